// Adds an entry to the text of sources.yml and leaves everything else as it stands, to the letter.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSeq, parseDocument, stringify } from 'yaml';
import { LIST_FILES, readLists } from './lists.ts';
import { describeProblem } from './problem.ts';

/** Fields of the entry in the order in which they are to stand; absent ones are left out. */
export type SourceEntry = Readonly<Record<string, string | boolean | number | readonly string[] | null | undefined>>;

/** @param text of the file, empty where there is none. Throws where the text is no list: `rapporteur check` says what is wrong. */
export function withSource(text: string, entry: SourceEntry): string {
  const document = parseDocument(text);
  const fields = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null && value !== undefined));
  const { contents } = document;
  if (contents !== null && (document.errors.length > 0 || !isSeq(contents)))
    throw new Error('sources.yml is no list of sources');
  if (contents?.flow) {
    document.add(document.createNode(fields));
    return document.toString({ lineWidth: 0 });
  }
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const indentation = /^( *)- /m.exec(contents === null ? '' : text)?.[1] ?? '';
  // Set apart where the entries before it are.
  const gap = /\n\s*\n *- /.test(text) ? '\n' : '';
  return start + gap + stringify([fields], { lineWidth: 0 }).replace(/^(?=.)/gm, indentation);
}

/** What the list would be read as: nothing is written that could not be. */
export function problemsWith(archive: string, sources: string): string[] {
  const texts = Object.fromEntries(
    LIST_FILES.map((file) => {
      const path = join(archive, file);
      return [file, file === 'sources.yml' ? sources : existsSync(path) ? readFileSync(path, 'utf8') : null];
    }),
  ) as Parameters<typeof readLists>[0];
  return readLists(texts, (file) => join(archive, file)).problems.map(describeProblem);
}
