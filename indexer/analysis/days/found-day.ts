// A day that a report’s own words give, and where they stand.

import type { WrittenDays } from './written-days.ts';

/** Where a day stands; the earlier ones are believed first. */
export type DayPlace =
  | 'title'
  /** Front matter of an event, which says when it ends, too. */
  | 'event'
  | 'label'
  | 'heading'
  /** Of an account that was published some days later, on the day that its page states. */
  | 'account'
  | 'front matter'
  | 'dateline'
  | 'sentence'
  /** The address of what a line of the head calls the agenda. */
  | 'link';

export interface FoundDay {
  readonly days: WrittenDays;
  readonly place: DayPlace;
}
