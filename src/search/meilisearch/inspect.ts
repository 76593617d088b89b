// Tells what each server holds of an archive, for operators.
import type { ItemDocument } from '../../reports/item.ts';
import { type CommandHint, causeOf, isIndexMissing } from './failures.ts';
import { ABOUT_ID, type AboutDocument, indexNames, itemKey, type NamedArchive } from './schema.ts';
import { clientFor } from './servers.ts';
import { digestOf } from './sync.ts';

export interface HeldIndex {
  readonly address: string;
  readonly index: string;
  /** Of the server; `null` where it does not tell. */
  readonly serverVersion: string | null;
  /** Items; `null` where there is no whole index of this version. */
  readonly items: number | null;
  /** The index holds exactly the expected documents. */
  readonly isUpToDate: boolean;
  /** Why a server does not tell what it holds. */
  readonly trouble: string | null;
}

const TIMEOUT_MS = 10_000;

/** @param documents that the indexes should hold */
export async function heldIndexes(
  addresses: readonly string[],
  key: string | null,
  archive: NamedArchive,
  documents: Iterable<ItemDocument>,
  hint: CommandHint,
): Promise<readonly HeldIndex[]> {
  const expected = digestOf(
    new Map(Iterator.from(documents).map(({ documentId, hash }) => [itemKey(documentId), hash])),
  );
  const { live: index } = indexNames(archive);
  return Promise.all(
    addresses.map(async (address): Promise<HeldIndex> => {
      const client = clientFor(address, key, TIMEOUT_MS);
      const none = { address, index, serverVersion: null, items: null, isUpToDate: false, trouble: null };
      const serverVersion = await client.getVersion().then(
        ({ pkgVersion }) => pkgVersion,
        () => null,
      );
      try {
        const { hits } = await client
          .index<AboutDocument>(index)
          .search('', { filter: `id = "${ABOUT_ID}"`, limit: 1 });
        const about = hits[0];
        if (!about) return { ...none, serverVersion };
        return { ...none, serverVersion, items: about.itemCount, isUpToDate: about.digest === expected };
      } catch (error) {
        return { ...none, serverVersion, trouble: isIndexMissing(error) ? null : causeOf(error, hint) };
      }
    }),
  );
}
