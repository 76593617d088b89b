// Asks the sites of one source, politely: obeys robots.txt, says who it is, makes one request at a time and pauses, asks whether
// something has changed before it takes it again, backs off where a site is busy, and takes only so much.
import { setTimeout as wait } from 'node:timers/promises';
import { Agent } from 'undici';
import { guardedLookup, type Resolve } from './addresses.ts';
import { FetchFailed, HarvestStopped } from './failure.ts';
import type { HostQueue } from './host-queue.ts';
import type { HarvestLimits } from './limits.ts';
import { type Asked, isUnknownHost, type Received, requestOnce } from './one-request.ts';
import { EVERYTHING_ALLOWED, nothingAllowed, type Robots, readRobots } from './robots.ts';

/** What a server gave with an answer, to ask next time whether it still holds. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export interface FreshAnswer {
  readonly status: 'fresh';
  /** Where the answer came from, after all redirects. */
  readonly url: string;
  /** Where the address has moved to for good, `null` where it has not. */
  readonly movedTo: string | null;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly validators: Validators;
}

export type Answer = FreshAnswer | { readonly status: 'unchanged'; readonly movedTo: string | null };

export interface Wanted {
  readonly accept?: string;
  /** Of the last answer: the server is asked for a body only if it has changed since. */
  readonly validators?: Validators | undefined;
  readonly method?: 'GET' | 'HEAD';
}

export interface Client {
  /** Throws `FetchFailed`, and `HarvestStopped` where the run was told to stop. */
  get(url: string, wanted?: Wanted): Promise<Answer>;
  close(): Promise<void>;
}

