// What a reader must know of how a search was carried out otherwise than typed: a question read, a word corrected, words left out.

import { AND, OR, quoted } from '../../queries/clause-text.ts';
import { MOST_NAMED, withOffered } from '../../queries/corrected.ts';
import type { Span } from '../../queries/reading/spans.ts';
import type { UnderstoodSearch } from '../../queries/understanding.ts';
import type { SearchResult, SpellingCorrection } from '../../search/engine.ts';
import { queryText } from '../../search/query.ts';
import { searchUrl } from '../urls.ts';
import { readingText } from './reading-text.ts';

export interface Notice {
  /** A sentence. */
  readonly text: string;
  /** What to do instead; `null` where nothing else would find anything. */
  readonly link: { readonly label: string; readonly url: string } | null;
}

export function noticesFor(search: UnderstoodSearch, result: SearchResult): readonly Notice[] {
  const corrected = result.corrections.map((correction) => correctionNotice(search, correction, result.total));
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

/** “The name and the date were read as filters.” */
function filteredText(spans: readonly Span[]): string {
  const named = [...new Set(spans.map(nameOf))];
  const isOne = spans.length === 1;
  const parts = named.map(
    (name) => `the ${name}${spans.filter((span) => nameOf(span) === name).length > 1 ? 's' : ''}`,
  );
  const text = AND.format(parts);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${isOne ? 'was read as a filter' : 'were read as filters'}.`;
}

function nameOf(span: Span): string {
  if (span.kind === 'days') return 'date';
  if (span.kind === 'speaker' && span.office !== null) return 'office';
  return span.kind === 'body' ? 'committee name' : 'name';
}

const READING = {
  read: (search: UnderstoodSearch) => `Read as a question: ${readingText(search)}.`,
  filtered: ({ spans }: UnderstoodSearch) => filteredText(spans),
  typed: () => 'Searched for the words as typed.',
  unfiltered: () => 'Searched for the words as typed.',
} as const;
const INSTEAD = {
  read: 'Search for the words as typed instead',
  filtered: 'Search for the words as typed instead',
  typed: 'Read them as a question instead',
  unfiltered: 'Read names and dates as filters instead',
} as const;

function correctionNotice(search: UnderstoodSearch, correction: SpellingCorrection, total: number): Notice {
  if (correction.how !== 'offered') return { text: correctionText(correction, total), link: null };
  const { parameters, typed } = search;
  const q = queryText(withOffered(typed.clauses, correction), typed.fields);
  return {
    text: `No item has ${quoted(correction.typed)}.`,
    link: {
      label: `Search for ${quoted(correction.found[0] ?? '')} instead`,
      url: searchUrl({ ...parameters, q, page: 1 }),
    },
  };
}

function correctionText({ typed, found, how }: SpellingCorrection, total: number): string {
  const named = found.slice(0, MOST_NAMED).map(quoted);
  if (how === 'beginning')
    return `No item has the word ${quoted(typed)}; ${total > 0 ? 'showing items with' : 'searched for'} words that begin so, such as ${OR.format(named)}.`;
  const words = OR.format(found.length > MOST_NAMED ? [...named, 'similar words'] : named);
  const instead = total > 0 ? `showing items with ${words}` : `${words} was searched for instead`;
  return `No item has ${quoted(typed)}; ${instead}.`;
}

function droppedText({ dropped }: UnderstoodSearch): string {
  const words = dropped.map(({ alternatives }) => quoted(alternatives.map(({ text }) => text).join(' ')));
  return `No item has all of these words, so ${AND.format(words)} ${words.length === 1 ? 'was' : 'were'} left out.`;
}
