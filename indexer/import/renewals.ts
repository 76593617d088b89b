// Tells how many reports got another title, kind or day when these were worked out again.
import type { StoredReport } from '../archive/report-file.ts';
import { formatted } from './inferred.ts';

/** A report before and after its title, kind or day was worked out again. */
export interface Renewal {
  readonly before: StoredReport;
  readonly after: StoredReport;
}

/** "Worked out again: 3 reports have a day now, 1 report counts as a report of a meeting now. Permalinks stay."; `null` for none. */
export function describeRenewals(renewals: readonly Renewal[]): string | null {
  const told = CHANGES.flatMap(({ isSo, one, many }) => {
    const count = renewals.filter(isSo).length;
    return count === 0 ? [] : [count === 1 ? `1 report ${one}` : `${count.toLocaleString('en-GB')} reports ${many}`];
  });
  return told.length === 0 ? null : `Worked out again: ${told.join(', ')}. Permalinks stay the same`;
}

const dayOf = ({ uncorrected, meeting }: StoredReport): string =>
  formatted(uncorrected ? uncorrected.meeting : meeting);

const CHANGES: readonly {
  readonly isSo: (renewal: Renewal) => boolean;
  readonly one: string;
  readonly many: string;
}[] = [
  {
    isSo: ({ before, after }) => before.kind !== after.kind && after.kind === 'meeting report',
    one: 'now counts as a report of a meeting',
    many: 'now count as reports of meetings',
  },
  {
    isSo: ({ before, after }) => before.kind !== after.kind && after.kind === 'other post',
    one: 'no longer counts as one',
    many: 'no longer count as such',
  },
  {
    isSo: ({ before, after }) => dayOf(before) === '' && dayOf(after) !== '',
    one: 'now has a day',
    many: 'now have a day',
  },
  {
    isSo: ({ before, after }) => dayOf(before) !== '' && dayOf(after) === '',
    one: 'no longer has a day',
    many: 'no longer have a day',
  },
  {
    isSo: ({ before, after }) => dayOf(before) !== '' && dayOf(after) !== '' && dayOf(before) !== dayOf(after),
    one: 'has another day',
    many: 'have another day',
  },
  { isSo: ({ before, after }) => before.title !== after.title, one: 'has another title', many: 'have another title' },
];
