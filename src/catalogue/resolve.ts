// What is known of an address under which nothing stands any more: where its text is now, or why it is nowhere.

import type { Withdrawal } from '../reports/archive.ts';
import type { Catalogue } from './catalogue.ts';
import type { FormerPermalink, FormerReport } from './permalink-tables.ts';

/** The report, with all its items, was taken out at its author’s request; nothing else is told of it. */
export interface Withdrawn extends Withdrawal {
  readonly status: 'withdrawn';
}

type Gone<Former> = Extract<Former, { status: 'gone' }>;
export type GoneItem = Gone<FormerPermalink> | Withdrawn;
export type GoneReport = Gone<FormerReport> | Withdrawn;

/** `null` where the permalink was never issued. */
export function formerItem(catalogue: Catalogue, reportId: string, itemId: string): FormerPermalink | Withdrawn | null {
  return withdrawn(catalogue, reportId) ?? catalogue.formerPermalink(reportId, itemId);
}

/** `null` where no permalink of the report was ever issued. */
export function formerReport(catalogue: Catalogue, reportId: string): FormerReport | Withdrawn | null {
  return withdrawn(catalogue, reportId) ?? catalogue.formerReport(reportId);
}

function withdrawn(catalogue: Catalogue, reportId: string): Withdrawn | null {
  const withdrawal = catalogue.describe().withdrawn?.find(({ report }) => report === reportId);
  return withdrawal ? { status: 'withdrawn', ...withdrawal } : null;
}
