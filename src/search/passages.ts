// Chooses the lines of an item that answer a query best. Pure; offsets instead of markup, so that no text can smuggle any in.
import type { Statement } from '../reports/item.ts';
import { sentencesOf } from '../reports/sentences.ts';
import type { Passage } from './engine.ts';
import { type Matcher, marksOf, type Occurrence, occurrenceFinder } from './matchers.ts';

export type Spoken = Pick<Statement, 'id' | 'speaker' | 'text' | 'confidence'>;

const MAX_PASSAGES = 3;
/** UTF-16 units without the ellipses. */
const MAX_LENGTH = 300;
const OPENING_LENGTH = 240;
/** Where a long sentence is cut, this much of it stands before the first mark. */
const LEAD_LENGTH = 60;

/**
 * Up to three passages of about 300 characters in reading order, whole sentences where they fit, "…" only where a sentence is cut;
 * or, where no statement holds any of the words, how the item begins. With `saidBy` (ids of speakers), only of what they say.
 * @param wordOf by matcher, which word of the query it stands for: several that say the same are one; each its own where it is not given
 */
export function passagesOf(
  statements: readonly Spoken[],
  matchers: readonly Matcher[],
  saidBy: ReadonlySet<string> | null,
  wordOf: readonly number[] = [],
): Passage[] {
  const heard = statements.filter(
    ({ speaker, text }) => text.trim() !== '' && (!saidBy || saidBy.has(speaker?.id ?? '')),
  );
  const occurrencesIn = occurrenceFinder(matchers);
  const find = (text: string) =>
    occurrencesIn(text).map((one) => ({ ...one, matcher: wordOf[one.matcher] ?? one.matcher }));
  const windows = matchers.length === 0 ? [] : heard.flatMap((statement, order) => windowsOf(statement, order, find));
  const passages = bestOf(windows).map((window) => passageOf(window.statement, window, window.sentences, find));
  const opening = heard[0];
  if (passages.length > 0 || !opening) return passages;
  // How a long statement goes on does not matter, and to cut it all into sentences would take longer than the rest.
  const sentences = sentenceRanges(opening.text.slice(0, 4 * OPENING_LENGTH));
  return [passageOf(opening, { ...openingOf(opening.text, sentences), found: [] }, sentences, find)];
}

/** Marks of the matched words in a title. */
export function titleMarksOf(title: string, matchers: readonly Matcher[]): (readonly [number, number])[] {
  return marksOf(occurrenceFinder(matchers)(title));
}

/** UTF-16 offsets `[start, end)`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The sentences of a text without the white space around them. */
function sentenceRanges(text: string): readonly Range[] {
  return sentencesOf(text).flatMap(({ start, text: sentence }) => trimmedRange(sentence, start));
}

/** None where there is nothing but white space. */
function trimmedRange(text: string, start: number): readonly Range[] {
  const lead = text.length - text.trimStart().length;
  const length = text.trim().length;
  return length > 0 ? [{ start: start + lead, end: start + lead + length }] : [];
}

interface Window extends Range {
  readonly statement: Spoken;
  /** Of the statement within the item. */
  readonly order: number;
  readonly found: readonly Occurrence[];
  /** Of the whole statement: to cut a text into sentences costs more than the rest. */
  readonly sentences: readonly Range[];
}

/** Windows of one statement that do not overlap and hold every occurrence that fits into one. */
function windowsOf(statement: Spoken, order: number, find: (text: string) => Occurrence[]): Window[] {
  const found = find(statement.text);
  if (found.length === 0) return [];
  // What fits into a passage need not be cut into sentences: they would all be shown.
  const isShort = statement.text.length <= MAX_LENGTH;
  const sentences = isShort ? trimmedRange(statement.text, 0) : sentenceRanges(statement.text);
  const windows: Window[] = [];
  let free = 0;
  sentences.forEach((sentence, index) => {
    const inside = found.filter(({ start }) => start >= Math.max(free, sentence.start) && start < sentence.end);
    if (inside.length === 0) return;
    const { start, end } =
      sentence.end - sentence.start > MAX_LENGTH
        ? densest(statement.text, sentence, inside)
        : widened(sentences, index, free);
    const held = found.filter((one) => one.start >= start && one.end <= end);
    windows.push({ statement, order, start, end, found: held, sentences });
    free = end;
  });
  return windows;
}

