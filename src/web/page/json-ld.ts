// What a page shows, in the words of schema.org: the archive as a web site, a report of an event, an item with what is said in it.

import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { DOUBTFUL_BELOW, type ItemDocument, type ReportSummary, type Statement } from '../../reports/item.ts';
import type { MeetingDays } from '../../reports/report.ts';
import { sourceUrl } from '../sources/text-fragment.ts';
import { absolute, itemUrl, meetingUrl, PATHS, reportUrl, speakerUrl } from '../urls.ts';
import { type SafeJson, safeJson } from './safe-json.ts';
import type { Site } from './site.ts';

const CONTEXT = 'https://schema.org';

/** More quotations than that say nothing new to a search engine, and pages should stay light. */
const MAX_QUOTATIONS = 20;

export function siteStructure(site: Site): SafeJson {
  const { title, description, language } = site.description.archive;
  return safeJson({
    '@context': CONTEXT,
    '@type': 'WebSite',
    '@id': absolute(site.baseUrl, PATHS.home),
    url: absolute(site.baseUrl, PATHS.home),
    name: title,
    ...(description && { description }),
    inLanguage: language,
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${absolute(site.baseUrl, PATHS.search)}?q={words}` },
      'query-input': 'required name=words',
    },
  });
}

/** `items` are the business of the report. */
export function reportStructure(site: Site, report: CataloguedReport, items: readonly ItemDocument[]): SafeJson {
  return safeJson({
    '@context': CONTEXT,
    ...reportOf(site, report),
    hasPart: items.map((item, index) => ({
      '@type': 'Article',
      '@id': absolute(site.baseUrl, itemUrl(report.id, item.id)),
      url: absolute(site.baseUrl, itemUrl(report.id, item.id)),
      headline: item.title,
      position: index + 1,
    })),
  });
}

/** A meeting with the reports of it. */
export function meetingStructure(site: Site, reports: readonly CataloguedReport[]): SafeJson | undefined {
  const [first] = reports;
  if (!first?.meeting) return undefined;
  const subjectOf = reports.map((report) => ({
    '@type': 'Report',
    '@id': absolute(site.baseUrl, reportUrl(report.id)),
    headline: report.title,
    ...authorOf(report),
  }));
  return safeJson({ '@context': CONTEXT, ...eventOf(site, first.body, first.meeting), subjectOf });
}

/** @param position among the business of its report, counted from 1 */
export function itemStructure(site: Site, item: ItemDocument, position: number): SafeJson {
  const url = absolute(site.baseUrl, itemUrl(item.report.id, item.id));
  return safeJson({
    '@context': CONTEXT,
    '@type': 'Article',
    '@id': url,
    url,
    headline: item.title,
    position,
    inLanguage: site.description.archive.language,
    ...authorOf(item.report),
    ...(item.report.published && { datePublished: item.report.published }),
    ...(item.topics.length > 0 && { about: item.topics.map(({ label }) => ({ '@type': 'Thing', name: label })) }),
    isPartOf: reportOf(site, item.report),
    hasPart: item.statements
      .filter((statement) => statement.speaker !== null && statement.confidence >= DOUBTFUL_BELOW)
      .slice(0, MAX_QUOTATIONS)
      .map((statement) => quotation(site, url, statement)),
  });
}

function reportOf(site: Site, report: ReportSummary): object {
  const url = absolute(site.baseUrl, reportUrl(report.id));
  const { title, language } = site.description.archive;
  const source = sourceUrl(report.url, null);
  return {
    '@type': 'Report',
    '@id': url,
    url,
    headline: report.title,
    name: report.title,
    inLanguage: language,
    ...authorOf(report),
    ...(report.published && { datePublished: report.published }),
    ...(source && { isBasedOn: source }),
    isPartOf: { '@type': 'WebSite', '@id': absolute(site.baseUrl, PATHS.home), name: title },
    ...(report.meeting && { about: eventOf(site, report.body, report.meeting) }),
  };
}

function eventOf(site: Site, body: ReportSummary['body'], { start, end }: MeetingDays): object {
  const url = absolute(site.baseUrl, meetingUrl(body.id, start));
  const organizer = { '@type': 'Organization', name: body.name };
  return {
    '@type': 'Event',
    '@id': url,
    url,
    name: `Meeting of ${body.name}`,
    startDate: start,
    endDate: end,
    organizer,
  };
}

function authorOf(report: ReportSummary): object {
  const author = report.author
    ? { '@type': 'Person', name: report.author }
    : { '@type': 'Organization', name: report.body.name };
  return { author };
}

/** schema.org calls whoever a quotation is attributed to a "character", real or not. */
function quotation(site: Site, itemAddress: string, { id, speaker, text }: Statement): object {
  return {
    '@type': 'Quotation',
    '@id': `${itemAddress}#${encodeURIComponent(id)}`,
    text: text.trim(),
    ...(speaker && {
      spokenByCharacter: {
        '@type': 'Person',
        '@id': absolute(site.baseUrl, speakerUrl(speaker.id)),
        name: speaker.name,
      },
    }),
  };
}
