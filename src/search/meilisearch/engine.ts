// The engine on Meilisearch servers as the rest of the program sees it: reads from any of them, writes to each that it was told to write to.
import { EngineUnavailable, type SearchEngine } from '../engine.ts';
import { type CommandHint, PLAIN_COMMAND } from './failures.ts';
import { indexReader } from './reader.ts';
import { indexNames, type NamedArchive, toldName } from './schema.ts';
import { clientFor, openServers } from './servers.ts';
import { syncServers } from './sync.ts';

export interface MeilisearchEngineOptions {
  /** Several may share a server. */
  readonly archive: NamedArchive;
  /** Each has a complete index; at least one. */
  readonly readAddresses: readonly string[];
  /** Each is made equal to the archive by `sync`; none: `sync` is refused. */
  readonly writeAddresses: readonly string[];
  /** Of the keys, the searching one does for all but `sync`. `null` for a server without keys. */
  readonly searchKey: string | null;
  readonly adminKey: string | null;
  /** For messages: commands with the archive in use. */
  readonly hint?: CommandHint;
  /** Of one question to one server; 5 seconds if not given. */
  readonly readTimeoutMs?: number;
  /** For how long a server may be away before `sync` gives up; half a minute if not given. */
  readonly retryForMs?: number;
  /** For how long a server's task may make no progress; two minutes if not given. */
  readonly stallMs?: number;
  /** In characters of JSON: larger changes make a new index. For tests. */
  readonly changesLimit?: number;
}

const READ_TIMEOUT_MS = 5000;
const WRITE_TIMEOUT_MS = 120_000;
const RETRY_FOR_MS = 30_000;
const STALL_MS = 120_000;
/** Well below the payload that a server takes by default (100 MB). */
const CHANGES_LIMIT = 24_000_000;

/** Asks nothing yet. */
export function openMeilisearchEngine(options: MeilisearchEngineOptions): SearchEngine {
  const { archive, readAddresses, writeAddresses, searchKey, adminKey } = options;
  const { readTimeoutMs = READ_TIMEOUT_MS, changesLimit = CHANGES_LIMIT, hint = PLAIN_COMMAND } = options;
  const patience = { retryForMs: options.retryForMs ?? RETRY_FOR_MS, stallMs: options.stallMs ?? STALL_MS };
  const names = indexNames(archive);
  const servers = openServers({ addresses: readAddresses, key: searchKey ?? adminKey, timeoutMs: readTimeoutMs, hint });
  const reader = indexReader(servers, names.live);
  const targets = writeAddresses.map((address) => ({
    address,
    client: clientFor(address, adminKey, WRITE_TIMEOUT_MS),
    hint,
  }));
  let lastSync: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  return {
    ...reader,
    sync(items, onProgress) {
      if (targets.length === 0) return Promise.reject(new Error(`${names.live} was opened for reading only`));
      const sync = lastSync.then(() => {
        if (isClosed) throw new EngineUnavailable('Meilisearch: the engine is closed');
        return syncServers(
          items,
          { servers: targets, names, archive: toldName(archive), patience, changesLimit },
          onProgress,
        );
      });
      lastSync = sync.catch(() => null);
      return sync;
    },
    // Only the server knows, and to ask it takes as long as a search.
    revision: () => null,
    async close() {
      isClosed = true;
      servers.close();
      await lastSync;
    },
  };
}
