// How often reports write the words of people's names with a small letter: by it, a search tells "black members" from Ann Black. Pure.
import { plain, spread } from './spread-texts.ts';

/** Of a word that is hardly used, nobody can tell. */
const LEAST_USES = 3;

/** By folded word, those alone that are written small at all: the share of its uses, above 0 up to 1, two decimals. */
export function smallLettersIn(texts: readonly string[], names: readonly string[]): Readonly<Record<string, number>> {
  const words = new Set(names.flatMap((name) => plain(name).match(/\p{L}{2,}/gu) ?? []));
  const small = new Map<string, number>();
  const all = new Map<string, number>();
  for (const text of spread(texts)) {
    for (const [written] of text.matchAll(/\p{L}+/gu)) {
      const word = written.toLowerCase();
      if (!words.has(word)) continue;
      all.set(word, (all.get(word) ?? 0) + 1);
      if (word === written) small.set(word, (small.get(word) ?? 0) + 1);
    }
  }
  const shares = [...small].flatMap(([word, uses]) => {
    const total = all.get(word) ?? 0;
    return total < LEAST_USES ? [] : [[word, Math.ceil((100 * uses) / total) / 100] as const];
  });
  return Object.fromEntries(shares.sort(([one], [other]) => (one < other ? -1 : 1)));
}
