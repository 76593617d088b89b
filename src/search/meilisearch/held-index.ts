// What a server holds of an archive's indexes before a sync, and how an index goes away. Throws `EngineUnavailable` throughout.
import { isIndexMissing } from './failures.ts';
import { hasAny, ofKind } from './filters.ts';
import type { LookupDocument } from './lookup.ts';
import { ABOUT_ID, type AboutDocument, type IndexedDocument, type IndexNames, SCHEMA_VERSION } from './schema.ts';
import type { Server } from './servers.ts';
import { done, type Patience, retrying } from './tasks.ts';

export interface IndexAccess {
  readonly server: Server;
  readonly names: IndexNames;
  /** `rulesFingerprint` */
  readonly rules: string;
  readonly patience: Patience;
}

/** What a server held of an item before. */
export interface KnownItem {
  readonly hash: string;
  /** How many documents there are besides the item's own. */
  readonly zoneCount: number;
}

const KEYS_AT_ONCE = 2000;

/** The note on the live index where it holds as many documents as it should, made as they are made now; removes what a killed run has left in it. */
export async function wholeIndex(options: IndexAccess): Promise<AboutDocument | null> {
  const { server, names, patience } = options;
  const about = await aboutOf(options, names.live);
  if (about?.rules !== options.rules) return null;
  const count = () => retrying(server, patience, (client) => client.index(names.live).getStats());
  if ((await count()).numberOfDocuments !== about.documentCount) await removeGone(options);
  return (await count()).numberOfDocuments === about.documentCount ? about : null;
}

export async function removeGone({ server, names, patience }: IndexAccess): Promise<void> {
  await done(server, patience, (client) =>
    client.index(names.live).deleteDocuments({ filter: hasAny('kind', ['gone']) }),
  );
}

export async function aboutOf({ server, patience }: IndexAccess, index: string): Promise<AboutDocument | null> {
  return retrying(server, patience, async (client) => {
    try {
      const { results } = await client.index<AboutDocument>(index).getDocuments({ ids: [ABOUT_ID], limit: 1 });
      return results[0]?.version === SCHEMA_VERSION ? results[0] : null;
    } catch (error) {
      if (isIndexMissing(error)) return null;
      throw error;
    }
  });
}

export async function exists({ server, patience }: IndexAccess, index: string): Promise<boolean> {
  return retrying(server, patience, async (client) => {
    try {
      await client.getRawIndex(index);
      return true;
    } catch (error) {
      if (isIndexMissing(error)) return false;
      throw error;
    }
  });
}

export async function deleteIndex(options: IndexAccess, index: string): Promise<void> {
  if (await exists(options, index)) await done(options.server, options.patience, (client) => client.deleteIndex(index));
}

export async function knownItems({ server, names, patience }: IndexAccess): Promise<Map<string, KnownItem>> {
  const known = new Map<string, KnownItem>();
  for (let offset = 0; ; offset += KEYS_AT_ONCE) {
    const { results } = await retrying(server, patience, (client) =>
      client
        .index<IndexedDocument>(names.live)
        .getDocuments({ filter: ofKind('item'), fields: ['id', 'hash', 'zoneCount'], limit: KEYS_AT_ONCE, offset }),
    );
    for (const { id, hash = '', zoneCount = 0 } of results) known.set(id, { hash, zoneCount });
    if (results.length < KEYS_AT_ONCE) return known;
  }
}

export async function lookupHashes({ server, names, patience }: IndexAccess): Promise<Map<string, string>> {
  const { results } = await retrying(server, patience, (client) =>
    client
      .index<LookupDocument>(names.live)
      .getDocuments({ filter: ofKind('lookup'), fields: ['id', 'hash'], limit: KEYS_AT_ONCE }),
  );
  return new Map(results.map(({ id, hash }) => [id, hash]));
}

export async function documentsOfItems(
  { server, names, patience }: IndexAccess,
  keys: readonly string[],
): Promise<readonly IndexedDocument[]> {
  const documents: IndexedDocument[] = [];
  for (let offset = 0; ; offset += KEYS_AT_ONCE) {
    const { results } = await retrying(server, patience, (client) =>
      client
        .index<IndexedDocument>(names.live)
        .getDocuments({ filter: hasAny('item', keys), limit: KEYS_AT_ONCE, offset }),
    );
    documents.push(...results);
    if (results.length < KEYS_AT_ONCE) return documents;
  }
}
