// The filters of the search page: checkboxes with counts, links for years and months, and a chip for each filter in force.
import type { FacetValue, SearchResult } from '../search/engine.ts';
import { monthInWords, parseDays, rangeInWords } from './dates.ts';
import { type PeriodLink, periodLinks } from './periods.ts';
import type { Selection, UnderstoodSearch } from './understanding.ts';
import { FACETS, type FacetName, type SearchParameters, searchUrl } from './urls.ts';

export interface FilterOption {
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
    const options = optionsFor(chosen, result.facets[facet]);
    // A list that would only hide one or two is shown whole.
    const shown = options.length <= SHOWN + 2 ? options.length : Math.max(SHOWN, chosen.length);
    return { name: facet, legend: NAMES[facet], options: options.slice(0, shown), more: options.slice(shown) };
  }).filter(({ options }) => options.length > 1 || options.some((option) => option.isSelected));
}

export function yearLinks(search: UnderstoodSearch, result: SearchResult): readonly PeriodLink[] {
  return linksFor(search, result.facets.year, (year) => year);
}

/** The months of the year that the search is narrowed to; none otherwise. */
export function monthLinks(search: UnderstoodSearch, result: SearchResult): readonly PeriodLink[] {
  const { from, to } = search.request;
  if (!from || !to || from.slice(0, 4) !== to.slice(0, 4)) return [];
  const months = result.facets.month.filter(({ value }) => value.startsWith(from.slice(0, 4)));
  return linksFor(search, months, (month) => monthInWords(month).replace(/ \d+$/, ''));
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

function optionsFor(chosen: readonly Selection[], counted: readonly FacetValue[]): FilterOption[] {
  const selected = chosen.map(({ id, label, field }) => ({
    value: id,
    label,
    count: counted.find((value) => value.id === id)?.count ?? 0,
    isSelected: true,
    isFromQuery: field !== null,
  }));
  const others = counted
    .filter((value) => !chosen.some(({ id }) => id === value.id))
    .map(({ id, label, count }) => ({ value: id, label, count, isSelected: false, isFromQuery: false }));
  return [...selected, ...others];
}

function linksFor(
  { asRead: parameters, request }: UnderstoodSearch,
  periods: SearchResult['facets']['year'],
  label: (value: string) => string,
): readonly PeriodLink[] {
  const isInForce = ({ value }: { value: string }) => {
    const days = parseDays(value);
    return days !== null && request.from === days.start && request.to === days.end;
  };
  const selected = periods.find(isInForce)?.value ?? null;
  const anyDate = withoutDates(parameters);
  const urlOf = (value: string) => searchUrl(value === selected ? anyDate : { ...anyDate, from: value, to: value });
  return periodLinks(periods, { selected, label, urlOf });
}
