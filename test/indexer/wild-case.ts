// The small invented captures of test/indexer/wild: each file holds one fault that was seen on other people's minutes, with the captures
// that showed it. Imports them as an adopter would, with empty lists, and analyses what came in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArchive } from '../../indexer/archive/store.ts';
import { archiveAnalyst } from '../../indexer/publish/archive-analyst.ts';
import type { AgendaItem } from '../../src/reports/item.ts';
import type { Report } from '../../src/reports/report.ts';
import { importInto } from './importing.ts';
import { temporaryFolder } from './orchards.ts';

export interface CaseReport {
  readonly report: Report;
  readonly items: readonly AgendaItem[];
}

export interface CaseResult {
  readonly said: string;
  readonly told: readonly string[];
  /** In the order of their files. */
  readonly reports: readonly CaseReport[];
}

/** @param name of the case, without `.md` */
export async function wildCase(name: string, kind: 'files' | 'git' = 'files'): Promise<CaseResult> {
  using archive = temporaryFolder();
  archive.write('archive.yml', 'title: Harbour\nbodies:\n  - id: body\n    name: The body\n');
  archive.write(
    'sources.yml',
    `- id: src\n  kind: ${kind}\n  title: Minutes\n  url: https://harbour.example/\n  body: body\n`,
  );
  const { said, told } = await importInto(archive, 'src', capturesOf(name));
  const read = readArchive(archive.path);
  const analyst = archiveAnalyst(read);
  return { said, told, reports: read.files.map(({ report }) => ({ report, items: analyst.analyse(report).items })) };
}

function capturesOf(name: string): Record<string, string> {
  const text = readFileSync(join(import.meta.dirname, 'wild', `${name}.md`), 'utf8');
  return Object.fromEntries(
    [...text.matchAll(/^## Input `([^`]+)`\n\n~~~~\n([\s\S]*?\n)~~~~$/gm)].map(([, path = '', content = '']) => [
      path,
      content,
    ]),
  );
}
