// The embedded engine as the rest of the program sees it: passes every question to a worker thread, so that no search blocks the web server.
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { ItemDocument } from '../../reports/item.ts';
import { EngineUnavailable, type SearchEngine, type SyncSummary } from '../engine.ts';
import { dataVersionOf, indexFile } from '../postings/index-file.ts';
import { writtenDocument } from '../postings/stored.ts';
import type { DocumentVersion } from '../postings/writer.ts';
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
    sync(documents, onProgress) {
      if (readOnly) return Promise.reject(new Error(`${path} was opened for reading only`));
      const sync = lastSync.then(() => syncAll(call, documents, onProgress));
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

async function syncAll(
  call: CallWorker,
  documents: Iterable<ItemDocument>,
  onProgress?: (done: number) => void,
): Promise<SyncSummary> {
  await call('beginSync', null);
  try {
    let done = 0;
    let writing: Promise<unknown> = Promise.resolve();
    for await (const { portion, changed } of withChanges(call, documents)) {
      // Only what changed crosses over to the worker, and it is packed while the worker writes the portion before.
      const written = changed.flatMap((index) => portion[index] ?? []).map(writtenDocument);
      await writing;
      writing = written.length > 0 ? call('writeDocuments', written) : Promise.resolve();
      writing.catch(() => null);
      done += portion.length;
      onProgress?.(done);
    }
    await writing;
    return await call('commitSync', null);
  } catch (error) {
    await call('abandonSync', null).catch(() => null);
    throw error;
  }
}

/** Each portion with the indexes of what has changed in it; the worker is asked one portion ahead. */
async function* withChanges(
  call: CallWorker,
  documents: Iterable<ItemDocument>,
): AsyncGenerator<{ readonly portion: readonly ItemDocument[]; readonly changed: readonly number[] }> {
  let ahead: { readonly portion: readonly ItemDocument[]; readonly changed: Promise<readonly number[]> } | null = null;
  for (const portion of portions(documents)) {
    const before = ahead;
    ahead = { portion, changed: call('changedDocuments', portion.map(versionOf)) };
    ahead.changed.catch(() => null);
    if (before) yield { portion: before.portion, changed: await before.changed };
  }
  if (ahead) yield { portion: ahead.portion, changed: await ahead.changed };
}

function versionOf({ documentId, hash }: ItemDocument): DocumentVersion {
  return { documentId, hash };
}

function* portions(documents: Iterable<ItemDocument>): Generator<readonly ItemDocument[]> {
  let portion: ItemDocument[] = [];
  let length = 0;
  for (const document of documents) {
    portion.push(document);
    length += document.text.length;
    if (length < PORTION_LENGTH && portion.length < 1000) continue;
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
