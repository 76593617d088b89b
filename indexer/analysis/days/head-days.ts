// Finds the day of a meeting in its title and in the lines right under it: labelled ("Date: …", a table's column), or a line that
// is a day and hardly anything else. Lines about other days, of publication or of the next meeting, give none.
import type { FoundDay } from './found-day.ts';
import { type DayOrder, type WrittenDays, writtenDaysIn } from './written-days.ts';

/** A title names its own day, not that of minutes that were approved. */
export function titleDays(title: string, order: DayOrder | null): FoundDay[] {
  return writtenDaysIn(title, order)
    .filter(({ start }) => !OTHER_DAY.test(title.slice(0, start)))
    .slice(0, 1)
    .map((days) => ({ days, place: 'title' }));
}

export interface HeadLine {
  readonly plain: string;
  readonly isHeading: boolean;
  /** Cells of a table's row. */
  readonly cells: readonly string[] | null;
}

const MOST_HEAD_LINES = 40;
const MOST_BARE_LINES = 12;

/** The first lines that hold anything, without their marks. */
export function headOf(body: string): HeadLine[] {
  const lines: HeadLine[] = [];
  for (const line of body.slice(0, 20_000).split('\n')) {
    const plain = plainLine(line);
    if (plain === '' && !/^\s*\|[\s|:-]+$/.test(line)) continue;
    lines.push({
      plain,
      isHeading: /^\s{0,3}#{1,6}\s/.test(line),
      cells: /^\s*\|.*\|\s*$/.test(line) ? line.trim().slice(1, -1).split('|').map(plainLine) : null,
    });
    if (lines.length === MOST_HEAD_LINES) break;
  }
  return lines;
}

