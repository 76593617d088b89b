// Makes the keys of the two programs, each with no more rights than it needs, and tells a key that has too many.
import { createHash } from 'node:crypto';
import { Meilisearch, MeilisearchApiError } from 'meilisearch';
import { type CommandHint, PLAIN_COMMAND, unavailable } from './failures.ts';
import { indexNames, type NamedArchive, toldName } from './schema.ts';

export interface ProgramKeys {
  /** Searches the indexes of one archive. */
  readonly search: string;
  /** Writes all indexes: tasks that concern two indexes can be read by no narrower key. */
  readonly admin: string;
}

const TIMEOUT_MS = 10_000;

/**
 * Keys with these rights; makes them where they are missing, and gives the same ones again otherwise: servers that share a master key
 * share them, too. Throws `EngineUnavailable`.
 */
export async function programKeys(
  address: string,
  masterKey: string,
  archive: NamedArchive,
  hint: CommandHint = PLAIN_COMMAND,
): Promise<ProgramKeys> {
  const { family } = indexNames(archive);
  const client = new Meilisearch({ host: address, apiKey: masterKey, timeout: TIMEOUT_MS });
  try {
    return {
      search: await keyFor(client, `search ${family}`, {
        name: `Rapporteur’s web server: ${toldName(archive)}`,
        actions: ['search'],
        indexes: [`${family}*`],
      }),
      admin: await keyFor(client, 'index', {
        name: 'Rapporteur’s indexer',
        actions: ['documents.*', 'indexes.*', 'settings.*', 'tasks.*', 'stats.get', 'version', 'search'],
        indexes: ['*'],
      }),
    };
  } catch (error) {
    throw unavailable(address, error, hint);
  }
}

interface Rights {
  readonly name: string;
  readonly actions: string[];
  readonly indexes: string[];
}

/** A key follows from its id and the master key: the same id everywhere gives the same key. */
async function keyFor(client: Meilisearch, purpose: string, { name, actions, indexes }: Rights): Promise<string> {
  const uid = uuidOf(`rapporteur ${purpose}`);
  try {
    return (await client.getKey(uid)).key;
  } catch (error) {
    if (!(error instanceof MeilisearchApiError) || error.cause?.code !== 'api_key_not_found') throw error;
  }
  return (await client.createKey({ uid, name, actions: actions as never, indexes, expiresAt: null })).key;
}

/** A UUID of version 4 in form, made from a text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Whether the key may write: then it does not belong into a web server. `false` where no server answers. */
export async function mayWrite(addresses: readonly string[], key: string | null): Promise<boolean> {
  for (const host of addresses) {
    try {
      await new Meilisearch({ host, timeout: TIMEOUT_MS, ...(key !== null && { apiKey: key }) }).getRawIndexes({
        limit: 1,
      });
      return true;
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.response.status === 403) return false;
    }
  }
  return false;
}
