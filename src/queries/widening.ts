// The same search with less in it: without one filter, without its dates, without all of them, with fewer words. Works on the parsed query, so
// that what is left means what it meant. Counts nothing itself.

import { type FieldTerm, type ParsedQuery, parsedOf, queryText, withoutFields } from '../search/query.ts';
import { wordsInQuotes } from './clause-text.ts';
import { EMPTY_SEARCH, type SearchParameters } from './parameters.ts';
import type { Selection } from './selections.ts';
import { type AskedSearch, hasScope, type UnderstoodSearch } from './understanding.ts';

/** A wider search, not yet known to find anything. */
export interface WiderSearch extends AskedSearch {
  readonly label: string;
}

/** Few enough to count each of them. */
const MAX_OFFERS = 8;

/** What a reader can do about a search that finds too little: the search widened in one way each, the most promising first. */
export function widerSearches(search: UnderstoodSearch): readonly WiderSearch[] {
  const { asRead: parameters, parsed, selections, request, clauses } = search;
  const wider: WiderSearch[] = [];
  if (hasScope(search) && parameters.speakerScope === 'said') {
    wider.push({
      label: 'also what others say where they speak',
      parameters: { ...parameters, page: 1, speakerScope: 'present' },
      parsed,
    });
  }
  for (const selection of selections) {
    wider.push({ label: `without “${selection.label}”`, ...withoutSelection(search, selection) });
  }
  if (request.from || request.to) wider.push({ label: 'of any date', ...withoutDates(search) });
  if (!parameters.includesOtherPosts) {
    wider.push({
      label: 'with posts that report no meeting',
      parameters: { ...parameters, page: 1, includesOtherPosts: true },
      parsed,
    });
  }
  if (filterCount(search) > 1) wider.push({ label: 'the words alone, without any filter', ...wordsOnly(search) });
  const wanted = clauses.filter((clause) => !clause.isExcluded);
  if (wanted.length > 1) {
    for (const clause of wanted) {
      wider.push({
        label: `only ${wordsInQuotes([clause])}`,
        parameters: { ...parameters, page: 1, q: queryText([clause]) },
        parsed: parsedOf([clause]),
      });
    }
  }
  return wider.slice(0, MAX_OFFERS);
}

/** How many filters are in force: each value of a facet, the dates, and posts that report no meeting. */
function filterCount({ selections, request, asRead }: UnderstoodSearch): number {
  return selections.length + Number(request.from !== null || request.to !== null) + Number(asRead.includesOtherPosts);
}

type ReadSearch = Pick<UnderstoodSearch, 'asRead' | 'parsed'>;

export function withoutSelection(search: ReadSearch, { facet, id, label, field }: Selection): AskedSearch {
  const isMeant = (term: FieldTerm) => term.field === field?.field && term.value === field.value;
  const values = search.asRead[facet].filter((value) => value !== id && value !== label);
  const isLastSpeaker = facet === 'speaker' && values.length === 0;
  return without(search, isMeant, { [facet]: values, ...(isLastSpeaker && { speakerScope: 'said' }) });
}

export function withoutDates(search: ReadSearch): AskedSearch {
  return without(search, ({ field }) => field === 'from' || field === 'to', { from: null, to: null });
}

/** The words alone, without any operator such as `speaker:"Ruth Carrow"`, and without any filter. */
export function wordsOnly(search: ReadSearch): AskedSearch {
  const { parameters, parsed } = without(search, () => true, {});
  return { parameters: { ...EMPTY_SEARCH, q: parameters.q }, parsed };
}

/** What was typed stays as it was spelt where none of its operators is meant. */
function without(
  { asRead, parsed: whole }: ReadSearch,
  isMeant: (field: FieldTerm) => boolean,
  changed: Partial<SearchParameters>,
): AskedSearch {
  const parsed: ParsedQuery = withoutFields(whole, isMeant);
  const q = parsed === whole ? asRead.q : queryText(parsed.clauses, parsed.fields);
  return { parameters: { ...asRead, q, page: 1, ...changed }, parsed };
}
