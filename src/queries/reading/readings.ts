// The ways to read a search whose words may also be names, offices, bodies and days: each with some of them as filters and the rest as words, and
// how likely it is. Pure; which of them finds anything is for others to ask.
import type { SpeakerRef } from '../../reports/item.ts';
import { type Clause, type ParsedQuery, parsedOf, plainWord } from '../../search/query.ts';
import { foldedWords } from '../../search/words.ts';
import { isFunctionWord } from '../question-words.ts';
import type { DaysSpan, SharedNameSpan, Span, SpeakerSpan } from './spans.ts';

/** What is left to search for, and by what it is filtered. */
export interface ReadSearch {
  readonly parsed: ParsedQuery;
  /** Alternatives. */
  readonly speakers: readonly SpeakerRef[];
  readonly bodies: readonly { readonly id: string; readonly label: string }[];
  /** `2023`, `2023-05` or `2023-05-23`; inclusive. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface Reading extends ReadSearch {
  /** What is read as a filter; the others are words. */
  readonly spans: readonly Span[];
  /** Of all readings of a search, the likelier has the greater one. */
  readonly weight: number;
}

/** Of one search, the one with all words as typed among them. */
export const MOST_READINGS = 12;
/** Of more, the surest are read in the one way that they are surely meant. */
const MOST_UNSURE = 3;
/** A second name without "and" before it is rather what the first one speaks about. */
const SECOND_NAME = 0.4;
/** Names, offices and bodies alone are looked for in the words, too: who only speaks is found by the cards above the results. */
const ALONE = 0.3;
/** "July 2023 NEC" */
const BODY_WITHOUT_WORDS = 0.9;

/** The likeliest first; empty where no span can be read as a filter. At most `MOST_READINGS`. */
export function readingsOf(parsed: ParsedQuery, all: readonly Span[]): readonly Reading[] {
  const spans = inContext(parsed.clauses, all);
  if (spans.length === 0) return [];
  const surestLast = spans.toSorted((a, b) => Math.abs(a.weight - 0.5) - Math.abs(b.weight - 0.5));
  const unsure = surestLast.slice(0, MOST_UNSURE);
  const sure = surestLast.slice(MOST_UNSURE).filter(({ weight }) => weight > 0.5);
  const taken = [[], ...subsetsOf(unsure).map((some) => [...some, ...sure])];
  const inOrder = taken.map((some) => spans.filter((span) => some.includes(span)));
  const different = new Map(inOrder.map((some) => [some.map(({ start }) => start).join(), some]));
  return [...different.values()]
    .map((some) => ({ ...read(parsed, some), spans: some, weight: weightOf(spans, some) }))
    .sort((a, b) => b.weight - a.weight);
}

/** The search with these spans as filters, and the others as words. */
export function read(parsed: ParsedQuery, spans: readonly Span[]): ReadSearch {
  const isRead = (index: number) => spans.some(({ start, end }) => start <= index && index < end);
  const left = parsed.clauses.filter((_, index) => !isRead(index));
  const telling = left.filter((clause) => !isFunctionWord(foldedWords(plainWord(clause) ?? '')));
  const rest = parsedOf(spans.length === 0 ? left : telling, parsed.fields);
  const days = spans.find((span): span is DaysSpan => span.kind === 'days');
  const endsAsTyped = parsed.endsInWord && rest.clauses.at(-1) === parsed.clauses.at(-1);
  return {
    parsed: spans.length === 0 ? parsed : { ...rest, endsInWord: endsAsTyped },
    speakers: spans.flatMap((span) => (span.kind === 'speaker' ? span.speakers : [])),
    bodies: spans.flatMap((span) => (span.kind === 'body' ? [span.body] : [])),
    from: days?.from ?? null,
    to: days?.to ?? null,
  };
}

/** The search as typed. */
export function wordsAlone(parsed: ParsedQuery): Reading {
  return { ...read(parsed, []), spans: [], weight: 1 };
}

/** What a reader may choose instead: a name that several have, or one that was taken for a word. */
export function choicesOf(
  reading: Reading,
  all: readonly Span[],
): readonly { readonly span: SpeakerSpan; readonly reading: readonly Span[] }[] {
  const isFree = ({ start, end }: Span) => reading.spans.every((other) => other.end <= start || end <= other.start);
  return all.filter(isFree).flatMap((span) => {
    if (span.kind !== 'speaker' && span.kind !== 'shared name') return [];
    return asSpeakers(span).map((chosen) => ({ span: chosen, reading: [...reading.spans, chosen] }));
  });
}

function asSpeakers(span: SpeakerSpan | SharedNameSpan): readonly SpeakerSpan[] {
  if (span.kind === 'speaker') return [span];
  return span.speakers.map((speaker) => ({ ...span, kind: 'speaker', speakers: [speaker], office: null }));
}

type FilterSpan = Exclude<Span, SharedNameSpan>;

/** Those that can be filters, weighed by what stands beside them. */
function inContext(clauses: readonly Clause[], all: readonly Span[]): readonly FilterSpan[] {
  const isSpanned = (index: number) => all.some(({ start, end }) => start <= index && index < end);
  const hasWords = clauses.some(
    (clause, index) => !clause.isExcluded && !isSpanned(index) && !isFunctionWord(foldedWords(plainWord(clause) ?? '')),
  );
  const spans: FilterSpan[] = [];
  for (const span of all) {
    if (span.kind === 'shared name') continue;
    // A search has one date; what else is written like one is words.
    if (span.kind === 'days' && spans.some(({ kind }) => kind === 'days')) continue;
    const before = spans.findLast(({ kind }) => kind === 'speaker');
    const isSecond = span.kind === 'speaker' && before !== undefined;
    if (!isSecond) spans.push(span);
    else if (isJoined(clauses, before, span)) spans.push({ ...span, weight: before.weight });
    else spans.push({ ...span, weight: span.weight * SECOND_NAME });
  }
  const isAlone = !hasWords && !spans.some(({ kind }) => kind === 'days');
  return spans.map((span) => {
    if (isAlone) return { ...span, weight: span.weight * ALONE };
    return span.kind === 'body' && !hasWords ? { ...span, weight: BODY_WITHOUT_WORDS } : span;
  });
}

function isJoined(clauses: readonly Clause[], before: Span, after: Span): boolean {
  const between = clauses.slice(before.end, after.start).map((clause) => plainWord(clause)?.toLowerCase());
  return between.length === 1 && (between[0] === 'and' || between[0] === 'or');
}

function weightOf(spans: readonly Span[], taken: readonly Span[]): number {
  return spans.reduce((product, span) => product * (taken.includes(span) ? span.weight : 1 - span.weight), 1);
}

/** All of them, the empty one first. */
function subsetsOf<T>(values: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: 2 ** values.length }, (_, set) => values.filter((_value, index) => (set >> index) & 1));
}
