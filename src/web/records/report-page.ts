// The view model of a report's page: all its items one after another, as its author wrote them. Furniture has its place among them, and
// steps back.

import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { type ItemDocument, isBusiness } from '../../reports/item.ts';
import type { Attendee } from '../../reports/report.ts';
import { reportStructure } from '../page/json-ld.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import type { SourceText } from '../sources/source-text.ts';
import { feedUrl, itemAnchor, reportUrl } from '../urls.ts';
import { type ItemView, itemView } from './item-view.ts';
import { type Provenance, provenance, type ReportLine, reportLine } from './report-view.ts';

interface ReportItem extends ItemView {
  /** How many words wait behind a summary ("53"); `null` where all are shown. */
  readonly foldedWords: string | null;
}

/** An entry of the list of contents, leading to a place on the page. */
interface ContentsLink {
  readonly title: string;
  readonly anchor: string;
}

export interface ReportPage {
  readonly shell: Shell;
  readonly report: ReportLine;
  readonly provenance: Provenance;
  readonly attendees: readonly Attendee[];
  /** Business and furniture, in the order of the report. */
  readonly items: readonly ReportItem[];
  readonly contents: {
    readonly business: readonly ContentsLink[];
    /** What of the furniture has words: a heading above other items is no place to go to. */
    readonly furniture: readonly ContentsLink[];
  };
  /** Other reports of the same meeting; empty where there are none. */
  readonly otherReports: readonly ReportLine[];
}

export interface ReportParts {
  readonly report: CataloguedReport;
  readonly items: readonly ItemDocument[];
  readonly otherReports: readonly CataloguedReport[];
  readonly source: SourceText;
}

export function reportPage(site: Site, { report, items, otherReports, source }: ReportParts): ReportPage {
  const line = reportLine(report);
  const by = report.author ? ` by ${report.author}` : '';
  const of = line.meeting ? `, ${line.meeting.text}` : '';
  const business = items.filter(isBusiness);
  const furniture = items.filter((item) => !isBusiness(item) && item.text.trim() !== '');
  const titles = business.map((item) => item.title).join('; ');
  return {
    shell: shellFor(site, {
      title: report.title,
      description: `A report${by} of ${report.body.name}${of}: ${titles}`,
      path: reportUrl(report.id),
      section: 'reports',
      isIndexed: true,
      structured: reportStructure(site, report, business),
      kind: 'article',
      feeds: [
        {
          title: `Reports of ${report.body.name}: ${report.author ?? report.sourceId}`,
          url: feedUrl('sources', report.sourceId),
        },
      ],
    }),
    report: line,
    provenance: provenance(report),
    attendees: report.attendees,
    items: items.map((item) => ({
      ...itemView(item, {
        anchorPrefix: `${itemAnchor(item.id)}.`,
        marksIn: () => [],
        glossary: site.description.glossary,
        source,
      }),
      foldedWords: isBusiness(item) ? null : foldedWords(item.text),
    })),
    contents: { business: business.map(contentsLink), furniture: furniture.map(contentsLink) },
    otherReports: otherReports.map(reportLine),
  };
}

function contentsLink({ id, title }: ItemDocument): ContentsLink {
  return { title, anchor: itemAnchor(id) };
}

/** Furniture of more lines or words than this would stand between a reader and the business. */
const MOST_LINES = 6;
const MOST_WORDS = 60;

function foldedWords(text: string): string | null {
  const words = text.match(/\S+/g)?.length ?? 0;
  const lines = text.match(/^.*\S/gm)?.length ?? 0;
  return words > MOST_WORDS || lines > MOST_LINES ? words.toLocaleString('en-GB') : null;
}
