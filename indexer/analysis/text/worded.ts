// Patterns that are tried only on texts with a word that they need. The words of all of them are looked for at once, in one pass over a
// text's letters, whatever their number: most patterns need words that most sentences do not have.
import { neededWords } from './needed-words.ts';

/** Finds what its pattern finds. */
export interface Worded {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
}

/** For patterns that are made once, with their module. @param pattern without the flags `g` and `y` */
export function worded(pattern: RegExp): Worded {
  const words = neededWords(pattern);
  if (words === null) return pattern;
  const index = wanted.push(words) - 1;
  return {
    test: (text) => hasWordOf(index, text) && pattern.test(text),
    exec: (text) => (hasWordOf(index, text) ? pattern.exec(text) : null),
  };
}

/** The words of each pattern. */
const wanted: (readonly string[])[] = [];

/** Patterns follow each other on one text, so that the last one is known. */
let search: Search | null = null;

function hasWordOf(index: number, text: string): boolean {
  if (search === null || search.patterns < wanted.length) search = searchFor(wanted);
  const found = search.foundIn(text);
  return ((found[index >> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

interface Search {
  readonly patterns: number;
  /** A bit for each pattern of which the text has a word; valid until the next text. */
  foundIn(text: string): Int32Array;
}

/** Follows all words at once through the text: the automaton of Aho and Corasick. */
function searchFor(patterns: readonly (readonly string[])[]): Search {
  // A state for each beginning of a word; all words together have far fewer letters than 16 bits can count.
  const letters = [...new Set(patterns.flat())].reduce((sum, word) => sum + word.length, 1);
  const width = (patterns.length + 31) >> 5;
  /** For each state and letter, the next state. */
  const next = new Uint16Array(letters * ALPHABET);
  /** For each state, the patterns whose word ends there. */
  const ending = new Int32Array(letters * width);
  const isEnding = new Uint8Array(letters);
  let states = 1;
  patterns.forEach((words, index) => {
    for (const word of words) {
      let state = 0;
      for (let at = 0; at < word.length; at++) {
        const step = state * ALPHABET + letterOf(word.charCodeAt(at));
        if (next[step] === 0) next[step] = states++;
        state = next[step] ?? 0;
      }
      isEnding[state] = 1;
      const place = state * width + (index >> 5);
      ending[place] = (ending[place] ?? 0) | (1 << (index & 31));
    }
  });
  goOnFromShorter(next, ending, isEnding, width);

  const found = new Int32Array(width);
  let last: string | null = null;
  return {
    patterns: patterns.length,
    foundIn: (text) => {
      if (text === last) return found;
      last = text;
      found.fill(0);
      let state = 0;
      for (let at = 0; at < text.length; at++) {
        state = next[state * ALPHABET + letterOf(text.charCodeAt(at))] ?? 0;
        if (isEnding[state] === 0) continue;
        for (let part = 0; part < width; part++) found[part] = (found[part] ?? 0) | (ending[state * width + part] ?? 0);
      }
      return found;
    },
  };
}

/** Where no word goes on with a letter, the longest beginning of one that ends there does; what ends with it is found as well. */
function goOnFromShorter(next: Uint16Array, ending: Int32Array, isEnding: Uint8Array, width: number): void {
  const shorter = new Uint16Array(isEnding.length);
  const states = [0];
  for (const state of states) {
    const fallback = shorter[state] ?? 0;
    if (isEnding[fallback] === 1) {
      isEnding[state] = 1;
      for (let part = 0; part < width; part++)
        ending[state * width + part] = (ending[state * width + part] ?? 0) | (ending[fallback * width + part] ?? 0);
    }
    for (let letter = 0; letter < ALPHABET; letter++) {
      const step = state * ALPHABET + letter;
      const onward = next[step] ?? 0;
      const detour = state === 0 ? 0 : (next[fallback * ALPHABET + letter] ?? 0);
      if (onward === 0) {
        next[step] = detour;
      } else if (letter > 0) {
        shorter[onward] = detour;
        states.push(onward);
      }
    }
  }
}

/** 1 to 26 for a letter of either case, and for the two others that patterns without regard to case take for one; 0 for all else. */
function letterOf(code: number): number {
  if (code < 128) return LETTERS[code] ?? 0;
  if (code === LONG_S) return 19;
  return code === KELVIN ? 11 : 0;
}

const LONG_S = 0x17f;
const KELVIN = 0x212a;
const ALPHABET = 32;
const LETTERS = Uint8Array.from({ length: 128 }, (_, code) => {
  const small = code | 32;
  return code >= 65 && small >= 97 && small <= 122 ? small - 96 : 0;
});
