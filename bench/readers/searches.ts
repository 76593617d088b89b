// The queries of the bench as addresses of the search page: each once, or some of them again as readers ask again.
import { searchUrl } from '../../src/web/urls.ts';
import type { Corpus } from '../items.ts';
import { queryMix } from '../queries.ts';
import { randomFrom } from '../random.ts';

/** Of each kind, where all are different; some kinds have fewer. */
const MANY_OF_EACH = 2000;

/** All different, in an order that mixes the kinds. */
export function searchPaths(corpus: Corpus, ofEachKind = MANY_OF_EACH): string[] {
  const random = randomFrom(2);
  const paths = queryMix(corpus, ofEachKind).map(({ typed, request }) => {
    const { filters, from, to, isTyping } = request;
    const path = searchUrl({ q: typed, speaker: filters.speaker, topic: filters.topic, from, to });
    return isTyping ? `${path}&typing=1` : path;
  });
  return [...new Set(paths)]
    .map((path) => ({ path, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ path }) => path);
}

/** So many of ten searches were asked before… */
const AGAIN_OF_TEN = 3;
/** …within so many searches. */
const REMEMBERED = 2000;

/** The same searches, each the first time in the same order, some of them again in between. */
export function withRepeats(paths: readonly string[]): string[] {
  const random = randomFrom(3);
  const asked: string[] = [];
  for (let next = 0; next < paths.length; ) {
    const isAgain = asked.length > 0 && random() * 10 < AGAIN_OF_TEN;
    const before = Math.min(asked.length, REMEMBERED);
    const path = isAgain ? asked[asked.length - 1 - Math.floor(random() * before)] : paths[next++];
    if (path !== undefined) asked.push(path);
  }
  return asked;
}
