// Whom a first name means that is cut short ("Jan" of Janet, "Rob" of Robert), among those present. What fits two means nobody.
import { OPENERS } from './english.ts';

/** Words of the language that first names begin with as well. */
const COMMON = /^(?:chair|car|can|may|will|all|any|art|lead|new|fun|per|pat|mat|met|not|her|his|the)$/i;

/** The full name of the one person whose first name goes on from a word of three letters or more; `null` for none and for two. */
export function shortFormsOf(names: readonly string[]): (word: string) => string | null {
  const firsts = new Map<string, Set<string>>();
  for (const name of new Set(names)) {
    const [first = '', ...rest] = name.split(/\s+/);
    if (rest.length === 0 || !/^\p{Lu}\p{Ll}+$/u.test(first)) continue;
    for (let length = SHORTEST; length < first.length; length++) {
      const short = first.slice(0, length);
      firsts.set(short, (firsts.get(short) ?? new Set()).add(name));
    }
  }
  return (word) => {
    const [one, another] = firsts.get(word) ?? [];
    const isWord = OPENERS.has(word.toLowerCase()) || COMMON.test(word);
    return one !== undefined && another === undefined && !isWord ? one : null;
  };
}

const SHORTEST = 3;