function plainLine(line: string): string {
  return line
    .slice(0, 400)
    .replace(/!?\[([^\]]{0,200})\]\([^)]{0,300}\)/g, '$1')
    .replace(/<[^>]{1,200}>/g, ' ')
    .replace(/\{[:%][^}]{0,100}\}/g, '')
    .replace(/[*_`~|\\]+/g, ' ')
    .replace(/^[\s>#•·+-]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "Date:", "When:", "Date of meeting:"; never "Next meeting:", "Due date:". */
const LABEL =
  /^(?=[^:=]{0,40}\b(?:dates?|when|day|time|held|meeting)\b)(?:[\p{L}&/’'() -]{2,40}?)(?:\s*[:=]\s*|\s+[–—-]\s+|\s*$)/iu;
const BARE_LABEL = /^(?:dates?|when|day)\s+(?=\d|\p{Lu})/iu;
/** Words that tell of the day of something else. */
const OTHER =
  /\b(?:next|previous|last|prior|former|earlier|following|future|upcoming|due|publi\w+|posted|updat\w+|creat\w+|approv\w+|adopt\w+|accept\w+|ratif\w+|confirm\w+|deadline|releas\w+|birth|record\w+|revis\w+|modif\w+|effective|clos\w+|draft\w*|printed|issued|filed|signed|expir\w+|submitted|rescheduled|postponed|cancell?ed|until|since|written by|by)\b/i;
const OTHER_DAY =
  /\b(?:next|previous|last|prior|upcoming|approv\w+|adopt\w+|accept\w+|ratif\w+|confirm\w+|posted|published|updated|revised|due|until|since|before|after|deadline|postponed|moved) [^.;:]{0,60}$/i;

export function labelDays(head: readonly HeadLine[], order: DayOrder | null): FoundDay[] {
  return head.flatMap((line, index): FoundDay[] => {
    const label = LABEL.exec(line.plain)?.[0] ?? BARE_LABEL.exec(line.plain)?.[0];
    if (label === undefined || OTHER.test(label)) return [];
    for (const value of valuesOf(line, label, head.slice(index + 1))) {
      const [days] = writtenDaysIn(value, order);
      if (days && !OTHER.test(value.slice(0, days.start))) return [{ days, place: 'label' }];
    }
    return [];
  });
}

/** What stands beside a label; in a table's head below it, and below a label that is a line of its own. */
function valuesOf({ plain, cells, isHeading }: HeadLine, label: string, rest: readonly HeadLine[]): string[] {
  const beside = plain.slice(label.length);
  const column = cells?.findIndex((cell) => /^(?:meeting )?(?:date|when|day)$/i.test(cell)) ?? -1;
  const below = column < 0 ? undefined : rest.find((line) => line.plain !== '')?.cells?.[column];
  const isAlone = beside === '' && (isHeading || label.trim().endsWith(':') || label.length < 12);
  return [beside, below, ...(isAlone ? linesUnder(rest, isHeading) : [])].filter((value) => value !== undefined);
}

/** Under a heading ("Time and place") the day may stand below the place, on a line of its own. */
function linesUnder(rest: readonly HeadLine[], isHeading: boolean): string[] {
  const end = rest.findIndex((line) => line.isHeading);
  const under = rest.slice(0, end < 0 ? rest.length : end).map(({ plain }) => plain.slice(0, 120));
  const [first, ...others] = isHeading && end !== 0 ? under : [rest[0]?.plain.slice(0, 120) ?? ''];
  const isDayAlone = (line: string): boolean => writtenDaysIn(line).some((days) => isBare(line, days));
  return [first ?? '', ...others.slice(0, MOST_UNDER_HEADING).filter(isDayAlone)];
}

/** Where only the address of the agenda names the day: “[Agenda](https://harbour.example/2031/03/01/meeting-2031-03-04/)”. */
export function agendaDays(body: string): FoundDay[] {
  const paragraphs = body
    .slice(0, 3000)
    .split(/\n\s*\n/)
    .slice(0, MOST_BARE_LINES);
  const found = paragraphs
    .filter((paragraph) => /^\W*agenda\b/i.test(paragraph) && !OTHER.test(paragraph.replace(/\([^()\s]+\)/g, '')))
    .flatMap((paragraph) => [...paragraph.matchAll(/\bhttps?:\/\/[^\s()<>]{1,300}/g)])
    .flatMap(([address]) => {
      const last =
        address
          .replace(/[?#].*$/, '')
          .replace(/\/+$/, '')
          .split('/')
          .at(-1) ?? '';
      return MEETING.test(last.replace(/[-_]/g, ' ')) ? writtenDaysIn(DAY_AT_EDGE.exec(last)?.[0] ?? '') : [];
    });
  return found.map((days) => ({ days, place: 'link' }));
}

const DAY_AT_EDGE = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/;

const MOST_UNDER_HEADING = 4;

/** Days that are nearly all of their line: a heading, or a line under the title. */
export function bareDays(head: readonly HeadLine[], order: DayOrder | null, isWhole: boolean): FoundDay[] {
  if (!isWhole) return [];
  return head.slice(0, MOST_BARE_LINES).flatMap((line): FoundDay[] => {
    const { plain, isHeading } = line;
    const [days, ...others] = writtenDaysIn(plain, order);
    if (!days || others.length > 0 || plain.length > 200 || OTHER.test(plain)) return [];
    if (isBare(plain, days)) return [{ days, place: isHeading ? 'heading' : 'dateline' }];
    const isTitle =
      MEETING.test(plain) &&
      !/[.!?]$|[.!?] \p{Lu}/u.test(plain.replace(days.words, '').replace(/\b([ap])\.\s?m\./gi, '$1m')) &&
      !VERB.test(plain);
    return isTitle ? [{ days, place: 'heading' }] : [];
  });
}

const MEETING = /\b(?:meeting|minutes|call|telco|session|notes|report|summary|agenda|logs?|assembly|conference|day)\b/i;
const VERB = /\b(?:was|were|is|are|has|have|had|will|said|agreed|decided|noted|we|they)\b/i;

/** Only a weekday, a time, a place beside it. */
export function isBare(line: string, { start, end }: WrittenDays): boolean {
  const before = line.slice(0, start).trim();
  const after = line.slice(end).trim();
  if (
    !/^(?:(?:day \w+|\p{L}{3,9}day)?\s*[,:–—(-]?|\(|\[|on|held(?: on)?|week of|meeting(?: (?:of|on))?|the)$/iu.test(
      before,
    )
  )
    return false;
  if (after === '' || /^[)\]]?[.,;]?$/.test(after)) return true;
  return (
    after.length <= 90 &&
    /^(?:[,;@(|[–—-]|at\b|from\b|\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]\.?m)/i.test(after) &&
    !VERB.test(after)
  );
}
