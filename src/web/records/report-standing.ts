// How a report stands to its source: whether its author has changed it, whether it is gone there, and how the source is to be credited.
import type { Catalogue, CataloguedReport } from '../../catalogue/catalogue.ts';
import { type DateView, dateView } from '../text/dates.ts';
import { itemUrl } from '../urls.ts';

interface ReportStanding {
  /** The day on which the archive found that its author had changed it. */
  readonly changed: DateView | null;
  /** Where an item's page shows how its own words have changed; `null` where they have not, or where all items are shown. */
  readonly differenceUrl: string | null;
  /** The day on which the archive found it gone. */
  readonly vanished: DateView | null;
  readonly credit: string | null;
  readonly rights: string | null;
}

/** A page with what its notices say. */
export interface WithStanding {
  readonly standing: ReportStanding | null;
}

/** @param itemId of the item whose page it is; `null` for the report's own */
export function standingOf(catalogue: Catalogue, reportId: string, itemId: string | null): ReportStanding | null {
  const report = catalogue.report(reportId);
  if (!report) return null;
  const source = catalogue.describe().sources.find(({ id }) => id === report.sourceId);
  return {
    changed: dateView(report.changed ?? null),
    differenceUrl: itemId === null ? null : differenceUrl(catalogue, report, itemId),
    vanished: dateView(report.vanished ?? null),
    credit: source?.credit ?? null,
    rights: source?.rights ?? null,
  };
}

/** Words may change for other reasons, too: only a change since the author's counts. */
function differenceUrl(catalogue: Catalogue, { id, changed }: CataloguedReport, itemId: string): string | null {
  const previous = changed ? catalogue.previousText(id, itemId) : null;
  if (!changed || !previous?.until || previous.until < changed) return null;
  return itemUrl(id, itemId, { version: previous.version });
}
