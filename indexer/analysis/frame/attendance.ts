// Reads who was there wherever a report says so: lists, tables and lines below a heading such as "Attendees", labelled lines
// ("Present: Ada, Bo"), a sentence of the minutes. Takes nothing out of the text; who stayed away is nobody's attendance.
import type { Attendee } from '../../../src/reports/report.ts';
import { namesIn } from '../speech/names.ts';
import type { Block } from '../text/blocks.ts';
import { HONORIFICS, NO_PERSON, OFFICES } from '../text/english.ts';
import { isOfficeTitle } from './office-titles.ts';
import { blocksIn, type Section, sectionsIn } from './outline.ts';
import { headingKey, isAttendanceTitle } from './section-roles.ts';

/**
 * Everybody whom the report lists as present, each once, in the order of the lists.
 * @param told keys of the headings and labels that announce such lists, where a person has said which
 */
export function attendanceIn(report: Section, told?: readonly string[]): Attendee[] {
  if (told) return merged(attendanceBelow(report, told));
  const found: Attendee[] = [];
  for (const section of [report, ...sectionsIn(report)]) {
    const title = section.heading?.text ?? '';
    if (isAttendanceTitle(title)) {
      if (!isAway(title)) found.push(...listedIn(blocksIn(section)));
    } else {
      found.push(...labelledIn(section.own));
    }
  }
  return merged(found);
}

/** Attendees of several lists, each once: what one list lacks (initials, a nickname) another may have. */
export function merged(attendees: readonly Attendee[]): Attendee[] {
  const byName = new Map<string, Attendee>();
  for (const one of attendees) {
    const key = one.name.toLowerCase();
    const known = byName.get(key);
    if (!known) byName.set(key, one);
    else
      byName.set(key, {
        ...known,
        initials: known.initials ?? one.initials,
        organisation: known.organisation ?? one.organisation,
        nicks: [...new Set([...(known.nicks ?? []), ...(one.nicks ?? [])])],
      });
  }
  const shared = new Map<string, number>();
  for (const { initials } of byName.values()) if (initials) shared.set(initials, (shared.get(initials) ?? 0) + 1);
  return [...byName.values()].map(({ nicks, ...one }) => ({
    ...one,
    // What several people have behind their names is where they belong.
    initials: one.initials && (shared.get(one.initials) ?? 0) > MOST_OF_SAME_INITIALS ? null : one.initials,
    ...(nicks && nicks.length > 0 ? { nicks } : {}),
  }));
}

/** Two people may have the same initials. */
const MOST_OF_SAME_INITIALS = 2;

/** "Regrets", "Absent": people who did not come. */
function isAway(label: string): boolean {
  return (
    /^(?:\p{L}+ )?(?:regrets?|absent|absentees|apologies|excused|not present|no show)\b/u.test(headingKey(label)) &&
    !/\bpresent and\b/.test(headingKey(label))
  );
}

/** Below the headings and behind the labels that a person has named. */
function attendanceBelow(report: Section, told: readonly string[]): Attendee[] {
  return [report, ...sectionsIn(report)].flatMap((section) => {
    if (told.includes(headingKey(section.heading?.text ?? ''))) return listedIn(blocksIn(section));
    let isOpen = false;
    return section.own.flatMap((block) => {
      if (block.form !== 'list') isOpen = false;
      return block.text.split('\n').flatMap((line) => {
        const label = ANY_LABEL.exec(line);
        if (label && told.includes(headingKey(label[1] ?? ''))) {
          const rest = line.slice(label[0].length).trim();
          isOpen = rest === '';
          return isOpen ? [] : namesOnLine(rest);
        }
        return isOpen ? (entryOf(line) ?? []) : [];
      });
    });
  });
}

const ANY_LABEL = /^\W{0,6}(\p{L}[^:\n]{1,60}?)\s*[*_]*:[\s*_]*/u;

const LABEL =
  /^\W{0,6}((?:\p{L}+ ){0,3}?(?:present|attendees?|attendance|attending|attended|in attendance|participants?|regrets?|apologies|absent|guests?|observers?|chairs?|chaired by|chairperson|scribes?|note ?takers?|facilitators?|moderators?|hosts?|on the call|on call|secretary|members))(?:\s*\([^()]*\))?[\s*_]*:[\s*_]*/iu;