export interface ClientOptions {
  readonly limits: HarvestLimits;
  readonly queue: HostQueue;
  readonly resolve: Resolve;
  /** Honest: the program's name and where its archive can be read. */
  readonly userAgent: string;
  /** Hosts, with their ports where they have one of their own, that may have private addresses. */
  readonly privateHosts: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/** A host that failed so often in a row is not asked again in this run. */
const MOST_FAILURES_IN_A_ROW = 3;

export function politeClient({ limits, queue, resolve, userAgent, privateHosts, signal }: ClientOptions): Client {
  // One for each, since a look-up does not know for which port it is.
  const [publicAgent, privateAgent] = [false, true].map(
    (mayBePrivate) =>
      new Agent({
        connections: 1,
        pipelining: 1,
        headersTimeout: limits.stallTimeoutMs,
        bodyTimeout: limits.stallTimeoutMs,
        connect: { timeout: limits.connectTimeoutMs, lookup: guardedLookup(resolve, mayBePrivate) },
      }),
  ) as [Agent, Agent];
  const robotsOf = new Map<string, Promise<Robots>>();
  const failuresOf = new Map<string, number>();
  const blockedHosts = new Map<string, string>();

  return {
    get: async (url, wanted = {}) => {
      const asked = {
        method: wanted.method ?? 'GET',
        headers: headersOf(wanted, userAgent),
        longestBytes: limits.longestAnswerBytes,
      };
      const { received, at, movedTo } = await follow(url, asked, checkRobots);
      if (received.status === 304) return { status: 'unchanged', movedTo };
      const { bytes, headers } = received;
      const validators = { etag: headers.etag, lastModified: headers['last-modified'] };
      const contentType = headers['content-type'] ?? null;
      return { status: 'fresh', url: at, movedTo, bytes, contentType, headers, validators };
    },
    close: async () => {
      await Promise.all([publicAgent.destroy(), privateAgent.destroy()]);
    },
  };

  async function follow(
    start: string,
    asked: Pick<Asked, 'method' | 'headers' | 'longestBytes'>,
    check: (url: string) => Promise<void>,
  ): Promise<{ received: Received; at: string; movedTo: string | null }> {
    let at = start;
    let isForGood = true;
    for (let redirects = 0; ; redirects++) {
      if (!/^https?:/.test(at)) throw new FetchFailed('forbidden', at, 'is neither http nor https');
      await check(at);
      const received = await withRetries(at, asked);
      if (!REDIRECTS.has(received.status)) return { received, at, movedTo: at !== start && isForGood ? at : null };
      if (redirects >= limits.mostRedirects)
        throw new FetchFailed('forbidden', start, `redirects more than ${limits.mostRedirects} times`);
      const target = received.headers.location ? URL.parse(received.headers.location, at) : null;
      if (!target) throw new FetchFailed('unreadable', at, `redirects (${received.status}) to no address`);
      isForGood &&= FOR_GOOD.has(received.status);
      target.hash = '';
      at = target.href;
    }
  }

  /** Tries again where the trouble may pass, and leaves a host alone that asks for it or never answers. */
  async function withRetries(
    url: string,
    asked: Pick<Asked, 'method' | 'headers' | 'longestBytes'>,
  ): Promise<Received> {
    const { host } = new URL(url);
    const mayBePrivate = privateHosts.has(host);
    const agent = mayBePrivate ? privateAgent : publicAgent;
    for (let attempt = 1; ; attempt++) {
      const alone = blockedHosts.get(host);
      if (alone) throw new FetchFailed('refused', url, alone);
      try {
        const once = { ...asked, timeoutMs: limits.answerTimeoutMs, mayBePrivate };
        const received = await queue.run(host, () => requestOnce(agent, url, once, signal));
        failuresOf.delete(host);
        return received;
      } catch (error) {
        if (signal.aborted) throw new HarvestStopped();
        if (!(error instanceof FetchFailed) || error.problem !== 'failed') throw error;
        if (error.waitMs > limits.longestWaitMs) {
          blockedHosts.set(host, `its server asks to be left alone for ${Math.round(error.waitMs / 1000)} seconds`);
          throw error;
        }
        if (attempt >= limits.tries || isUnknownHost(error)) {
          const failures = (failuresOf.get(host) ?? 0) + 1;
          failuresOf.set(host, failures);
          if (failures >= MOST_FAILURES_IN_A_ROW)
            blockedHosts.set(host, 'its server has failed too often in this run: not asked again');
          throw error;
        }
        await wait(Math.max(error.waitMs, limits.firstWaitMs * 2 ** (attempt - 1)), undefined, { signal }).catch(() => {
          throw new HarvestStopped();
        });
      }
    }
  }

  async function checkRobots(url: string): Promise<void> {
    const { origin, host } = new URL(url);
    const known = robotsOf.get(origin) ?? fetchRobots(origin);
    robotsOf.set(origin, known);
    const robots = await known;
    const delayMs = (robots.crawlDelay ?? 0) * 1000;
    if (delayMs > limits.longestPauseMs)
      throw new FetchFailed('refused', url, `robots.txt asks for ${robots.crawlDelay} seconds between two requests`);
    if (delayMs > 0) queue.slowDown(host, delayMs);
    if (!robots.isAllowed(url)) throw new FetchFailed('refused', url, robots.refusal);
  }

  /** No robots.txt allows everything; one that cannot be read, because the server fails, nothing. */
  async function fetchRobots(origin: string): Promise<Robots> {
    const url = `${origin}/robots.txt`;
    const asked = {
      method: 'GET',
      headers: headersOf({}, userAgent),
      longestBytes: limits.longestRobotsBytes,
    } as const;
    try {
      const { received } = await follow(url, asked, async () => {});
      return readRobots(url, new TextDecoder().decode(received.bytes));
    } catch (error) {
      if (!(error instanceof FetchFailed)) throw error;
      // What forbids us its robots.txt with a status of 4xx has none, says the standard.
      if (error.problem === 'failed') throw error;
      return error.problem === 'forbidden' ? nothingAllowed(error.message) : EVERYTHING_ALLOWED;
    }
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const FOR_GOOD = new Set([301, 308]);

function headersOf({ accept = '*/*', validators }: Wanted, userAgent: string): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept,
    ...(validators?.etag && { 'if-none-match': validators.etag }),
    ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
  };
}
