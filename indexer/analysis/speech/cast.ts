// The cast of one report: who may be speaking in it, and under which names. Knows the archive's people from the start and
// learns the rest from attendee lists and from the text, sentence by sentence. Where a name fits two people it answers nobody.

import { createHash } from 'node:crypto';
import type { Person } from '../../../src/reports/archive.ts';
import { slug } from '../../../src/reports/ids.ts';
import type { SpeakerRef } from '../../../src/reports/item.ts';
import type { IsoDate } from '../../../src/reports/report.ts';
import { HONORIFICS } from '../text/english.ts';
import { ends, isOneSlip, nameKey } from './name-keys.ts';
import { officeHolders } from './office-holders.ts';
import { type Attending, gluedForms, rosterOf } from './roster.ts';
import { shortForms } from './short-forms.ts';
import { isCouncillor } from './titled.ts';

/** What a pronoun can tell of a person. */
export type Gender = 'he' | 'she' | 'they' | null;

export interface Member extends SpeakerRef {
  /** As the report's own list of attendees spells it; statements carry this one, the archive's lists the other. */
  reportedName: string;
  gender: Gender;
  /** Named in this report so far, by the full name. */
  isIntroduced: boolean;
  /** Reported to speak in this report so far. */
  hasSpoken: boolean;
  /** Offices held at the report's date, or named in the report: lower case. */
  readonly offices: Set<string>;
}

export interface Cast {
  /** By full name, alias, or a spelling that is one letter off; `null` where unknown. */
  known(fullName: string): Member | null;
  /** As `known`, but a new full name joins the cast. */
  introduced(fullName: string): Member;
  /** Whom a person means who corrects the report; a new name does not join the cast, so that it changes nobody else's words. */
  meant(name: string): Member;
  /** By initials, or by first or last name, first among `nearby`; `null` where unknown or where it fits two. */
  called(name: string, nearby: ReadonlySet<Member>, gender: 'he' | 'she' | null): Member | null;
  /** "Cllr Venn", whom the lists have by title and surname alone, beside somebody else of that surname; `null` otherwise. */
  titledApart(title: string, surname: string): Member | null;
  /** "Ruth A.": first name and the initial of the last. */
  calledWithInitial(name: string): Member | null;
  /** Whether somebody in the cast has this first or last name or these initials. */
  hasName(name: string): boolean;
  /** Whom a mark means: by the lists of those present, then by those of the archive; `several` where it fits two. */
  marked(label: string): Member | 'several' | null;
  withInitials(initials: string): Member | null;
  /** The text says whose initials these are ("Ada Lane (ALN)"). */
  withInitialsOf(initials: string, fullName: string): void;
  /** A speaker of whom only the initials are known. */
  unexplained(initials: string): Member;
  /** The one holder of an office ("general secretary"); `null` where unknown or where it fits two. */
  holding(office: string): Member | null;
}

/**
 * @param attendance of the report itself
 * @param siblings attendance of other reports of the source: whom a mark may mean that the report's own list does not have
 * @param titled whom the report's lists have by a councillor's title and surname alone, as keys of names
 * @param date of the meeting, for the offices that people held then; `null` where unknown: then only their present ones count.
 */