function labelledIn(blocks: readonly Block[]): Attendee[] {
  const found: Attendee[] = [];
  /** A label without names announces the lines, or the list, below it. */
  let isOpen = false;
  for (const block of blocks) {
    if (block.form === 'table' || block.form === 'code') continue;
    if (block.form !== 'list') {
      const holderOf = isOpen && block.form === 'paragraph' ? holders([block]) : null;
      const held = holderOf === null ? [] : block.text.split('\n').flatMap((line) => holderOf(line) ?? []);
      if (held.length > 0) {
        found.push(...held.flatMap(namesOnLine));
        continue;
      }
      isOpen = /attend|present/i.test(block.text) && !block.text.includes('\n') && isAttendanceTitle(block.text);
      if (isOpen) continue;
    }
    for (const line of linesOf(block.text)) {
      const label = LABEL.exec(line);
      if (label) {
        const rest = line.slice(label[0].length).trim();
        const isOfThem = !isAway(label[1] ?? '');
        isOpen = isOfThem && rest === '';
        if (isOfThem && rest !== '' && !isRunTogether(label[1] ?? '', rest)) found.push(...namesOnLine(rest));
      } else if (isOpen) {
        const listed = entryOf(line);
        if (listed) found.push(listed);
        else isOpen = false;
      }
    }
    const sentence = sentenceOfThosePresent(block.text);
    if (sentence && !LABEL.test(sentence))
      found.push(...namesIn(sentence, () => false).map(({ name }) => attendee(name)));
  }
  return found;
}

/** Lines, with a list of names that goes on over several of them as one. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const last = lines.at(-1);
    const goesOn =
      last !== undefined &&
      LABEL.test(last) &&
      !line.includes(':') &&
      (/,\s*$/.test(last) || (/,.*,/.test(last) && line.includes(',')));
    if (goesOn) lines[lines.length - 1] = `${last.trimEnd()}${isWholeName(last, line) ? ',' : ''} ${line.trim()}`;
    else lines.push(line);
  }
  return lines;
}

/** The line ends with a whole name and the next begins with another: no comma stands at the break. */
function isWholeName(line: string, next: string): boolean {
  return /,\s*\p{Lu}[^\s,]+\s+\p{Lu}[^\s,]+\s*$/u.test(line) && /^\s*\p{Lu}[^\s,]+\s+\p{Lu}[^\s,]+\s*,/u.test(next);
}

/** "Others present: Greta Cyrus Bo Rask": several people without anything between them, who cannot be told apart. */
function isRunTogether(label: string, names: string): boolean {
  return /s\b/i.test(label) && /^\p{Lu}\p{L}*\.?(?:\s+\p{Lu}\p{L}*\.?){3,}$/u.test(names);
}

/** "The members present were …", "Also in attendance: …": found by its words first, since most texts have no such sentence. */
function sentenceOfThosePresent(text: string): string | null {
  if (!/present|in attendance/i.test(text)) return null;
  const words = /(?:\b|members|those|also)(?:present|in attendance)\s*(?:were|was|:)/i.exec(text);
  if (!words) return null;
  const before = Math.max(text.lastIndexOf('.', words.index), text.lastIndexOf('\n', words.index));
  const from = words.index + words[0].length;
  const end = /\.\s|\n|$/.exec(text.slice(from));
  return text.slice(before + 1, from + (end ? end.index + end[0].length : 0));
}

/** Below a heading everything that can be a name is one: points, rows, lines of names. */
function listedIn(blocks: readonly Block[]): Attendee[] {
  let columns: TableColumns | null = null;
  let isAwayNow = false;
  const holderOf = holders(blocks);
  return blocks.flatMap((block) => {
    if (block.form === 'heading') {
      isAwayNow = isAway(block.text);
      return [];
    }
    if (block.form === 'table') {
      const cells = block.text.split(' | ').map((cell) => cell.trim());
      columns ??= columnsOf(cells);
      return columns?.isHead(cells) ? [] : rowOf(cells, columns);
    }
    return block.text.split('\n').flatMap((line) => {
      const label = LABEL.exec(line);
      if (label) isAwayNow = isAway(label[1] ?? '');
      const rest = label ? line.slice(label[0].length).trim() : (holderOf(line) ?? line.trim());
      if (isAwayNow || rest === '') return [];
      // "wumpus      W. van der Laan": columns of plain text.
      const columns = rest.split(/\s{2,}|\t/);
      if (columns.length === 2 && /^\S+$/.test(columns[0] ?? '')) {
        const one = entryOf(columns[1] ?? '');
        if (one) return [{ ...one, nicks: [...(one.nicks ?? []), columns[0] ?? ''] }];
      }
      if (block.form === 'list' && !label) {
        const one = entryOf(rest);
        return one ? [one] : [];
      }
      return namesOnLine(rest);
    });
  });
}

