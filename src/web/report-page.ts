// The view model of a report's page: all its items one after another, as its author wrote them.
import type { CataloguedReport } from '../catalogue/catalogue.ts';
import type { ItemDocument } from '../reports/item.ts';
import type { Attendee } from '../reports/report.ts';
import { reportStructure } from './findability/json-ld.ts';
import { type ItemView, itemView } from './item-view.ts';
import { type Provenance, provenance, type ReportLine, reportLine } from './report-view.ts';
import { type Shell, type Site, shellFor } from './shell.ts';
import { feedUrl, itemAnchor, reportUrl } from './urls.ts';

export interface ReportPage {
  readonly shell: Shell;
  readonly report: ReportLine;
  readonly provenance: Provenance;
  readonly attendees: readonly Attendee[];
  readonly items: readonly ItemView[];
}

export function reportPage(site: Site, report: CataloguedReport, items: readonly ItemDocument[]): ReportPage {
  const line = reportLine(report);
  const by = report.author ? ` by ${report.author}` : '';
  const of = line.meeting ? `, ${line.meeting.text}` : '';
  const titles = items.map((item) => item.title).join('; ');
  return {
    shell: shellFor(site, {
      title: report.title,
      description: `A report${by} of ${report.body.name}${of}: ${titles}`,
      path: reportUrl(report.id),
      section: 'reports',
      isIndexed: true,
      structured: reportStructure(site, report, items),
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
    items: items.map((item) =>
      itemView(item, {
        anchorPrefix: `${itemAnchor(item.id)}.`,
        marksIn: () => [],
        glossary: site.description.glossary,
      }),
    ),
  };
}
