// Marks what words of a search may be besides words: somebody's name, an office, a body, a day. Says how likely each is to be meant so, from how it
// is typed and how the archive uses it; decides nothing, and never touches what stands in quotes, is left out or is an alternative.
import type { SpeakerRef } from '../../reports/item.ts';
import type { IsoDate } from '../../reports/report.ts';
import { type Clause, type ParsedQuery, plainWord } from '../../search/query.ts';
import { stemOf } from '../../search/stems.ts';
import { foldedWords } from '../../search/words.ts';
import { ABOUT, isFunctionWord, SPEECH, VIEWS } from '../question-words.ts';
import { datesAmong, type FoundDays, type Words } from './dates.ts';
import type { KnownNames } from './known-names.ts';
import { isTitle, type NamePart } from './speaker-names.ts';

/** Clauses `[start, end)`, with the words around a name that say no more than that it is one: "by", "said about". */
interface Place {
  readonly start: number;
  readonly end: number;
  /** 0 to 1: how likely it is meant as what it may be, not as words. */
  readonly weight: number;
}

export interface SpeakerSpan extends Place {
  readonly kind: 'speaker';
  /** One; several of an office, who are then alternatives. */
  readonly speakers: readonly SpeakerRef[];
  /** "Treasurer"; `null` where a name is typed. */
  readonly office: string | null;
}

/** A name that several people have: nobody can tell who is meant. */
export interface SharedNameSpan extends Place {
  readonly kind: 'shared name';
  readonly speakers: readonly SpeakerRef[];
}

export interface BodySpan extends Place {
  readonly kind: 'body';
  readonly body: { readonly id: string; readonly label: string };
}

export interface DaysSpan extends Place {
  readonly kind: 'days';
  readonly from: string | null;
  readonly to: string | null;
}

export type Span = SpeakerSpan | SharedNameSpan | BodySpan | DaysSpan;

export interface Spans {
  /** None overlaps another; in their order. */
  readonly spans: readonly Span[];
  /** Written like days that no calendar has. */
  readonly impossible: readonly string[];
}

/** "Representative of the Union of Deck and Quay Workers" */
const MOST_NAME_WORDS = 12;

/** @param today what "last year" is counted from */
export function spansIn(parsed: ParsedQuery, names: KnownNames, today: IsoDate | null): Spans {
  const words: Words = parsed.clauses.map((clause) => {
    const word = plainWord(clause);
    return word === null ? null : foldedWords(word);
  });
  const dates = datesAmong(words, today);
  const days = dates.filter((date): date is FoundDays => !('impossible' in date));
  const asked: Asked = { words, clauses: parsed.clauses, names, days };
  const spans: Span[] = [];
  for (let at = 0; at < words.length; at++) {
    const date = dates.find(({ start, end }) => start <= at && at < end);
    if (date) {
      if (!('impossible' in date)) spans.push(daysSpan(date));
      at = date.end - 1;
      continue;
    }
    const found = namedAt(asked, at);
    if (!found) continue;
    spans.push(found);
    at = found.end - 1;
  }
  return { spans, impossible: dates.flatMap((date) => ('impossible' in date ? [date.impossible] : [])) };
}

interface Asked {
  readonly words: Words;
  readonly clauses: readonly Clause[];
  readonly names: KnownNames;
  readonly days: readonly FoundDays[];
}

function daysSpan({ start, end, from, to, isBareYear }: FoundDays): DaysSpan {
  return { kind: 'days', start, end, from, to, weight: isBareYear ? 0.9 : 0.97 };
}

/** The longest name, office or body that begins at that word. */
function namedAt(asked: Asked, at: number): Span | null {
  const { words, days } = asked;
  const end = Math.min(at + MOST_NAME_WORDS, words.length);
  for (let until = end; until > at; until--) {
    const some = words.slice(at, until);
    if (some.includes(null) || days.some(({ start }) => start > at && start < until)) continue;
    const span = speakerSpan(asked, at, until) ?? officeSpan(asked, at, until) ?? bodySpan(asked, at, until);
    if (span) return span;
  }
  return null;
}

/** How likely a name is one that is typed as that part of it. */
const PART_WEIGHTS: Readonly<Record<NamePart, number>> = { whole: 0.97, initials: 0.85, last: 0.93, first: 0.85 };
const SHORT_WORD = 3;

