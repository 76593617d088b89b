// Tells whether a report's file is as an index run has read it before: by size and time, and where these do not tell, by its bytes. What is
// known is not parsed again, and its text is read when somebody asks for it.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { FileStamp, KnownFile } from '../../src/catalogue/file-table.ts';
import { hashOf } from './hash-of.ts';
import { lazyReport } from './lazy-report.ts';
import type { StoredReport } from './report-file.ts';

/** A file as it lies there now. */
export interface SeenFile {
  readonly stamp: FileStamp;
  /** What is known of it; `null` where it is new or has changed. */
  readonly known: KnownFile | null;
  /** `null` where it was not read, or is not needed any more. */
  readonly bytes: Uint8Array | null;
  /** Of the whole report, its text among it; absent where that was not read. */
  readonly reportHash?: string;
}

/** The report of a file that was read, with its text left on the disk again, and what is to be remembered of the file. */
export function readReport(
  folder: string,
  path: string,
  { file, report }: { readonly file: SeenFile; readonly report: StoredReport },
): { readonly file: SeenFile; readonly report: StoredReport } {
  const { text: _, ...rest } = report;
  const reportHash = hashOf([JSON.stringify(report)]);
  return { file: { ...file, known: null, bytes: null, reportHash }, report: lazyReport(folder, path, rest) };
}

export function seenFile(path: string, known: KnownFile | undefined): SeenFile {
  const { size, mtimeNs, ctimeNs, ino } = statSync(path, { bigint: true });
  const isStill = Date.now() - Math.max(Number(mtimeNs), Number(ctimeNs)) / 1e6 > STILL_MS;
  const written = isStill ? `${mtimeNs} ${ctimeNs} ${ino}` : null;
  if (known && written !== null && known.size === Number(size) && known.written === written)
    return { stamp: known, known, bytes: null };
  const bytes = readFileSync(path);
  const stamp = { size: bytes.length, written, sha256: createHash('sha256').update(bytes).digest('hex') };
  return { stamp, known: known?.sha256 === stamp.sha256 ? known : null, bytes };
}

/** Clocks of disks are coarse: a file that was written less long ago may change again without another time. */
const STILL_MS = 2000;

/** The report of a known file, with its text still in the archive at `folder`. */
export function knownReport(folder: string, path: string, { json }: KnownFile): StoredReport {
  return lazyReport(folder, path, JSON.parse(json));
}

/** What is to be kept of a file. */
export function keptFile({ stamp, known }: SeenFile, report: StoredReport, reportHash: string): KnownFile {
  if (known) return { ...known, ...stamp };
  const { text: _, ...rest } = report;
  const { size, written, sha256 } = stamp;
  return { size, written, sha256, reportHash, json: JSON.stringify(rest) };
}
