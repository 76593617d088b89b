// The filters of the search page: checkboxes with counts, and a chip for each filter in force.

import type { Selection } from '../../queries/selections.ts';
import type { UnderstoodSearch } from '../../queries/understanding.ts';
import { withoutDates, withoutSelection } from '../../queries/widening.ts';
import type { FacetValue, SearchResult } from '../../search/engine.ts';
import { FACETS, type FacetName } from '../../search/facets.ts';
import { rangeInWords } from '../text/dates.ts';
import { facetUrl, searchUrl } from '../urls.ts';
import { FACET_NOUNS } from './facet-page.ts';

interface FilterOption {
  /** Unique on the page, and the same from one search to the next. */
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly isSelected: boolean;
  /** An operator in the search box chose it, so unticking it here would do nothing. */
  readonly isFromQuery: boolean;
}

export interface FilterGroup {
  readonly name: FacetName;
  readonly legend: string;
  readonly options: readonly FilterOption[];
  /** Behind "more". */
  readonly more: readonly FilterOption[];
  /** "speakers" */
  readonly noun: string;
  /** How many values there are in all. */
  readonly total: number;
  /** The page that lists them all, where not all of them are here; else `null`. */
  readonly allUrl: string | null;
}

export interface Chip {
  readonly kind: string;
  readonly label: string;
  /** The same search without this filter. */
  readonly removeUrl: string;
}

const SHOWN = 8;

const NAMES: Readonly<Record<FacetName, string>> = {
  speaker: 'Speaker',
  topic: 'Topic',
  author: 'Reported by',
  body: 'Body',
};

/** Leaves out facets that offer no choice. */
export function filterGroups(search: UnderstoodSearch, result: SearchResult): readonly FilterGroup[] {
  return FACETS.map((facet) => {
    const chosen = search.selections.filter((selection) => selection.facet === facet && !selection.isUnknown);
    const all = optionsFor(facet, chosen, result.facets[facet]);
    // A list that would only hide one or two is shown whole.
    const total = Math.max(result.facetTotals[facet], all.length);
    const isCut = result.facetTotals[facet] > result.facets[facet].length;
    const group = {
      ...{ name: facet, legend: NAMES[facet], noun: FACET_NOUNS[facet].many, total },
      allUrl: isCut ? facetUrl(search.parameters, { facet, find: '', page: 1 }) : null,
    };
    if (all.length <= SHOWN + 2) return { ...group, options: all, more: [] };
    const isShown = (option: FilterOption, index: number) => index < SHOWN || option.isSelected;
    const more = all.filter((option, index) => !isShown(option, index));
    return { ...group, options: all.filter(isShown), more };
  }).filter(({ options }) => options.length > 1 || options.some((option) => option.isSelected));
}

export function chipsFor(search: UnderstoodSearch): readonly Chip[] {
  const { asRead: parameters } = search;
  const chips = search.selections.map((selection) => ({
    kind: NAMES[selection.facet],
    label: selection.label,
    removeUrl: searchUrl(withoutSelection(search, selection).parameters),
  }));
  const dates = rangeInWords(search.request.from, search.request.to);
  if (dates) chips.push({ kind: 'Date', label: dates, removeUrl: searchUrl(withoutDates(search).parameters) });
  if (parameters.includesOtherPosts) {
    const without = { ...parameters, page: 1, includesOtherPosts: false };
    chips.push({ kind: 'Also', label: 'posts that report no meeting', removeUrl: searchUrl(without) });
  }
  return chips;
}

/** In the order of their counts, so that ticking one moves none; what is chosen and finds nothing comes last. */
function optionsFor(
  facet: FacetName,
  chosen: readonly Selection[],
  counted: readonly FacetValue[],
): readonly FilterOption[] {
  const empty = chosen.filter(({ id }) => !counted.some((value) => value.id === id));
  return [...counted, ...empty.map(({ id, label }) => ({ id, label, count: 0 }))].map(({ id, label, count }) => {
    const selection = chosen.find((value) => value.id === id);
    const isFromQuery = (selection?.field ?? null) !== null;
    return { id: `${facet}-${id}`, value: id, label, count, isSelected: selection !== undefined, isFromQuery };
  });
}
