// Tells what went wrong between us and a server, and what a person can do about it.
import { MeilisearchApiError, MeilisearchRequestError, MeilisearchRequestTimeOutError } from 'meilisearch';
import { EngineUnavailable } from '../engine.ts';

/** A command as it can be typed, with the archive in use: “index” is “npx rapporteur index --archive minutes”. */
export type CommandHint = (words: string) => string;

/** For an archive that is found without being named. */
export const PLAIN_COMMAND: CommandHint = (words) => `npx rapporteur ${words}`;

/** The server has no index of that name: nothing has been synchronised, or by another version of this program. */
export function isIndexMissing(error: unknown): boolean {
  return codeOf(error) === 'index_not_found';
}

/** Another server, or the same one later, may do better. */
export function isPassing(error: unknown): boolean {
  if (error instanceof MeilisearchApiError) {
    const { status } = error.response;
    if (isDiskFull(error.cause?.message)) return false;
    return status === 408 || status === 429 || status >= 500;
  }
  // A gateway that answers with HTML surfaces as a SyntaxError.
  return error instanceof MeilisearchRequestError || error instanceof SyntaxError;
}

/** The key is none, or may not do this. */
export function isRefused(error: unknown): boolean {
  return error instanceof MeilisearchApiError && (error.response.status === 401 || error.response.status === 403);
}

/** One sentence about the cause, for operators. */
export function causeOf(error: unknown, hint: CommandHint): string {
  if (error instanceof MeilisearchApiError) {
    const message = error.cause?.message ?? `it answered with status ${error.response.status}`;
    return withAdvice(error.cause?.code, message, hint);
  }
  if (error instanceof MeilisearchRequestError) {
    if (error.cause instanceof MeilisearchRequestTimeOutError) return 'it did not answer in time';
    const cause = innermost(error);
    return `it cannot be reached (${(cause as NodeJS.ErrnoException).code ?? cause.message}). Is it running, and is the address right?`;
  }
  if (error instanceof SyntaxError) return 'what answered is no Meilisearch server. Is the address right?';
  return error instanceof Error ? error.message : String(error);
}

export function unavailable(address: string, error: unknown, hint: CommandHint): EngineUnavailable {
  return new EngineUnavailable(`Meilisearch at ${address}: ${causeOf(error, hint)}`, { cause: error });
}

/** A server's error in its own words, with what a person can do about it. */
export function withAdvice(code: string | undefined, message: string, hint: CommandHint): string {
  const advice = ADVICE[isDiskFull(message) ? 'no_space_left_on_device' : (code ?? '')];
  return advice ? `${message} ${advice(hint)}` : message;
}

/** The server has a code for it only when it is writing an index, not when it receives documents. */
function isDiskFull(message: string | undefined): boolean {
  return message?.includes('No space left on device') ?? false;
}

type Advice = (hint: CommandHint) => string;

const KEY_ADVICE: Advice = (hint) =>
  `Set MEILI_SEARCH_KEY for the web server and MEILI_ADMIN_KEY for the indexer; “${hint('meilisearch keys')}” prints both.`;

const ADVICE: Readonly<Record<string, Advice>> = {
  invalid_api_key: KEY_ADVICE,
  missing_authorization_header: KEY_ADVICE,
  no_space_left_on_device: (hint) =>
    `The disk of the server is full: free some space or enlarge its volume, then run “${hint('index')}” again. The index that was served before is still served.`,
  database_size_limit_reached: (hint) =>
    `The server’s database has reached its limit: enlarge its volume, then run “${hint('index')}” again.`,
  io_error: () => 'The server could not read or write its files: look at its disk and its log.',
  payload_too_large: () => 'The server takes smaller payloads than 100 MB: raise its --http-payload-size-limit.',
  too_many_open_files: () => 'Raise the limit of open files of the server (ulimit -n).',
};

function codeOf(error: unknown): string | undefined {
  return error instanceof MeilisearchApiError ? error.cause?.code : undefined;
}

function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
