// Says in a report's Markdown when its words were spoken: a comment, "<!-- 12:03–12:41 -->", that no page shows as text and a person can
// edit. Counts in whole seconds from the beginning of the recording; what a block or a statement does with it is not its business.

/** When something was spoken, in whole seconds of the recording. */
export interface SpokenTime {
  readonly start: number;
  /** `null` where the mark does not say. */
  readonly end: number | null;
}

/** The comment that says so: "<!-- 12:03–12:41 -->", "<!-- 1:12:03 -->". */
export function timeMark({ start, end }: SpokenTime): string {
  return `<!-- ${clockTime(start)}${end === null ? '' : `–${clockTime(end)}`} -->`;
}

/** "12:03", "1:12:03". */
export function clockTime(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const padded = (number: number): string => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}

const CLOCK = String.raw`(?:(\d{1,3}):)?(\d{1,3}):(\d{2})`;
const MARK = new RegExp(String.raw`^\s*<!--\s*${CLOCK}(?:\s*[–-]\s*${CLOCK})?\s*-->\s*$`);

/** What a comment says; `null` for any other. An end before its beginning is none. */
export function timeIn(comment: string): SpokenTime | null {
  const match = MARK.exec(comment);
  if (!match) return null;
  const [, hours, minutes, seconds, endHours, endMinutes, endSeconds] = match;
  const start = secondsOf(hours, minutes, seconds);
  const end = endSeconds === undefined ? null : secondsOf(endHours, endMinutes, endSeconds);
  return { start, end: end !== null && end >= start ? end : null };
}

function secondsOf(hours = '0', minutes = '0', seconds = '0'): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
