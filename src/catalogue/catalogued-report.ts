// A report as the catalogue has it: what its own page and lists show, and what rows of the table `report` hold as JSON.
import type { ReportSummary } from '../reports/item.ts';
import type { Attendee, IsoDate } from '../reports/report.ts';

/** A report as its own page shows it; its items follow in `items`. */
export interface CataloguedReport extends ReportSummary {
  readonly meetingNote: string | null;
  /** ISO 8601 instant of the capture. */
  readonly captured: string | null;
  readonly sha256: string | null;
  readonly attendees: readonly Attendee[];
  /** First day of the meeting, else the day of publication. */
  readonly date: IsoDate | null;
  /** Business only. */
  readonly itemCount: number;
  readonly wordCount: number;
  /** Day on which its source was found not to have it any more; absent while it has. */
  readonly vanished?: IsoDate;
  /** Day on which its author was found to have changed it last; absent where that never happened. */
  readonly changed?: IsoDate;
}
