// `rapporteur withdraw`: takes a report out of the archive at its author's request, for good. Each step can be repeated: a run that
// dies in the middle is completed by the next one.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Source } from '../../src/reports/archive.ts';
import { eraseLedgerWords } from '../archive/ledger-file.ts';
import { eraseTexts } from '../archive/permalink-files.ts';
import { parseReportFile, type StoredReport } from '../archive/report-file.ts';
import { readArchive } from '../archive/store.ts';
import { removeVersions } from '../archive/versions.ts';
import { formatWithdrawals, WITHDRAWN_FILE, withdrawalOf } from '../archive/withdrawals.ts';
import { forgetReport } from '../harvest/state.ts';
import { isSharedAddress } from '../import/shared-address.ts';
import type { Output } from './output.ts';

export interface WithdrawCommand {
  readonly archive: string;
  readonly report: string;
  /** A sentence for readers. */
  readonly reason: string;
  readonly now: () => Date;
  /** Brings catalogue and engine up to date, and makes them forget what was deleted; returns its exit status. */
  readonly index: () => Promise<number>;
}

/** Returns the exit status: 2 where the archive has no such report. Throws `ArchiveUnreadable`. */
export async function withdraw(
  { archive: folder, report: id, reason, now, index }: WithdrawCommand,
  out: Output,
): Promise<number> {
  const { withdrawals, lists } = readArchive(folder);
  const files = filesOf(folder, id);
  const known = withdrawals.find(({ report }) => report === id);
  const [first] = files;
  if (!known && !first) {
    out.error(`the archive has no report "${id}": its id is the last part of its page’s address`);
    return 2;
  }
  if (!known && first) {
    const source = lists.sources.find((one) => one.id === first.report.sourceId);
    const withdrawal = withdrawalOf(first.report, {
      ...{ withdrawn: now().toISOString().slice(0, 10), reason },
      ownUrl: ownUrl(first.report, source),
    });
    // First of all: from here on nothing brings it back.
    writeFileAtomic.sync(join(folder, WITHDRAWN_FILE), formatWithdrawals([...withdrawals, withdrawal]));
  }
  for (const { path } of files) {
    removeVersions(folder, path);
    rmSync(join(folder, path), { force: true });
  }
  eraseTexts(folder, id);
  eraseLedgerWords(folder, id);
  for (const source of lists.sources) forgetReport(folder, source.id, id);
  out.line(
    `Withdrew “${id}”: its text is out of the archive, and nothing will bring it back (${WITHDRAWN_FILE} says why).`,
  );
  const status = await index();
  out.line(
    'Copies outside the archive are not touched: backups, version control, exports that somebody has downloaded, and the folder or repository that it came from.',
  );
  return status;
}

interface FoundFile {
  /** From the archive's folder. */
  readonly path: string;
  readonly report: StoredReport;
}

/** Reads the files itself: what is withdrawn already counts as no report of the archive. */
function filesOf(folder: string, id: string): FoundFile[] {
  return sourcesIn(folder).flatMap((sourceId) =>
    readdirSync(join(folder, 'reports', sourceId))
      .filter((name) => name.endsWith('.md'))
      .flatMap((name): FoundFile[] => {
        const path = `reports/${sourceId}/${name}`;
        const parsed = parseReportFile(path, sourceId, readFileSync(join(folder, path), 'utf8'));
        return parsed.problems || parsed.report.id !== id ? [] : [{ path, report: parsed.report }];
      }),
  );
}

function sourcesIn(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'reports'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function ownUrl({ url }: StoredReport, source: Source | undefined): string | null {
  return url === null || (source && isSharedAddress(url, source)) ? null : url;
}
