// Tells by shape what a section is among those beside it: a plan of what stands below, a part that comes again, a day.
// Where items begin is the frame's business.
import type { Block } from '../text/blocks.ts';
import { pointsOpening } from './list-items.ts';
import { isOfficeTitle } from './office-titles.ts';
import { blocksIn, type Section, sectionsIn } from './outline.ts';
import {
  type HeadingRoles,
  headingKey,
  holdsSpeech,
  isAttendanceLine,
  isContainerTitle,
  isDatedAccount,
  isDatedAgenda,
  isFollowUpTitle,
  isFrame,
  isFrameBlock,
  isLabelled,
  isPartTitle,
  roleOf,
} from './section-roles.ts';

/** "Summary": no part of another, where no heading beside it names a matter and the points of its list do. */
export function isAllBusiness(section: Section, siblings: readonly Section[], told: HeadingRoles): boolean {
  const isGeneral = (one: Section): boolean =>
    isPartTitle(one.heading?.text ?? '') ||
    isDay(one) ||
    roleOf(one, told) !== 'business' ||
    isEmptySection(one) ||
    areOwned(one.own);
  return (
    /^(?:meeting )?(?:summary|overview|notes?|discussions?|outcomes?)$/.test(headingKey(section.heading?.text ?? '')) &&
    section.sections.length === 0 &&
    siblings.every((one) => one === section || one.level !== section.level || isGeneral(one)) &&
    pointsOpening(section.own, 'nested').length > 1
  );
}

/** Headings (as keys) that stand below several others: they divide each of them. */
export function dividingHeadings(report: Section): ReadonlySet<string> {
  const parents = new Map<string, Set<Section>>();
  for (const section of sectionsIn(report)) {
    // What only holds business has parts of no item below it.
    if (isContainerTitle(section.heading?.text ?? '') || isDay(section)) continue;
    for (const { heading } of section.sections) {
      if (isOfficeTitle(heading?.text ?? '')) continue;
      const key = headingKey(heading?.text ?? '');
      parents.set(key, (parents.get(key) ?? new Set()).add(section));
    }
  }
  return new Set([...parents].filter(([key, holders]) => key !== '' && holders.size > 1).map(([key]) => key));
}

/** "Conclusion" after each of several items, typed at their own level. */
export function repeatedParts(siblings: readonly Section[]): (section: Section) => boolean {
  const keyOf = ({ heading }: Section): string => headingKey(heading?.text ?? '');
  const keys = siblings.map(keyOf).sort();
  const repeated = new Set(keys.filter((key, index) => key === keys[index - 1]));
  return (section) => isPartTitle(section.heading?.text ?? '') && repeated.has(keyOf(section));
}

/** The agenda of another day below the minutes of this one. */
export function isOfNextMeeting(section: Section, siblings: readonly Section[]): boolean {
  if (!isDatedAgenda(section.heading?.text ?? '') || holdsSpeech(section)) return false;
  const before = siblings.slice(0, siblings.indexOf(section));
  if (before.some(({ heading }) => isDatedAccount(heading?.text ?? ''))) return true;
  // Printed below the minutes as an appendix.
  return (
    section === siblings.at(-1) &&
    before.filter((one) => !isEmptySection(one)).length >= FEWEST_BEFORE &&
    section.own.every(isFrameBlock)
  );
}

const FEWEST_BEFORE = 3;

/** An agenda as a list, where what came of it stands further down. */
export function isPlan(section: Section, siblings: readonly Section[]): boolean {
  const title = section.heading?.text ?? '';
  const content = blocksIn(section).filter(({ form }) => form !== 'heading');
  // "Old business" was dealt with where it stands.
  const isDealtWith = /\bbusiness\b/i.test(title) && content.length > 1;
  const isNoPlan = !isContainerTitle(title) || isFollowUpTitle(title) || isDealtWith;
  if (isNoPlan || content.length === 0) return false;
  if (areHeadsAgain(section, siblings.slice(siblings.indexOf(section) + 1))) return true;
  const lists = content.filter(({ form, text }) => form === 'list' || isLabelled(text)).length;
  if (lists < content.length / 2 || content.some(({ text }) => text.length > LONGEST_PLANNED) || holdsSpeech(section))
    return false;
  const later = siblings.slice(siblings.indexOf(section) + 1);
  const titles = later
    .flatMap((one) => [one, ...sectionsIn(one)])
    .map(({ heading }) => headingKey(heading?.text ?? ''));
  const dealtWith = pointsDealtWith(later, wordsIn(content));
  const planned = [
    ...sectionsIn(section).map(({ heading }) => heading?.text ?? ''),
    ...section.own.filter(isPoint).map(({ text }) => text),
  ].map(headingKey);
  const repeated = planned.filter(
    (point) => dealtWith.has(point) || titles.some((other) => isAlike(other, point)),
  ).length;
  if (repeated >= Math.min(2, planned.length / 2) && repeated > 0) return true;
  // Notes stand below what is planned.
  if (section.sections.filter((one) => one.own.length > 0).length > 1) return false;
  // Below bare points any notes will do; where sentences tell what came of them, more has to be told further down.
  const isBare = /\b(?:agenda|topics)\b/.test(headingKey(title)) || content.every(isFrameBlock);
  const isTold = (one: Section): boolean => isBare || wordsIn(blocksIn(one)) > wordsIn(content);
  if (later.some((one) => isContainerTitle(one.heading?.text ?? '') && !isEmptySection(one) && isTold(one)))
    return true;
  // An agenda says in few words what others stand below with many.
  const said = later.filter((one) => !isFrame(one));
  const words = said.reduce((sum, one) => sum + wordsIn(blocksIn(one)), 0);
  return /\bagenda\b/.test(headingKey(title)) && said.length > 1 && words > 2 * wordsIn(content);
}

