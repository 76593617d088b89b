// Takes over the index that the version before called by the last name of the archive's folder alone: two archives of one name shared it, and it
// goes to the one whose items it holds. One renaming on the server, so that it is there under one of the two names at any moment.
import { EngineUnavailable } from '../engine.ts';
import { PLAIN_COMMAND } from './failures.ts';
import { deleteIndex, exists, type IndexAccess, knownItems } from './held-index.ts';
import { indexNames, itemKey, type NamedArchive } from './schema.ts';
import { clientFor } from './servers.ts';
import { done } from './tasks.ts';

export interface TakeOverOptions {
  readonly addresses: readonly string[];
  readonly adminKey: string | null;
  readonly archive: NamedArchive;
  readonly formerNames: readonly string[];
  /** Hashes by id of the item documents that the archive's catalogue holds, as they were indexed last. */
  readonly items: () => ReadonlyMap<string, string>;
}

const TIMEOUT_MS = 30_000;
const PATIENCE = { retryForMs: 5000, stallMs: 120_000 };

/**
 * Where a server has no index of the archive yet, but one under a former name of whose items more than half are the catalogue's, that one is
 * renamed. Returns what was renamed, as “server: old → new”. A server that is away is left to the sync that follows.
 */
export async function takeOverIndexes(options: TakeOverOptions): Promise<readonly string[]> {
  const taken: string[] = [];
  for (const address of options.addresses) {
    try {
      taken.push(...(await takeOverOn(address, options)));
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
    }
  }
  return taken;
}

async function takeOverOn(
  address: string,
  { adminKey, archive, formerNames, items }: TakeOverOptions,
): Promise<readonly string[]> {
  const server = { address, client: clientFor(address, adminKey, TIMEOUT_MS), hint: PLAIN_COMMAND };
  const names = indexNames(archive);
  const access = { server, patience: PATIENCE, rules: '' };
  if (await exists({ ...access, names }, names.live)) return [];
  for (const former of formerNames.map(indexNames)) {
    if (former.live === names.live || !(await exists({ ...access, names: former }, former.live))) continue;
    if (!(await holdsItems({ ...access, names: former }, items()))) continue;
    await done(server, PATIENCE, (client) =>
      client.swapIndexes([{ indexes: [former.live, names.live], rename: true }]),
    );
    await deleteIndex({ ...access, names: former }, former.next);
    return [`${address}: ${former.live} → ${names.live}`];
  }
  return [];
}

async function holdsItems(access: IndexAccess, items: ReadonlyMap<string, string>): Promise<boolean> {
  const own = new Map([...items].map(([id, hash]) => [itemKey(id), hash]));
  const known = await knownItems(access);
  const same = [...known].filter(([key, { hash }]) => own.get(key) === hash).length;
  return 2 * same > known.size;
}
