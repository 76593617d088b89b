// The addresses that search engines should know: every report, its business and the lists that lead to them, in parts that are small enough.
import { SitemapIndexStream, type SitemapItemLoose, SitemapStream } from 'sitemap';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ReportChange } from '../../catalogue/report-lists.ts';
import type { Streams } from '../http/stream-to.ts';
import { absolute, itemUrl, meetingUrl, PATHS, reportUrl, speakerUrl, topicUrl } from '../urls.ts';

/** At most that many addresses a part but for a report that has more items by itself; the format allows 50,000. */
const PART_SIZE = 20_000;

interface SitemapParts {
  readonly catalogue: Catalogue;
  readonly baseUrl: string;
  /** Smaller in tests. */
  readonly partSize?: number;
}

/** The sitemap, or an index of its parts where it has several; XML. */
export function sitemapOf({ catalogue, baseUrl, partSize = PART_SIZE }: SitemapParts): Streams {
  const parts = partsOf(catalogue.reportChanges(), partSize);
  if (parts.length === 1) return urlset({ catalogue, baseUrl }, parts[0] ?? [], true);
  const pages = parts.map((reports, index) => ({
    url: absolute(baseUrl, `/sitemap-${index + 1}.xml`),
    ...lastmod(reports.map(changed).reduce((one, other) => later(one, other), null)),
  }));
  return [pages, new SitemapIndexStream()];
}

/** One part, counted from 1; `null` where there is none of that number. */
export function sitemapPart(
  { catalogue, baseUrl, partSize = PART_SIZE }: SitemapParts,
  number: number,
): Streams | null {
  const part = partsOf(catalogue.reportChanges(), partSize)[number - 1];
  return part ? urlset({ catalogue, baseUrl }, part, number === 1) : null;
}

function urlset(
  { catalogue, baseUrl }: Pick<SitemapParts, 'catalogue' | 'baseUrl'>,
  reports: readonly ReportChange[],
  isFirst: boolean,
): Streams {
  const xmlns = { news: false, video: false, xhtml: false, image: false };
  return [addresses(catalogue, reports, isFirst), new SitemapStream({ hostname: baseUrl, xmlns })];
}

/** The ids of one report are read at a time, when the last report's have been sent. */
function* addresses(
  catalogue: Catalogue,
  reports: readonly ReportChange[],
  isFirst: boolean,
): Generator<SitemapItemLoose> {
  if (isFirst) yield* lists(catalogue);
  for (const report of reports) {
    const at = lastmod(changed(report));
    yield { url: reportUrl(report.id), ...at };
    for (const id of catalogue.businessIdsOf(report.id)) yield { url: itemUrl(report.id, id), ...at };
  }
}

/** Pages that search engines may keep: those of nobody and nothing are left out, as the pages themselves ask. */
function* lists(catalogue: Catalogue): Generator<SitemapItemLoose> {
  const { home, reports, meetings, speakers, topics, about, coverage, api } = PATHS;
  for (const url of [home, reports, meetings, speakers, topics, about, coverage, api]) yield { url };
  for (const { bodyId, start } of catalogue.meetingAddresses()) yield { url: meetingUrl(bodyId, start) };
  for (const { id, items } of catalogue.facetEntries('speaker')) if (items > 0) yield { url: speakerUrl(id) };
  for (const { id, items } of catalogue.facetEntries('topic')) if (items > 0) yield { url: topicUrl(id) };
}

/** In an order that does not change when a report is added, but for the last part. */
function partsOf(oldestFirst: Iterable<ReportChange>, partSize: number): readonly ReportChange[][] {
  const parts: ReportChange[][] = [[]];
  let size = 0;
  for (const report of oldestFirst) {
    const added = 1 + report.itemCount;
    if (size > 0 && size + added > partSize) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(report);
    size += added;
  }
  return parts;
}

function changed(report: ReportChange): string | null {
  return later(report.captured?.slice(0, 10) ?? null, report.published);
}

function later(one: string | null, other: string | null): string | null {
  return one !== null && other !== null ? (one > other ? one : other) : (one ?? other);
}

function lastmod(day: string | null): { readonly lastmod?: string } {
  return day === null || Number.isNaN(Date.parse(day)) ? {} : { lastmod: day };
}
