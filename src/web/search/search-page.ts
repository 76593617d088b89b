// The search page's view model: the sentence, filters, results and what else could be tried.

import type { Card } from '../../queries/cards.ts';
import { OR, quoted } from '../../queries/clause-text.ts';
import type { MoreItem } from '../../queries/more-items.ts';
import { PAGE_SIZE } from '../../queries/parameters.ts';
import type { SearchOffers, SearchOutcome } from '../../queries/searcher.ts';
import { hasScope, hasWords, type UnderstoodSearch } from '../../queries/understanding.ts';
import { wordsOnly } from '../../queries/widening.ts';
import type { Hit } from '../../search/engine.ts';
import { type Pagination, paginationFor } from '../page/pagination.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { PATHS, searchUrl } from '../urls.ts';
import { type CardView, cardView } from './card-view.ts';
import { formatLinks } from './format-links.ts';
import { type HitView, hitView } from './hit-view.ts';
import { type Notice, noticesFor } from './notices.ts';
import { type Outside, outsideOf } from './outside.ts';
import { type DatesView, datesView } from './search-dates.ts';
import { type Chip, chipsFor, type FilterGroup, filterGroups } from './search-filters.ts';
import { headingFor } from './sentence.ts';

/** A wider search that finds something. */
interface WiderOffer {
  readonly label: string;
  readonly url: string;
  readonly count: number;
}

export interface SearchPage {
  readonly shell: Shell;
  readonly q: string;
  /** What is shown, in English, without a full stop. */
  readonly sentence: string;
  readonly notes: readonly string[];
  readonly notices: readonly Notice[];
  /** A question is searched for as typed: the form must go on saying so. */
  readonly isAsTyped: boolean;
  /** Whom a name may mean that was taken for a word: the same search of what that person said. */
  readonly choices: readonly WiderOffer[];
  /** Other words for one that finds little; `null` where there are none. */
  readonly near: { readonly text: string; readonly searches: readonly WiderOffer[] } | null;
  /** Pages that the words name. */
  readonly cards: readonly CardView[];
  readonly chips: readonly Chip[];
  readonly clearUrl: string | null;
  readonly groups: readonly FilterGroup[];
  readonly dates: DatesView | null;
  readonly from: string;
  readonly to: string;
  readonly sorts: readonly { readonly value: string; readonly label: string; readonly isSelected: boolean }[];
  /** `null` where the choice makes no difference. */
  readonly scope: { readonly isPresent: boolean } | null;
  /** On the button that closes the filters where they work in place: "Show 37 items". */
  readonly applied: string;
  readonly includesOtherPosts: boolean;
  /** Is there any post that reports no meeting? */
  readonly hasOtherPosts: boolean;
  /** A wider search, or the narrower one after a wider; `null` where there is none. */
  readonly offer: { readonly text: string; readonly url: string } | null;
  readonly hits: readonly HitView[];
  /** Where few items have all the words: some with some of them. */
  readonly more: readonly HitView[];
  readonly moreHeading: string;
  /** Items that are perhaps about the same, by the meaning of their words; at the end, under a heading of their own. */
  readonly perhaps: readonly HitView[];
  readonly firstNumber: number;
  readonly pagination: Pagination | null;
  /** Only where nothing was found. */
  readonly help: {
    readonly offers: readonly WiderOffer[];
    readonly hasFilters: boolean;
    readonly hasManyWords: boolean;
    readonly outside: readonly Outside[];
  } | null;
  /** The whole search, beyond this page, and its feed. */
  readonly formats: readonly { readonly label: string; readonly url: string }[];
}

/** What a page shows besides what was found. */
interface Besides {
  readonly more: readonly MoreItem[];
  readonly perhaps?: readonly Hit[];
  readonly cards?: readonly Card[];
}

