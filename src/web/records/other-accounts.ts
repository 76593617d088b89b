// What matches one item in other reports of the same meeting, and the items that treat the same business at other times.
import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { documentId } from '../../reports/ids.ts';
import type { ItemDocument } from '../../reports/item.ts';
import type { RelatedItem } from '../../search/engine.ts';
import { type DateView, dateView } from '../text/dates.ts';
import { itemUrl, reportUrl } from '../urls.ts';
import { matchesOf } from './alignment.ts';
import { accountName, reportInWords } from './meeting-view.ts';

export interface OtherAccount {
  /** The author, else the report's title. */
  readonly name: string;
  /** "Kit Larkin’s report". */
  readonly reportName: string;
  readonly reportUrl: string;
  /** The items that match this one; empty where none was found, which says nothing of the account. */
  readonly items: readonly { readonly title: string; readonly url: string }[];
}

export interface RelatedLink {
  readonly title: string;
  readonly url: string;
  readonly date: DateView | null;
  readonly report: string;
}

/** A report of the meeting with its items. */
export interface ReportedMeeting {
  readonly report: CataloguedReport;
  readonly items: readonly ItemDocument[];
}

/** `accounts` are all reports of the meeting, the item's own among them. */
export function otherAccounts(item: ItemDocument, accounts: readonly ReportedMeeting[]): readonly OtherAccount[] {
  if (accounts.length < 2) return [];
  const matches = matchesOf(
    accounts.map(({ items }) => items),
    ({ documentId: id }) => id === item.documentId,
  );
  return accounts.flatMap(({ report }, index) => {
    if (report.id === item.report.id) return [];
    const items = (matches[index] ?? []).map(({ id, title }) => ({ title, url: itemUrl(report.id, id) }));
    return [{ name: accountName(report), reportName: reportInWords(report), reportUrl: reportUrl(report.id), items }];
  });
}

/** Without those that stand beside the item already, as other accounts of the same business. */
export function relatedLinks(related: readonly RelatedItem[], others: readonly OtherAccount[]): readonly RelatedLink[] {
  const shown = new Set(others.flatMap(({ items }) => items.map(({ url }) => url)));
  const seen = new Set<string>();
  return related
    .map(({ itemId, title, date, report }) => ({
      id: documentId(report.id, itemId),
      title,
      url: itemUrl(report.id, itemId),
      date: dateView(date),
      report: report.title,
    }))
    .filter(({ id, url }) => !shown.has(url) && !seen.has(id) && seen.add(id))
    .map(({ id: _, ...link }) => link);
}
