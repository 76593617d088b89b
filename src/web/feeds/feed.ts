// What an Atom feed holds (RFC 4287), made of items or reports. Texts are clean of what XML cannot hold; escaping is the template's business.

import { escapeUTF8 } from 'entities';
import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { DOUBTFUL_BELOW, type ItemDocument } from '../../reports/item.ts';
import type { Site } from '../page/site.ts';
import { absolute, itemUrl, reportUrl } from '../urls.ts';

/** All addresses are absolute, all times ISO 8601 instants. */
export interface Feed {
  readonly language: string;
  readonly siteTitle: string;
  /** The feed's own address: its id, too. */
  readonly url: string;
  /** The page that shows the same. */
  readonly pageUrl: string;
  readonly title: string;
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** The permalink, which is never given to anything else. */
  readonly url: string;
  readonly title: string;
  readonly author: string;
  readonly published: string;
  readonly updated: string;
  readonly categories: readonly { readonly term: string; readonly label: string }[];
  /** As text that holds HTML. */
  readonly html: string;
}

export interface FeedHead {
  readonly path: string;
  readonly pagePath: string;
  readonly title: string;
}

export function feedOf(site: Site, head: FeedHead, entries: readonly FeedEntry[]): Feed {
  const { archive } = site.description;
  return {
    language: archive.language,
    siteTitle: xmlText(archive.title),
    url: absolute(site.baseUrl, head.path),
    pageUrl: absolute(site.baseUrl, head.pagePath),
    title: xmlText(`${head.title} – ${archive.title}`),
    updated: entries.map(({ updated }) => updated).reduce((one, other) => (one > other ? one : other), NEVER),
    entries,
  };
}

/** `report` is the item's: it knows when it was captured. */
export function itemEntry(site: Site, item: ItemDocument, report: CataloguedReport): FeedEntry {
  return {
    ...entryOf(report),
    url: absolute(site.baseUrl, itemUrl(item.report.id, item.id)),
    title: xmlText(item.title),
    categories: item.topics.map(({ id, label }) => ({ term: id, label: xmlText(label) })),
    html: itemHtml(item),
  };
}

export function reportEntry(site: Site, report: CataloguedReport, items: readonly ItemDocument[]): FeedEntry {
  const links = items.map(
    (item) => `<li><a href="${absolute(site.baseUrl, itemUrl(report.id, item.id))}">${html(item.title)}</a></li>`,
  );
  return {
    ...entryOf(report),
    url: absolute(site.baseUrl, reportUrl(report.id)),
    title: xmlText(report.title),
    categories: [{ term: report.body.id, label: xmlText(report.body.name) }],
    html: `<ol>${links.join('')}</ol>`,
  };
}

/** Before anything that this program could have captured. */
const NEVER = '1970-01-01T00:00:00.000Z';

/** An entry longer than that ends with an ellipsis; the page has the rest. */
const MAX_ENTRY_LENGTH = 4000;

function entryOf(report: CataloguedReport): Pick<FeedEntry, 'author' | 'published' | 'updated'> {
  const published = instantOf(report.published ?? report.date) ?? instantOf(report.captured) ?? NEVER;
  const captured = instantOf(report.captured) ?? published;
  return {
    author: xmlText(report.author ?? report.body.name),
    published,
    updated: captured > published ? captured : published,
  };
}

function instantOf(time: string | null): string | null {
  const parsed = time === null ? Number.NaN : Date.parse(time);
  return Number.isNaN(parsed) ? null : new Date(parsed).toISOString();
}

function itemHtml({ statements }: ItemDocument): string {
  const paragraphs: string[] = [];
  let length = 0;
  for (const { speaker, confidence, text } of statements) {
    if (length > MAX_ENTRY_LENGTH) break;
    const cut = text.slice(0, MAX_ENTRY_LENGTH - length + 1).trim();
    length += text.length;
    const name = speaker && `<strong>${confidence < DOUBTFUL_BELOW ? 'probably ' : ''}${html(speaker.name)}:</strong> `;
    paragraphs.push(`<p>${name ?? ''}${html(cut)}${cut.length < text.trim().length ? ' …' : ''}</p>`);
  }
  return paragraphs.join('');
}

function html(text: string): string {
  return escapeUTF8(xmlText(text));
}

/** Without the characters that no XML document can hold, not even escaped (https://www.w3.org/TR/xml/#charsets). */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