export function searchPage(
  site: Site,
  { search, result, lastPage }: Pick<SearchOutcome, 'search' | 'result' | 'lastPage'>,
  offers: SearchOffers,
  { more, perhaps = [], cards = [] }: Besides,
): SearchPage {
  const { parameters } = search;
  const sentence = headingFor(search, result.total);
  const chips = chipsFor(search);
  const title = parameters.q ? `${parameters.q} – search` : 'Search';
  return {
    shell: shellFor(site, {
      title: parameters.page > 1 ? `${title}, page ${parameters.page} of ${lastPage}` : title,
      description: `${sentence}.`,
      path: searchUrl(parameters),
      section: 'search',
      isIndexed: false,
      feeds: [
        { title: `${title}: newest first`, url: searchUrl({ ...parameters, page: 1, sort: null }, PATHS.searchAtom) },
      ],
      scripts: ['vendor/idiomorph.js', 'live-results.js'],
    }),
    q: parameters.q,
    sentence,
    notes: search.notes,
    notices: noticesFor(search, result),
    isAsTyped: search.question === 'typed' || search.question === 'unfiltered',
    choices: offers.choices.map(offered),
    near: nearView(offers.near, result),
    cards: cards.map(cardView),
    chips,
    clearUrl: chips.length > 1 ? searchUrl(wordsOnly(search).parameters) : null,
    groups: filterGroups(search, result),
    dates: datesView(search, result),
    from: parameters.from ?? '',
    to: parameters.to ?? '',
    sorts: sortsFor(search),
    scope: hasScope(search) ? { isPresent: parameters.speakerScope === 'present' } : null,
    applied: result.total === 0 ? 'Show what you can try' : `Show ${items(result.total)}`,
    includesOtherPosts: parameters.includesOtherPosts,
    hasOtherPosts: offers.otherPosts > 0,
    offer: offerFor(search, result.total, offers.otherScope),
    hits: result.hits.map((hit) => hitView(hit, search)),
    more: more.map(({ hit, ...lacks }) => hitView(hit, search, lacks)),
    moreHeading: moreHeading(search),
    perhaps: perhaps.map((hit) => hitView(hit, search)),
    firstNumber: (parameters.page - 1) * PAGE_SIZE + 1,
    pagination: paginationFor(parameters.page, lastPage, (page) => searchUrl({ ...parameters, page })),
    help:
      result.total > 0
        ? null
        : {
            offers: offers.wider.map(offered),
            hasFilters: chips.length > 0,
            hasManyWords: search.clauses.length > 1,
            outside: outsideOf(search, search.directory.outside),
          },
    formats: formatLinks(parameters),
  };
}

function offered({ label, parameters, count }: SearchOffers['wider'][number]): WiderOffer {
  return { label, url: searchUrl(parameters), count };
}

/** That no item has the word is not said twice. */
function nearView(near: SearchOffers['near'], { corrections }: SearchOutcome['result']): SearchPage['near'] {
  if (near === null) return null;
  const word = quoted(near.typed);
  const isToldAlready = corrections.some(({ typed }) => typed === near.typed);
  const text = near.isAbsent && !isToldAlready ? `This archive has no ${word}. Near it:` : `Near ${word}:`;
  return { text, searches: near.searches.map(offered) };
}

/** With a speaker, the words may be anybody's. */
function moreHeading(search: UnderstoodSearch): string {
  if (search.question === 'filtered') return 'More items with these words';
  const isSaid = hasScope(search) && search.request.speakerScope === 'said';
  return isSaid ? `More items in which ${speakersOf(search)} speaks` : 'More items with some of the words';
}

const SORTS = [
  { value: 'relevance', label: 'Best match' },
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
] as const;

/** The order that is taken anyway has an empty value: an address need not name it. */
function sortsFor({ clauses, request }: UnderstoodSearch): SearchPage['sorts'] {
  const usual = hasWords(clauses) ? 'relevance' : 'newest';
  return SORTS.filter(({ value }) => value !== 'relevance' || usual === 'relevance').map(({ value, label }) => ({
    value: value === usual ? '' : value,
    label,
    isSelected: value === request.sort,
  }));
}

function offerFor(search: UnderstoodSearch, total: number, otherScope: number | null): SearchPage['offer'] {
  if (otherScope === null) return null;
  const { parameters } = search;
  const isPresent = parameters.speakerScope === 'present';
  const url = searchUrl({ ...parameters, page: 1, speakerScope: isPresent ? 'said' : 'present' });
  const names = speakersOf(search);
  if (isPresent) return { text: `Only the ${items(otherScope)} in which ${names} is reported to say it`, url };
  const more = otherScope - total;
  return more > 0 ? { text: `Also ${items(more)} in which ${names} speaks, but somebody else says it`, url } : null;
}

function speakersOf({ selections }: UnderstoodSearch): string {
  return OR.format(selections.filter(({ facet }) => facet === 'speaker').map(({ label }) => label));
}

function items(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'item' : 'items'}`;
}
