// What the parts of the contract suite share: the engine under test, and how a promise is tested, also where an engine is known to differ.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Hit, SearchEngine, SearchRequest } from '../../src/search/engine.ts';

/** Gives an engine that holds nothing yet; the suite closes it. */
export type OpenEngine = () => Promise<SearchEngine>;

/**
 * Promises that an engine cannot keep, by their whole title, each with the reason. They run all the same, and must fail: a difference that
 * has gone is to be struck out. A title that the suite does not have fails, too.
 */
export type Differences = Readonly<Record<string, string>>;

/** Tests one promise to a reader. */
export type Promised = (title: string, test: () => Promise<void>) => void;

/** Ids of the items that a query finds. */
export type Found = (query: string, more?: Partial<SearchRequest>) => Promise<string[]>;

export interface Suite {
  readonly promise: Promised;
  readonly open: OpenEngine;
  /** Holds the small archive `HARBOUR`. */
  readonly engine: () => SearchEngine;
  /** Holds the large archive `ROADSTEAD`: rankings, long and hostile texts, more items and values than any default limit. */
  readonly large: () => SearchEngine;
  /** In the small archive, in the order of the result. */
  readonly found: Found;
}

/** `unmatched` gives the titles of differences that no promise has had. */
export function promisesWith(differences: Differences): { promise: Promised; unmatched: () => string[] } {
  const unmatched = new Set(Object.keys(differences));
  const promise: Promised = (title, test) => {
    const reason = Object.hasOwn(differences, title) ? differences[title] : undefined;
    unmatched.delete(title);
    if (reason === undefined) it(title, test);
    else {
      it(`differs from: ${title}. Reason: ${reason}`, async () => {
        await assert.rejects(test, 'the promise is kept after all: strike the difference out');
      });
    }
  };
  return { promise, unmatched: () => [...unmatched] };
}

export function itemsOf(hits: readonly Hit[]): string[] {
  return hits.map(({ itemId }) => itemId);
}
