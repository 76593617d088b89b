// One request at a time for each host, with a pause between them. Time is that of a clock that nobody can turn back.
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

export interface HostQueue {
  /** Runs `request` when it is the host's turn. Rejects with the signal's reason where the wait was called off. */
  run<T>(host: string, request: () => Promise<T>): Promise<T>;
  /** Makes the pauses of one host longer, as its robots.txt asks. */
  slowDown(host: string, pauseMs: number): void;
  /** For hosts of our own. */
  setPause(host: string, pauseMs: number): void;
}

export function hostQueue(pauseMs: number, signal: AbortSignal): HostQueue {
  const turns = new Map<string, Promise<unknown>>();
  const freeAt = new Map<string, number>();
  const pauses = new Map<string, number>();
  return {
    run: (host, request) => {
      const turn = (turns.get(host) ?? Promise.resolve()).then(async () => {
        const waitMs = (freeAt.get(host) ?? 0) - performance.now();
        if (waitMs > 0) await wait(waitMs, undefined, { signal });
        try {
          return await request();
        } finally {
          freeAt.set(host, performance.now() + (pauses.get(host) ?? pauseMs));
        }
      });
      turns.set(
        host,
        turn.catch(() => {}),
      );
      return turn;
    },
    slowDown: (host, longerMs) => void pauses.set(host, Math.max(longerMs, pauses.get(host) ?? pauseMs)),
    setPause: (host, ownMs) => void pauses.set(host, ownMs),
  };
}
