// Finds which of several posts' dates can all be right on a page that lists its posts newest first.
import type { IsoDate } from '../../../src/reports/report.ts';

/** Indexes of the longest run of dates that never rises: those that can all be right on a page sorted newest first. */
export function longestNewestFirst(dates: readonly (IsoDate | null)[]): ReadonlySet<number> {
  const best: { length: number; previous: number }[] = [];
  let last = -1;
  dates.forEach((date, index) => {
    best[index] = { length: 0, previous: -1 };
    if (date === null) return;
    let entry = { length: 1, previous: -1 };
    for (let earlier = 0; earlier < index; earlier++) {
      const before = dates[earlier];
      const length = (best[earlier]?.length ?? 0) + 1;
      if (before != null && before >= date && length > entry.length) entry = { length, previous: earlier };
    }
    best[index] = entry;
    if (last === -1 || entry.length > (best[last]?.length ?? 0)) last = index;
  });
  const kept = new Set<number>();
  for (let at = last; at !== -1; at = best[at]?.previous ?? -1) kept.add(at);
  return kept;
}
