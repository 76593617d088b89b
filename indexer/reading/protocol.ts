// What a harvest asks the thread that reads documents, and what it answers. Everything is plain values that a structured clone carries.
import type { Source } from '../../src/reports/archive.ts';
import type { FreshAnswer } from '../harvest/client.ts';
import type { FetchProblem } from '../harvest/failure.ts';
import type { SignedPost } from '../harvest/feed-signature.ts';
import type { Listing } from '../harvest/found-post.ts';
import type { StrategyOptions } from '../harvest/strategies.ts';
import type { Capture } from '../readers/capture.ts';
import type { Article } from '../readers/html-article.ts';
import type { ReadCapture } from '../readers/read-capture.ts';

/** Each question, with its answer. */
export interface Readings {
  /** A file, of whatever kind. */
  capture(asked: { readonly capture: Capture; readonly source: Source }): ReadCapture;
  /** The article of a page. */
  article(asked: Pick<FreshAnswer, 'bytes' | 'contentType' | 'url'>): Article;
  /** What its author wrote in a listed post, as Markdown. */
  post(asked: SignedPost): string;
  /** One page of a source's list of posts. @param strategy name of the strategy that it is read by */
  listing(asked: {
    readonly options: StrategyOptions;
    readonly strategy: string;
    readonly answer: FreshAnswer;
  }): Listing;
}

export type ReadingName = keyof Readings;

export interface Question {
  readonly name: ReadingName;
  readonly asked: unknown;
}

export type ReadingAnswer =
  | { readonly kind: 'ready' }
  /** A part of a long document is read: the time for the next begins. */
  | { readonly kind: 'going on' }
  | { readonly kind: 'read'; readonly value: unknown }
  /** `CaptureUnreadable`. */
  | { readonly kind: 'unreadable'; readonly message: string }
  /** `FetchFailed`; the message begins with the address. */
  | { readonly kind: 'no list'; readonly problem: FetchProblem; readonly url: string; readonly message: string }
  /** A fault of the program. */
  | { readonly kind: 'fault'; readonly error: Error };
