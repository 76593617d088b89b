// Carries the archive's items to every server that is written to: prepares each item once, and sends each server what it does not have yet.
import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { EngineUnavailable, type ItemSource, type SyncSummary } from '../engine.ts';
import { preparedItem } from './documents.ts';
import { lookupBuilder } from './lookup.ts';
import { rulesFingerprint } from './rules.ts';
import { type IndexNames, itemKey, SCHEMA_VERSION, sha256 } from './schema.ts';
import { beginServerSync, type ServerSync } from './server-sync.ts';
import type { Server } from './servers.ts';
import type { Patience } from './tasks.ts';

export interface SyncOptions {
  readonly servers: readonly Server[];
  readonly names: IndexNames;
  readonly archive: string;
  readonly patience: Patience;
  readonly changesLimit: number;
}

const PROGRESS_EVERY = 100;

interface Running {
  readonly sync: ServerSync;
  readonly summary: { added: number; updated: number; removed: number; unchanged: number };
}

/**
 * Makes all servers hold exactly these documents. A server that fails does not keep the others from theirs, but the failure is thrown at the
 * end. The summary is that of the first server that did not fail. Throws `EngineUnavailable`.
 */
export async function syncServers(
  items: ItemSource,
  { servers, names, archive, patience, changesLimit }: SyncOptions,
  onProgress?: (done: number) => void,
): Promise<SyncSummary> {
  const rules = rulesFingerprint();
  const failures: Error[] = [];
  let running: Running[] = [];
  const each = async (action: (one: Running) => Promise<void>) => {
    const results = await Promise.allSettled(running.map(action));
    for (const result of results) if (result.status === 'rejected') failures.push(known(result.reason));
    running = running.filter((_, at) => results[at]?.status === 'fulfilled');
    if (running.length === 0) throw failed(failures);
  };

  const begun = await Promise.allSettled(
    servers.map((server) => beginServerSync({ server, names, rules, patience, changesLimit })),
  );
  for (const result of begun) {
    if (result.status === 'rejected') failures.push(known(result.reason));
    else running.push({ sync: result.value, summary: { added: 0, updated: 0, removed: 0, unchanged: 0 } });
  }
  if (running.length === 0) throw failed(failures);

  try {
    const lookup = lookupBuilder();
    const hashes = new Map<string, string>();
    const documentIds: string[] = [];
    for (const { documentId, hash } of items.versions()) {
      const key = itemKey(documentId);
      if (hashes.has(key)) throw new Error(`two documents have the id ${documentId}`);
      hashes.set(key, hash);
      documentIds.push(documentId);
    }
    const digest = digestOf(hashes);
    if (running.every(({ sync }) => sync.holds(digest))) {
      onProgress?.(hashes.size);
      return unchangedOf(hashes.size, failures);
    }
    let itemDocuments = 0;
    let done = 0;
    // What is looked up is counted over all items, so that one that has changed asks for all.
    for (const document of items.load(documentIds)) {
      const key = itemKey(document.documentId);
      const prepared = preparedItem(document);
      lookup.add(document, prepared.vocabulary);
      itemDocuments += prepared.documents.length;
      await each(async ({ sync, summary }) => {
        const before = sync.known.get(key);
        if (before?.hash === document.hash) summary.unchanged++;
        else await sync.write(prepared.documents);
        if (before?.hash !== document.hash) summary[before ? 'updated' : 'added']++;
      });
      if (++done % PROGRESS_EVERY === 0) {
        onProgress?.(done);
        await breathe();
      }
    }
    if (done % PROGRESS_EVERY !== 0) onProgress?.(done);

    const keys = new Set(hashes.keys());
    const whole = {
      about: { digest, itemCount: hashes.size, archive, rules, run: randomUUID() },
      lookup: lookup.documents(),
      keys,
      itemDocuments,
    };
    await each(async ({ sync, summary }) => {
      summary.removed = [...sync.known.keys()].filter((key) => !keys.has(key)).length;
      await sync.commit(whole);
    });
  } catch (error) {
    await Promise.allSettled(running.map(({ sync }) => sync.abandon()));
    throw error;
  }
  if (failures.length > 0) throw failed(failures);
  return running[0]?.summary ?? { added: 0, updated: 0, removed: 0, unchanged: 0 };
}

function unchangedOf(count: number, failures: readonly Error[]): SyncSummary {
  if (failures.length > 0) throw failed(failures);
  return { added: 0, updated: 0, removed: 0, unchanged: count };
}

/** Equal for equal content, on whichever server. */
export function digestOf(hashes: ReadonlyMap<string, string>): string {
  const lines = Array.from(hashes, ([key, hash]) => `${key} ${hash}`).sort();
  return sha256([`version ${SCHEMA_VERSION}`, ...lines].join('\n'));
}

function known(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

function failed(failures: readonly Error[]): Error {
  const [first, ...others] = failures;
  if (first && others.length === 0) return first;
  return new EngineUnavailable(failures.map(({ message }) => message).join('\n'), { cause: first });
}
