// Keeps the settings of an index as this program needs them: compares first, and sends only what differs.
import { isDeepStrictEqual } from 'node:util';
import type { Settings } from 'meilisearch';
import { SETTINGS } from './schema.ts';
import type { Server } from './servers.ts';
import { done, type Patience, retrying } from './tasks.ts';

/** Returns the names of the settings that were changed. A change makes the server index anew by itself; it answers meanwhile as before. */
export async function applySettings(server: Server, patience: Patience, index: string): Promise<readonly string[]> {
  const current = await retrying(server, patience, (client) => client.index(index).getSettings());
  const changes = settingsChanges(current);
  const names = Object.keys(changes);
  if (names.length > 0) await done(server, patience, (client) => client.index(index).updateSettings(changes));
  return names;
}

/** What of `SETTINGS` differs from what the server has. */
export function settingsChanges(current: Settings): Settings {
  const differing = Object.entries(SETTINGS).filter(
    ([name, wanted]) => !isDeepStrictEqual(comparable(wanted), comparable(current[name as keyof Settings])),
  );
  return Object.fromEntries(differing);
}

/** Plain JSON, without the order that the server does not keep in lists of names; ranking rules are told apart by their prefix. */
function comparable(value: unknown): unknown {
  const plain: unknown = JSON.parse(JSON.stringify(value ?? null));
  if (!Array.isArray(plain) || plain.includes('sort') || plain.includes('title')) return plain;
  return plain.every((one) => typeof one === 'string') ? plain.toSorted() : plain;
}
