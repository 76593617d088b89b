// Reads who attended from the head of minutes: tables of name, initials and organisation (also inside code fences), which it
// takes out of the text, and sentences such as "Present: Ada Lane (ALN, chair), Bo Rask (BRK)", which stay in it.
import { matchesIn } from '../../../src/reports/matches.ts';
import type { Attendee } from '../../../src/reports/report.ts';
import { columnsOf } from '../decisions/decision-tables.ts';
import { namesIn } from '../speech/names.ts';
import type { Block } from '../text/blocks.ts';

export interface AttendeesAndRest {
  readonly attendees: readonly Attendee[];
  readonly rest: readonly Block[];
}

/** Looks only before the first heading that is not itself about attendance. */
export function takeAttendees(blocks: readonly Block[]): AttendeesAndRest {
  const firstBusiness = blocks.findIndex((block) => block.form === 'heading' && !isAttendanceTitle(block.text));
  const headEnd = firstBusiness === -1 ? blocks.length : firstBusiness;
  const attendees: Attendee[] = [];
  const rest: Block[] = [];
  let isTitled = false;
  let isOfDecisions = false;
  for (const [index, block] of blocks.slice(0, headEnd).entries()) {
    isTitled ||= isAttendanceTitle(block.text);
    // Who moved is named in it, but what was moved is nobody.
    isOfDecisions =
      block.form === 'table' &&
      (blocks[index - 1]?.form === 'table' ? isOfDecisions : columnsOf(block.text, false) !== null);
    if (isOfDecisions) {
      rest.push(block);
      continue;
    }
    // Without a title above it a list of names could be anybody's.
    const listed = block.form === 'list' && !isTitled ? [] : attendeesOf(block);
    attendees.push(...listed);
    const isTable = listed.length > 0 && block.form !== 'paragraph';
    if (!isTable && !isAttendanceTitle(block.text) && !isTableHead(block.text)) rest.push(block);
  }
  // A head that names nobody is left as it was found.
  if (attendees.length === 0) return { attendees, rest: blocks };
  return { attendees: withoutRepeats(attendees), rest: [...rest, ...blocks.slice(headEnd)] };
}

/** "Ada Lane (ALN)" anywhere in a line: presenters introduce their initials like that. */
export function initialsIn(text: string): Attendee[] {
  if (!text.includes('(')) return [];
  return matchesIn(text, NAME_WITH_INITIALS).map((match) => ({
    name: (match[1] ?? '').trim(),
    initials: match[2] ?? null,
    organisation: null,
  }));
}

const NAME_WITH_INITIALS =
  /(\p{Lu}[\p{L}\p{M}.’'-]+(?:\s+(?:\p{Lu}[\p{L}\p{M}.’'-]*|de|van|von|der|den|da|di|la|le|bin|al)){0,4}\s+\p{Lu}[\p{L}\p{M}.’'-]+)\s*\(([A-Z][A-Z0-9]{1,3})(?:,[^)]{1,40})?\)/gu;

function attendeesOf(block: Block): Attendee[] {
  if (block.form === 'table' || (block.form === 'code' && block.text.includes('|'))) {
    return block.text.split('\n').flatMap(rowOf);
  }
  const listed = initialsIn(block.text);
  if (block.form === 'list') {
    const unlisted = block.text.replace(NAME_WITH_INITIALS, '').replace(/[\s,;:.&()-]+/g, '');
    return unlisted.length <= block.text.length * 0.4 ? listed : [];
  }
  // "Present: Priya Shahani, Walt Dombrowsky (chair)": a sentence of the minutes, so it stays where it is.
  if (!ATTENDANCE.test(block.text)) return [];
  const withInitials = new Set(listed.map(({ name }) => name));
  const others = namesIn(block.text, () => false).filter(({ name }) => !withInitials.has(name));
  return [...listed, ...others.map(({ name }) => ({ name, initials: null, organisation: null }))];
}

const ATTENDANCE =
  /^(?:present|in attendance|attendance|attending|attendees|also present|on the call|members present|trustees present|participants)\b[^.]{0,25}:/i;

function rowOf(line: string): Attendee[] {
  const cells = line.split('|').map((cell) => cell.trim());
  if (cells[0] === '') cells.shift();
  const [name = '', initials = '', organisation = ''] = cells;
  if (!/\p{L}.*\s.*\p{L}{2,}|\p{L}{2,}.*\s.*\p{L}/u.test(name) || /^:?-+/.test(name) || isTableHead(line)) return [];
  return [
    { name, initials: /^[A-Z][A-Za-z0-9]{1,4}$/.test(initials) ? initials : null, organisation: organisation || null },
  ];
}

function isTableHead(text: string): boolean {
  return /^\W*name\b.*\|/i.test(text);
}

function isAttendanceTitle(text: string): boolean {
  return /^(?:(?:in[- ]person|remote|virtual|other)\s+(?:and\s+(?:in[- ]person|remote|virtual|other)\s+)?)?(?:attendees|attendance|participants|present|delegates)(?:\s+list)?\s*:?$/i.test(
    text.trim(),
  );
}

function withoutRepeats(attendees: readonly Attendee[]): Attendee[] {
  const seen = new Set<string>();
  return attendees.filter(({ name, initials }) => {
    const key = `${name}|${initials}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
