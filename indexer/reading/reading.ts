// Reads documents in a thread of its own, one after the other: a document that takes too long or too much memory is given up, and who is told
// to stop stops at once, whatever is being read. Knows nothing of what documents mean.

import { Worker } from 'node:worker_threads';
import { FetchFailed, HarvestStopped } from '../harvest/failure.ts';
import { CaptureUnreadable } from '../readers/capture.ts';
import type { ReadingLimits } from './limits.ts';
import type { Question, ReadingAnswer, ReadingName, Readings } from './protocol.ts';

export interface DocumentReading {
  /** Rejects with `CaptureUnreadable` (also where a limit is reached), `FetchFailed` for a list, and `HarvestStopped`. */
  read<Name extends ReadingName>(name: Name, asked: Parameters<Readings[Name]>[0]): Promise<ReturnType<Readings[Name]>>;
  close(): Promise<void>;
}

interface Waiting {
  readonly question: Question;
  readonly resolve: (value: never) => void;
  readonly reject: (reason: Error) => void;
}

/** Starts nothing yet: the thread starts with the first question, again after it was ended, and keeps no idle process alive. */
export function documentReading(limits: ReadingLimits, signal?: AbortSignal): DocumentReading {
  let worker: Worker | null = null;
  let isReady = false;
  let current: Waiting | null = null;
  let timer: NodeJS.Timeout | undefined;
  const queue: Waiting[] = [];

  const end = (): Promise<unknown> => {
    const ended = worker;
    worker = null;
    isReady = false;
    clearTimeout(timer);
    return ended?.terminate() ?? Promise.resolve();
  };
  const giveUp = (reason: Error): void => {
    void end();
    const given = current;
    current = null;
    given?.reject(reason);
    next();
  };
  const wait = ({ question }: Waiting): void => {
    clearTimeout(timer);
    const limitMs = question.name === 'capture' ? limits.fileTimeoutMs : limits.pageTimeoutMs;
    const message = `reading it takes longer than ${limitMs / 1000} seconds: leave it out, or take a simpler version of it`;
    timer = setTimeout(() => giveUp(new CaptureUnreadable(message)), limitMs);
  };
  const ask = (): void => {
    if (!worker || !isReady || !current) return;
    wait(current);
    worker.postMessage(current.question);
  };
  const next = (): void => {
    if (current) return;
    current = queue.shift() ?? null;
    if (!current) {
      worker?.unref();
      return;
    }
    worker ??= start();
    worker.ref();
    ask();
  };
  const start = (): Worker => {
    const resourceLimits = { maxOldGenerationSizeMb: limits.memoryMb };
    const started = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits, stdout: true });
    // What libraries print of broken documents is no output of a command.
    started.stdout.resume();
    started.on('message', (answer: ReadingAnswer) => {
      if (worker !== started) return;
      if (answer.kind === 'ready') {
        isReady = true;
        ask();
        return;
      }
      if (answer.kind === 'going on') {
        if (current) wait(current);
        return;
      }
      clearTimeout(timer);
      const answered = current;
      current = null;
      if (answer.kind === 'read') answered?.resolve(answer.value as never);
      else answered?.reject(errorOf(answer));
      next();
    });
    started.on('error', (error: NodeJS.ErrnoException) => {
      if (worker !== started) return;
      const isTooLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      giveUp(isTooLarge ? new CaptureUnreadable(`reading it takes more than ${limits.memoryMb} MB of memory`) : error);
    });
    return started;
  };

  const stop = (): void => {
    for (const { reject } of queue.splice(0)) reject(new HarvestStopped());
    giveUp(new HarvestStopped());
  };
  signal?.addEventListener('abort', stop, { once: true });
  return {
    read: (name, asked) =>
      signal?.aborted
        ? Promise.reject(new HarvestStopped())
        : new Promise((resolve, reject) => {
            queue.push({ question: { name, asked }, resolve, reject });
            next();
          }),
    close: async () => {
      signal?.removeEventListener('abort', stop);
      await end();
    },
  };
}

function errorOf(answer: Exclude<ReadingAnswer, { readonly kind: 'ready' | 'going on' | 'read' }>): Error {
  switch (answer.kind) {
    case 'unreadable':
      return new CaptureUnreadable(answer.message);
    case 'no list':
      return new FetchFailed(answer.problem, answer.url, answer.message.slice(answer.url.length + 2));
    case 'fault':
      return answer.error;
  }
}
