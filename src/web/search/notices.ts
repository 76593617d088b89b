// What a reader must know of how a search was carried out otherwise than typed: a question read, a word corrected, words left out.

import { AND, isolated, OR, quoted, wordsInQuotes } from '../../queries/clause-text.ts';
import { hasWords, type UnderstoodSearch } from '../../queries/understanding.ts';
import type { SearchResult, SpellingCorrection } from '../../search/engine.ts';
import { rangeInWords } from '../text/dates.ts';
import { searchUrl } from '../urls.ts';

export interface Notice {
  /** A sentence. */
  readonly text: string;
  /** What to do instead; `null` where nothing else would find anything. */
  readonly link: { readonly label: string; readonly url: string } | null;
}

export function noticesFor(search: UnderstoodSearch, result: SearchResult): readonly Notice[] {
  const corrected = result.corrections.map((correction) => ({
    text: correctionText(correction, result.total),
    link: null,
  }));
  const dropped = search.dropped.length === 0 ? [] : [{ text: droppedText(search), link: null }];
  return [...questionNotice(search), ...corrected, ...dropped];
}

function questionNotice(search: UnderstoodSearch): readonly Notice[] {
  const { question, parameters } = search;
  if (question === 'none') return [];
  const isAsTyped = question === 'typed' || question === 'undated';
  const url = searchUrl({ ...parameters, page: 1, as: isAsTyped ? 'read' : 'typed' });
  return [{ text: READING[question](search), link: { label: INSTEAD[question], url } }];
}

const READING = {
  read: (search: UnderstoodSearch) => `Read as a question: ${readingOf(search)}.`,
  dated: (search: UnderstoodSearch) =>
    `No item has all of these words, so the date was taken as a filter: ${readingOf(search)}.`,
  typed: () => 'Searched for the words as typed.',
  undated: () => 'Searched for the words as typed.',
} as const;
const INSTEAD = {
  read: 'Search for the words as typed instead',
  dated: 'Search for the words as typed instead',
  typed: 'Read them as a question instead',
  undated: 'Take the date as a filter instead',
} as const;

/** "what Ruth Carrow says about “dues”, May 2023" */
function readingOf({ selections, clauses, dropped, request }: UnderstoodSearch): string {
  const asked = selections.filter(({ facet }) => facet === 'speaker').map(({ label }) => isolated(label));
  const all = [...clauses, ...dropped];
  const words = wordsInQuotes(all);
  const about = hasWords(all) ? ` about ${words}` : words && `, ${words}`;
  const said =
    asked.length > 0
      ? `what ${OR.format(asked)} ${asked.length === 1 ? 'says' : 'say'}${about}`
      : words && `items that mention ${words}`;
  return [said || 'items', rangeInWords(request.from, request.to)].filter(Boolean).join(', ');
}

/** More would not help a reader who has mistyped one. */
const MAX_NAMED = 3;

function correctionText({ typed, found }: SpellingCorrection, total: number): string {
  const named = found.slice(0, MAX_NAMED).map(quoted);
  const words = OR.format(found.length > MAX_NAMED ? [...named, 'similar words'] : named);
  const instead = total > 0 ? `showing items with ${words}` : `${words} was searched for instead`;
  return `No item has ${quoted(typed)}; ${instead}.`;
}

function droppedText({ dropped }: UnderstoodSearch): string {
  const words = dropped.map(({ alternatives }) => quoted(alternatives.map(({ text }) => text).join(' ')));
  return `No item has all of these words, so ${AND.format(words)} ${words.length === 1 ? 'was' : 'were'} left out.`;
}
