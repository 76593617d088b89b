// What can go wrong with one request, as sentences for the archivist.

export type FetchProblem =
  /** The source says that there is nothing any more: 404 or 410. */
  | 'gone'
  /** The source does not want to be read: robots.txt, 401, 403, a long Retry-After. */
  | 'refused'
  /** We do not want it: a private address, too many bytes or redirects, something else than http. */
  | 'forbidden'
  /** Connection, server or time failed; a later run may succeed. */
  | 'failed'
  /** An answer came and is not what it should be. */
  | 'unreadable';

/** A request that gave nothing to read. The message says of which address, and why. */
export class FetchFailed extends Error {
  override readonly name = 'FetchFailed';
  readonly problem: FetchProblem;
  readonly url: string;
  /** What the server asks us to wait before the next try. */
  readonly waitMs: number;

  constructor(problem: FetchProblem, url: string, reason: string, cause?: unknown, waitMs = 0) {
    super(`${url}: ${reason}`, { cause });
    this.problem = problem;
    this.url = url;
    this.waitMs = waitMs;
  }
}

/** The run was told to stop; what is written stays written. */
export class HarvestStopped extends Error {
  override readonly name = 'HarvestStopped';

  constructor() {
    super('stopped before its end; the next run goes on');
  }
}
