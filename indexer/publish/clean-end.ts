// Remembers how the derived files stood when an index run ended well, so that only files that somebody else has touched, or that a run has left
// unfinished, need be searched for damage. Knows nothing of what is in them.
import { readFileSync, rmSync, statSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';

/** Which of these files are not as the last run has left them; all, where it did not end. @param note path of what it wrote down */
export function touchedSince(note: string, paths: readonly string[]): readonly string[] {
  const known = notedStamps(note);
  return paths.filter((path) => known[path] !== stampOf(path));
}

/** To be called when every one of these files is closed. */
export function noteCleanEnd(note: string, paths: readonly string[]): void {
  writeFileAtomic.sync(
    note,
    `${JSON.stringify(Object.fromEntries(paths.map((path) => [path, stampOf(path)])), null, 2)}\n`,
  );
}

/** Before anything is written: a run that dies leaves none. */
export function forgetCleanEnd(note: string): void {
  rmSync(note, { force: true });
}

function notedStamps(note: string): Readonly<Record<string, unknown>> {
  try {
    const noted: unknown = JSON.parse(readFileSync(note, 'utf8'));
    return typeof noted === 'object' && noted !== null ? (noted as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Of a database and its log, which counts as soon as something is in it. */
function stampOf(path: string): string {
  return [path, `${path}-wal`]
    .map((file) => {
      const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
      return stats?.isFile() && stats.size > 0n
        ? `${stats.size} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.ino}`
        : 'none';
    })
    .join(', ');
}
