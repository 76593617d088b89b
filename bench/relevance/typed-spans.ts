// Makes queries of readers who type a name or a day beside a word, plainly: "antisemitism May 2023", "Carrow dues". Each is right where a
// result has what was named and holds the word. Always the same for the same archive; knows no engine.
import { isFunctionWord } from '../../src/queries/question-words.ts';
import type { Person } from '../../src/reports/archive.ts';
import type { ItemDocument, SpeakerRef } from '../../src/reports/item.ts';
import { foldedWords, tokens } from '../../src/search/words.ts';
import { type Random, randomFrom } from '../random.ts';
import type { Half } from './queries.ts';

export const SPAN_KINDS = [
  'word, month and year',
  'word and year',
  'surname and word',
  'full name and word',
  'office and word',
] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

export interface SpanQuery {
  readonly kind: SpanKind;
  readonly half: Half;
  /** As typed. */
  readonly text: string;
  /** The same with operators. */
  readonly operators: string;
  /** Documents that are what was asked for: of that day, or with that word said by that person. */
  readonly right: ReadonlySet<string>;
}

const SEED = 1923;
const MIN_LETTERS = 4;
/** A word that stands in more items than this share says too little to be typed. */
const COMMON_SHARE = 0.3;
/** Before a date they say which days are meant. */
const RELATIONS = new Set(['after', 'before', 'since', 'until', 'till', 'last', 'this', 'early', 'late']);
const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month, 1)),
);

/** At most `each` of every kind, by turns for tuning and held out; fewer where the archive gives no more. */
export function spanQueries(
  documents: readonly ItemDocument[],
  people: readonly Person[],
  each: number,
): readonly SpanQuery[] {
  const holding = new Map<string, number>();
  for (const item of documents) {
    for (const stem of stemsOf(`${item.title} ${item.text}`)) holding.set(stem, (holding.get(stem) ?? 0) + 1);
  }
  const names = new Set(documents.flatMap(({ speakers }) => speakers.flatMap(({ name }) => [...stemsOf(name)])));
  /** A word of the text that tells something, and is no name. */
  const wordIn = (text: string, random: Random): string | null => {
    const words = tokens(text).filter(
      ({ word, stem }) =>
        /^[a-z]+$/.test(word) &&
        word.length >= MIN_LETTERS &&
        !isFunctionWord(word) &&
        !names.has(stem) &&
        !RELATIONS.has(word) &&
        !MONTHS.some((month) => month.toLowerCase().startsWith(word)) &&
        (holding.get(stem) ?? 0) <= documents.length * COMMON_SHARE,
    );
    return words[Math.floor(random() * words.length)]?.word ?? null;
  };
  const dated = documents.filter(({ date }) => date !== null);
  const inPeriod = (period: string) =>
    new Set(dated.filter(({ date }) => date?.startsWith(period)).map(({ documentId }) => documentId));
  const saying = (word: string, isMeant: (speaker: SpeakerRef, item: ItemDocument) => boolean) => {
    const [stem = ''] = stemsOf(word);
    return new Set(
      documents
        .filter((item) =>
          item.statements.some(
            ({ speaker, text }) => speaker !== null && isMeant(speaker, item) && stemsOf(text).has(stem),
          ),
        )
        .map(({ documentId }) => documentId),
    );
  };
  const surnames = surnamesOf(documents);

  const made: Record<SpanKind, (item: ItemDocument, random: Random) => Omit<SpanQuery, 'kind' | 'half'> | null> = {
    'word, month and year': ({ date, text }, random) => {
      const word = wordIn(text, random);
      if (date === null || word === null) return null;
      const [year = '', month = ''] = date.split('-');
      const period = `${year}-${month}`;
      return {
        text: `${word} ${MONTHS[Number(month) - 1]} ${year}`,
        operators: `${word} from:${period} to:${period}`,
        right: inPeriod(period),
      };
    },
    'word and year': ({ date, text }, random) => {
      const word = wordIn(text, random);
      const year = date?.slice(0, 4);
      if (!year || word === null) return null;
      return { text: `${word} ${year}`, operators: `${word} from:${year} to:${year}`, right: inPeriod(year) };
    },
    'surname and word': (item, random) => {
      const { speaker, word } = spokenWord(item, random, wordIn);
      if (!speaker || word === null) return null;
      const surname = foldedName(speaker.name).at(-1) ?? '';
      if (surnames.get(surname)?.size !== 1) return null;
      return {
        text: `${surname} ${word}`,
        operators: `${word} speaker:${speaker.id}`,
        right: saying(word, ({ id }) => id === speaker.id),
      };
    },
    'full name and word': (item, random) => {
      const { speaker, word } = spokenWord(item, random, wordIn);
      if (!speaker || word === null || foldedName(speaker.name).length < 2) return null;
      return {
        text: `${speaker.name} ${word}`,
        operators: `${word} speaker:${speaker.id}`,
        right: saying(word, ({ id }) => id === speaker.id),
      };
    },
    'office and word': (item, random) => {
      const { speaker, word } = spokenWord(item, random, wordIn);
      const { date } = item;
      const person = people.find(({ id }) => id === speaker?.id);
      const role = person?.roles.find((one) => date !== null && isHeldOn(one, date));
      if (!person || !role || word === null) return null;
      const holders = people.filter(({ roles }) => roles.some(({ title }) => title === role.title));
      return {
        text: `${role.title} ${word}`,
        operators: `${word} ${holders.map(({ id }) => `speaker:${id}`).join(' ')}`,
        right: saying(word, ({ id }, { date: day }) =>
          holders.some((one) => one.id === id && one.roles.some((r) => r.title === role.title && isHeldOn(r, day))),
        ),
      };
    },
  };

  return SPAN_KINDS.flatMap((kind, number) => {
    const random = randomFrom(SEED + number);
    const queries: SpanQuery[] = [];
    const seen = new Set<string>();
    // An archive of few items is gone through several times: another word is drawn each time.
    for (const item of Array.from({ length: 4 }, () => shuffled(documents, random)).flat()) {
      if (queries.length === each) break;
      const query = made[kind](item, random);
      if (query === null || query.right.size === 0 || seen.has(query.text)) continue;
      seen.add(query.text);
      queries.push({ kind, half: queries.length % 2 === 0 ? 'tuning' : 'held-out', ...query });
    }
    return queries;
  });
}

function isHeldOn({ from, to }: { readonly from: string | null; readonly to: string | null }, day: string | null) {
  return day !== null && (from ?? '') <= day && day <= (to ?? '9');
}

function spokenWord(
  item: ItemDocument,
  random: Random,
  wordIn: (text: string, random: Random) => string | null,
): { readonly speaker: SpeakerRef | null; readonly word: string | null } {
  const spoken = item.statements.filter(({ speaker }) => speaker !== null);
  const statement = spoken[Math.floor(random() * spoken.length)];
  const known = item.speakers.find(({ id }) => id === statement?.speaker?.id) ?? null;
  return { speaker: known, word: statement ? wordIn(statement.text, random) : null };
}

/** By last name, who has it. */
function surnamesOf(documents: readonly ItemDocument[]): ReadonlyMap<string, ReadonlySet<string>> {
  const surnames = new Map<string, Set<string>>();
  for (const { id, name } of documents.flatMap(({ speakers }) => speakers)) {
    const words = foldedName(name);
    const last = words.at(-1);
    if (words.length > 1 && last) surnames.set(last, (surnames.get(last) ?? new Set()).add(id));
  }
  return surnames;
}

function foldedName(name: string): readonly string[] {
  return foldedWords(name).split(' ');
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(tokens(text).map(({ stem }) => stem));
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
