// Keeps an index run from emptying a site: an archive that has lost most of its reports, say because a disk is not mounted, is not published
// unless somebody says that it is meant.
import { type HeldArchive, heldArchive } from '../../src/catalogue/owner.ts';
import { isLedgerAsRead, ledgerStandIn, reportsInLedger } from '../archive/ledger-file.ts';
import type { Archive } from '../archive/store.ts';

/** More than half of the reports that were published before are gone; the message says what to do. */
export class ArchiveEmptied extends Error {
  override readonly name = 'ArchiveEmptied';
}

/** Reports that were withdrawn are meant to be gone. Throws `ArchiveEmptied`. */
export function refuseEmptied(archive: Archive, cataloguePath: string, indexCommand = 'npx rapporteur index'): void {
  const published = publishedBefore(archive.folder, heldArchive(cataloguePath));
  for (const { report } of archive.withdrawals) published.delete(report);
  const here = new Set(archive.files.map(({ report }) => report.id));
  // A report whose date was mended has another id: it is not gone as long as there are as many.
  if (2 * here.size >= published.size) return;
  const gone = [...published].filter((id) => !here.has(id)).sort();
  const named = gone.slice(0, MOST_NAMED).join(', ') + (gone.length > MOST_NAMED ? ', …' : '');
  throw new ArchiveEmptied(
    `${gone.length} of the ${published.size} reports that were indexed before are not in ${archive.folder}/reports, or cannot be read: ${named}. ` +
      `Nothing was changed. Put them back; or, if they are meant to be gone, run "${indexCommand} --yes".`,
  );
}

const MOST_NAMED = 5;

/** By what the archive remembers itself, and by the catalogue, which may remember more. */
function publishedBefore(folder: string, held: HeldArchive | null): Set<string> {
  const ids = new Set(held?.reports.keys());
  const stand = ledgerStandIn(held?.ledger ?? null);
  // A catalogue that was written with this ledger knows all that stands in it.
  if (stand === null || !isLedgerAsRead(folder, stand)) for (const id of reportsInLedger(folder)) ids.add(id);
  return ids;
}
