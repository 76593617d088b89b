// Whom the subject of a sentence means: somebody of the cast by name or office, or by a pronoun whoever was last told of.
import type { Subject } from '../subjects/subjects.ts';
import type { Cast, Member } from './cast.ts';
import type { Floor } from './floor.ts';
import type { NameMatch } from './names.ts';

export function memberOf(subject: Subject, floor: Floor, cast: Cast): Member | null {
  switch (subject.kind) {
    case 'name':
      return namedMember(subject.name, cast, floor.named);
    case 'office':
      return holderOf(subject.office, floor, cast);
    case 'pronoun':
    case 'author':
      return null;
  }
}

function namedMember(
  { name, isTitled, title, gender }: NameMatch,
  cast: Cast,
  nearby: ReadonlySet<Member>,
): Member | null {
  const apart = title === undefined ? null : cast.titledApart(title, name);
  if (apart) return apart;
  // "Mr B": somebody whom the item has named.
  if (/^\p{Lu}\.?$/u.test(name)) {
    const [one, another] = [...nearby].filter((member) => member.name.split(' ').at(-1)?.startsWith(name.slice(0, 1)));
    return one && !another ? one : null;
  }
  if (/^\p{Lu}\p{Ll}+ \p{Lu}\.?$/u.test(name)) return cast.calledWithInitial(name);
  if (name.includes(' ') && !cast.hasName(name)) return withGender(cast.introduced(name), gender);
  const known = cast.called(name, nearby, gender);
  return known ?? (isTitled && !cast.hasName(name) ? cast.introduced(name) : null);
}

/** "Mrs Hutchens" tells which pronoun means her. */
function withGender(member: Member, gender: NameMatch['gender']): Member {
  member.gender ??= gender;
  return member;
}

function holderOf(office: string, floor: Floor, cast: Cast): Member | null {
  // "The party leader" right after the leader spoke is still the same leader.
  const wanted = office.toLowerCase().replace(/-/g, ' ');
  for (const held of floor.lastSpeaker?.offices ?? []) {
    const key = held.replace(/[’']s?\b/g, '').replace(/-/g, ' ');
    if (wanted === key || wanted.endsWith(` ${key}`) || key.endsWith(` ${wanted}`)) return floor.lastSpeaker;
  }
  return cast.holding(office);
}

export function meantBy(gender: 'he' | 'she', floor: Floor): Member | null {
  const fits = (member: Member | null): boolean =>
    member !== null && (member.gender === null || member.gender === gender || member.gender === 'they');
  if (floor.told && fits(floor.told)) return floor.told;
  if (floor.isUnknown && floor.holder === null) return null;
  if (fits(floor.holder)) return floor.holder;
  // Who holds the floor is a woman, or a man: then it is whoever asked.
  if (fits(floor.lastSpeaker)) return floor.lastSpeaker;
  // Nobody of that gender has spoken: perhaps whoever was named last.
  return floor.holder ? null : ([...floor.named].findLast(fits) ?? null);
}

export function learn(member: Member, name: NameMatch, floor: Floor, headingOffice: string | null): void {
  if (name.office) member.offices.add(name.office.toLowerCase());
  if (headingOffice && floor.lastSpeaker === null) member.offices.add(headingOffice);
}
