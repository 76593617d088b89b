// One request and its answer, without redirects and second tries; and what went wrong with it, as a sentence.
import { type Agent, request } from 'undici';
import { AddressForbidden, checkAddress, literalAddress } from './addresses.ts';
import { ACCEPTED_ENCODINGS, BodyRefused, readBody } from './body.ts';
import { FetchFailed } from './failure.ts';

export interface Asked {
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly longestBytes: number;
  readonly timeoutMs: number;
  readonly mayBePrivate: boolean;
}

export interface Received {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** Statuses that may pass by themselves. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
const REFUSING = new Set([401, 402, 403, 407, 451]);

/** Any answer that is one: 2xx, 304 and redirects. Throws `FetchFailed`; for statuses that pass its `waitMs` is what the server asks for. */
export async function requestOnce(agent: Agent, url: string, asked: Asked, signal: AbortSignal): Promise<Received> {
  const { hostname } = new URL(url);
  const address = literalAddress(hostname);
  try {
    // A literal address is connected to without a look-up.
    if (address) checkAddress(address, address, asked.mayBePrivate);
    const timeout = AbortSignal.timeout(asked.timeoutMs);
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      method: asked.method,
      headers: { ...asked.headers, 'accept-encoding': ACCEPTED_ENCODINGS },
      signal: AbortSignal.any([signal, timeout]),
    });
    const plain = plainHeaders(headers);
    const isRead = statusCode >= 200 && statusCode < 300 && asked.method === 'GET';
    if (!isRead) await body.dump({ limit: 100_000 });
    if (statusCode >= 400) throw refusedBy(url, statusCode, plain);
    if (isRead && Number(plain['content-length'] ?? 0) > asked.longestBytes) {
      body.on('error', () => {}).destroy();
      throw new BodyRefused(`is longer than ${Math.floor(asked.longestBytes / 1_000_000)} MB`);
    }
    const bytes = isRead
      ? await readBody(body, plain['content-encoding'] ?? null, asked.longestBytes)
      : new Uint8Array();
    return { status: statusCode, headers: plain, bytes };
  } catch (error) {
    throw signal.aborted ? error : explained(url, error);
  }
}

function refusedBy(url: string, status: number, headers: Readonly<Record<string, string>>): FetchFailed {
  if (status === 404 || status === 410) return new FetchFailed('gone', url, `is not there any more (${status})`);
  if (REFUSING.has(status)) return new FetchFailed('refused', url, `may not be read (${status})`);
  if (!PASSING.has(status)) return new FetchFailed('unreadable', url, `was answered with ${status}`);
  const what = status === 429 ? 'asks for fewer requests (429)' : `the server failed (${status})`;
  return new FetchFailed('failed', url, what, undefined, waitOf(headers));
}

/** What Retry-After asks for, in milliseconds; a day is counted from the server's own clock. */
function waitOf(headers: Readonly<Record<string, string>>): number {
  const after = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(after)) return Number(after) * 1000;
  const ms = Date.parse(after) - Date.parse(headers.date ?? '');
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}

function explained(url: string, error: unknown): FetchFailed {
  if (error instanceof FetchFailed) return error;
  if (error instanceof BodyRefused) return new FetchFailed('forbidden', url, error.message, error);
  const causes = causesOf(error);
  const forbidden = causes.find((cause) => cause instanceof AddressForbidden);
  if (forbidden) return new FetchFailed('forbidden', url, `is not read: ${forbidden.message}`, error);
  const codes = causes.map(codeOf);
  const code = codes.find((known) => REASONS[known] !== undefined);
  if (codes.some((known) => known.startsWith('Z_') || known.startsWith('ERR__ERROR_')))
    return new FetchFailed('unreadable', url, 'is compressed and broken', error);
  const reason = (code && REASONS[code]) ?? causes.at(-1)?.message ?? String(error);
  return new FetchFailed('failed', url, reason, error);
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there (connection refused)',
  ECONNRESET: 'the connection was broken off',
  UND_ERR_SOCKET: 'the connection was broken off',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the connection was broken off',
  UND_ERR_ABORTED: 'the connection was broken off',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'the host name cannot be looked up at the moment',
  ETIMEDOUT: 'does not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'does not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'does not answer in time',
  UND_ERR_BODY_TIMEOUT: 'stopped in the middle of its answer',
  TimeoutError: 'did not end its answer in time',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
};

/** Whether there is no such host: a name server that says so says the same some seconds later, other than one that does not answer. */
export function isUnknownHost({ cause }: FetchFailed): boolean {
  return causesOf(cause).some((error) => codeOf(error) === 'ENOTFOUND');
}

/** Of errors of the platform `code` is a number. */
function codeOf(error: Error): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : error.name;
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let next = error; next instanceof Error && causes.length < 10; next = next.cause) {
    causes.push(next);
    if (next instanceof AggregateError) causes.push(...next.errors.filter((inner) => inner instanceof Error));
  }
  return causes;
}

function plainHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
