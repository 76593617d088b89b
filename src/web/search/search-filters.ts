// The filters of the search page: checkboxes with counts, and a chip for each filter in force.

import type { FacetValue, SearchResult } from '../../search/engine.ts';
import { FACETS, type FacetName } from '../../search/facets.ts';
import { rangeInWords } from '../text/dates.ts';
import type { Selection, UnderstoodSearch } from '../understanding.ts';
import { type SearchParameters, searchUrl } from '../urls.ts';

export interface FilterOption {
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
    if (all.length <= SHOWN + 2) return { name: facet, legend: NAMES[facet], options: all, more: [] };
    const isShown = (option: FilterOption, index: number) => index < SHOWN || option.isSelected;
    const more = all.filter((option, index) => !isShown(option, index));
    return { name: facet, legend: NAMES[facet], options: all.filter(isShown), more };
  }).filter(({ options }) => options.length > 1 || options.some((option) => option.isSelected));
}

export function chipsFor(search: UnderstoodSearch): readonly Chip[] {
  const { asRead: parameters } = search;
  const chips = search.selections.map((selection) => ({
    kind: NAMES[selection.facet],
    label: selection.label,
    removeUrl: searchUrl(withoutSelection(parameters, selection)),
  }));
  const dates = rangeInWords(search.request.from, search.request.to);
  if (dates) chips.push({ kind: 'Date', label: dates, removeUrl: searchUrl(withoutDates(parameters)) });
  if (parameters.includesOtherPosts) {
    const without = { ...parameters, page: 1, includesOtherPosts: false };
    chips.push({ kind: 'Also', label: 'posts that report no meeting', removeUrl: searchUrl(without) });
  }
  return chips;
}

export function withoutSelection(
  parameters: SearchParameters,
  { facet, id, label, field }: Selection,
): SearchParameters {
  const values = parameters[facet].filter((value) => value !== id && value !== label);
  const isMeant = (name: string, value: string) => name === field?.field && value === field.value;
  const q = field ? withoutOperators(parameters.q, isMeant) : parameters.q;
  const isLastSpeaker = facet === 'speaker' && values.length === 0;
  return { ...parameters, q, [facet]: values, page: 1, ...(isLastSpeaker && { speakerScope: 'said' as const }) };
}

export function withoutDates(parameters: SearchParameters): SearchParameters {
  const q = withoutOperators(parameters.q, (field) => field === 'from' || field === 'to');
  return { ...parameters, q, from: null, to: null, page: 1 };
}

/** The words of `q` alone, without any operator such as `speaker:"Ruth Carrow"`. */
export function wordsOnly(q: string): string {
  return withoutOperators(q, () => true);
}

/** `q` without the operators that `isMeant`, however their values are quoted. */
function withoutOperators(q: string, isMeant: (field: string, value: string) => boolean): string {
  return q
    .replace(OPERATOR, (whole, field: string, quoted?: string, bare?: string) =>
      isMeant(field.toLowerCase(), (quoted ?? bare ?? '').trim()) ? '' : whole,
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** As the query language reads them: not after a minus sign. */
const OPERATOR =
  /(?<![^\s"“”„‟«»″＂])(speaker|topic|author|body|from|to):(?:["“”„‟«»″＂]([^"“”„‟«»″＂]*)["“”„‟«»″＂]?|([^\s"“”„‟«»″＂]+))/giu;

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
