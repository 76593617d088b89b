// Works out on which day or days each of several posts' meetings took place: from titles, texts, file names, days of
// publication and, for a page that lists its posts newest first, from the neighbours. Keeps the reason wherever it infers.
import * as chrono from 'chrono-node';
import type { IsoDate, MeetingDays } from '../../src/reports/report.ts';

export interface DatablePost {
  readonly title: string;
  readonly text: string;
  readonly published: IsoDate | null;
  /** A day that the capture's file name states, `null` where it states none. */
  readonly nameDate: IsoDate | null;
}

export interface MeetingDate {
  readonly meeting: MeetingDays | null;
  /** How the date was inferred, as a sentence for readers; `null` where the title states it. */
  readonly note: string | null;
}

/**
 * One answer a post, in their order.
 * @param posts newest first, as blogs list them
 * @param captured day of the capture: no meeting is later
 */
export function dateMeetings(posts: readonly DatablePost[], captured: IsoDate): MeetingDate[] {
  const clues = posts.map(clueOf);
  const trusted = longestNewestFirst(
    clues.map((clue, index) =>
      clue?.year != null && posts[index]?.published == null ? startOf(clue, clue.year) : null,
    ),
  );
  const dated: MeetingDate[] = posts.map(() => ({ meeting: null, note: null }));
  // From the oldest up, so that a post can lean on the one before it.
  for (let index = posts.length - 1; index >= 0; index--) {
    const post = posts[index];
    const clue = clues[index] ?? null;
    if (!post) continue;
    if (post.nameDate !== null) dated[index] = byFileName(clue, post.nameDate);
    else if (!clue) continue;
    else if (post.published !== null) dated[index] = byPublication(clue, post.published);
    else if (clue.year !== null && trusted.has(index)) dated[index] = stated(clue, clue.year);
    else {
      const older = dated.slice(index + 1).find((other) => other.meeting)?.meeting?.start ?? null;
      const newer = clues.slice(0, index).findLast((_, at) => trusted.has(at));
      dated[index] = byNeighbours(clue, post, older, newer?.year != null ? startOf(newer, newer.year) : captured);
    }
  }
  return dated;
}

/** Day and month as a title or a text states them; the year may be missing. */
interface Clue {
  readonly startDay: string; // MM-DD
  readonly endDay: string; // MM-DD
  readonly year: number | null;
  readonly isFromTitle: boolean;
  readonly words: string;
}

function clueOf(post: DatablePost): Clue | null {
  const inTitle = daysIn(post.title);
  if (inTitle) return { ...inTitle, isFromTitle: true };
  // Only a sentence near the beginning that speaks of the meeting itself says when it was.
  for (const sentence of post.text.slice(0, 800).split(/(?<=[.!?\n])\s+/)) {
    if (
      !/\b(?:met|meeting|meetings|took place|was held|day one|day two|day three|day four|day five|day \d|gathered|convened)\b/i.test(
        sentence,
      )
    )
      continue;
    const inText = daysIn(sentence);
    if (inText) return { ...inText, isFromTitle: false };
  }
  return null;
}

function daysIn(text: string): Omit<Clue, 'isFromTitle'> | null {
  // "14 and 15 May" is the same two days as "14-15 May", which the parser knows.
  const prepared = text
    .replace(/\b(\d{1,2})(st|nd|rd|th)?\s*(?:and|&|\/)\s*(\d{1,2})(st|nd|rd|th)?(?=\s+\p{Lu}\p{L}{2,})/gu, '$1-$3')
    .replace(/—/g, ' — ');
  const found = chrono.en.GB.parse(prepared, REFERENCE).filter(
    (result) => result.start.isCertain('day') && result.start.isCertain('month'),
  );
  const [first, second] = found;
  if (!first) return null;
  const end =
    first.end ??
    (second && /^\s*(?:and|&|to|–|-)\s*$/.test(prepared.slice(first.index + first.text.length, second.index))
      ? (second.end ?? second.start)
      : first.start);
  const named = first.start.isCertain('year')
    ? first.start.get('year')
    : end.isCertain('year')
      ? end.get('year')
      : null;
  // "30 December to 2 January 2024": the year is that of the last day.
  const isAcrossYears = monthDay(end) < monthDay(first.start);
  const year = named !== null && isAcrossYears && end.get('year') === named ? named - 1 : named;
  return { startDay: monthDay(first.start), endDay: monthDay(end), year, words: first.text };
}