export function castOf(
  people: readonly Person[],
  attendance: readonly Attending[],
  date: IsoDate | null,
  siblings: readonly Attending[] = [],
  titled: ReadonlySet<string> = new Set(),
): Cast {
  const members = new Map<string, Member>();
  const byFullName = new Map<string, Member>();
  const byInitials = new Map<string, Member>();
  const byPart = new Map<string, Set<Member>>();
  const shortened = shortForms();
  const outsiders = new Map<string, Member>();
  const offices = officeHolders<Member>();
  const newMember = (id: string, name: string, gender: Gender, isIntroduced: boolean): Member => {
    const member: Member = {
      ...{ id, name, reportedName: name, gender, isIntroduced, hasSpoken: false },
      offices: offices.officesOf(() => member),
    };
    return member;
  };

  const learnPart = (member: Member, part: string): void => {
    const key = nameKey(part);
    if (key.length < 2) return;
    const holders = byPart.get(key) ?? new Set();
    holders.add(member);
    byPart.set(key, holders);
  };
  const learnName = (member: Member, fullName: string): void => {
    byFullName.set(nameKey(fullName), member);
    shortened.add(fullName);
    const parts = fullName.split(/\s+/);
    // "Joost van der Hoeven" is also called "Van der Hoeven".
    const particle = parts.findIndex((part, index) => index > 0 && /^\p{Ll}/u.test(part));
    const surname = particle > 0 ? parts.slice(particle).join(' ') : parts.at(-1);
    for (const part of new Set([parts[0], parts.at(-1), surname])) learnPart(member, part ?? '');
  };
  const add = (id: string, name: string, gender: Gender, isIntroduced: boolean): Member => {
    const existing = members.get(id);
    if (existing) return existing;
    const member = outsiders.get(id) ?? newMember(id, name, gender, isIntroduced);
    members.set(id, member);
    learnName(member, name);
    return member;
  };

  for (const person of people) {
    const member = add(person.id, person.name, person.pronouns, false);
    for (const alias of person.aliases) learnName(member, alias);
    for (const initials of person.initials) byInitials.set(initials.toUpperCase(), member);
    for (const role of person.roles) {
      if (isHeld(role.from, role.to, date)) member.offices.add(role.title.toLowerCase());
    }
  }

  const known = (fullName: string): Member | null => {
    const key = nameKey(fullName);
    const exact = byFullName.get(key);
    if (exact) return exact;
    // One letter off in the first name, with the same last name: a slip of the pen, not another person.
    const [first, last] = ends(key);
    for (const candidate of byPart.get(last) ?? []) {
      const [otherFirst, otherLast] = ends(nameKey(candidate.name));
      const isLong = first.length > 4 || (first.length === 4 && otherFirst.length === 5);
      if (otherLast === last && isLong && isOneSlip(first, otherFirst)) return candidate;
    }
    return null;
  };
  const introduced = (nameAsGiven: string): Member => {
    const fullName = withoutHonorifics(nameAsGiven);
    const member = known(fullName) ?? add(idOf(fullName), fullName, null, true);
    member.isIntroduced = true;
    return member;
  };

  /** Whom the report's own list has as present. */
  const present = new Set<Member>();
  for (const attendee of attendance) {
    const member = introduced(attendee.name);
    present.add(member);
    for (const form of gluedForms(attendee.name)) learnPart(member, form);
    member.reportedName = attendee.name;
    // A report's own list says whose initials these are here, whatever the archive thinks.
    for (const initials of attendee.initials) byInitials.set(initials.toUpperCase(), member);
    for (const nick of attendee.nicks) learnPart(member, nick);
    for (const role of attendee.roles) member.offices.add(role.toLowerCase());
  }
  const byShortForm = (word: string, key = nameKey(word)): Member | null => {
    const fullName = byPart.has(key) ? null : shortened.fullNameOf(word);
    return fullName === null ? null : known(fullName);
  };
  const roster = rosterOf([attendance, siblings, attendingOf(people)]);

  const theOne = (candidates: Iterable<Member>, nearby: ReadonlySet<Member> = new Set()): Member | null => {
    const all = [...candidates];
    let isFirst = true;
    // Who is there outranks a namesake of whom the text only tells.
    const [listed, another] = present.size < FEWEST_PRESENT ? [] : all.filter((member) => present.has(member));
    if (listed && !another && all.every((member) => member === listed || !member.hasSpoken)) return listed;
    for (const tier of [
      all.filter((member) => nearby.has(member) && member.hasSpoken),
      all.filter((member) => nearby.has(member)),
      all.filter((member) => member.hasSpoken),
      all.filter((member) => member.isIntroduced),
      all,
    ]) {
      if (tier.length === 1) return tier[0] ?? null;
      if (tier.length > 1 && !isFirst) return null;
      isFirst = false;
    }
    return null;
  };

  const cast: Cast = {
    known,
    introduced,
    called: (name, nearby, gender) => {
      const initialled = INITIALS.test(name) ? byInitials.get(name.toUpperCase()) : undefined;
      if (initialled) return initialled;
      const candidates = withoutShortForm([...(byPart.get(nameKey(name)) ?? [])]);
      const fitting = candidates.filter(
        (member) => gender === null || member.gender === null || member.gender === gender,
      );
      return candidates.length === 0 ? byShortForm(name) : theOne(fitting, nearby);
    },
    titledApart: (title, surname) =>
      isCouncillor(title) &&
      titled.has(nameKey(surname)) &&
      [...(byPart.get(nameKey(surname)) ?? [])].some(
        (member) => present.has(member) && /^\p{Lu}\p{Ll}+\s/u.test(member.name),
      )
        ? introduced(`Councillor ${surname}`)
        : null,
    calledWithInitial: (name) => {
      const [first = '', initial = ''] = nameKey(name).split(' ');
      return theOne(
        [...(byPart.get(first) ?? [])].filter((member) => ends(nameKey(member.name))[1].startsWith(initial)),
      );
    },
    hasName: (name) => {
      const key = nameKey(name);
      return byPart.has(key) || isInitials(name, byInitials) || byShortForm(name, key) !== null;
    },
    marked: (label) => {
      const meant = roster.resolve(label);
      return meant === null || meant === 'several' ? meant : introduced(meant.name);
    },
    withInitials: (initials) => byInitials.get(initials.toUpperCase()) ?? null,
    withInitialsOf: (initials, fullName) => {
      byInitials.set(initials.toUpperCase(), introduced(fullName));
    },
    unexplained: (initials) => {
      const member = add(slug(initials), initials, null, true);
      byInitials.set(initials.toUpperCase(), member);
      return member;
    },
    meant: (nameAsGiven) => {
      const name = withoutHonorifics(nameAsGiven);
      const member = cast.called(nameAsGiven, new Set(), null) ?? known(name) ?? members.get(slug(name));
      if (member) return member;
      const outsider = outsiders.get(slug(name)) ?? newMember(slug(name), name, null, true);
      outsiders.set(outsider.id, outsider);
      return outsider;
    },
    holding: (office) => {
      const isOfCast = (member: Member): boolean => members.get(member.id) === member;
      const exact = offices.holding(office).filter(isOfCast);
      return theOne(exact.length > 0 ? exact : offices.holdingEndOf(office).filter(isOfCast));
    },
  };
  return cast;
}

