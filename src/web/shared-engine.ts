// The engine as many readers share it: who came first is answered first, what several ask at the same moment is asked once, too many questions
// are refused before they pile up, and answers are worked on in turns. Keeps no answer beyond the moment in which it comes.
import { AsyncLocalStorage } from 'node:async_hooks';
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
}

/** A page asks one question after another, never two at once: so many are a thousand readers. */
export const MOST_WAITING = 1000;

/** Enough to keep an engine busy; few enough for a page that must ask ten times not to wait ten times as long as others. */
const AT_ONCE = 8;

/** Health is always asked, and at once. */
export function sharedEngine(
  engine: SearchEngine,
  takeTurn: TakeTurn,
  { mostWaiting, atOnce }: Bounds = { mostWaiting: MOST_WAITING, atOnce: AT_ONCE },
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
  const search = (request: SearchRequest): Promise<SearchResult> => {
    const key = JSON.stringify(request);
    const same = asked.get(key);
    if (same) return same;
    const answer = answerTo(() => engine.search(request)).finally(() => asked.delete(key));
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