// Only asked for days whose day and month are certain, so the reference never decides anything.
const REFERENCE = new Date(Date.UTC(2000, 0, 1, 12));

function monthDay(components: chrono.ParsedComponents): string {
  const pad = (n: number | null): string => String(n ?? 1).padStart(2, '0');
  return `${pad(components.get('month'))}-${pad(components.get('day'))}`;
}

function startOf(clue: Clue, year: number): IsoDate {
  return `${year}-${clue.startDay}`;
}

function daysOf(clue: Clue, year: number): MeetingDays {
  const endYear = clue.endDay < clue.startDay ? year + 1 : year;
  return { start: startOf(clue, year), end: `${endYear}-${clue.endDay}` };
}

function stated(clue: Clue, year: number): MeetingDate {
  return {
    meeting: daysOf(clue, year),
    note: clue.isFromTitle ? null : `The title names no date; the text says “${clue.words}”.`,
  };
}

/** A report is published within this many days of its meeting. */
const LONGEST_DELAY_DAYS = 150;

function byPublication(clue: Clue, published: IsoDate): MeetingDate {
  const fits = (year: number): boolean => {
    if (!isInYear(clue, year)) return false;
    const delay = daysBetween(startOf(clue, year), published);
    return delay >= -1 && delay <= LONGEST_DELAY_DAYS;
  };
  if (clue.year !== null && fits(clue.year)) return stated(clue, clue.year);
  const publishedYear = Number(published.slice(0, 4));
  const year = [publishedYear, publishedYear - 1].find(fits);
  if (year === undefined) return clue.year === null ? { meeting: null, note: null } : stated(clue, clue.year);
  const what =
    clue.year === null ? `“${clue.words}” names no year` : `The year ${clue.year} of “${clue.words}” cannot be right`;
  return { meeting: daysOf(clue, year), note: `${what}; the report was published on ${published}.` };
}

function byNeighbours(clue: Clue, post: DatablePost, older: IsoDate | null, latest: IsoDate): MeetingDate {
  const keep = clue.year === null ? { meeting: null, note: null } : stated(clue, clue.year);
  if (older === null) return keep;
  for (let year = Number(older.slice(0, 4)); startOf(clue, year) <= latest; year++) {
    if (startOf(clue, year) < older || !isInYear(clue, year)) continue;
    const what =
      clue.year === null
        ? `“${clue.words}” names no year`
        : `The year ${clue.year} of “${clue.words}” does not fit the order of the posts`;
    const support = new RegExp(String.raw`\b${year}\b`).test(post.text) ? `, and the text speaks of ${year}` : '';
    return {
      meeting: daysOf(clue, year),
      note: `${what}; the post before it reports a meeting of ${older}${support}.`,
    };
  }
  return keep;
}

function byFileName(clue: Clue | null, nameDate: IsoDate): MeetingDate {
  const fromName = { start: nameDate, end: nameDate };
  if (!clue) return { meeting: fromName, note: 'The title names no date; the file’s name does.' };
  const year = clue.year ?? Number(nameDate.slice(0, 4));
  const meeting = daysOf(clue, year);
  if (meeting.start <= nameDate && nameDate <= meeting.end) {
    const isDayOfTitle = clue.isFromTitle || clue.year !== null;
    return { meeting, note: isDayOfTitle ? null : stated(clue, year).note };
  }
  // Minutes are written from a template: a day that was not changed in the title is likelier than a wrong file name.
  return Math.abs(daysBetween(meeting.start, nameDate)) <= 7
    ? {
        meeting: fromName,
        note: `The title says ${meeting.start}; the file’s name says ${nameDate}, which fits the days around it.`,
      }
    : stated(clue, year);
}

/** "29 February" is a day of some years only. */
function isInYear(clue: Clue, year: number): boolean {
  const { start, end } = daysOf(clue, year);
  return [start, end].every((day) => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day));
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** Indexes of the longest run of dates that never rises: those that can all be right on a page sorted newest first. */
function longestNewestFirst(dates: readonly (IsoDate | null)[]): ReadonlySet<number> {
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