/** Its sections are called as most of those further down. */
function areHeadsAgain(section: Section, later: readonly Section[]): boolean {
  const keyOf = ({ heading }: Section): string => headingKey(heading?.text ?? '');
  const again = new Set(later.flatMap((one) => [one, ...sectionsIn(one)]).map(keyOf));
  const lines = section.own.filter(
    ({ form, text }) => form === 'paragraph' && text.length <= LONGEST_HEAD && !text.includes('\n'),
  );
  const planned = [...section.sections.map(keyOf), ...lines.map(({ text }) => headingKey(text))];
  return planned.length > 1 && planned.filter((key) => again.has(key)).length > planned.length * 0.6;
}

/** Characters. */
const LONGEST_HEAD = 120;

/** Keys of points below other headings, where more is said: not of last time's minutes. */
function pointsDealtWith(later: readonly Section[], words: number): ReadonlySet<string> {
  const accounts = later.filter(
    (one) => wordsIn(one.own) > words && !/\b(?:last|previous|prior)\b/i.test(one.heading?.text ?? ''),
  );
  const points = accounts.flatMap(({ own }) => own.filter(isPoint)).map(({ text }) => headingKey(firstLine(text)));
  return new Set(points.filter((key) => key.includes(' ')));
}

function isPoint({ form, level }: Block): boolean {
  return form === 'list' && level === 1;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** "Ada: write to the keeper", point by point: who is to do what. */
function areOwned(own: readonly Block[]): boolean {
  return own.length > 0 && own.every(({ form, text }) => form === 'list' && OWNED.test(text));
}

const OWNED = /^@?\p{Lu}[\p{L}\p{M}\d_.’'-]*(?:(?: |, | and |\/)\p{Lu}[\p{L}\p{M}.’'-]*){0,3}: \S/u;

/** Characters of a point of an agenda. */
const LONGEST_PLANNED = 400;

function isAlike(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const [short, long] = [a.split(' '), b.split(' ')].sort((x, y) => x.length - y.length);
  return (short?.filter((word) => long?.includes(word)).length ?? 0) >= (short?.length ?? 0) * 0.6;
}

const NOTHING_TOLD: HeadingRoles = { recurring: new Set(), furniture: new Set(), business: new Set() };

/** The sections below are business of their own, not parts of this one's. */
export function dissolves(section: Section, inner: readonly Section[], siblings: readonly Section[]): boolean {
  const { heading, own } = section;
  // One bold line at the beginning of a matter holds it no more than a first paragraph would.
  const [only, ...others] = inner;
  if (own.length === 0)
    return !(only && others.length === 0 && only.level === IMPLICIT_LEVEL && section.level < IMPLICIT_LEVEL - 1);
  // A line or two above what the meeting dealt with one by one.
  if (
    own.every(({ form }) => form !== 'table' && form !== 'code') &&
    wordsIn(own) <= MOST_LEADING_WORDS &&
    !isPresented(own)
  )
    if (inner.reduce((sum, one) => sum + wordsIn(blocksIn(one)), 0) > 2 * wordsIn(own)) return true;
  const number = numberOf(heading?.text ?? '');
  if (number !== null && inner.every((one) => numberOf(one.heading?.text ?? '')?.startsWith(`${number}.`))) return true;
  // "Elections", with a word on how they were held, above each office.
  if (inner.length > 1 && inner.every((one) => isOfficeTitle(one.heading?.text ?? ''))) return true;
  // A session with an attendance of its own.
  if (own.every(isFrameBlock) && own.some(({ text }) => isAttendanceLine(text))) return true;
  // All business stands below this one, so that it is no more than a title of it.
  const beside = siblings.filter((one) => one !== section && roleOf(one, NOTHING_TOLD) !== 'furniture');
  return beside.length === 0 && inner.length > 1;
}

const MOST_LEADING_WORDS = 40;
/** Of headings that only their shape gives away. */
const IMPLICIT_LEVEL = 7;

function wordsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
}

/** "Presenter: Ada Lane": what follows is one presentation, whatever divides it. */
function isPresented(own: readonly Block[]): boolean {
  return own.some(({ text }) => /^\W*(?:presenters?|presented by|speakers?|champions?|author)\s*:/i.test(text));
}

function numberOf(heading: string): string | null {
  return /^\s*(\d+(?:\.\d+)*)[.)]?\s/.exec(heading)?.[1] ?? null;
}

export function isEmptySection(section: Section): boolean {
  return blocksIn(section).every(({ form, text }) => form === 'heading' || !/[\p{L}\p{N}]/u.test(text));
}

export function isDay({ heading }: Section): boolean {
  return isDayTitle(heading?.text ?? '');
}

/** "Day 2", "12 March 2031", "2031-03-12 (afternoon)". */
export function isDayTitle(heading: string): boolean {
  const rest = heading
    .toLowerCase()
    .replace(
      /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bday\b|\b(?:one|two|three|four|five|\d+)(?:st|nd|rd|th)?\b|\b(?:morning|afternoon|evening|session)\b|\([^()]*\)|\[[^[\]]*\]/g,
      '',
    );
  return /\d|\bday\b/i.test(heading) && !/[\p{L}\d]/u.test(rest);
}