function speakerSpan({ words, clauses, names }: Asked, start: number, end: number): Span | null {
  const name = words.slice(start, end).join(' ');
  const isOneWord = end === start + 1 && !name.includes(' ');
  if (isOneWord && isTitle(name)) return null;
  const called = names.speakersCalled(name);
  if (!called) return null;
  const { part, speakers } = called;
  const isCapital = clauses.slice(start, end).every((clause) => /^\p{Lu}/u.test(plainWord(clause) ?? ''));
  if (isOneWord && isFunctionWord(name) && !isCapital) return null;
  const last = name.split(' ').at(-1) ?? name;
  const share = end - start > 1 && part === 'whole' ? 0 : names.shareInSmallLetters(last);
  const asWord = (share * (isCapital ? 0.5 : 1)) ** (isCapital ? 1 : 0.5);
  // Two or three letters are a word or an acronym as easily as initials.
  const isUnsure = part === 'initials' || name.length <= SHORT_WORD;
  const isShouted = isOneWord && /^\p{Lu}{2,}$/u.test(plainWord(clauses[start] as Clause) ?? '');
  const own = isUnsure && !isShouted && part === 'initials' ? 0.3 : PART_WEIGHTS[part];
  const around = surroundings(words, start, end);
  const weight = own * (1 - asWord) * around.factor;
  const place = { start: around.start, end: around.end, weight };
  return speakers.length === 1
    ? { ...place, kind: 'speaker', speakers, office: null }
    : { ...place, kind: 'shared name', speakers };
}

function officeSpan({ words, names, days }: Asked, start: number, end: number): SpeakerSpan | null {
  const isTold = words[start] === 'the';
  const office = words.slice(isTold ? start + 1 : start, end).join(' ');
  const holders = office === '' ? [] : names.holdersOf(office, days[0] ?? null);
  const [first] = holders;
  if (!first) return null;
  const speakers = [...new Map(holders.map(({ id, name }) => [id, { id, name }])).values()];
  const around = surroundings(words, start, end);
  // "a treasurer" is whoever comes to be one.
  const isAny = ['a', 'an', 'any', 'no'].includes(words[start - 1] ?? '');
  const own = isAny ? 0.2 : isTold || office.includes(' ') ? 0.93 : 0.85;
  return {
    kind: 'speaker',
    speakers,
    office: first.title,
    start: around.start,
    end: around.end,
    weight: own * around.factor,
  };
}

function bodySpan({ words, clauses, names }: Asked, start: number, end: number): BodySpan | null {
  const from = words[start] === 'the' ? start + 1 : start;
  const name = words.slice(from, end).join(' ');
  const body = name === '' ? null : names.bodyCalled(name);
  if (!body) return null;
  const isShouted = /^\p{Lu}{2,}$/u.test(plainWord(clauses[from] as Clause) ?? '');
  // Where all items are of one body, its name beside words says nothing of which are meant.
  const own = names.bodyCount > 1 && (!body.isShort || isShouted) ? 0.85 : 0.4;
  const before = ['at', 'in', 'by', 'of', 'from'].includes(words[start - 1] ?? '') ? start - 1 : start;
  return { kind: 'body', body: { id: body.id, label: body.label }, start: before, end, weight: own };
}

/** What goes with a name, and whether it tells of the person as the one who speaks. */
function surroundings(
  words: Words,
  start: number,
  end: number,
): Pick<Place, 'start' | 'end'> & { readonly factor: number } {
  const before = words[start - 1] ?? '';
  let after = end;
  // Where nothing follows, the verb or noun is what is looked for.
  const isSaying = VIEWS.has(words[after] ?? '') || SPEECH.has(stemOf(words[after] ?? ''));
  if (isSaying && after + 1 < words.length) after++;
  if (ABOUT.has(words[after] ?? '')) after++;
  if (before === 'by') return { start: start - 1, end: after, factor: 1 };
  // "criticism of Marsh", "support for Marsh" are about a person.
  const isSubjectless =
    ABOUT.has(before) || ['of', 'for', 'to', 'against', 'with', 'over', 'from', 'and'].includes(before);
  return { start, end: after, factor: isSubjectless ? 0.4 : 1 };
}