/** "Coach: Ada Lane", "Treasurer – Bo Rask": who holds the office, in a list where most lines name one so; else `null`. */
function holders(blocks: readonly Block[]): (line: string) => string | null {
  const held = blocks
    .flatMap(({ form, text }) => (form === 'heading' || form === 'table' ? [] : text.split('\n')))
    .flatMap((line) => HELD.exec(line.trim())?.[1] ?? []);
  const offices = held.filter((office) => isOffice(office.split(/\s+/).at(-1) ?? '') || isOfficeTitle(office)).length;
  if (offices < FEWEST_OFFICES || offices < held.length / 2) return () => null;
  return (line) => HELD.exec(line.trim())?.[2] ?? null;
}

const FEWEST_OFFICES = 2;
const HELD =
  /^(\p{Lu}[\p{L}’'/.-]*(?:[ /&-]+[\p{L}’'/.-]+){0,4})(?:\s?:|\s[–—-])\s+(\p{Lu}[\p{L}\p{M}.’'-]*(?:\s[\p{L}\p{M}.’'-]+){1,3}(?:,\s\p{Lu}[\p{L}\p{M}.’', -]+)?)$/u;

interface TableColumns {
  readonly name: number;
  readonly nick: number | null;
  readonly isHead: (cells: readonly string[]) => boolean;
}

function columnsOf(cells: readonly string[]): TableColumns | null {
  const keys = cells.map((cell) => headingKey(cell));
  const name = keys.findIndex(
    (key) => /\bname\b|\bnym\b|^(?:person|member|attendee|participant|who)s?$/.test(key) && !/^nick/.test(key),
  );
  if (name === -1) return null;
  const nick = keys.findIndex((key) => /^(?:nick(?:name)?|irc|handle|github|username|user|alias|gh)\b/.test(key));
  return { name, nick: nick === -1 ? null : nick, isHead: (row) => row.join('|') === cells.join('|') };
}

function rowOf(cells: readonly string[], columns: TableColumns | null): Attendee[] {
  const one = entryOf(cells[columns?.name ?? 0] ?? '');
  if (!one) return [];
  const nick = columns?.nick == null ? undefined : cells[columns.nick]?.replace(/^@/, '');
  const initials = cells.find((cell) => /^[A-Z][A-Z0-9]{1,3}$/.test(cell)) ?? null;
  return [{ ...one, initials: one.initials ?? initials, ...(nick ? { nicks: [...(one.nicks ?? []), nick] } : {}) }];
}

/** "Ada Lane (chair), Bo Rask; Cy": names of a line that holds nothing else. */
function namesOnLine(line: string): Attendee[] {
  const parts = line
    .replace(/\.\s*$/, '')
    .split(/\s*(?:[,;•·](?![^()]*\))|\s(?:and|&)\s(?![^()]*\)))\s*/)
    .filter((part) => part.trim() !== '');
  const entries = parts.map(entryOf);
  const found = entries.filter((one) => one !== null);
  // A sentence has some words that could be names.
  return found.length > 0 && found.length >= parts.length * 0.6
    ? found
    : namesIn(line, () => false).map(({ name }) => attendee(name));
}

