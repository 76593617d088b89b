// The one place that makes and reads links. Addresses are paths from the root; `absolute` puts the origin before them.

import type { SearchParameters } from '../queries/parameters.ts';
import { parseDays } from '../reports/days.ts';
import type { IsoDate } from '../reports/report.ts';
import type { SortOrder } from '../search/engine.ts';
import { FACETS, type FacetName } from '../search/facets.ts';
import { BadRequest } from './http/errors.ts';

export const MAX_QUERY_LENGTH = 1000;
export const MAX_FACET_VALUES = 100;
const MAX_FIND_LENGTH = 200;
const SORT_ORDERS: readonly SortOrder[] = ['relevance', 'newest', 'oldest'];

/** Addresses without parameters. */
export const PATHS = {
  home: '/',
  search: '/search',
  searchJson: '/search.json',
  suggest: '/suggest',
  reports: '/reports',
  meetings: '/meetings',
  speakers: '/speakers',
  topics: '/topics',
  about: '/about',
  coverage: '/about/coverage',
  bookmarks: '/bookmarks',
  searchAtom: '/search.atom',
  searchCsv: '/search.csv',
  searchMarkdown: '/search.md',
  searchJsonLines: '/search.jsonl',
  archiveJsonLines: '/export.jsonl',
  reportsAtom: '/reports.atom',
  suggestOpenSearch: '/suggest.opensearch',
  openSearch: '/opensearch.xml',
  sitemap: '/sitemap.xml',
  robots: '/robots.txt',
  api: '/api',
  apiRoot: '/api/v1',
  openApi: '/api/v1/openapi.json',
} as const;

/** Leaves out what is empty, the default or of this moment only; parameters and their values are sorted, so one search has one address. */
export function searchUrl(parameters: Partial<SearchParameters>, path: string = PATHS.search): string {
  // In the order of the alphabet. A page of results has some two hundred such links: what is simplest is also fast here.
  const pairs = new URLSearchParams();
  const addAll = (name: FacetName) => {
    for (const value of [...new Set(parameters[name])].sort()) pairs.append(name, value);
  };
  if (parameters.as === 'typed') pairs.append('as', 'typed');
  addAll('author');
  addAll('body');
  if (parameters.from) pairs.append('from', parameters.from);
  if (parameters.includesOtherPosts) pairs.append('other', '1');
  if ((parameters.page ?? 1) > 1) pairs.append('page', String(parameters.page));
  if (parameters.q) pairs.append('q', parameters.q);
  if (parameters.speakerScope === 'present') pairs.append('scope', 'present');
  if (parameters.sort) pairs.append('sort', parameters.sort);
  addAll('speaker');
  if (parameters.to) pairs.append('to', parameters.to);
  addAll('topic');
  return pairs.size === 0 ? path : `${path}?${pairs}`;
}

/** Of the list of all values of a facet. */
export interface FacetRequest {
  readonly facet: FacetName;
  /** What names must hold; empty for all. */
  readonly find: string;
  /** Of the list. */
  readonly page: number;
}

/** By facet, the list of all its values for a search. */
export const FACET_PATHS: Readonly<Record<FacetName, string>> = {
  speaker: '/search/speakers',
  topic: '/search/topics',
  author: '/search/authors',
  body: '/search/bodies',
};

/** All values of a facet for a search, of whatever page. */
export function facetUrl(parameters: Partial<SearchParameters>, { facet, find, page }: FacetRequest): string {
  const [path = '', query = ''] = searchUrl({ ...parameters, page }, FACET_PATHS[facet]).split('?', 2);
  const pairs = new URLSearchParams(query);
  if (find) pairs.append('find', find);
  pairs.sort();
  return pairs.size === 0 ? path : `${path}?${pairs}`;
}

export function reportUrl(reportId: string): string {
  return `${PATHS.reports}/${encodeURIComponent(reportId)}`;
}

/** A meeting by its body and first day. */
export function meetingUrl(bodyId: string, start: IsoDate): string {
  return `${PATHS.meetings}/${encodeURIComponent(bodyId)}/${encodeURIComponent(start)}`;
}

export function speakerUrl(speakerId: string): string {
  return `${PATHS.speakers}/${encodeURIComponent(speakerId)}`;
}

export function topicUrl(topicId: string): string {
  return `${PATHS.topics}/${encodeURIComponent(topicId)}`;
}

/** Which reports the list of reports shows; `null` for all. */
export interface ReportFilter {
  readonly body: string | null;
  /** Slug of the name. */
  readonly author: string | null;
  /** "2023", or "undated"; `null` for all. */
  readonly year: string | null;
  /** Posts that report no meeting, in place of reports of meetings. */
  readonly isOfOtherPosts: boolean;
  readonly page: number;
}

