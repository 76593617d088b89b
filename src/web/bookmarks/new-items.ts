// What a saved search finds that its reader has not seen: items that came into the archive after the last visit. Asks the engine only
// where there is anything new at all.
import type { Bookmark } from '../../bookmarks/bookmark.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Searcher } from '../../queries/searcher.ts';
import { documentId } from '../../reports/ids.ts';
import type { IsoDate } from '../../reports/report.ts';
import { EngineUnavailable, type Hit, type SearchEngine, type SearchRequest } from '../../search/engine.ts';
import { type DateView, dateView } from '../text/dates.ts';
import { itemUrl, parseSearch } from '../urls.ts';

export interface NewItems {
  /** `null` where the search does not answer. */
  readonly count: number | null;
  /** The newest of them. */
  readonly items: readonly {
    readonly title: string;
    readonly url: string;
    readonly date: DateView | null;
    readonly report: string;
  }[];
  readonly more: number;
}

interface NewItemsSources {
  readonly catalogue: Catalogue;
  readonly engine: SearchEngine;
  readonly searcher: Searcher;
}

const MOST_SHOWN = 10;
const PAGE_SIZE = 100;
/** Beyond so many results nobody reads on; the count says “at least”. */
const MOST_PAGES = 20;

const NOTHING: NewItems = { count: 0, items: [], more: 0 };

/** @param query of the saved search */
export async function newItemsOf(
  { catalogue, engine, searcher }: NewItemsSources,
  query: string,
  seenNumber: number,
): Promise<NewItems> {
  if (catalogue.newestNumber() <= seenNumber) return NOTHING;
  const unseen = catalogue.itemsAfter(seenNumber);
  const ids = new Set(unseen.map(({ reportId, itemId }) => documentId(reportId, itemId)));
  try {
    const { search } = await searcher.run(await searcher.understand({ ...parseSearch(query), page: 1 }));
    const days = daysOf(catalogue, unseen);
    const request = { ...search.request, ...(days && within(search.request, days)), sort: 'newest' as const };
    const found: Hit[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const { hits, total } = await engine.search({ ...request, page, pageSize: PAGE_SIZE, facetValues: 0 });
      found.push(...hits.filter((hit) => ids.has(hit.documentId)));
      if (page * PAGE_SIZE >= total) break;
    }
    const items = found.slice(0, MOST_SHOWN).map((hit) => ({
      title: hit.title,
      url: itemUrl(hit.report.id, hit.itemId),
      date: dateView(hit.date),
      report: hit.report.title,
    }));
    return { count: found.length, items, more: found.length - items.length };
  } catch (error) {
    if (error instanceof EngineUnavailable) return { ...NOTHING, count: null };
    throw error;
  }
}

/** A visit goes on until nothing has been looked at for so long. */
const VISIT_MS = 30 * 60_000;

/** How a look at the search changes what is new; `null` where it changes nothing. What is new stays so for a whole visit. */
export function visitOf(
  { seenNumber, visitNumber, visited }: Bookmark,
  newest: number,
  now: Date,
): Pick<Bookmark, 'seenNumber' | 'visitNumber'> | null {
  const isNewVisit = visited === null || now.getTime() - Date.parse(visited) > VISIT_MS;
  if (isNewVisit) return { seenNumber: visitNumber, visitNumber: newest };
  return newest > visitNumber ? { seenNumber, visitNumber: newest } : null;
}

/** From the first day of the items to the last; `null` where one has no day or they are many. */
function daysOf(
  catalogue: Catalogue,
  items: readonly { readonly reportId: string; readonly itemId: string }[],
): { readonly from: IsoDate; readonly to: IsoDate } | null {
  const reports = [...new Set(items.map(({ reportId }) => reportId))];
  const days = reports.map((id) => catalogue.report(id)?.date ?? null);
  if (days.length > PAGE_SIZE || days.includes(null)) return null;
  const sorted = days.filter((day) => day !== null).sort();
  return { from: sorted[0] ?? '', to: sorted.at(-1) ?? '' };
}

function within(
  { from, to }: SearchRequest,
  days: { readonly from: IsoDate; readonly to: IsoDate },
): Pick<SearchRequest, 'from' | 'to'> {
  return { from: from && from > days.from ? from : days.from, to: to && to < days.to ? to : days.to };
}