/** One person as a list names them, `null` where the words are no name. */
export function entryOf(text: string): Attendee | null {
  const plain = text
    .replace(/^\W*\d{1,3}[.)]\s+/, '')
    .replace(/^\W*?(?=[\p{L}@])/u, '')
    .replace(/^@/, '')
    .replace(/[*_`]+(?=\W|$)/g, '')
    .trim();
  const handle = /(?:^|[\s(])@([\w-]{2,39})/.exec(text)?.[1];
  const brackets = /[([]([^()[\]]{1,60})[)\]]/.exec(plain)?.[1]?.trim() ?? '';
  const [words = ''] = plain.split(/\s*(?:[([|,;:@]|\s[–—-]+\s|\s\/\s)/);
  const { name, initials: stated } = withoutInitials(withoutOffices(words.trim()));
  if (!isName(name)) return null;
  // "nick (Full Name)"
  const isNickFirst =
    /^[\p{Ll}\d][\p{L}\d_.-]*$/u.test(name) && /^\p{Lu}[\p{L}.’'-]+(?: \p{L}[\p{L}.’'-]*){1,3}$/u.test(brackets);
  if (isNickFirst) return { ...attendee(brackets), nicks: [name] };
  const inBrackets = /^[A-Z][A-Z0-9]{1,3}$/.test(brackets) && fits(brackets, name) ? brackets : null;
  const initials = inBrackets ?? stated;
  const nick =
    handle && handle !== name
      ? handle
      : /^[\p{Ll}][\p{Ll}\d_-]{2,20}$/u.test(brackets) && !ROLE.has(brackets) && !OFFICES.has(brackets)
        ? brackets
        : null;
  const organisation =
    brackets !== '' && inBrackets === null && nick === null && !brackets.startsWith('@') ? brackets : null;
  return { name, initials, organisation, ...(nick ? { nicks: [nick] } : {}) };
}

const ROLE = new Set([
  'chair',
  'scribe',
  'host',
  'notes',
  'remote',
  'late',
  'minutes',
  'voting',
  'observer',
  'guest',
  'regular',
  'apologies',
  'member',
]);

/** "J Smith JS": initials behind the name that they are of. */
function withoutInitials(words: string): { readonly name: string; readonly initials: string | null } {
  const [, name = '', initials = ''] = /^(.*\p{L})\s+([A-Z]{2,3})$/u.exec(words) ?? [];
  const letters = name.split(/[\s-]+/).map((part) => part.slice(0, 1).toUpperCase());
  const isOfName =
    letters.length > 1 && [letters.join(''), `${letters[0]}${letters.at(-1)}`].includes(initials) && isName(name);
  return isOfName ? { name, initials } : { name: words, initials: null };
}

/** "(TSC)" behind "Alex Campbell" is a body, not what he is called by. */
function fits(initials: string, name: string): boolean {
  return name.split(/[\s-]+/).some((part) => part.toUpperCase().startsWith(initials[0] ?? ''));
}

function attendee(name: string): Attendee {
  return { name, initials: null, organisation: null };
}

/** "Cllr A. Green", "Supervisor Janet Keough": the name alone. */
function withoutOffices(words: string): string {
  const parts = words.split(/\s+/);
  while (parts.length > 1 && isOffice(parts[0] ?? '')) parts.shift();
  return parts.join(' ');
}

function isOffice(word: string): boolean {
  const key = word.toLowerCase().replace(/[.:]/g, '');
  return (
    HONORIFICS.has(key) ||
    OFFICES.has(key) ||
    OFFICES.has(key.replace(/s$/, '')) ||
    key === 'supervisor' ||
    key === 'supervisors' ||
    key === 'senator'
  );
}

/** Up to five words that begin as names do; one small word may be a nickname. */
function isName(words: string): boolean {
  const parts = words.split(/\s+/);
  if (words.length < 2 || words.length > 60 || parts.length > 5) return false;
  const isSurname = parts.length === 2 && SURNAMES.has(parts[1]?.toLowerCase() ?? '');
  if (parts.slice(0, isSurname ? 1 : undefined).some((part) => NO_PERSON.has(part.toLowerCase()))) return false;
  if (parts.length === 1) return /^[\p{L}][\p{L}\p{M}\d_.’'[\]-]*$/u.test(words) && !NO_NICK.has(words.toLowerCase());
  // Some write their first names small.
  if (parts.length === 2 && /^\p{Ll}{2,12} \p{Lu}\p{Ll}[\p{L}’'-]+$/u.test(words)) return !NO_FIRST_NAME.test(words);
  return (
    /^\p{Lu}/u.test(words) &&
    parts.every((part) =>
      /^(?:\p{Lu}[\p{L}\p{M}.’'-]*|de|del|della|der|den|da|di|du|van|von|la|le|bin|al|el|ter|y|[\p{Ll}][\p{L}’'-]+)$/u.test(
        part,
      ),
    ) &&
    parts.filter((part) => /^\p{Ll}/u.test(part) && !PARTICLE.test(part)).length <= 0
  );
}

/** Words that are surnames behind a first name, in a list of people. */
const SURNAMES = new Set([
  'day',
  'north',
  'west',
  'street',
  'house',
  'hall',
  'branch',
  'town',
  'price',
  'key',
  'may',
  'bishop',
]);

const NO_FIRST_NAME =
  /^(?:by|via|from|at|in|on|and|with|the|an?|for|of|to|or|no|not|see|plus|also|incl|our|their|some|all|new|chaired|hosted|scribed|joined|only)\s/;
const PARTICLE = /^(?:de|del|della|der|den|da|di|du|van|von|la|le|bin|al|el|ter|y)$/;
const NO_NICK = new Set([
  'none',
  'all',
  'tbd',
  'tba',
  'nobody',
  'everyone',
  'others',
  'and',
  'the',
  'n/a',
  'na',
  'please',
  'add',
  'name',
  'you',
  'toc',
  'various',
]);
