// What a reader must know of how a search was carried out otherwise than typed: a question read, a word corrected, words left out.

import { AND, OR, quoted } from '../../queries/clause-text.ts';
import type { UnderstoodSearch } from '../../queries/understanding.ts';
import type { SearchResult, SpellingCorrection } from '../../search/engine.ts';
import { searchUrl } from '../urls.ts';
import { readingText } from './reading-text.ts';

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
  const isAsTyped = question === 'typed' || question === 'unfiltered';
  const url = searchUrl({ ...parameters, page: 1, as: isAsTyped ? 'read' : 'typed' });
  return [{ text: READING[question](search), link: { label: INSTEAD[question], url } }];
}

const READING = {
  read: (search: UnderstoodSearch) => `Read as a question: ${readingText(search)}.`,
  filtered: () => 'Names and dates were read as filters.',
  typed: () => 'Searched for the words as typed.',
  unfiltered: () => 'Searched for the words as typed.',
} as const;
const INSTEAD = {
  read: 'Search for the words as typed instead',
  filtered: 'Search for the words as typed instead',
  typed: 'Read them as a question instead',
  unfiltered: 'Read names and dates as filters instead',
} as const;

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
