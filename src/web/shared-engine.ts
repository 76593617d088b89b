// The engine as many requests share it: what several ask at the same moment is asked once, too many questions are refused before they pile up,
// and answers are worked on in turns. Keeps no answer beyond the moment in which it comes.
import { EngineUnavailable, type SearchEngine, type SearchRequest, type SearchResult } from '../search/engine.ts';
import type { TakeTurn } from './turns.ts';

/** Some readers' pages ask one question after another, never two at once: so many are more than a thousand readers. */
export const MOST_WAITING = 1000;

/** Beyond `mostWaiting` questions without an answer, further ones fail with `EngineUnavailable` at once. Health is always asked. */
export function sharedEngine(engine: SearchEngine, takeTurn: TakeTurn, mostWaiting = MOST_WAITING): SearchEngine {
  let waiting = 0;
  const asked = new Map<string, Promise<SearchResult>>();

  const answered = async <T>(question: () => Promise<T>): Promise<T> => {
    if (waiting >= mostWaiting) throw new EngineUnavailable(`${waiting} questions are waiting for an answer already`);
    waiting++;
    try {
      return await question();
    } finally {
      waiting--;
    }
  };
  const inTurn = async <T>(answer: Promise<T>): Promise<T> => {
    const value = await answer;
    await new Promise<void>((resolve) => takeTurn(resolve));
    return value;
  };
  const search = (request: SearchRequest): Promise<SearchResult> => {
    const key = JSON.stringify(request);
    const same = asked.get(key);
    if (same) return same;
    const answer = answered(() => engine.search(request)).finally(() => asked.delete(key));
    asked.set(key, answer);
    return answer;
  };

  return {
    ...engine,
    search: (request) => inTurn(search(request)),
    suggest: (prefix) => inTurn(answered(() => engine.suggest(prefix))),
    related: (documentId, limit) => inTurn(answered(() => engine.related(documentId, limit))),
  };
}
