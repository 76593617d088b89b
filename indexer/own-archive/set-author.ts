// Says who writes the reports of a source: in sources.yml, where all else stays to the letter, and in those of its reports that name nobody.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { parseDocument, stringify } from 'yaml';
import { readArchive, writeReport } from '../archive/store.ts';

/** Returns the number of reports that have got the author. Only to be called by the one run that may write. Throws `ArchiveUnreadable`. */
export function setAuthor(folder: string, sourceId: string, author: string): number {
  const path = join(folder, 'sources.yml');
  const before = readFileSync(path, 'utf8');
  const after = withAuthor(before, sourceId, author);
  if (after !== before) writeFileAtomic.sync(path, after);
  const nameless = readArchive(folder).files.filter(
    ({ report }) => report.sourceId === sourceId && report.author === null,
  );
  for (const file of nameless) writeReport(folder, { ...file.report, author }, file.path);
  return nameless.length;
}

/** @param text of a sources.yml that has the source */
function withAuthor(text: string, sourceId: string, author: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) =>
    new RegExp(String.raw`^\s*(?:-\s+)?id:\s*["']?${sourceId}["']?\s*(?:#.*)?$`).test(line),
  );
  if (at === -1) {
    // Written in brackets.
    const document = parseDocument(text);
    const entries = document.toJS() as readonly { readonly id?: string }[];
    const index = entries.findIndex(({ id }) => id === sourceId);
    if (entries[index] && (entries[index] as { author?: string }).author === author) return text;
    document.setIn([index, 'author'], author);
    return document.toString({ lineWidth: 0 });
  }
  const indentation = (/^\s*(?:-\s+)?/.exec(lines[at] ?? '')?.[0] ?? '').length;
  const field = `${' '.repeat(indentation)}author: ${stringify(author, { lineWidth: 0 }).trim()}`;
  const isOfEntry = (line: string): boolean => line.trim() === '' || line.startsWith(' '.repeat(indentation));
  for (let next = at + 1; next < lines.length && isOfEntry(lines[next] ?? ''); next++)
    if ((lines[next] ?? '').startsWith(`${' '.repeat(indentation)}author:`)) return lines.with(next, field).join('\n');
  return lines.toSpliced(at + 1, 0, field).join('\n');
}
