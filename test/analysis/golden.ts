// Writes the analysis of a report as text that a person can review in a diff: items, statements with speakers, how sure, decisions.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { type AgendaItem, DOUBTFUL_BELOW } from '../../src/reports/item.ts';

/** Of the sample archive: every manner that it has. */
export const GOLDEN_REPORTS = [
  'dov-penhallow-2021-03-27',
  'dov-penhallow-2023-03-04',
  'isla-marrack-2022-03-19',
  'isla-marrack-2024-07-13',
  'standards-minutes-2023-01-17',
] as const;

export const GOLDEN_FOLDER = join(import.meta.dirname, 'golden');

/** The analysis of each golden report, by its id. */
export function goldenTexts(): ReadonlyMap<string, string> {
  const archive = readArchive(join(import.meta.dirname, '../../archive/sample'));
  const analyst = analystFor(archive.lists);
  return new Map(
    GOLDEN_REPORTS.map((id) => {
      const report = archive.files.find((file) => file.report.id === id)?.report;
      if (!report) throw new Error(`the sample archive has no report ${id}`);
      return [id, analyst.analyse(report).items.map(rendered).join('\n')];
    }),
  );
}

/** Names of the golden files that are there. */
export function goldenFiles(): string[] {
  return readdirSync(GOLDEN_FOLDER).sort();
}

function rendered({ position, heading, title, id, statements, topics, decisions }: AgendaItem): string {
  const lines = [`== ${position}. ${title}${heading === null ? ' (title made up)' : ''} [${id}]`];
  lines.push(`   topics: ${topics.map((topic) => topic.id).join(', ') || '-'}`);
  for (const { speaker, text, found, confidence, evidence } of statements) {
    const doubt = confidence < DOUBTFUL_BELOW ? '?' : '';
    lines.push(`${speaker?.name ?? '-'}${doubt} | ${text.trim().replace(/\s+/g, ' ')}`);
    if (speaker) lines.push(`      ${found}${evidence === null ? '' : `: ${evidence.replace(/\s+/g, ' ')}`}`);
  }
  for (const { text, votes } of decisions) {
    const count = votes
      ? ` (${votes.for} to ${votes.against}${votes.abstained === null ? '' : `, ${votes.abstained} abstained`})`
      : '';
    lines.push(`   decided${count}: ${text.replace(/\s+/g, ' ')}`);
  }
  return `${lines.join('\n')}\n`;
}
