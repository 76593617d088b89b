// Imports captures as the command line does, and builds small ones.
import { utimesSync } from 'node:fs';
import { importFiles } from '../../indexer/commands/import.ts';
import { type TemporaryFolder, temporaryFolder } from './orchards.ts';

export interface Imported {
  readonly status: number;
  readonly said: string;
  readonly told: readonly string[];
}

/** Imports what `captures` holds; every capture is of the same instant. */
export async function importInto(
  archive: TemporaryFolder,
  source: string,
  captures: Record<string, string | Uint8Array>,
): Promise<Imported> {
  using folder = temporaryFolder();
  for (const [name, content] of Object.entries(captures)) utimesSync(folder.write(name, content), 1.94e9, 1.94e9);
  const lines: string[] = [];
  const told: string[] = [];
  const out = {
    line: (text: string) => void lines.push(text),
    error: (text: string) => void told.push(text.replaceAll(`${archive.path}/`, '').replaceAll(`${folder.path}/`, '')),
    write: async () => {},
  };
  const options = {
    ...{ archive: archive.path, source, paths: [folder.path] },
    now: () => new Date(1.94e12),
    hint: (words: string) => `rapporteur ${words}`,
  };
  const status = await importFiles(options, out, { update: () => {}, end: () => {} });
  return { status, said: lines.join('\n'), told };
}

/** A cut post of a WordPress page. */
export const post = (title: string, ...paragraphs: readonly string[]) =>
  [title, ...paragraphs, 'Continue reading'].join('\n\n');

/** A WordPress page. */
export const page = (...posts: readonly string[]) => ({ 'page.txt': posts.join('\n\n') });
/** Minutes of the presses in which Hester says something. */
export const minutes = (said: string) =>
  `# Presses\n\nAttendees: Hester Quill (HQU)\n\n## Oil\n\nHQU: ${said}\n\nHQU: Agreed.\n`;
