// What a page shows, in the words of schema.org: the archive as a web site, a report of an event, an item with what is said in it.
import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { DOUBTFUL_BELOW, type ItemDocument, type ReportSummary, type Statement } from '../../reports/item.ts';
import type { Site } from '../shell.ts';
import { sourceUrl } from '../text-fragment.ts';
import { absolute, itemUrl, PATHS, reportUrl } from '../urls.ts';
import { type SafeJson, safeJson } from './safe-json.ts';

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

export function reportStructure(site: Site, report: CataloguedReport, items: readonly ItemDocument[]): SafeJson {
  return safeJson({
    '@context': CONTEXT,
    ...reportOf(site, report),
    hasPart: items.map((item) => ({
      '@type': 'Article',
      '@id': absolute(site.baseUrl, itemUrl(report.id, item.id)),
      url: absolute(site.baseUrl, itemUrl(report.id, item.id)),
      headline: item.title,
      position: item.position,
    })),
  });
}

export function itemStructure(site: Site, item: ItemDocument): SafeJson {
  const url = absolute(site.baseUrl, itemUrl(item.report.id, item.id));
  return safeJson({
    '@context': CONTEXT,
    '@type': 'Article',
    '@id': url,
    url,
    headline: item.title,
    position: item.position,
    inLanguage: site.description.archive.language,
    ...authorOf(item.report),
    ...(item.report.published && { datePublished: item.report.published }),
    ...(item.topics.length > 0 && { about: item.topics.map(({ label }) => ({ '@type': 'Thing', name: label })) }),
    isPartOf: reportOf(site, item.report),
    hasPart: item.statements
      .filter((statement) => statement.speaker !== null && statement.confidence >= DOUBTFUL_BELOW)
      .slice(0, MAX_QUOTATIONS)
      .map((statement) => quotation(url, statement)),
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
    ...(report.meeting && {
      about: {
        '@type': 'Event',
        name: `Meeting of ${report.body.name}`,
        startDate: report.meeting.start,
        endDate: report.meeting.end,
        organizer: { '@type': 'Organization', name: report.body.name },
      },
    }),
  };
}

function authorOf(report: ReportSummary): object {
  const author = report.author
    ? { '@type': 'Person', name: report.author }
    : { '@type': 'Organization', name: report.body.name };
  return { author };
}

/** schema.org calls whoever a quotation is attributed to a "character", real or not. */
function quotation(itemAddress: string, { id, speaker, text }: Statement): object {
  return {
    '@type': 'Quotation',
    '@id': `${itemAddress}#${encodeURIComponent(id)}`,
    text: text.trim(),
    spokenByCharacter: { '@type': 'Person', name: speaker?.name },
  };
}
