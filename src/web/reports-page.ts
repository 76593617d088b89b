// The view model of the list of reports: by year, newest first; posts that report no meeting stand apart.
import type { CataloguedReport } from '../catalogue/catalogue.ts';
import { type ReportLine, reportLine } from './report-view.ts';
import { type Shell, type Site, shellFor } from './shell.ts';
import { PATHS, reportsUrl, yearAnchor } from './urls.ts';

export interface ListedReport extends ReportLine {
  readonly itemCount: number;
}

export interface ReportYear {
  /** "2023", or "No date". */
  readonly label: string;
  readonly anchor: string;
  readonly url: string;
  readonly reports: readonly ListedReport[];
}

export interface ReportsPage {
  readonly shell: Shell;
  readonly years: readonly ReportYear[];
  readonly otherPosts: readonly ListedReport[];
  readonly reportCount: number;
}

/** `reports` newest first, as the catalogue has them. */
export function reportsPage(site: Site, reports: readonly CataloguedReport[]): ReportsPage {
  const meetings = reports.filter((report) => report.kind === 'meeting report');
  const years = new Map<string, CataloguedReport[]>();
  for (const report of meetings) {
    const year = report.date?.slice(0, 4) ?? 'undated';
    years.set(year, [...(years.get(year) ?? []), report]);
  }
  return {
    shell: shellFor(site, {
      title: 'Reports',
      description: `All ${meetings.length} reports of meetings in ${site.description.archive.title}, by year.`,
      path: PATHS.reports,
      section: 'reports',
      isIndexed: true,
      feeds: [{ title: 'All reports', url: PATHS.reportsAtom }],
    }),
    years: [...years].map(([year, ofYear]) => ({
      label: year === 'undated' ? 'No date' : year,
      anchor: yearAnchor(year),
      url: reportsUrl(year),
      reports: ofYear.map(listedReport),
    })),
    otherPosts: reports.filter((report) => report.kind === 'other post').map(listedReport),
    reportCount: meetings.length,
  };
}

export function listedReport(report: CataloguedReport): ListedReport {
  return { ...reportLine(report), itemCount: report.itemCount };
}
