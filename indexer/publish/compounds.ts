// Learns from an archive's own texts which words it writes together, apart or with a hyphen: "by-election", "fund-raising" and "fundraising". Pure.
import type { Compounds } from '../../src/reports/compounds.ts';
import { plain, spread } from './spread-texts.ts';

/** Of each kind; the most used ones. */
const MOST = 10_000;
const LONGEST = 40;
const LEAST_LETTERS = 3;
/** So many hyphens are a habit. */
const OFTEN = 5;
/** What is written once may be a slip. */
const LEAST_USES = 2;

export function compoundsIn(texts: readonly string[]): Compounds {
  const words = new Map<string, number>();
  const apart = new Map<string, number>();
  const known = spread(texts);
  for (const text of known) {
    for (const [word] of plain(text).matchAll(/[\p{L}\p{N}]+/gu)) count(words, word);
    for (const [written] of plain(text).matchAll(/[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu)) {
      const parts = written.split(/[-‐‑]/);
      parts.slice(1).forEach((part, index) => {
        const pair = `${parts[index]}-${part}`;
        if (pair.length <= LONGEST && /\p{L}/u.test(pair)) count(apart, pair);
      });
    }
  }
  // Written together as well as apart, without any hyphen.
  for (const text of known) {
    let before = '';
    for (const [word, gap] of plain(text).matchAll(/[\p{L}\p{N}]+|([^\p{L}\p{N}]+)/gu)) {
      if (gap === undefined) {
        if (before.length >= LEAST_LETTERS && word.length >= LEAST_LETTERS && words.has(before + word))
          count(apart, `${before}-${word}`);
        before = word;
      } else if (gap !== ' ') before = '';
    }
  }
  const isOne = (pair: string, uses: number) => words.has(pair.replace('-', '')) || uses >= OFTEN;
  const joined = new Set([...apart.keys()].map((pair) => pair.replace('-', '')));
  const together = new Map<string, number>();
  for (const [word, uses] of words) {
    if (joined.has(word) || uses < LEAST_USES || word.length > LONGEST) continue;
    for (let cut = LEAST_LETTERS; cut <= word.length - LEAST_LETTERS; cut++) {
      const [first, second] = [word.slice(0, cut), word.slice(cut)];
      const isWord = (part: string) => (words.get(part) ?? 0) >= LEAST_USES;
      if (isWord(first) && isWord(second)) together.set(`${first}-${second}`, uses);
    }
  }
  return {
    apart: mostUsed(new Map([...apart].filter(([pair, uses]) => isOne(pair, uses)))),
    seldom: mostUsed(new Map([...apart].filter(([pair, uses]) => !isOne(pair, uses)))),
    together: mostUsed(together),
  };
}

function count(uses: Map<string, number>, word: string): void {
  uses.set(word, (uses.get(word) ?? 0) + 1);
}

function mostUsed(uses: ReadonlyMap<string, number>): readonly string[] {
  return [...uses]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, MOST)
    .map(([pair]) => pair)
    .sort();
}
