// Whom a first name means that is cut short ("Jan" of Janet, "Rob" of Robert), among those named so far. What fits two means nobody.
import { OPENERS } from '../text/english.ts';

export interface ShortForms {
  add(fullName: string): void;
  /** The full name of the one person whose first name goes on from the word; `null` for none and for two. */
  fullNameOf(word: string): string | null;
}

export function shortForms(): ShortForms {
  const names = new Map<string, Set<string>>();
  return {
    add: (fullName) => {
      const [first = '', ...rest] = fullName.split(/\s+/);
      // "Dirk" of Dirk-Jan.
      const half = /^(\p{Lu}\p{Ll}{2,20})-\p{Lu}/u.exec(first)?.[1];
      if (half !== undefined && rest.length > 0) names.set(half, (names.get(half) ?? new Set()).add(fullName));
      if (rest.length === 0 || !/^\p{Lu}\p{Ll}{2,20}$/u.test(first)) return;
      for (let length = SHORTEST; length < Math.min(first.length, LONGEST + 1); length++) {
        const short = first.slice(0, length);
        names.set(short, (names.get(short) ?? new Set()).add(fullName));
      }
    },
    fullNameOf: (word) => {
      const [one, another] = names.get(word) ?? [];
      if (one === undefined || another !== undefined) return null;
      return OPENERS.has(word.toLowerCase()) || COMMON.test(word) ? null : one;
    },
  };
}

const SHORTEST = 3;
const LONGEST = 6;
/** Words of the language that first names begin with as well. */
const COMMON = /^(?:chair|car|can|may|will|all|any|art|lead|new|fun|per|pat|mat|met|not|her|his|the)$/i;
