// The engine as many readers share it: who came first is answered first, what several ask at the same moment is asked once, too many questions
// are refused before they pile up, answers are worked on in turns, and what nobody waits for any more is not asked. Keeps no answer beyond the moment
// in which it comes.
import { AsyncLocalStorage } from 'node:async_hooks';
import { EngineUnavailable, type SearchEngine, type SearchRequest, type SearchResult } from '../../search/engine.ts';
import type { TakeTurn } from './turns.ts';

interface SharedEngine {
  readonly engine: SearchEngine;
  /**
   * Runs the work for the reader who comes next: whatever it asks of the engine, then or later, is asked before what readers ask who come after,
   * and fails with `ReaderGone` once `isGone`.
   */
  readonly forNextReader: (work: () => void, isGone?: () => boolean) => void;
}

/** Whoever asked is not there any more: nobody is to be answered, and nothing is wrong. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

interface Reader {
  /** Who came earlier has the smaller. */
  readonly number: number;
  readonly isGone: () => boolean;
}

const NOBODY: Reader = { number: 0, isGone: () => false };

interface Waiting {
  readonly reader: number;
  /** Readers who have asked the same meanwhile among them. */
  readonly isWanted: () => boolean;
  readonly ask: () => void;
  readonly drop: () => void;
}

interface Bounds {
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
  const readers = new AsyncLocalStorage<Reader>();
  const current = (): Reader => readers.getStore() ?? NOBODY;
  let lastNumber = 0;
  let onTheirWay = 0;
  const waiting: Waiting[] = [];

  const answerTo = async <T>(question: () => Promise<T>, asking: readonly Reader[] = [current()]): Promise<T> => {
    if (asking.every(({ isGone }) => isGone())) throw new ReaderGone();
    if (onTheirWay + waiting.length >= mostWaiting) {
      throw new EngineUnavailable(`${mostWaiting} questions are waiting for an answer already`);
    }
    if (onTheirWay < atOnce) onTheirWay++;
    else await place(() => asking.some(({ isGone }) => !isGone()));
    try {
      return await question();
    } finally {
      const next = nextWanted();
      if (next) next.ask();
      else onTheirWay--;
    }
  };
  const place = (isWanted: () => boolean) =>
    new Promise<void>((ask, reject) => {
      const { number } = current();
      const next = waiting.findIndex((other) => other.reader > number);
      const drop = () => reject(new ReaderGone());
      waiting.splice(next < 0 ? waiting.length : next, 0, { reader: number, isWanted, ask, drop });
    });
  const nextWanted = (): Waiting | undefined => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (next.isWanted()) return next;
      next.drop();
    }
    return undefined;
  };

  const asked = new Map<string, { readonly asking: Reader[]; readonly answer: Promise<SearchResult> }>();
  const search = (request: SearchRequest): Promise<SearchResult> => {
    const key = JSON.stringify(request);
    const same = asked.get(key);
    if (same) {
      same.asking.push(current());
      return same.answer;
    }
    const asking = [current()];
    const answer = answerTo(() => engine.search(request), asking).finally(() => asked.delete(key));
    asked.set(key, { asking, answer });
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
    forNextReader: (work, isGone = NOBODY.isGone) => readers.run({ number: ++lastNumber, isGone }, work),
  };
}
