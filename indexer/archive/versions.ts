// Earlier versions of reports that their authors have changed: versions/<source>/<name of the report's file>/<instant>.md, each a
// report file itself. They are part of the archive; pages show how a report was changed.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { formatReportFile, type StoredReport } from './report-file.ts';

/** Writes a version of the report at `path`; the same version twice is one file. Returns its path from the archive's folder. */
export function writeVersion(folder: string, path: string, version: StoredReport): string {
  const instant = version.captured?.replace(/\.\d+/, '').replaceAll(':', '-') ?? 'undated';
  const name = `${versionsFolder(path)}/${instant}-${(version.textSha256 ?? '').slice(0, 8) || 'text'}.md`;
  const full = join(folder, name);
  if (!existsSync(full)) {
    mkdirSync(dirname(full), { recursive: true });
    writeFileAtomic.sync(full, formatReportFile(version));
  }
  return name;
}

export function removeVersions(folder: string, path: string): void {
  rmSync(join(folder, versionsFolder(path)), { recursive: true, force: true });
}

/** From the archive's folder, for a report's path from there. */
function versionsFolder(path: string): string {
  return path.replace(/^reports\//, 'versions/').replace(/\.md$/, '');
}