/** A part of a list by year. */
export interface ListRequest {
  /** `null` for all. */
  readonly year: string | null;
  readonly page: number;
}

/** The list of reports of one body, one author, one year, and a page of it. */
export function filteredReportsUrl({ body, author, year, isOfOtherPosts, page }: Partial<ReportFilter>): string {
  return listUrl(PATHS.reports, { author, body, other: isOfOtherPosts ? '1' : null, page: pageNumber(page), year });
}

export function meetingsUrl({ year, page }: ListRequest): string {
  return listUrl(PATHS.meetings, { page: pageNumber(page), year });
}

/** Speakers of one letter, or with a name that holds these letters. */
export interface SpeakerFilter {
  /** "a" to "z", or "other"; `null` for all. */
  readonly letter: string | null;
  readonly find: string;
  readonly page: number;
}

export function filteredSpeakersUrl({ letter, find, page }: SpeakerFilter): string {
  return listUrl(PATHS.speakers, { find, letter, page: pageNumber(page) });
}

/** `given` in the order of the alphabet, so one list has one address. */
function listUrl(path: string, given: Readonly<Record<string, string | null | undefined>>): string {
  const pairs = Object.entries(given).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
}

function pageNumber(page = 1): string | null {
  return page > 1 ? String(page) : null;
}

/** Where an item begins on its report's page. */
export function itemAnchor(itemId: string): string {
  return `item-${encodeURIComponent(itemId)}`;
}

export function yearAnchor(year: string): string {
  return `year-${year}`;
}

/** Of a month as `2023-05`. */
export function monthAnchor(month: string): string {
  return `month-${month}`;
}

/**
 * An item's permalink; with `q` its page marks the words of that search, with `statement` it opens at that statement, with `version` it
 * says when its words have changed since.
 */
export function itemUrl(
  reportId: string,
  itemId: string,
  at: { readonly q?: string; readonly statement?: string | null; readonly version?: string | null } = {},
): string {
  const given = new URLSearchParams({ ...(at.q && { q: at.q }), ...(at.version && { v: at.version }) });
  const query = given.size > 0 ? `?${given}` : '';
  const anchor = at.statement ? `#${encodeURIComponent(at.statement)}` : '';
  return `${reportUrl(reportId)}/${encodeURIComponent(itemId)}${query}${anchor}`;
}

/** The page that cites an item, or one of its statements; with `extension` ("bib") the citation itself, to download. */
export function citeUrl(
  reportId: string,
  itemId: string,
  of: { readonly statement?: string | null; readonly extension?: string } = {},
): string {
  const query = of.statement ? `?${new URLSearchParams({ statement: of.statement })}` : '';
  return `${itemUrl(reportId, itemId)}/cite${of.extension ? `.${of.extension}` : ''}${query}`;
}

/** The Atom feed of what a speaker says, of a topic's items or of a source's reports. */
export function feedUrl(of: 'speakers' | 'topics' | 'sources', id: string): string {
  return `/${of}/${encodeURIComponent(id)}.atom`;
}

export function absolute(baseUrl: string, path: string): string {
  return baseUrl + path;
}

/** Reads the part of an address after `?`. Parameters that we do not know are ignored. Throws `BadRequest`. */
export function parseSearch(query: string): SearchParameters {
  const given = new URLSearchParams(query);
  const parameters: SearchParameters = {
    ...parseFacets(given),
    q: parseQueryText(given),
    from: parseDate(given, 'from'),
    to: parseDate(given, 'to'),
    sort: parseChoice(given, 'sort', SORT_ORDERS),
    page: parsePage(given),
    includesOtherPosts: parseChoice(given, 'other', ['0', '1']) === '1',
    speakerScope: parseChoice(given, 'scope', ['said', 'present']) ?? 'said',
    isTyping: parseChoice(given, 'typing', ['0', '1']) === '1',
    as: parseChoice(given, 'as', ['read', 'typed']) ?? 'read',
  };
  const { from, to } = parameters;
  if (from && to && (parseDays(from)?.start ?? '') > (parseDays(to)?.end ?? '')) {
    throw new BadRequest('from', `“from” (${from}) lies after “to” (${to})`, 'Swap the two dates, or leave one out.');
  }
  return parameters;
}

/** What names must hold in a list, from the part of an address after `?`. Throws `BadRequest`. */
export function parseFind(query: string): string {
  return (single(new URLSearchParams(query), 'find') ?? '').slice(0, MAX_FIND_LENGTH);
}

