// Writing to a server: every task is awaited and its status read; what fails on the way is tried again, with longer and longer pauses.
import { setTimeout as pause } from 'node:timers/promises';
import type { EnqueuedTask, Meilisearch, Task } from 'meilisearch';
import { EngineUnavailable } from '../engine.ts';
import { isPassing, unavailable, withAdvice } from './failures.ts';
import type { Server } from './servers.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
const POLL_MS = { first: 15, longest: 1000 };

/** For how long a server may be away before writing gives up. */
export interface Patience {
  readonly retryForMs: number;
  /** For how long a task may make no progress at all, as on a server whose disk is full. */
  readonly stallMs: number;
}

/**
 * Carries out an action that may be repeated: a request whose answer was lost may have had its effect. Throws `EngineUnavailable` with
 * the cause and what to do.
 */
export async function retrying<T>(
  { address, client, hint }: Server,
  { retryForMs }: Patience,
  action: (client: Meilisearch) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
    try {
      return await action(client);
    } catch (error) {
      if (error instanceof EngineUnavailable) throw error;
      if (!isPassing(error) || performance.now() - started + wait > retryForMs) throw unavailable(address, error, hint);
      await pause(wait);
    }
  }
}

/** Enqueues a task and waits for its end, however long it takes. Throws `EngineUnavailable` where it failed or was cancelled. */
export async function done(
  server: Server,
  patience: Patience,
  enqueue: (client: Meilisearch) => Promise<EnqueuedTask>,
): Promise<Task> {
  const { taskUid } = await retrying(server, patience, enqueue);
  return finished(server, patience, taskUid);
}

export async function finished(server: Server, patience: Patience, taskUid: number): Promise<Task> {
  return polled<Task>(server, patience, async () => {
    const task = await retrying(server, patience, (client) => client.tasks.getTask(taskUid));
    if (task.status === 'failed' || task.status === 'canceled') throw new TaskFailed(server, task);
    if (task.status === 'succeeded') return { value: task };
    return { waitingFor: task.status };
  });
}

/** Asks again and again until there is a value. Throws `EngineUnavailable` where nothing moves. */
async function polled<T>(
  server: Server,
  patience: Patience,
  ask: () => Promise<{ readonly value: T } | { readonly waitingFor: string }>,
): Promise<T> {
  let seen = '';
  let since = performance.now();
  for (let wait = POLL_MS.first; ; wait = Math.min(1.5 * wait, POLL_MS.longest)) {
    const answer = await ask();
    if ('value' in answer) return answer.value;
    // While it is another's turn, progress is that of the other.
    const { results } = await retrying(server, patience, (client) =>
      client.batches.getBatches({ statuses: ['processing'], limit: 1 }),
    );
    const progress = JSON.stringify([answer.waitingFor, results[0]?.uid, results[0]?.progress]);
    if (progress !== seen) [seen, since] = [progress, performance.now()];
    else if (performance.now() - since > patience.stallMs) {
      throw new EngineUnavailable(
        `Meilisearch at ${server.address}: its tasks make no progress. Look at its log and at the space on its disk, then run “${server.hint('index')}” again. The index that was served before is still served.`,
      );
    }
    await pause(wait);
  }
}

/** A task that the server could not carry out; nothing of it has happened. */
export class TaskFailed extends EngineUnavailable {
  readonly code: string | undefined;

  constructor({ address, hint }: Server, { type, uid, status, error }: Task) {
    const told =
      status === 'canceled'
        ? 'somebody cancelled it.'
        : withAdvice(error?.code, error?.message ?? 'no reason given.', hint);
    super(`Meilisearch at ${address}: its task ${uid} (${type}) failed: ${told}`);
    this.code = error?.code;
  }
}

/** What an indexer that was killed has left in the queue must not happen after what this one has read. */
export async function clearQueue(server: Server, patience: Patience, indexes: readonly string[]): Promise<void> {
  const indexUids = [...indexes];
  const open = async () => {
    const query = { indexUids, statuses: ['enqueued', 'processing'] as ('enqueued' | 'processing')[] };
    return (await retrying(server, patience, (client) => client.tasks.getTasks(query))).results;
  };
  if ((await open()).length === 0) return;
  // Cancelling fails to reach what has just ended: no harm.
  await done(server, patience, (client) =>
    client.tasks.cancelTasks({ indexUids, statuses: ['enqueued', 'processing'] }),
  );
  await polled(server, patience, async () => {
    const left = await open();
    return left.length === 0 ? { value: null } : { waitingFor: `${left.length} tasks` };
  });
}
