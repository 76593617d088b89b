// The view model of the page that lists every value of one facet for a search: what the search page has no room for. Each value is a link
// to the search narrowed to it, or without it where it is selected.
import { lastPageOf } from '../../queries/parameters.ts';
import type { UnderstoodSearch } from '../../queries/understanding.ts';
import { withoutSelection } from '../../queries/widening.ts';
import type { FacetValue } from '../../search/engine.ts';
import type { FacetName } from '../../search/facets.ts';
import { foldedWords } from '../../search/words.ts';
import { type Pagination, paginationFor } from '../page/pagination.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { type FacetRequest, facetUrl, searchUrl } from '../urls.ts';
import { sentenceFor } from './sentence.ts';

export interface FacetPage {
  readonly shell: Shell;
  /** "Speakers" */
  readonly heading: string;
  /** What is searched for, as the search page says it. */
  readonly sentence: string;
  /** Back to the search. */
  readonly searchUrl: string;
  /** Where the form that finds a name leads, and what it sends besides. */
  readonly action: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly find: string;
  /** "214 speakers", "3 of 214 speakers". */
  readonly counted: string;
  readonly values: readonly ListedValue[];
  readonly pagination: Pagination | null;
}

interface ListedValue {
  readonly label: string;
  readonly count: number;
  readonly url: string;
  readonly isSelected: boolean;
}

export const FACET_NOUNS: Readonly<Record<FacetName, { readonly one: string; readonly many: string }>> = {
  speaker: { one: 'speaker', many: 'speakers' },
  topic: { one: 'topic', many: 'topics' },
  author: { one: 'author', many: 'authors' },
  body: { one: 'body', many: 'bodies' },
};

const PER_PAGE = 100;

/** Those whose name holds all words of `find`, in whatever form they are written. */
export function valuesCalled(values: readonly FacetValue[], find: string): readonly FacetValue[] {
  const words = foldedWords(find).split(' ').filter(Boolean);
  if (words.length === 0) return values;
  return values.filter(({ label }) => {
    const name = foldedWords(label);
    return words.every((word) => name.includes(word));
  });
}

/** The number of the last page of that many values. */
export function lastFacetPage(total: number): number {
  return lastPageOf(total, PER_PAGE);
}

/**
 * `all` values of the facet, most frequent first.
 * @param total how many items the search finds
 */
export function facetPage(
  site: Site,
  {
    search,
    total,
    all,
  }: { readonly search: UnderstoodSearch; readonly total: number; readonly all: readonly FacetValue[] },
  asked: FacetRequest,
): FacetPage {
  const { facet, find, page } = asked;
  const { parameters } = search;
  const found = valuesCalled(all, find);
  const noun = FACET_NOUNS[facet];
  const heading = noun.many.charAt(0).toUpperCase() + noun.many.slice(1);
  const name = all.length === 1 ? noun.one : noun.many;
  const sentence = sentenceFor(search, total);
  const selected = new Map(search.selections.filter((one) => one.facet === facet).map((one) => [one.id, one]));
  const [action = '', query = ''] = facetUrl(parameters, { facet, find: '', page: 1 }).split('?', 2);
  return {
    shell: shellFor(site, {
      title: `${heading}: ${sentence}`,
      description: `All ${noun.many} of a search: ${sentence}.`,
      path: facetUrl(parameters, asked),
      section: 'search',
      isIndexed: false,
    }),
    heading,
    sentence,
    searchUrl: searchUrl(parameters),
    action,
    hidden: Array.from(new URLSearchParams(query), ([name, value]) => ({ name, value })),
    find,
    counted: `${find ? `${found.length.toLocaleString('en-GB')} of ` : ''}${all.length.toLocaleString('en-GB')} ${name}`,
    values: found.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ id, label, count }) => {
      const selection = selected.get(id);
      const narrowed = { ...parameters, page: 1, [facet]: [...parameters[facet], id] };
      const url = selection ? searchUrl(withoutSelection(search, selection).parameters) : searchUrl(narrowed);
      return { label, count, url, isSelected: selection !== undefined };
    }),
    pagination: paginationFor(page, lastFacetPage(found.length), (number) =>
      facetUrl(parameters, { facet, find, page: number }),
    ),
  };
}
