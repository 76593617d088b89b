// Says when a cron expression is due, also on the days on which a time zone puts its clocks forward or back. Knows no timer: an
// expression is a clock's business, and what the clock shows is worked out from the instants that it is asked about.
import { createTask, parse } from 'node-cron';

export interface CronTimes {
  /** Milliseconds between two instants at which the expression can be due. */
  readonly stepMs: number;
  /**
   * Whether it is due at any instant after `after` and up to `until`, both in milliseconds of the epoch. Of a longer time than a day
   * only the last day counts.
   */
  isDueBetween(after: number, until: number): boolean;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A time of day that the clock leaves out in spring is due once, at the first instant after it; one that it shows twice in autumn is due
 * the first time. What is due every hour is due whenever the clock shows it, so that no hour is longer than another.
 * @param cron five or six fields
 * @param timeZone IANA name
 */
export function cronTimes(cron: string, timeZone: string): CronTimes {
  // A clock of UTC shows every time of every day once: on it the expression says only what its fields say.
  const fields = createTask(cron, () => undefined, { timezone: 'UTC' });
  const matches = (shown: number): boolean => fields.match(new Date(shown));
  const { second } = parse(cron);
  const stepMs = second.length === 1 && second[0] === 0 ? MINUTE : SECOND;
  const offsetAt = offsetsOf(timeZone);
  const isEveryHour = (shown: number): boolean => matches(shown - HOUR) && matches(shown + HOUR);

  const isDueAt = (instant: number): boolean => {
    const before = offsetAt(instant - stepMs);
    const now = offsetAt(instant);
    const shown = instant + now;
    if (matches(shown) && (!wasShownBefore(instant, offsetAt) || isEveryHour(shown))) return true;
    for (let leftOut = instant + before; leftOut < shown; leftOut += stepMs) {
      // A zone that moves over the date line leaves out a whole day, and what was due on it.
      const isDayThere = [shown, instant - stepMs + before].some((there) => dayOf(there) === dayOf(leftOut));
      if (isDayThere && matches(leftOut) && !isEveryHour(leftOut)) return true;
    }
    return false;
  };

  return {
    stepMs,
    isDueBetween: (after, until) => {
      const first = (Math.floor(Math.max(after, until - DAY) / stepMs) + 1) * stepMs;
      for (let instant = first; instant <= until; instant += stepMs) if (isDueAt(instant)) return true;
      return false;
    },
  };
}

function dayOf(shown: number): number {
  return Math.floor(shown / DAY);
}

/** The clock has been put back over this time of day within the last day. */
function wasShownBefore(instant: number, offsetAt: (instant: number) => number): boolean {
  const before = offsetAt(instant - DAY);
  const back = before - offsetAt(instant);
  return back > 0 && offsetAt(instant - back) === before;
}

/** What a clock of the zone shows at an instant, less that instant: milliseconds. */
function offsetsOf(timeZone: string): (instant: number) => number {
  const clock = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  // Clocks are put forward and back at whole quarters of an hour.
  let quarter = Number.NaN;
  let offset = 0;
  const read = (instant: number): number => {
    const shown = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
    const date = Date.UTC(part('year'), part('month') - 1, part('day'));
    const time = part('hour') * HOUR + part('minute') * MINUTE + part('second') * SECOND;
    return date + time - Math.floor(instant / SECOND) * SECOND;
  };
  return (instant) => {
    const asked = Math.floor(instant / (HOUR / 4));
    if (asked !== quarter) {
      quarter = asked;
      offset = read(instant);
    }
    return offset;
  };
}
