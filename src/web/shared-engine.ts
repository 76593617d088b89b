// The engine as many readers share it: who came first is answered first, what was asked already is not asked again until the index changes, too
// many questions are refused before they pile up, and answers are worked on in turns.
import { AsyncLocalStorage } from 'node:async_hooks';
import { LRUCache } from 'lru-cache';
import { EngineUnavailable, type SearchEngine, type SearchRequest, type SearchResult } from '../search/engine.ts';
import type { TakeTurn } from './turns.ts';

export interface SharedEngine {
  readonly engine: SearchEngine;
  /** Runs the work for the reader who comes next: whatever it asks of the engine, then or later, is asked before what readers ask who come after. */
  readonly forNextReader: (work: () => void) => void;
}

export interface Bounds {
  /** Questions beyond so many without an answer fail with `EngineUnavailable` at once. */
  readonly mostWaiting: number;
  /** So many are on their way to the engine, the others wait here. */
  readonly atOnce: number;
  /** Hits of all answers that are kept for who asks the same again; an answer counts as one more than its hits. */
  readonly mostKeptHits: number;
}

/** A page asks one question after another, never two at once: so many are a thousand readers. */
export const MOST_WAITING = 1000;

/** Enough to keep an engine busy; few enough for a page that must ask ten times not to wait ten times as long as others. */
const AT_ONCE = 8;

/** Some two hundred pages. A hit with its passages takes two or three kilobytes. */
const MOST_KEPT_HITS = 5000;

/** Exports ask for more hits at a time, once: kept, they would take the place of what readers ask again. */
const LARGEST_KEPT = 100;

const BOUNDS: Bounds = { mostWaiting: MOST_WAITING, atOnce: AT_ONCE, mostKeptHits: MOST_KEPT_HITS };

/** Health is always asked, and at once. */
export function sharedEngine(
  engine: SearchEngine,
  takeTurn: TakeTurn,
  { mostWaiting, atOnce, mostKeptHits }: Bounds = BOUNDS,
): SharedEngine {
  const reader = new AsyncLocalStorage<number>();
  let readers = 0;
  let onTheirWay = 0;
  const waiting: { readonly reader: number; readonly ask: () => void }[] = [];

  const answerTo = async <T>(question: () => Promise<T>): Promise<T> => {
    if (onTheirWay + waiting.length >= mostWaiting) {
      throw new EngineUnavailable(`${mostWaiting} questions are waiting for an answer already`);
    }
    if (onTheirWay < atOnce) onTheirWay++;
    else await place();
    try {
      return await question();
    } finally {
      const next = waiting.shift();
      if (next) next.ask();
      else onTheirWay--;
    }
  };
  const place = () =>
    new Promise<void>((ask) => {
      const own = reader.getStore() ?? 0;
      const next = waiting.findIndex((other) => other.reader > own);
      waiting.splice(next < 0 ? waiting.length : next, 0, { reader: own, ask });
    });

  const asked = new Map<string, Promise<SearchResult>>();
  const kept = new LRUCache<string, SearchResult>({
    maxSize: mostKeptHits,
    maxEntrySize: 1 + LARGEST_KEPT,
    sizeCalculation: ({ hits }) => 1 + hits.length,
  });
  let keptOf: string | null = null;
  const search = (request: SearchRequest): Promise<SearchResult> => {
    const revision = engine.revision();
    // What was withdrawn from the archive must not lie about here either.
    if (revision !== keptOf) kept.clear();
    keptOf = revision;
    const key = `${revision} ${JSON.stringify(request)}`;
    const known = kept.get(key);
    if (known) return Promise.resolve(known);
    const same = asked.get(key);
    if (same) return same;
    const answer = answerTo(() => engine.search(request))
      .then((result) => {
        if (revision !== null && revision === keptOf) kept.set(key, result);
        return result;
      })
      .finally(() => asked.delete(key));
    asked.set(key, answer);
    return answer;
  };
  const inTurn = async <T>(answer: Promise<T>): Promise<T> => {
    const value = await answer;
    await new Promise<void>((resolve) => takeTurn(resolve));
    return value;
  };

  return {
    engine: {
      ...engine,
      search: (request) => inTurn(search(request)),
      suggest: (prefix) => inTurn(answerTo(() => engine.suggest(prefix))),
      related: (documentId, limit) => inTurn(answerTo(() => engine.related(documentId, limit))),
    },
    forNextReader: (work) => reader.run(++readers, work),
  };
}
