// Unigram: of all ways to cut a piece into listed tokens, the likeliest (Viterbi).
import { bytesOf, type Encode } from './byte-pairs.ts';

/** How much less likely a letter that is not listed is than the least likely token. */
const PENALTY = 10;
/** Longer pieces are no words. */
const LONGEST = 100;

/** @param vocab tokens with the logarithms of how likely they are; the place is the id */
export function unigramEncoder(
  vocab: readonly (readonly [string, number])[],
  unknownId: number | null,
  hasBytes: boolean,
): Encode {
  const ids = new Map(vocab.map(([token], id) => [token, id]));
  const scores = vocab.map(([, score]) => score);
  const unknownScore = scores.reduce((least, score) => Math.min(least, score), 0) - PENALTY;
  const longest = vocab.reduce((most, [token]) => Math.max(most, [...token].length), 1);
  return (piece) => {
    const letters = [...piece];
    if (letters.length > LONGEST) return [];
    const best: { readonly score: number; readonly from: number; readonly id: number | null }[] = [
      { score: 0, from: 0, id: null },
    ];
    for (let end = 1; end <= letters.length; end++) {
      let found = { score: (best[end - 1]?.score ?? 0) + unknownScore, from: end - 1, id: null as number | null };
      let token = '';
      for (let start = end - 1; start >= Math.max(0, end - longest); start--) {
        token = (letters[start] ?? '') + token;
        const id = ids.get(token);
        if (id === undefined || id === unknownId) continue;
        const score = (best[start]?.score ?? 0) + (scores[id] ?? 0);
        if (score > found.score) found = { score, from: start, id };
      }
      best.push(found);
    }
    const cut: (readonly number[])[] = [];
    for (let end = letters.length; end > 0; end = best[end]?.from ?? 0) {
      const { id = null, from = 0 } = best[end] ?? {};
      cut.push(id !== null ? [id] : hasBytes ? bytesOf(letters.slice(from, end).join(''), ids) : []);
    }
    return cut.reverse().flat();
  };
}
