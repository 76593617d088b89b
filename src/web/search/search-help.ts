// What a reader can do about a search that finds too little: the same search widened in one way each. Counts nothing itself.
import { queryText } from '../../search/query.ts';
import { hasWords, type UnderstoodSearch } from '../understanding.ts';
import { EMPTY_SEARCH, type SearchParameters } from '../urls.ts';
import { chipsFor, withoutDates, withoutSelection, wordsOnly } from './search-filters.ts';
import { wordsInQuotes } from './sentence.ts';

/** A wider search, not yet known to find anything. */
export interface WiderSearch {
  readonly label: string;
  readonly parameters: SearchParameters;
}

/** A wider search that finds something. */
export interface WiderOffer {
  readonly label: string;
  readonly url: string;
  readonly count: number;
}

/** Few enough to count each of them. */
const MAX_OFFERS = 8;

export function widerSearches(search: UnderstoodSearch): readonly WiderSearch[] {
  const { asRead: parameters, selections, request, clauses } = search;
  const wider: WiderSearch[] = [];
  if (request.filters.speaker.length > 0 && hasWords(clauses) && parameters.speakerScope === 'said') {
    wider.push({
      label: 'also what others say where they speak',
      parameters: { ...parameters, page: 1, speakerScope: 'present' },
    });
  }
  for (const selection of selections) {
    wider.push({ label: `without “${selection.label}”`, parameters: withoutSelection(parameters, selection) });
  }
  if (request.from || request.to) wider.push({ label: 'of any date', parameters: withoutDates(parameters) });
  if (!parameters.includesOtherPosts) {
    wider.push({
      label: 'with posts that report no meeting',
      parameters: { ...parameters, page: 1, includesOtherPosts: true },
    });
  }
  if (chipsFor(search).length > 1) {
    wider.push({
      label: 'the words alone, without any filter',
      parameters: { ...EMPTY_SEARCH, q: wordsOnly(parameters.q) },
    });
  }
  const wanted = clauses.filter((clause) => !clause.isExcluded);
  if (wanted.length > 1) {
    for (const clause of wanted) {
      wider.push({
        label: `only ${wordsInQuotes([clause])}`,
        parameters: { ...parameters, page: 1, q: queryText([clause]) },
      });
    }
  }
  return wider.slice(0, MAX_OFFERS);
}
