// Finds the speakers whom words name: by a whole name, initials, a last name or a first name. Says everybody it may be, and leaves the choice to
// who asks. Titles, middle initials, and where a name is cut into words never matter.
import type { SpeakerRef } from '../../reports/item.ts';
import { foldedWords } from '../../search/words.ts';
import type { OpenDays } from './one-date.ts';

/** As the directory keeps them: names folded. */
export interface NamedSpeaker {
  readonly id: string;
  readonly label: string;
  readonly names: ReadonlySet<string>;
  /** Those of the names that are letters standing for a name. */
  readonly initials: ReadonlySet<string>;
  /** In some item of the archive; others are only listed. */
  readonly isHeard: boolean;
}

/**
 * Who has this full name, these initials, this last name or this first name (folded words), else who held the office of that name on those days;
 * several where it is not one person's alone.
 */
export type SpeakersCalled = (name: string, on?: OpenDays | null) => readonly SpeakerRef[];

/** The part of a name that words are: the first of these that anybody has. */
export type NamePart = 'whole' | 'initials' | 'last' | 'first';

/** Whole as it is written, then without titles and the like. */
type Level = NamePart | 'exact';

export interface CalledSpeakers {
  readonly part: NamePart;
  /** At least one. */
  readonly speakers: readonly SpeakerRef[];
}

/** `null` where nobody is called so. */
export type NameMeaning = (name: string) => CalledSpeakers | null;

/** Prepares at the first question; answers each name without going through all speakers. */
export function nameMeaningIn(speakers: ReadonlyMap<string, NamedSpeaker>): NameMeaning {
  let known: readonly (readonly [Level, Names])[] | null = null;
  return (name) => {
    known ??= namesOf(speakers.values());
    const keys = [name, ...spellingsOf(name.split(' ')).map((words) => words.join(' '))];
    for (const [level, names] of known) {
      const called = keys.map((key) => names.get(key)).find((found) => found !== undefined);
      if (!called) continue;
      const heard = [...called].filter(({ isHeard }) => isHeard);
      const meant = heard.length > 0 ? heard : [...called];
      const part = level === 'exact' ? 'whole' : level;
      return { part, speakers: meant.map(({ id, label }) => ({ id, name: label })) };
    }
    return null;
  };
}

type Names = Map<string, Set<NamedSpeaker>>;

/** Whole names, then initials, then what names end with, then what they begin with. */
function namesOf(speakers: Iterable<NamedSpeaker>): readonly (readonly [Level, Names])[] {
  const level = (): Names => new Map();
  const [exact, whole, initials, last, first] = [level(), level(), level(), level(), level()] as const;
  const add = (names: Names, words: readonly string[], speaker: NamedSpeaker) => {
    const key = words.join(' ');
    if (key !== '') names.set(key, (names.get(key) ?? new Set()).add(speaker));
  };
  for (const speaker of speakers) {
    for (const given of speaker.names) {
      const written = foldedWords(given).split(' ');
      if (speaker.initials.has(given)) {
        add(initials, written, speaker);
        continue;
      }
      add(exact, written, speaker);
      for (const words of spellingsOf(written)) {
        // What a title leaves of "Lord Marsh" is a last name.
        add(words.length > 1 || written.length === 1 ? whole : last, words, speaker);
        for (let cut = 1; cut < words.length; cut++) {
          add(last, words.slice(cut), speaker);
          add(first, words.slice(0, cut), speaker);
        }
      }
    }
  }
  return [
    ['exact', exact],
    ['whole', whole],
    ['initials', initials],
    ['last', last],
    ['first', first],
  ];
}

/** "O Grady" and "O’Grady" are one name, "Mc Sweeney" and "McSweeney": short parts also go with what follows. */
function spellingsOf(words: readonly string[]): readonly (readonly string[])[] {
  const plain = plainName(words);
  const joined = words
    .join(' ')
    .replace(/(?<=^| )(\p{L}{1,2}) (?=\p{L})/gu, '$1')
    .split(' ');
  return joined.length === words.length ? [plain] : [plain, plainName(joined)];
}

const TITLES = new Set(
  `sir dame lord lady baroness baron viscount councillor cllr alderman mayor mr mrs ms miss mx dr doctor prof professor rev revd reverend
  hon rt right honourable honorable senator`.split(/\s+/),
);

/** Is this (folded) word a title before a name, and no name? */
export function isTitle(word: string): boolean {
  return TITLES.has(word);
}

/** Without titles in front and single letters in the middle; never nothing. */
function plainName(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !TITLES.has(word));
  const name = start < 0 ? words : words.slice(start);
  return name.filter((word, index) => word.length > 1 || index === 0 || index === name.length - 1);
}
