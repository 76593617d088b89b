// The worker thread: answers one call after the other. Searches between the portions of a sync see the state before it.
import { parentPort, workerData } from 'node:worker_threads';
import { indexReader } from '../postings/reader.ts';
import { beginSync, type SyncSession } from '../postings/writer.ts';
import type { Answer, Call, Calls, WorkerOptions } from './protocol.ts';

const { path } = workerData as WorkerOptions;
const reader = indexReader(path);
let session: SyncSession | null = null;

const calls: Calls = {
  search: (request) => reader.search(request),
  suggest: (prefix) => reader.suggest(prefix),
  related: ({ documentId, limit }) => reader.related(documentId, limit),
  health: () => reader.health(),
  beginSync() {
    session = beginSync(path);
    return session.heldState;
  },
  changedDocuments: (versions) => running().changed(versions),
  writeDocuments(documents) {
    running().write(documents);
    return null;
  },
  commitSync(end) {
    const summary = running().commit(end);
    session = null;
    return summary;
  },
  abandonSync() {
    session?.abandon();
    session = null;
    return null;
  },
  close() {
    session?.abandon();
    reader.close();
    return null;
  },
};

parentPort?.on('message', (call: Call) => parentPort?.postMessage(answerTo(call)));

function running(): SyncSession {
  if (!session) throw new Error('no sync has begun');
  return session;
}

function answerTo({ number, name, argument }: Call): Answer {
  try {
    const answer = calls[name] as (argument: unknown) => unknown;
    return { number, value: answer(argument) };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    // Node's and SQLite's own errors have a code: the file is missing, locked, full or broken.
    return { number, error, isUnavailable: 'code' in error };
  }
}
