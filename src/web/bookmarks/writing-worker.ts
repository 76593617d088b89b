// The worker thread that writes what is many bookmarks at once: imports, and the deletion of whole lists and readers. One job after another.
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { isSignature } from '../../bookmarks/secret.ts';
import { type BookmarkStore, openBookmarks } from '../../bookmarks/store.ts';
import { ForeignRequest } from './foreign-request.ts';
import { listsOf, openUpload } from './import-file.ts';
import type { Answer, Call, Jobs, WorkerOptions } from './writing-jobs.ts';

const { path } = workerData as WorkerOptions;
/** The clock is the server's. */
let now = new Date(0);
let store: BookmarkStore | null = null;
let last: Promise<unknown> = Promise.resolve();

const jobs: { readonly [Name in keyof Jobs]: (job: Jobs[Name]['job']) => Promise<Jobs[Name]['result']> } = {
  import: async ({ upload, token, reader, seenNumber }) => {
    const { token: given, json } = await openUpload(upload);
    if (!isSignature(given, token)) throw new ForeignRequest();
    const lists = listsOf(json, seenNumber);
    opened().expire();
    const added = opened().addAll(reader, lists);
    opened().shortenLog();
    return added;
  },
  deleteList: async ({ reader, key }) => void opened().deleteList(reader, key),
  deleteReader: async ({ reader }) => void opened().deleteReader(reader),
};

// Pages come first. On Linux alone this is said of one thread; elsewhere it would slow down the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

parentPort?.on('message', (call: Call) => {
  last = last.then(async () => parentPort?.postMessage(await answerTo(call)));
});

function opened(): BookmarkStore {
  store ??= openBookmarks(path, () => now);
  return store;
}

async function answerTo({ number, name, job, instant }: Call): Promise<Answer> {
  now = new Date(instant);
  try {
    return { number, result: await jobs[name](job as never) };
  } catch (error) {
    const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
    return { number, failure: { kind, message } };
  }
}
