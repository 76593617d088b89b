// The embedded engine as the rest of the program sees it: passes every question to a worker thread, so that no search blocks the web server.
import { type ResourceLimits, Worker } from 'node:worker_threads';
import {
  type DocumentVersion,
  EngineUnavailable,
  type ItemSource,
  type SearchEngine,
  type SyncSummary,
} from '../engine.ts';
import { dataVersionOf, indexFile } from '../postings/index-file.ts';
import { writtenDocument } from '../postings/stored.ts';
import type { Answer, Call, CallName, Calls, WorkerOptions } from './protocol.ts';

export interface EmbeddedEngineOptions {
  /** The index file; the first sync makes it, with its folder. */
  readonly path: string;
  /** `sync` is refused. */
  readonly readOnly?: boolean;
}

/** A reader makes little that lives long: left to itself, the worker would collect garbage only after 100 MB more. */
const READING: ResourceLimits = { maxYoungGenerationSizeMb: 4 };

/** Opens nothing and starts nothing yet: the worker starts with the first call, and never keeps an idle process alive. */
export function openEmbeddedEngine({ path, readOnly = false }: EmbeddedEngineOptions): SearchEngine {
  const { call, end } = workerCalls(path, readOnly ? READING : {});
  // The worker may be in the middle of a search: what there is to search is looked up past it.
  const file = indexFile(path);
  let lastSync: Promise<unknown> = Promise.resolve();

  return {
    search: (request) => call('search', request),
    suggest: (prefix) => call('suggest', prefix),
    related: (documentId, limit) => call('related', { documentId, limit }),
    health: () => call('health', null),
    sync(items, onProgress) {
      if (readOnly) return Promise.reject(new Error(`${path} was opened for reading only`));
      const sync = lastSync.then(() => syncAll(call, items, onProgress));
      lastSync = sync.catch(() => null);
      return sync;
    },
    revision() {
      try {
        const open = file.current();
        return open && `${open.opening}.${dataVersionOf(open.database)}`;
      } catch {
        // Whoever asks the question itself is told what is wrong.
        return null;
      }
    },
    close() {
      file.close();
      return end();
    },
  };
}

type CallWorker = <Name extends CallName>(
  name: Name,
  argument: Parameters<Calls[Name]>[0],
) => Promise<ReturnType<Calls[Name]>>;

/** Bounds what is on its way at once; counted in UTF-16 units of text. */
const PORTION_LENGTH = 500_000;
const PORTION_COUNT = 1000;

async function syncAll(call: CallWorker, items: ItemSource, onProgress?: (done: number) => void): Promise<SyncSummary> {
  const held = await call('beginSync', null);
  try {
    const state = items.state?.() ?? null;
    const changes = held === null ? null : (items.changedSince?.(held) ?? null);
    const versions = changes?.written ?? items.versions();
    let done = 0;
    const tell = (count: number) => {
      done += count;
      if (count > 0) onProgress?.(done);
    };
    let writing: Promise<unknown> = Promise.resolve();
    for await (const { count, changed } of withChanges(call, versions)) {
      for (const portion of portionsOf(items.load(changed), ({ text }) => text.length)) {
        // Only what changed crosses over to the worker, and it is packed while the worker writes the portion before.
        const written = portion.map(writtenDocument);
        await writing;
        writing = call('writeDocuments', written);
        writing.catch(() => null);
        tell(portion.length);
      }
      tell(count - changed.length);
    }
    await writing;
    const summary = await call('commitSync', { state, gone: changes?.gone ?? null });
    if (changes) tell(summary.added + summary.updated + summary.unchanged - done);
    return summary;
  } catch (error) {
    await call('abandonSync', null).catch(() => null);
    throw error;
  }
}

interface Compared {
  readonly count: number;
  /** Ids of those that the index does not hold so. */
  readonly changed: readonly string[];
}

/** Portion after portion of the versions; the worker is asked one portion ahead. */
async function* withChanges(call: CallWorker, items: Iterable<DocumentVersion>): AsyncGenerator<Compared> {
  const changedOf = async (portion: readonly DocumentVersion[]): Promise<Compared> => {
    const versions = portion.map(({ documentId, hash }) => ({ documentId, hash }));
    const indexes = await call('changedDocuments', versions);
    return { count: portion.length, changed: indexes.map((index) => versions[index]?.documentId ?? '') };
  };
  let ahead: Promise<Compared> | null = null;
  for (const portion of portionsOf(items, () => 0)) {
    const before = ahead;
    ahead = changedOf(portion);
    ahead.catch(() => null);
    if (before) yield await before;
  }
  if (ahead) yield await ahead;
}

function* portionsOf<T>(all: Iterable<T>, lengthOf: (one: T) => number): Generator<readonly T[]> {
  let portion: T[] = [];
  let length = 0;
  for (const one of all) {
    portion.push(one);
    length += lengthOf(one);
    if (length < PORTION_LENGTH && portion.length < PORTION_COUNT) continue;
    yield portion;
    portion = [];
    length = 0;
  }
  if (portion.length > 0) yield portion;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: Error) => void;
}

interface Running {
  readonly worker: Worker;
  /** Calls without an answer yet, by their number. */
  readonly waiting: Map<number, Waiting>;
}

/** Owns the worker: starts it when it is needed, again after it has died, and lets the process end when nobody waits. */
function workerCalls(
  path: string,
  resourceLimits: ResourceLimits,
): { readonly call: CallWorker; readonly end: () => Promise<void> } {
  let running: Running | null = null;
  let isClosed = false;
  let lastNumber = 0;

  const start = (): Running => {
    const options: WorkerOptions = { path };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options, resourceLimits });
    const started: Running = { worker, waiting: new Map() };
    worker.unref();
    worker.on('message', (answer: Answer) => take(answer, started, path));
    const fail = (reason: string) => {
      if (running === started) running = null;
      for (const { reject } of started.waiting.values()) reject(new EngineUnavailable(`${path}: ${reason}`));
      started.waiting.clear();
    };
    worker.on('error', (error) => fail(`the search worker failed: ${error.message}`));
    worker.on('exit', () => fail('the search worker ended'));
    return started;
  };

  const call: CallWorker = (name, argument) => {
    if (isClosed && name !== 'close') return Promise.reject(new EngineUnavailable(`${path}: the engine is closed`));
    return new Promise((resolve, reject) => {
      running ??= start();
      const number = ++lastNumber;
      running.worker.postMessage({ number, name, argument } satisfies Call);
      running.waiting.set(number, { resolve, reject });
      running.worker.ref();
    });
  };

  const end = async () => {
    const closing = running?.worker;
    isClosed = true;
    if (!closing) return;
    try {
      await call('close', null);
    } finally {
      closing.ref();
      await closing.terminate();
    }
  };
  return { call, end };
}

function take(answer: Answer, { worker, waiting }: Running, path: string): void {
  const call = waiting.get(answer.number);
  waiting.delete(answer.number);
  if (waiting.size === 0) worker.unref();
  if ('value' in answer) call?.resolve(answer.value as never);
  else if (!answer.isUnavailable) call?.reject(answer.error);
  else call?.reject(new EngineUnavailable(`${path}: ${answer.error.message}`, { cause: answer.error }));
}
