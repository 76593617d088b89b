// Names the reports that a command has written, by day and title, for whoever typed it. Names some where there are many.
import type { WrittenReport } from '../harvest/archive-writer.ts';

const MOST_LISTED = 12;

/** A line a report, the newest first, those without a day last; the last line counts those that are not named. */
export function listedReports(reports: readonly WrittenReport[]): string[] {
  const dayOf = ({ meeting, published }: WrittenReport): string => meeting?.start ?? published ?? '';
  const sorted = [...reports].sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0));
  const lines = sorted.slice(0, MOST_LISTED).map((report) => {
    const day = report.meeting?.start ?? (report.published ? `published ${report.published}` : 'no day');
    return `  ${day}  ${report.title}${report.kind === 'other post' ? ' (other post, not searched)' : ''}`;
  });
  return sorted.length > MOST_LISTED ? [...lines, `  … and ${sorted.length - MOST_LISTED} more`] : lines;
}
