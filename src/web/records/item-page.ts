// The view model of an agenda item's page: who said what, how that is known, where it stands in report and source, and what else treats the same business.

import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { formatCitations } from '../../citations/formats.ts';
import { type ItemDocument, isBusiness } from '../../reports/item.ts';
import type { RelatedItem } from '../../search/engine.ts';
import { citationFor } from '../citing/cite-page.ts';
import { itemStructure } from '../page/json-ld.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import type { SourceText } from '../sources/source-text.ts';
import { absolute, citeUrl, itemAnchor, itemUrl, meetingUrl, reportUrl, searchUrl } from '../urls.ts';
import { type ItemView, itemView } from './item-view.ts';
import { markerFor } from './marking.ts';
import {
  type OtherAccount,
  otherAccounts,
  type RelatedLink,
  type ReportedMeeting,
  relatedLinks,
} from './other-accounts.ts';
import { type Provenance, provenance, type ReportLine, reportLine } from './report-view.ts';

interface ItemLink {
  readonly title: string;
  readonly url: string;
}

export interface ItemPage {
  readonly shell: Shell;
  readonly report: ReportLine;
  readonly provenance: Provenance;
  readonly item: ItemView;
  /** In the whole report's page. */
  readonly inReportUrl: string;
  /** Among the business of its report, counted from 1; `null` for furniture. */
  readonly place: { readonly number: number; readonly of: number } | null;
  /** Absolute, without the words of a search. */
  readonly permalink: string;
  readonly citeUrl: string;
  /** Plain text: a printed page carries it. */
  readonly citation: string;
  /** Business before and after it. */
  readonly previous: ItemLink | null;
  readonly next: ItemLink | null;
  /** Other reports of the same meeting. */
  readonly otherAccounts: readonly OtherAccount[];
  /** Where all accounts stand side by side; `null` where there is no other. */
  readonly meetingUrl: string | null;
  readonly related: readonly RelatedLink[];
  /** The search whose words are marked; `null` where the page was not reached from one. */
  readonly search: { readonly q: string; readonly url: string; readonly unmarkedUrl: string } | null;
}

export interface ItemParts {
  readonly item: ItemDocument;
  readonly report: CataloguedReport;
  /** The business of the report, in its order. */
  readonly items: readonly ItemDocument[];
  /** All reports of the meeting; the item's own may be the only one. */
  readonly accounts: readonly ReportedMeeting[];
  readonly related: readonly RelatedItem[];
  readonly source: SourceText;
  /** Its words are marked. */
  readonly q: string;
}

export function itemPage(site: Site, parts: ItemParts): ItemPage {
  const { item, items, q } = parts;
  const path = itemUrl(item.report.id, item.id);
  const { glossary } = site.description;
  const index = items.findIndex(({ id }) => id === item.id);
  const place = index < 0 ? null : { number: index + 1, of: items.length };
  const first = item.statements.find(({ form }) => form !== 'subheading')?.text ?? item.text;
  const others = otherAccounts(item, parts.accounts);
  const { meeting, body } = item.report;
  return {
    shell: shellFor(site, {
      title: `${item.title} – ${item.report.title}`,
      description: first.trim() || item.title,
      path,
      section: 'reports',
      isIndexed: isBusiness(item),
      structured: place ? itemStructure(site, item, place.number) : undefined,
      kind: 'article',
      scripts: ['copy-link.js', 'chosen-statement.js'],
    }),
    report: reportLine(item.report),
    provenance: provenance(parts.report),
    item: itemView(item, { anchorPrefix: '', marksIn: markerFor(q, site.description), glossary, source: parts.source }),
    inReportUrl: `${reportUrl(item.report.id)}#${itemAnchor(item.id)}`,
    place,
    permalink: absolute(site.baseUrl, path),
    citeUrl: citeUrl(item.report.id, item.id),
    citation: formatCitations(
      [citationFor(site, { item, statementId: null, captured: parts.report.captured })],
      'text',
    ).trim(),
    previous: itemLink(
      items.findLast(({ position }) => position < item.position),
      q,
    ),
    next: itemLink(
      items.find(({ position }) => position > item.position),
      q,
    ),
    otherAccounts: others,
    meetingUrl: others.length > 0 && meeting ? meetingUrl(body.id, meeting.start) : null,
    related: relatedLinks(parts.related, others),
    search: q ? { q, url: searchUrl({ q }), unmarkedUrl: path } : null,
  };
}

/** Who reads on keeps the marks. */
function itemLink(item: ItemDocument | undefined, q: string): ItemLink | null {
  return item ? { title: item.title, url: itemUrl(item.report.id, item.id, { q }) } : null;
}
