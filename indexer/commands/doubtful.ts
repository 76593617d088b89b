// `rapporteur check --doubtful`: lists the statements whose speaker is a guess, for the archivist to look at and to correct.
import { join } from 'node:path';
import { DOUBTFUL_BELOW, type Statement } from '../../src/reports/item.ts';
import type { Archive } from '../archive/store.ts';
import { archiveAnalyst } from '../publish/archive-analyst.ts';
import type { Output } from './output.ts';

/** Prints one line a doubtful statement; returns how many there are. */
export function listDoubtful(archive: Archive, out: Output): number {
  const analyst = archiveAnalyst(archive);
  let count = 0;
  for (const { path, report } of archive.files) {
    for (const item of analyst.analyse(report).items) {
      for (const statement of item.statements.filter(isDoubtful)) {
        out.line(`${join(archive.folder, path)}: ${doubt(statement)}`);
        count++;
      }
    }
  }
  out.line(
    `${count} statements are doubtful. To settle one, quote a few of its words in its report’s front matter:\n` +
      'corrections:\n  - quote: a few words\n    speaker: Full Name     # or: nobody',
  );
  return count;
}

function isDoubtful({ confidence }: Statement): boolean {
  return confidence < DOUBTFUL_BELOW;
}

function doubt({ text, speaker, found, confidence, evidence }: Statement): string {
  const words = text.trim().replace(/\s+/g, ' ');
  const quoted = words.length > 90 ? `${words.slice(0, 90)}…` : words;
  const why = evidence === null ? found : `${found}: “${evidence}”`;
  return `“${quoted}” ${speaker ? `${speaker.name}?` : 'somebody unknown'} (${why}; ${Math.round(confidence * 100)} %)`;
}
