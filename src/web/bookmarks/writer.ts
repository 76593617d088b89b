// Writes what is many bookmarks at once without holding up anybody: in a worker thread, one job after another. Small changes are made by whoever
// asks for them, between two jobs: the file has room for one who writes.
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { BookmarksUnwritable, LimitReached, NoSuchBookmark } from '../../bookmarks/bookmark.ts';
import { NotAnExport } from '../../bookmarks/transfer.ts';
import { ForeignRequest } from './foreign-request.ts';
import type { Answer, Call, Jobs, WorkerOptions } from './writing-jobs.ts';

export interface BookmarkWriter {
  /** Fails as the store does; a file that cannot be read fails with `NotAnExport`, a form of elsewhere with `ForeignRequest`. */
  run<Name extends keyof Jobs>(name: Name, job: Jobs[Name]['job']): Promise<Jobs[Name]['result']>;
  /** When no job is running: whoever writes at once then, waits for nobody. */
  idle(): Promise<void>;
}

/** A file of some megabytes takes several times as much when it is read. */
const LIMITS: ResourceLimits = { maxOldGenerationSizeMb: 256 };

/** The worker starts with the first job, and never keeps an idle process alive. */
export function bookmarkWriter({ path }: WorkerOptions, now: () => Date): BookmarkWriter {
  let worker: Worker | null = null;
  let running: { readonly number: number; readonly end: (answer: Answer) => void } | null = null;
  let lastNumber = 0;
  const jobs: (() => void)[] = [];
  const waiting: (() => void)[] = [];

  const start = (): Worker => {
    const started = new Worker(new URL('./writing-worker.ts', import.meta.url), {
      workerData: { path } satisfies WorkerOptions,
      resourceLimits: LIMITS,
    });
    started.unref();
    started.on('message', (answer: Answer) => running?.number === answer.number && running.end(answer));
    const fail = (message: string) => {
      if (worker === started) worker = null;
      if (running) running.end({ number: running.number, failure: { kind: 'BookmarksUnwritable', message } });
    };
    started.on('error', (error) => fail(`the worker failed: ${error.message}`));
    started.on('exit', () => worker === started && fail('the worker ended'));
    return started;
  };
  const next = () => {
    // Those who write little come first, each at once.
    for (const go of waiting.splice(0)) go();
    setImmediate(() => running === null && jobs.shift()?.());
  };

  return {
    run: (name, job) =>
      new Promise((resolve, reject) => {
        jobs.push(() => {
          worker ??= start();
          const number = ++lastNumber;
          const end = (answer: Answer) => {
            running = null;
            worker?.unref();
            if ('result' in answer) resolve(answer.result as never);
            else reject(failureOf(answer.failure));
            next();
          };
          running = { number, end };
          worker.ref();
          worker.postMessage({ number, name, job, instant: now().toISOString() } satisfies Call);
        });
        if (running === null && jobs.length === 1) next();
      }),
    idle: () => (running === null ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

const FAILURES: Readonly<Record<string, new (message: string) => Error>> = {
  LimitReached,
  NotAnExport,
  NoSuchBookmark,
  BookmarksUnwritable,
  ForeignRequest,
};

function failureOf({ kind, message }: { readonly kind: string; readonly message: string }): Error {
  return new (FAILURES[kind] ?? Error)(message);
}
