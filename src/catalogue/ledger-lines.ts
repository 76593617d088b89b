// What the lines of the ledger hold, and what they say of a permalink together.
import type { IsoDate } from '../reports/report.ts';
import type { Fingerprint } from './fingerprint.ts';

/** What a permalink stands for from one day on. */
export interface LedgerLine extends Fingerprint {
  readonly report: string;
  readonly item: string;
  readonly title: string;
  /** Of the meeting, else of publication. */
  readonly date: IsoDate | null;
  /** Day on which this was published. */
  readonly issued: IsoDate;
  /** Where the text comes from, for the day on which nothing else of it is left. */
  readonly source: LedgerSource | null;
}

export interface LedgerSource {
  /** Of the report. */
  readonly title: string;
  readonly url: string | null;
  /** ISO 8601 instant at which the text was archived. */
  readonly captured: string | null;
}

/** Written when no item stands under a permalink any more. */
export interface LeavingLine {
  readonly report: string;
  readonly item: string;
  readonly left: IsoDate;
  /** Which of its runs were its own; `null` in lines of earlier versions, which wrote the same for all of them and for none. */
  readonly own: OwnRuns | null;
}

/** A permalink as its latest lines have it. */
export interface IssuedPermalink extends LedgerLine {
  /** 1 for the permalink that was issued first, whatever has changed since. */
  readonly number: number;
  /** Of the lines read: a later one stood last. */
  readonly latestLine: number;
  /** Every version of its words, the oldest first. */
  readonly versions: readonly { readonly version: string; readonly issued: IsoDate }[];
  /** `null` while an item stands under it. */
  readonly left: { readonly left: IsoDate; readonly own: OwnRuns } | null;
}

/** By document id, in the order in which they were issued. */
export type Ledger = ReadonlyMap<string, IssuedPermalink>;

/** Ranges `[start, end)` of indices of a permalink's runs, in their order; none where every run stood elsewhere, too. */
export type OwnRuns = readonly (readonly [start: number, end: number])[];