function isInitials(word: string, known: ReadonlyMap<string, Member>): boolean {
  return word.length <= 4 && INITIALS.test(word) && known.has(word.toUpperCase());
}

/** "AW"; "AWa" tells Ada Wick from another AW. */
const INITIALS = /^[A-Z]{2,4}$|^[A-Z]{2,3}[a-z]$/;

/** A list of fewer may leave out most of those who were there. */
const FEWEST_PRESENT = 3;

/** "Nick" in the list of those present, and one Nick Tarn in the text: one person. */
function withoutShortForm(members: readonly Member[]): readonly Member[] {
  const full = members.filter(({ name }) => name.includes(' '));
  return full.length === 1 ? full : members;
}

/** Names in other letters have no slug: their id is made from the name itself. */
function idOf(name: string): string {
  return /[\p{L}\p{N}]/u.test(name) && slug(name) === 'untitled'
    ? `name-${createHash('sha1').update(nameKey(name)).digest('hex').slice(0, 8)}`
    : slug(name);
}

/** One list for all reports of an archive. */
const KNOWN_PEOPLE = new WeakMap<readonly Person[], readonly Attending[]>();

function attendingOf(people: readonly Person[]): readonly Attending[] {
  const known = KNOWN_PEOPLE.get(people);
  if (known) return known;
  const list = people.map(({ name, aliases, initials }) => ({ name, nicks: aliases, initials, roles: [] }));
  KNOWN_PEOPLE.set(people, list);
  return list;
}

function isHeld(from: IsoDate | null, to: IsoDate | null, date: IsoDate | null): boolean {
  if (date === null) return to === null;
  return (from === null || from <= date) && (to === null || date <= to);
}

/** "Canon Reginald Stope" and "Reginald Stope" are one person. */
function withoutHonorifics(name: string): string {
  if (TWO_WORDS.test(name)) return name;
  const words = name.split(/\s+/);
  while (words.length > 2 && HONORIFICS.has((words[0] ?? '').toLowerCase().replace('.', ''))) words.shift();
  return words.join(' ');
}

/** Or one: nothing stands before the name. */
const TWO_WORDS = /^\S+(?: \S+)?$/;
