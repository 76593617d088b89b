// Reads a typed question as a search: its function words fall away, a known speaker who is asked about and a date become filters. Pure;
// leaves everything as it is that is not plainly a question, and never touches what stands in quotes, is left out or is an alternative.
import type { SpeakerRef } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';
import { type Clause, type ParsedQuery, parsedOf, plainWord } from '../search/query.ts';
import { stemOf } from '../search/stems.ts';
import { foldedWords } from '../search/words.ts';
import {
  ABOUT,
  ASK_PHRASES,
  AUXILIARIES,
  BEING,
  INTERROGATIVES,
  isFunctionWord,
  MEASURES,
  PAST_OR_PRESENT,
  SAYING,
  SPEECH,
  VIEWS,
} from './question-words.ts';
import { datesAmong, type FoundDays } from './reading/dates.ts';
import type { KnownNames } from './reading/known-names.ts';
import type { SpeakersCalled } from './reading/speaker-names.ts';

export interface ReadQuestion {
  /** What is left to search for; nothing where the question only names a speaker or a date. */
  readonly parsed: ParsedQuery;
  /** Who is asked about; alternatives. */
  readonly speakers: readonly SpeakerRef[];
  /** `2023`, `2023-05` or `2023-05-23`; inclusive. */
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * `null` where it is no question, and where nothing would be left to search for.
 * @param today what "last year" is counted from; where it is `null`, such words stay words
 * @param holdersOf an office: where several held it, all of them are meant; of people who share a name none
 */
export function readQuestion(
  parsed: ParsedQuery,
  speakersCalled: SpeakersCalled,
  today: IsoDate | null = null,
  holdersOf: KnownNames['holdersOf'] = () => [],
): ReadQuestion | null {
  const words = parsed.clauses.map(foldedWord);
  const asking = askPhraseLength(words);
  if (asking === 0 && !isQuestion(parsed, words)) return null;

  const dropped = new Set<number>(Array.from({ length: asking }, (_, index) => index));
  const dates = dateAskedFor(words, today);
  if (dates) for (let index = dates.start; index < dates.end; index++) dropped.add(index);
  const undated = words.map((word, index) => (dropped.has(index) && index >= asking ? null : word));
  const said = speakersAskedAbout(undated, asking, (name) => {
    const called = speakersCalled(name, dates);
    const holders = new Set(called.length > 1 ? holdersOf(name, dates).map(({ id }) => id) : []);
    return called.length === 1 || called.every(({ id }) => holders.has(id)) ? called : [];
  });
  for (const index of said.words) dropped.add(index);
  let hasContent = false;
  words.forEach((word, index) => {
    if (word === null || dropped.has(index)) return;
    const isMuch = MEASURES.has(word) && words[index - 1] === 'how';
    const next = words[index + 1];
    const isAsked = SPEECH.has(stemOf(word)) && (!hasContent || next === undefined || ABOUT.has(next ?? ''));
    if (isFunctionWord(word) || isMuch || isAsked) dropped.add(index);
    else hasContent = true;
  });

  const rest = parsed.clauses.filter((_, index) => !dropped.has(index));
  const hasFilter = said.speakers.length > 0 || dates !== null;
  if (dropped.size === 0 || (!hasFilter && rest.every(({ isExcluded }) => isExcluded))) return null;
  return {
    parsed: parsedOf(rest, parsed.fields),
    speakers: said.speakers,
    from: dates?.from ?? null,
    to: dates?.to ?? null,
  };
}

/** The first date; a bare year is one only where the question ends. */
function dateAskedFor(words: readonly Word[], today: IsoDate | null): FoundDays | null {
  for (const date of datesAmong(words, today)) {
    if ('impossible' in date || (date.isBareYear && date.end < words.length)) continue;
    return date;
  }
  return null;
}

/** Folded; `null` for what a question does not touch. */
type Word = string | null;

function foldedWord(clause: Clause): Word {
  const word = plainWord(clause);
  return word === null ? null : foldedWords(word);
}

/** How many words ask for an answer before the question itself begins. */
function askPhraseLength(words: readonly Word[]): number {
  const phrase = ASK_PHRASES.find((one) => one.every((word, index) => words[index] === word));
  return phrase && words.length > phrase.length ? phrase.length : 0;
}

/** A question mark makes sure; without one, a question word or a verb that begins a question, and something that follows. */
function isQuestion({ clauses, endsInQuestionMark: hasMark }: ParsedQuery, words: readonly Word[]): boolean {
  const first = words[0] ?? '';
  const isLong = words.length >= 3;
  if (INTERROGATIVES.has(first)) return (hasMark || isLong) && !isAcronym(clauses);
  if (first === 'anything' || first === 'everything') return hasMark || isLong;
  return hasMark ? AUXILIARIES.has(first) && words.length > 1 : PAST_OR_PRESENT.has(first) && isLong;
}

/** "WHO guidelines on masks" asks for no person; "WHO SAID WHAT" shouts. */
function isAcronym(clauses: readonly Clause[]): boolean {
  const texts = clauses.map(({ alternatives }) => alternatives[0]?.text ?? '');
  const isShouted = (text: string | undefined) => text !== undefined && text.length > 1 && text === text.toUpperCase();
  return isShouted(texts[0]) && texts.slice(1).some((text) => !isShouted(text));
}

const MAX_NAME_WORDS = 5;

interface AskedAbout {
  readonly speakers: readonly SpeakerRef[];
  /** Of the names, and of the verb or noun that goes with them. */
  readonly words: readonly number[];
}

/** @param meant whom a name or an office means; nobody where that is not sure */
function speakersAskedAbout(
  words: readonly Word[],
  from: number,
  meant: (name: string) => readonly SpeakerRef[],
): AskedAbout {
  /** Whom these words name. */
  const called = (start: number, end: number): readonly SpeakerRef[] | null => {
    const name = words.slice(start, end);
    if (start < from || name.length === 0 || name.includes(null) || isFunctionWord(name[0] ?? '')) return null;
    const speakers = meant(name.join(' '));
    return speakers.length > 0 ? speakers : null;
  };
  for (let start = from; start < words.length; start++) {
    for (let end = Math.min(start + MAX_NAME_WORDS, words.length); end > start; end--) {
      const named = called(start, end);
      const verb = named && isSubject(words, start, end);
      if (!named || verb === null) continue;
      if (verb === false) {
        // The end of a name is no other name.
        start = end - 1;
        break;
      }
      const speakers = [...named];
      const found = [...range(start, end), ...(verb === true ? [] : [verb])];
      // "what did Ruth Carrow and Gideon Tarn say": both are asked about.
      let first = start;
      for (let length = MAX_NAME_WORDS; length > 0; length--) {
        const isJoined = words[first - 1] === 'and' || words[first - 1] === 'or';
        const other = isJoined ? called(first - 1 - length, first - 1) : null;
        if (!other) continue;
        speakers.unshift(...other);
        found.push(...range(first - 1 - length, first));
        first -= length + 1;
        length = MAX_NAME_WORDS + 1;
      }
      return { speakers, words: found };
    }
  }
  return { speakers: [], words: [] };
}

/** Is the name that of who speaks? `true`, or the index of the verb or noun that says so and falls away with the name. */
function isSubject(words: readonly Word[], start: number, end: number): number | boolean {
  const before = words[start - 1] ?? '';
  if (before === 'by') return !['report', 'reported', 'written', 'account'].includes(words[start - 2] ?? '');
  if (before === 'to' && words[start - 2] === 'according') return start - 2;
  const noun = words[end] ?? '';
  if (VIEWS.has(noun)) return end;
  let verb = end;
  while (AUXILIARIES.has(words[verb] ?? '') || ['ever', 'to', 'also', 'really'].includes(words[verb] ?? '')) verb++;
  const isAskedOf = BEING.has(before) || words.slice(end, verb).some((word) => BEING.has(word ?? ''));
  const isVerb = SAYING.has(stemOf(words[verb] ?? ''));
  return isVerb && (!isAskedOf || (words[verb] ?? '').endsWith('ing')) && verb;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