/** Reads the part of an address of the list of reports after `?`. Throws `BadRequest`. */
export function parseReportFilter(query: string): ReportFilter {
  const given = new URLSearchParams(query);
  return {
    body: single(given, 'body'),
    author: single(given, 'author'),
    isOfOtherPosts: parseChoice(given, 'other', ['0', '1']) === '1',
    ...parseYearAndPage(given, ['undated']),
  };
}

/** Reads the part of an address of a list by year after `?`. Throws `BadRequest`. */
export function parseList(query: string): ListRequest {
  return parseYearAndPage(new URLSearchParams(query), []);
}

/** Reads the part of an address of the list of speakers after `?`. Throws `BadRequest`. */
export function parseSpeakerFilter(query: string): SpeakerFilter {
  const given = new URLSearchParams(query);
  const letter = single(given, 'letter')?.toLowerCase() ?? null;
  if (letter !== null && letter !== 'other' && !/^[a-z]$/.test(letter)) {
    throw new BadRequest(
      'letter',
      `“${shortened(letter)}” is not a letter of the list`,
      'Choose a letter from A to Z, or leave it out.',
    );
  }
  return { letter, find: parseFind(query), page: parsePage(given) };
}

function parseYearAndPage(given: URLSearchParams, others: readonly string[]): ListRequest {
  const year = single(given, 'year');
  if (year !== null && !/^\d{4}$/.test(year) && !others.includes(year)) {
    throw new BadRequest('year', `“${shortened(year)}” is not a year`, 'Write a year as 2023, or leave it out.');
  }
  return { year, page: parsePage(given) };
}

/** Does the part of an address after `?` name something and give it no value, as forms send what nobody filled in? */
export function hasEmptyParameters(query: string): boolean {
  return [...new URLSearchParams(query).values()].some((value) => clean(value) === '');
}

/** The words of a search from the part of an address after `?`; for pages that only mark them. Throws `BadRequest`. */
export function parseMarkedWords(query: string): string {
  return parseQueryText(new URLSearchParams(query));
}

/** The version of an item's words that a link was made for; `null` where the address names none. */
export function parseVersion(query: string): string | null {
  const version = new URLSearchParams(query).get('v') ?? '';
  return /^[0-9a-f]{8}$/.test(version) ? version : null;
}

function parseQueryText(given: URLSearchParams): string {
  const q = single(given, 'q') ?? '';
  if (q.length <= MAX_QUERY_LENGTH) return q;
  throw new BadRequest(
    'q',
    `the search has ${q.length.toLocaleString('en-GB')} characters; at most ${MAX_QUERY_LENGTH.toLocaleString('en-GB')} can be searched for`,
    'Search for a few words that matter, or for one short phrase in quotation marks.',
  );
}

function parseFacets(given: URLSearchParams): Pick<SearchParameters, FacetName> {
  const values = (facet: FacetName) => [...new Set(given.getAll(facet).map(clean).filter(Boolean))].sort();
  const facets = { speaker: values('speaker'), topic: values('topic'), author: values('author'), body: values('body') };
  for (const facet of FACETS) {
    if (facets[facet].length > MAX_FACET_VALUES || facets[facet].some((value) => value.length > 200)) {
      throw new BadRequest(
        facet,
        'that is more than can be filtered by',
        `Choose at most ${MAX_FACET_VALUES} from the list.`,
      );
    }
  }
  return facets;
}

function parseDate(given: URLSearchParams, field: 'from' | 'to'): string | null {
  const text = single(given, field);
  if (!text) return null;
  if (parseDays(text)) return text;
  throw new BadRequest(
    field,
    `“${shortened(text)}” is not a date`,
    'Write a year, a month or a day as 2023, 2023-05 or 2023-05-23.',
  );
}

function parsePage(given: URLSearchParams): number {
  const text = single(given, 'page');
  if (!text) return 1;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new BadRequest('page', `“${shortened(text)}” is not a page`, 'Pages are numbered 1, 2, 3 and so on.');
}

function parseChoice<T extends string>(given: URLSearchParams, field: string, choices: readonly T[]): T | null {
  const text = single(given, field);
  if (!text) return null;
  const choice = choices.find((known) => known === text);
  if (choice) return choice;
  throw new BadRequest(
    field,
    `“${shortened(text)}” is not a choice here`,
    `Choose ${choices.join(' or ')}, or leave it out.`,
  );
}

/** The value of a parameter that has one; the same value given twice counts once. */
function single(given: URLSearchParams, field: string): string | null {
  const values = new Set(given.getAll(field).map(clean).filter(Boolean));
  if (values.size <= 1) return values.values().next().value ?? null;
  throw new BadRequest(field, `“${field}” is given more than once`, 'Give it once; only filters can be repeated.');
}

/** Control characters, NUL among them, are never part of what somebody means to say. */
function clean(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
