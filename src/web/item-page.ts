// The view model of an agenda item's page: who said what, how that is known, and where it stands in report and source.
import type { ItemDocument } from '../reports/item.ts';
import { itemStructure } from './findability/json-ld.ts';
import { type ItemView, itemView } from './item-view.ts';
import { markerFor } from './marking.ts';
import { type ReportLine, reportLine } from './report-view.ts';
import { type Shell, type Site, shellFor } from './shell.ts';
import { absolute, citeUrl, itemAnchor, itemUrl, reportUrl, searchUrl } from './urls.ts';

export interface ItemLink {
  readonly title: string;
  readonly url: string;
}

export interface ItemPage {
  readonly shell: Shell;
  readonly report: ReportLine;
  readonly item: ItemView;
  /** In the whole report's page. */
  readonly inReportUrl: string;
  readonly itemCount: number;
  /** Absolute, without the words of a search. */
  readonly permalink: string;
  readonly citeUrl: string;
  readonly previous: ItemLink | null;
  readonly next: ItemLink | null;
  /** The search whose words are marked; `null` where the page was not reached from one. */
  readonly search: { readonly q: string; readonly url: string; readonly unmarkedUrl: string } | null;
}

/** `items` are all items of the report, `item` one of them; `q` marks its words. */
export function itemPage(site: Site, item: ItemDocument, items: readonly ItemDocument[], q: string): ItemPage {
  const path = itemUrl(item.report.id, item.id);
  const { glossary } = site.description;
  const index = items.findIndex(({ id }) => id === item.id);
  const line = reportLine(item.report);
  const first = item.statements.find(({ form }) => form !== 'subheading')?.text ?? item.text;
  return {
    shell: shellFor(site, {
      title: `${item.title} – ${item.report.title}`,
      description: first,
      path,
      section: 'reports',
      isIndexed: true,
      structured: itemStructure(site, item),
      kind: 'article',
    }),
    report: line,
    item: itemView(item, { anchorPrefix: '', marksIn: markerFor(q, glossary), glossary }),
    inReportUrl: `${reportUrl(item.report.id)}#${itemAnchor(item.id)}`,
    itemCount: items.length,
    permalink: absolute(site.baseUrl, path),
    citeUrl: citeUrl(item.report.id, item.id),
    previous: itemLink(items[index - 1]),
    next: itemLink(items[index + 1]),
    search: q ? { q, url: searchUrl({ q }), unmarkedUrl: path } : null,
  };
}

function itemLink(item: ItemDocument | undefined): ItemLink | null {
  return item ? { title: item.title, url: itemUrl(item.report.id, item.id) } : null;
}
