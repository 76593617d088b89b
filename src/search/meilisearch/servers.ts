// The servers that reading may ask: keeps to those that answer, turns to the next at once where one does not, and watches a failed one
// until it answers again. Each server has a complete index of its own.
import { Meilisearch } from 'meilisearch';
import { EngineUnavailable } from '../engine.ts';
import { type CommandHint, causeOf, isIndexMissing, isPassing, isRefused } from './failures.ts';

export interface Server {
  readonly address: string;
  readonly client: Meilisearch;
  /** For messages. */
  readonly hint: CommandHint;
}

export interface Servers {
  readonly all: readonly Server[];
  /**
   * Asks one server after the other until one answers; `first` is asked first. `null` where no server has the index. Throws
   * `EngineUnavailable` where none answers.
   */
  ask<T>(question: (server: Server) => Promise<T>, first?: Server): Promise<T | null>;
  /** Ends the watching; every further question is refused. */
  close(): void;
}

export interface ServersOptions {
  readonly addresses: readonly string[];
  readonly key: string | null;
  /** Of one question to one server. */
  readonly timeoutMs: number;
  readonly hint: CommandHint;
}

const PROBE_INTERVAL_MS = 1000;
const PROBE_TIMEOUT_MS = 2000;

export function openServers({ addresses, key, timeoutMs, hint }: ServersOptions): Servers {
  const all = addresses.map((address) => ({ address, client: clientFor(address, key, timeoutMs), hint }));
  const failed = new Map<Server, NodeJS.Timeout>();
  let turn = 0;
  let isClosed = false;

  const watch = (server: Server) => {
    if (failed.has(server) || all.length < 2 || isClosed) return;
    const probe = clientFor(server.address, key, PROBE_TIMEOUT_MS);
    const again = () => {
      const timer = setTimeout(async () => {
        if (await probe.isHealthy()) failed.delete(server);
        else if (!isClosed) again();
      }, PROBE_INTERVAL_MS);
      timer.unref();
      failed.set(server, timer);
    };
    again();
  };

  const inOrder = (first: Server | undefined): Server[] => {
    turn = (turn + 1) % all.length;
    const rotated = [...all.slice(turn), ...all.slice(0, turn)];
    const rank = (server: Server) => (failed.has(server) ? 2 : 0) + (server === first ? 0 : 1);
    return rotated.sort((a, b) => rank(a) - rank(b));
  };

  return {
    all,
    async ask(question, first) {
      if (isClosed) throw new EngineUnavailable('Meilisearch: the engine is closed');
      const causes: string[] = [];
      let isMissing = false;
      for (const server of inOrder(first)) {
        try {
          return await question(server);
        } catch (error) {
          if (isIndexMissing(error)) {
            isMissing = true;
            continue;
          }
          if (!isPassing(error) && !isRefused(error)) throw error;
          if (isPassing(error)) watch(server);
          causes.push(`Meilisearch at ${server.address}: ${causeOf(error, hint)}`);
        }
      }
      if (isMissing && causes.length === 0) return null;
      throw new EngineUnavailable(causes.join('\n'));
    },
    close() {
      isClosed = true;
      for (const timer of failed.values()) clearTimeout(timer);
      failed.clear();
    },
  };
}

export function clientFor(address: string, key: string | null, timeoutMs: number): Meilisearch {
  return new Meilisearch({
    ...{ host: address, timeout: timeoutMs, ...(key !== null && { apiKey: key }) },
    // Compressed, an answer comes in small writes, each of which waits until the one before is acknowledged (Nagle's algorithm).
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  });
}