/** The sentence with as many of those after it as fit, then of those before it. */
function widened(sentences: readonly Range[], index: number, free: number): Range {
  let [first, last] = [index, index];
  const length = (from: number, to: number) => (sentences[to]?.end ?? Infinity) - (sentences[from]?.start ?? -Infinity);
  while (length(first, last + 1) <= MAX_LENGTH) last++;
  while ((sentences[first - 1]?.start ?? -1) >= free && length(first - 1, last) <= MAX_LENGTH) first--;
  return { start: sentences[first]?.start ?? 0, end: sentences[last]?.end ?? 0 };
}

/** The stretch of a long sentence with the most different terms, the earliest of several. */
function densest(text: string, sentence: Range, found: readonly Occurrence[]): Range {
  let best = found[0]?.start ?? sentence.start;
  let most = 0;
  for (const [index, { start }] of found.entries()) {
    const terms = new Set<number>();
    for (let next = index; (found[next]?.end ?? Infinity) <= start + MAX_LENGTH - LEAD_LENGTH; next++) {
      terms.add(found[next]?.matcher ?? -1);
    }
    if (terms.size > most) [best, most] = [start, terms.size];
  }
  const end = Math.min(sentence.end, Math.max(best - LEAD_LENGTH, sentence.start) + MAX_LENGTH);
  const start = Math.max(sentence.start, Math.min(best - LEAD_LENGTH, end - MAX_LENGTH));
  return { start: wordStart(text, start, sentence.start, best), end: wordEnd(text, end, sentence.end) };
}

/** Those that add most terms to what is chosen already, then most terms, most marks, the earliest. */
function bestOf(windows: readonly Window[]): readonly Window[] {
  if (windows.length <= MAX_PASSAGES) return windows;
  const seen = new Set<number>();
  const chosen: Window[] = [];
  const rest = windows.map((window) => ({ window, terms: new Set(window.found.map(({ matcher }) => matcher)) }));
  while (chosen.length < MAX_PASSAGES && rest.length > 0) {
    let best = 0;
    const worth = rest.map(({ window, terms }) => [
      [...terms].filter((term) => !seen.has(term)).length,
      terms.size,
      window.found.length,
    ]);
    worth.forEach((value, index) => {
      if (isGreater(value, worth[best] ?? [])) best = index;
    });
    for (const { window, terms } of rest.splice(best, 1)) {
      chosen.push(window);
      for (const term of terms) seen.add(term);
    }
  }
  return chosen.sort((a, b) => a.order - b.order || a.start - b.start);
}

function isGreater(left: readonly number[], right: readonly number[]): boolean {
  const index = left.findIndex((value, at) => value !== right[at]);
  return index >= 0 && (left[index] ?? 0) > (right[index] ?? 0);
}

function passageOf(
  statement: Spoken,
  { start, end, found }: Pick<Window, 'start' | 'end' | 'found'>,
  sentences: readonly Range[],
  find: (text: string) => Occurrence[],
): Passage {
  const isCut = (at: number) => sentences.some((sentence) => sentence.start < at && at < sentence.end);
  const written = statement.text.slice(start, end);
  const words = written.replace(/\s+/g, ' ').trim();
  const lead = isCut(start) ? '…' : '';
  const text = `${lead}${words}${isCut(end) ? '…' : ''}`;
  // Where white space was left out, places have moved.
  const moved = lead.length - start;
  const inPassage = ({ start, end, matcher }: Occurrence) => ({ start: start + moved, end: end + moved, matcher });
  const marks = marksOf(words === written ? found.map(inPassage) : found.length > 0 ? find(text) : []);
  const { speaker, id: statementId, confidence } = statement;
  return { speaker, statementId, text, marks, confidence: speaker ? confidence : 1 };
}

function openingOf(text: string, sentences: readonly Range[]): Range {
  const start = sentences[0]?.start ?? 0;
  const whole = sentences.findLast((sentence) => sentence.end - start <= OPENING_LENGTH);
  return { start, end: whole?.end ?? wordEnd(text, start + OPENING_LENGTH, text.length) };
}

/** The start of the first whole word from `at` on, but not behind `limit`. */
function wordStart(text: string, at: number, sentenceStart: number, limit: number): number {
  if (at <= sentenceStart) return sentenceStart;
  const space = text.slice(at, limit).search(/(?<=\s)\S|\s$/);
  return space < 0 ? limit : at + space;
}

/** The end of the last whole word before `at`; in the middle of a word where it is longer than the passage. */
function wordEnd(text: string, at: number, sentenceEnd: number): number {
  if (at >= sentenceEnd) return sentenceEnd;
  const space = text.slice(at - OPENING_LENGTH / 2, at + 1).search(/\s+\S*$/);
  if (space >= 0) return at - OPENING_LENGTH / 2 + space;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
