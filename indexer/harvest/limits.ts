import { READING_LIMITS, type ReadingLimits } from '../reading/limits.ts';
// How much a harvest may take and how long it may wait. All of it comes in from outside, so that tests need not wait.

export interface HarvestLimits {
  readonly reading: ReadingLimits;
  /** Between the end of one request to a host and the start of the next. robots.txt may ask for more. */
  readonly pauseMs: number;
  /** robots.txt is obeyed up to this pause; a source that asks for longer ones is left alone. */
  readonly longestPauseMs: number;
  readonly connectTimeoutMs: number;
  /** Until the headers are there, and between two parts of a body. */
  readonly stallTimeoutMs: number;
  /** For one whole answer. */
  readonly answerTimeoutMs: number;
  /** Of an answer, as it is sent and as it is when decompressed. */
  readonly longestAnswerBytes: number;
  /** Of a robots.txt; what follows is not read. */
  readonly longestRobotsBytes: number;
  readonly mostRedirects: number;
  /** How often a request is made before it counts as failed. */
  readonly tries: number;
  /** Before the second try; doubled before each further one. */
  readonly firstWaitMs: number;
  /** What Retry-After may ask for: a host that asks for more is left alone in this run. */
  readonly longestWaitMs: number;
  /** Pages of a source's list of posts that are read in one run. */
  readonly mostPages: number;
  /** Posts of a source that are read in one run. */
  readonly mostPosts: number;
  /** Reports that their source does not list any more and whose address is looked at in one run: other ones each day. */
  readonly mostChecks: number;
}

export const DEFAULT_LIMITS: HarvestLimits = {
  reading: READING_LIMITS,
  pauseMs: 1_000,
  longestPauseMs: 30_000,
  connectTimeoutMs: 10_000,
  stallTimeoutMs: 30_000,
  answerTimeoutMs: 120_000,
  longestAnswerBytes: 20_000_000,
  longestRobotsBytes: 512_000,
  mostRedirects: 5,
  tries: 4,
  firstWaitMs: 2_000,
  longestWaitMs: 120_000,
  mostPages: 500,
  mostPosts: 20_000,
  mostChecks: 25,
};
