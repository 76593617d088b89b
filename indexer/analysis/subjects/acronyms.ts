// Finds the acronyms that reports explain ("national policy forum (NPF)") and makes the archive's glossary of them: an acronym
// that different reports explain differently is left out, because nobody can tell which is meant.

import type { Acronym } from '../../../src/reports/item.ts';

/** Every acronym that the text explains, in order, repeats included. */
export function acronymsIn(text: string): Acronym[] {
  const found: Acronym[] = [];
  for (const match of text.matchAll(/\(([A-Z][A-Za-z]{0,2}[A-Z]{1,6})s?\)/g)) {
    const before = text.slice(Math.max(0, match.index - LONGEST_EXPANSION), match.index);
    const words = /(?:[\p{L}’'-]+\s+){1,10}$/u.exec(before)?.[0].trim().split(/\s+/) ?? [];
    const expansion = expansionOf(words, match[1] ?? '');
    if (expansion) found.push({ acronym: match[1] ?? '', expansion });
  }
  return found;
}

/** One expansion an acronym: the most frequent spelling, where all mean the same words. Sorted by acronym. */
export function glossaryOf(found: Iterable<Acronym>): Acronym[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const { acronym, expansion } of found) {
    const counts = spellings.get(acronym) ?? new Map<string, number>();
    counts.set(expansion, (counts.get(expansion) ?? 0) + 1);
    spellings.set(acronym, counts);
  }
  return [...spellings]
    .flatMap(([acronym, counts]) => {
      const [most] = [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
      const isClear = most !== undefined && [...counts.keys()].every((expansion) => stem(expansion) === stem(most[0]));
      return isClear ? [{ acronym, expansion: most[0] }] : [];
    })
    .sort((a, b) => a.acronym.localeCompare(b.acronym));
}

/** In characters: nobody explains an acronym from farther away. */
const LONGEST_EXPANSION = 120;

/** Small words that an acronym may or may not give a letter to. */
const SMALL = new Set(['of', 'and', 'the', 'for', 'in', 'on', 'to', 'a', 'an', 'at', 'by', 'with']);

/** The last words whose initials are the acronym's letters; `null` where they are not. */
function expansionOf(words: readonly string[], acronym: string): string | null {
  const letters = [...acronym.toLowerCase()];
  let at = words.length - 1;
  for (let letter = letters.length - 1; letter >= 0; at--) {
    const word = words[at];
    if (word === undefined) return null;
    // "Child-care" may give one letter or two.
    const initials = word
      .toLowerCase()
      .split(/[-’']/)
      .map((part) => part.charAt(0));
    if (
      initials.length > 1 &&
      letter >= initials.length - 1 &&
      initials.every((initial, index) => initial === letters[letter - initials.length + 1 + index])
    ) {
      letter -= initials.length;
    } else if (initials[0] === letters[letter]) {
      letter--;
    } else if (!SMALL.has(word.toLowerCase()) || letter === letters.length - 1) {
      return null;
    }
  }
  const expansion = words.slice(at + 1);
  return expansion.length > 1 || /-/.test(expansion[0] ?? '')
    ? expansion.map((word) => (/^\p{Lu}(?:\p{Ll}|$)/u.test(word) ? word : word.toLowerCase())).join(' ')
    : null;
}

/** Plural and singular, small and capital letters, hyphens make no other meaning. */
function stem(expansion: string): string {
  return expansion
    .toLowerCase()
    .replace(/[^\p{L}\s]/gu, ' ')
    .replace(/(?:ies|y)\b/g, 'y')
    .replace(/s\b/g, '')
    .replace(/\s+/g, ' ');
}
