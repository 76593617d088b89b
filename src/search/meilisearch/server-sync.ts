// Makes one server's index equal to the archive: small changes as a single task, which happens whole or not at all; large ones, and a first
// index, in an index of its own that takes the place of the live one when it is complete. What is half-made is never served.
import {
  aboutOf,
  deleteIndex,
  documentsOfItems,
  exists,
  type IndexAccess,
  type KnownItem,
  knownItems,
  lookupHashes,
  removeGone,
  wholeIndex,
} from './held-index.ts';
import type { LookupDocument } from './lookup.ts';
import { ABOUT_ID, type AboutDocument, type IndexedDocument, SCHEMA_VERSION } from './schema.ts';
import { applySettings } from './settings.ts';
import { clearQueue, done, finished, retrying } from './tasks.ts';

export interface ServerSync {
  /** By key; empty where the server has no whole index of this version. */
  readonly known: ReadonlyMap<string, KnownItem>;
  /** Whether the server has a whole index with this digest: nothing need be written. */
  holds(digest: string): boolean;
  /** An item that is new or has changed. */
  write(documents: readonly IndexedDocument[]): Promise<void>;
  /** Publishes what was written, without the items of `gone`. */
  commit(whole: CommittedWhole): Promise<void>;
  abandon(): Promise<void>;
}

export interface CommittedWhole {
  readonly about: Omit<AboutDocument, 'id' | 'kind' | 'version' | 'documentCount'>;
  readonly lookup: readonly LookupDocument[];
  /** Keys of all items. */
  readonly keys: ReadonlySet<string>;
  /** Of all items and what is said in them. */
  readonly itemDocuments: number;
}

export interface ServerSyncOptions extends IndexAccess {
  /** Changes of more than this many characters of JSON go to an index of their own. */
  readonly changesLimit: number;
}

/** Characters of JSON in one request when an index is made. */
const PORTION = 8_000_000;
const COPIED_AT_ONCE = 200;

type Sent = IndexedDocument | LookupDocument | AboutDocument | { readonly id: string; readonly kind: 'gone' };

/** Cleans up after a run that did not end. Throws `EngineUnavailable`. */
export async function beginServerSync(options: ServerSyncOptions): Promise<ServerSync> {
  const { server, names, patience, changesLimit } = options;
  const { live, next } = names;
  await clearQueue(server, patience, [live, next]);
  await deleteIndex(options, next);
  const about = await wholeIndex(options);
  if (about) await applySettings(server, patience, live);
  const known = about ? await knownItems(options) : new Map<string, KnownItem>();
  const knownLookup = about ? await lookupHashes(options) : new Map<string, string>();

  const written = new Map<string, number>();
  let lines: string[] = [];
  let length = 0;
  let isMaking = false;
  const tasks: number[] = [];

  const send = async (index: string) => {
    if (lines.length === 0) return;
    const body = lines.join('\n');
    lines = [];
    length = 0;
    const { taskUid } = await retrying(server, patience, (client) =>
      client.index(index).addDocumentsFromString(body, 'application/x-ndjson', { primaryKey: 'id' }),
    );
    tasks.push(taskUid);
  };
  const add = async (document: Sent) => {
    const line = JSON.stringify(document);
    lines.push(line);
    length += line.length;
    if (!isMaking && length > changesLimit) await make();
    if (isMaking && length > PORTION) await send(next);
  };
  const make = async () => {
    isMaking = true;
    await done(server, patience, (client) => client.createIndex(next, { primaryKey: 'id' }));
    await applySettings(server, patience, next);
  };
  if (!about) await make();

  /** As one task. */
  const publishChanges = async (whole: CommittedWhole, documentCount: number) => {
    const { lookup, keys } = whole;
    const also: Sent[] = [aboutDocument(whole, documentCount)];
    for (const [key, { zoneCount }] of known) {
      if (!keys.has(key)) also.push(gone(key));
      const left = keys.has(key) ? (written.get(key) ?? zoneCount) : 0;
      for (let zone = left; zone < zoneCount; zone++) also.push(gone(`${key}_${zone}`));
    }
    const parts = new Set(lookup.map(({ id }) => id));
    also.push(...lookup.filter(({ id, hash }) => knownLookup.get(id) !== hash));
    also.push(...[...knownLookup.keys()].filter((id) => !parts.has(id)).map(gone));
    for (const document of also) lines.push(JSON.stringify(document));
    await send(live);
    for (const task of tasks) await finished(server, patience, task);
    await removeGone(options);
  };

  const publishMade = async (whole: CommittedWhole, documentCount: number) => {
    const unchanged = [...whole.keys].filter((key) => !written.has(key));
    for (let at = 0; at < unchanged.length; at += COPIED_AT_ONCE) {
      const copied = await documentsOfItems(options, unchanged.slice(at, at + COPIED_AT_ONCE));
      for (const document of copied) await add(document);
    }
    for (const part of whole.lookup) await add(part);
    await add(aboutDocument(whole, documentCount));
    await send(next);
    for (const task of tasks) await finished(server, patience, task);
    const { numberOfDocuments } = await retrying(server, patience, (client) => client.index(next).getStats());
    if (numberOfDocuments !== documentCount) {
      throw new Error(`${server.address} holds ${numberOfDocuments} documents in ${next} instead of ${documentCount}`);
    }
    await putInPlace(options, whole.about.run);
    await deleteIndex(options, next);
  };

  const holds = (digest: string): boolean => !isMaking && about?.digest === digest;

  return {
    known,
    holds,
    async write(documents) {
      const key = documents[0]?.item ?? '';
      written.set(key, documents.length - 1);
      for (const document of documents) await add(document);
    },
    async commit(whole) {
      const documentCount = whole.itemDocuments + whole.lookup.length + 1;
      if (!isMaking) {
        if (!holds(whole.about.digest)) await publishChanges(whole, documentCount);
        return;
      }
      await publishMade(whole, documentCount);
    },
    abandon: async () => {
      if (isMaking) await deleteIndex(options, next).catch(() => null);
    },
  };
}

function gone(id: string): Sent {
  return { id, kind: 'gone' };
}

function aboutDocument({ about }: CommittedWhole, documentCount: number): AboutDocument {
  return { id: ABOUT_ID, kind: 'about', ...about, version: SCHEMA_VERSION, documentCount };
}

/** Makes the index that is ready the live one; tells a lost answer from a lost request by what is live then. */
async function putInPlace(options: ServerSyncOptions, run: string): Promise<void> {
  const { server, names, patience } = options;
  if (!(await exists(options, names.live))) {
    await done(server, patience, (client) => client.createIndex(names.live, { primaryKey: 'id' }));
  }
  const { taskUid } = await retrying(server, patience, async (client) => {
    const queued = await client.tasks.getTasks({ types: ['indexSwap'], statuses: ['enqueued', 'processing'] });
    const own = queued.results.find(({ details }) =>
      details?.swaps?.some(({ indexes }) => indexes.includes(names.next)),
    );
    if (own) return { taskUid: own.uid };
    const last = (await client.tasks.getTasks({ types: ['indexSwap'], limit: 1 })).results[0];
    if (last?.status === 'succeeded' && (await aboutOf(options, names.live))?.run === run) return { taskUid: last.uid };
    return client.swapIndexes([{ indexes: [names.live, names.next], rename: false }]);
  });
  await finished(server, patience, taskUid);
}
