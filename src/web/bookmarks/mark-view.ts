// One bookmark as a page shows it: where its item is now, what has become of its words, and how it is cited. Follows permalinks that moved.

import type { Bookmark } from '../../bookmarks/bookmark.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { versionOf } from '../../catalogue/fingerprint.ts';
import { itemNow, resolveItem } from '../../catalogue/resolve.ts';
import { type Citation, citationOf } from '../../citations/citation.ts';
import { citationText } from '../../citations/sentence.ts';
import type { ItemDocument } from '../../reports/item.ts';
import { withdrawnText } from '../error-page.ts';
import type { Site } from '../page/site.ts';
import { sourceUrl } from '../sources/text-fragment.ts';
import { type DateView, dateView } from '../text/dates.ts';
import { absolute, itemUrl, reportUrl, searchUrl } from '../urls.ts';
import { markAnchor, markUrl } from './addresses.ts';
import type { NewItems } from './new-items.ts';

export interface MarkView {
  readonly key: string;
  readonly anchor: string;
  /** Where its form goes. */
  readonly formUrl: string;
  readonly kind: 'item' | 'statement' | 'search';
  readonly title: string;
  /** `null` where it is gone. */
  readonly url: string | null;
  readonly date: DateView | null;
  readonly report: {
    readonly title: string;
    readonly url: string;
    readonly author: string | null;
    readonly body: string;
  } | null;
  /** Words of a statement, as they are today. */
  readonly quote: { readonly speaker: string | null; readonly text: string } | null;
  readonly sourceUrl: string | null;
  /** What the reader should know: that it moved, changed or is gone. */
  readonly news: {
    readonly text: string;
    readonly link: { readonly url: string; readonly label: string } | null;
  } | null;
  readonly note: string;
  readonly starred: DateView | null;
  readonly citation: Citation | null;
  /** As plain text; for searches and what is gone the little that is known. */
  readonly citationText: string;
  /** Only of a reader's own searches. */
  readonly newItems: NewItems | null;
}

export function markView(site: Site, catalogue: Catalogue, mark: Bookmark, newItems: NewItems | null): MarkView {
  const base = {
    key: mark.key,
    anchor: markAnchor(mark.key),
    formUrl: markUrl(mark.key),
    kind: mark.target.kind,
    note: mark.note,
    starred: dateView(mark.created.slice(0, 10)),
    newItems,
  };
  const absent = { report: null, quote: null, sourceUrl: null, news: null, citation: null };
  if (mark.target.kind === 'search') {
    const url = mark.target.query ? `${searchUrl({})}?${mark.target.query}` : searchUrl({});
    const text = `${mark.title}. Search in ${site.description.archive.title}, ${absolute(site.baseUrl, url)}`;
    return { ...base, ...absent, title: mark.title, url, date: null, citationText: text };
  }
  const resolved = resolveItem(catalogue, mark.target);
  const item = itemNow(catalogue, resolved);
  if (!item) {
    const isWithdrawn = resolved.status === 'withdrawn';
    const news = { text: isWithdrawn ? withdrawnText(resolved) : 'This is no longer in the archive.', link: null };
    const url = absolute(site.baseUrl, itemUrl(mark.target.reportId, mark.target.itemId));
    const date = dateView(mark.date);
    const from = `${isWithdrawn ? 'Withdrawn from' : 'No longer in'} ${site.description.archive.title}`;
    const text = `“${mark.title}”${date ? `, ${date.text}` : ''}. ${from}, ${url}`;
    return { ...base, ...absent, title: mark.title, url: null, date, news, citationText: text };
  }
  const hasMoved = resolved.status === 'moved';
  const statementId = mark.target.kind === 'statement' ? mark.target.statementId : null;
  const statement = item.statements.find(({ id }) => id === statementId) ?? null;
  const url = itemUrl(item.report.id, item.id, { statement: statement?.id ?? null });
  const citation = citationOf({
    item,
    statementId: statement?.id ?? null,
    captured: catalogue.report(item.report.id)?.captured ?? null,
    permalink: absolute(site.baseUrl, url),
    archive: site.description.archive,
  });
  return {
    ...base,
    title: item.title,
    url,
    date: dateView(item.date),
    report: {
      title: item.report.title,
      url: reportUrl(item.report.id),
      author: item.report.author,
      body: item.report.body.name,
    },
    quote: statement && { speaker: statement.speaker?.name ?? null, text: excerpt(statement.text) },
    sourceUrl: sourceUrl(item.report.url, (statement ?? item.statements[0])?.text ?? null),
    news: newsOf(mark, { item, hasMoved, isStatementGone: statementId !== null && statement === null }),
    citation,
    citationText: citation ? citationText(citation) : '',
  };
}

interface Found {
  readonly item: ItemDocument;
  readonly hasMoved: boolean;
  readonly isStatementGone: boolean;
}

function newsOf(mark: Bookmark, { item, hasMoved, isStatementGone }: Found): MarkView['news'] {
  const hasChanged = mark.version !== null && mark.version !== versionOf(item.text, item.title);
  const isAbout = mark.target.kind === 'statement' ? isStatementGone : hasChanged;
  const moved =
    hasMoved && item.title !== mark.title ? `It stands under another title now; it was “${mark.title}”.` : '';
  if (!isAbout) return moved ? { text: moved, link: null } : null;
  const what = mark.target.kind === 'statement' ? 'This statement’s words have changed' : 'The words have changed';
  const link = hasChanged
    ? { url: itemUrl(item.report.id, item.id, { version: mark.version }), label: 'What changed' }
    : null;
  return { text: `${what} since you starred them. ${moved}`.trim(), link };
}

/** Enough to know a statement by. */
const LONGEST_QUOTE = 400;

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE).toWellFormed()} …`;
}
