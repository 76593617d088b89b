// Pages of sources as their blogs would show them: every report that was read from one address stands on one page, between what blogs have around it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { readArchive, readArchiveLists } from '../../indexer/archive/store.ts';
import { importCapture } from '../../indexer/import/import.ts';
import { knownReports } from '../../indexer/import/known-reports.ts';
import { documentsOf } from '../../indexer/publish/documents.ts';
import { readCapture } from '../../indexer/readers/read-capture.ts';
import type { ArchiveLists } from '../../src/reports/archive.ts';
import type { ItemDocument } from '../../src/reports/item.ts';
import type { Report } from '../../src/reports/report.ts';
import { sourceTextOf } from '../../src/web/sources/source-text.ts';
import { firstBlockOf } from '../../src/web/sources/text-fragment.ts';

/** One item's link, and where on its page it must land. */
export interface PassageLink {
  readonly item: ItemDocument;
  /** `#:~:text=…` */
  readonly fragment: string;
  /** Index of the report among those of its page. */
  readonly article: number;
  /** First lines of the article's headings and statements up to the passage, the passage last: whoever walks through the article in this order finds the right occurrence. */
  readonly way: readonly string[];
}

export interface SourcePage {
  readonly url: string;
  readonly html: string;
  readonly links: readonly PassageLink[];
}

/** @param folder of an archive with its reports */
export function archivePages(folder: string): readonly SourcePage[] {
  const { lists, files } = readArchive(folder);
  return reportPages(
    lists,
    files.map(({ report }) => report),
  );
}

/** @param folder of an archive without reports; they come from the captures, which nothing writes anywhere */
export function capturePages(
  folder: string,
  captures: readonly { readonly source: string; readonly path: string }[],
): readonly SourcePage[] {
  const lists = readArchiveLists(folder);
  const reports = captures.flatMap(({ source: id, path }) => {
    const source = lists.sources.find((known) => known.id === id);
    if (!source) throw new Error(`${join(folder, 'sources.yml')} has no source ${id}`);
    const capture = { name: path, bytes: readFileSync(path) };
    return importCapture(readCapture(capture, source), '2024-12-01T09:00:00Z', source, knownReports([])).map(
      ({ report }) => report,
    );
  });
  return reportPages(lists, reports);
}

/** One page for every address that reports were read from. */
export function reportPages(
  lists: Pick<ArchiveLists, 'description' | 'people' | 'topics'>,
  reports: readonly Report[],
): readonly SourcePage[] {
  const analyst = analystFor(lists);
  const byUrl = Map.groupBy(
    reports.filter(({ url }) => url !== null),
    ({ url }) => url ?? '',
  );
  return [...byUrl].map(([url, ofPage]) => {
    // Blogs show the newest first.
    const newestFirst = ofPage.toSorted((one, other) => dateOf(other).localeCompare(dateOf(one)));
    const published = newestFirst.map((report) => {
      const items = documentsOf(report, analyst.analyse(report), lists.description.bodies);
      return { title: report.title, items };
    });
    const source = sourceTextOf(url, published);
    return {
      url,
      html: blogPage(newestFirst),
      links: published.flatMap(({ items }, article) => linksOf(items, article, source.urlOf)),
    };
  });
}

function dateOf({ meeting, published }: Report): string {
  return meeting?.start ?? published ?? '';
}

function linksOf(
  items: readonly ItemDocument[],
  article: number,
  urlOf: (documentId: string, statementId: string | null) => string | null,
): PassageLink[] {
  const way: string[] = [];
  return items.flatMap((item) => {
    if (item.heading !== null) way.push(item.heading);
    const first = item.statements.find(({ text }) => text.trim() !== '');
    let link: PassageLink | undefined;
    for (const statement of item.statements) {
      const line = firstBlockOf(statement.text).join(' ');
      // The cells of a table's row stand apart in the page.
      const passage = statement.form === 'table' ? (line.split(' | ').find((cell) => cell.trim()) ?? '') : line;
      if (passage.trim() === '') continue;
      way.push(passage);
      if (statement === first) {
        const fragment = (urlOf(item.documentId, statement.id) ?? '').replace(/^[^#]*/, '');
        link = { item, fragment, article, way: [...way] };
      }
    }
    return link ? [link] : [];
  });
}

/** Blocks lie so far apart that a browser can only show one at a time. */
const APART = 1200;

function blogPage(reports: readonly Report[]): string {
  const articles = reports.map(({ title, text, published, meeting }) => {
    const date = published ?? meeting?.start ?? '';
    return `<article><h2><a href="#">${escaped(title)}</a></h2><p class="date">Posted on ${date}</p>${marked.parse(text, { async: false })}<p class="share">Share this: Leave a comment</p></article>`;
  });
  const recent = reports.map(({ title }) => `<li><a href="#">${escaped(title)}</a></li>`);
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A blog</title><style>
body { font: 16px/24px serif; margin: ${APART}px auto; width: 900px }
h1, h2, h3, h4, h5, h6, p, li, pre, blockquote, table { margin-block: ${APART}px }
td, th { padding-block: ${APART / 2}px }
</style></head><body><nav><a href="#">Home</a> <a href="#">About</a></nav><main>${articles.join('')}</main><aside><h2>Recent posts</h2><ul>${recent.join('')}</ul></aside></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
