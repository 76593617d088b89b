// The day that a feed or a page states as an instant. An abbreviation of a zone may cost the hour, never the day.
import type { IsoDate } from '../../src/reports/report.ts';

/**
 * The day at the place where the instant was written down, which is the day as written; where it is told in UTC, the day in `timeZone`.
 * `null` for no date. So nothing depends on which of several zones “IST” or “CST” means.
 */
export function dayOf(instant: unknown, timeZone: string): IsoDate | null {
  const text =
    typeof instant === 'string'
      ? instant
          .replace(/\([^()]*\)/g, ' ')
          .replace(/\s+/g, ' ')
          .trim()
      : '';
  const iso = /^(\d{4}-\d{2}-\d{2})(?![\d-])/.exec(text)?.[1];
  if (iso !== undefined && Number.isNaN(Date.parse(iso))) return null;
  const zone = ZONE.exec(text)?.[0].trim() ?? '';
  if (UTC.test(zone)) {
    const ms = Date.parse(
      `${text
        .slice(0, text.length - zone.length)
        .trim()
        .replace(' ', iso ? 'T' : ' ')}${iso ? 'Z' : ' UTC'}`,
    );
    if (!Number.isNaN(ms)) return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(ms);
  }
  return iso ?? writtenDay(text);
}

/** Behind a time of day: Z, an offset, letters, or a place. */
const ZONE =
  /(?<=\d(?: ?[ap]\.?m\.?)?) ?(?:(?:UTC|GMT|UT)?[+-]\d{1,2}(?::?\d{2})?|[A-Z][A-Za-z_]*(?:\/[A-Za-z_/]+)?)$/i;
const UTC = /^(?:Z|UTC?|GMT|zulu)$|^(?:UTC|GMT|UT)?[+-]0?0(?::?00)?$/i;

/** The part that names the day, whatever else stands beside it. */
const DAYS = [
  /\b\d{1,2}(?:st|nd|rd|th)?[ -](?:of )?[A-Za-z]{3,9}\.?,?[ -]\d{2,4}\b/,
  /\b[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b/,
  /\b\d{1,4}\/\d{1,2}\/\d{1,4}\b/,
];

function writtenDay(text: string): IsoDate | null {
  // As programs write it that know no order: “Sat May 6 00:30:00 BST 2023”.
  const [, month, day, year] = /\b([A-Za-z]{3,9}) (\d{1,2}) \d{1,2}:[\d:.]+(?: [^ ]+)? (\d{4})$/.exec(text) ?? [];
  const found = month ? `${month} ${day} ${year}` : DAYS.map((pattern) => pattern.exec(text)?.[0]).find((part) => part);
  const ms = Date.parse(
    `${(found ?? text)
      .replace(/(\d)(?:st|nd|rd|th)\b/, '$1')
      .replace(' of ', ' ')
      .replace(/-/g, ' ')} UTC`,
  );
  return Number.isNaN(ms) ? null : new Date(ms).toISOString().slice(0, 10);
}
