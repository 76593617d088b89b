// What a report's own words teach of its people: names in full, initials behind a name, offices, whoever sentences have as subjects.
import { initialsIn } from '../frame/attendees.ts';
import { namesAsSubjects } from '../subjects/named-subjects.ts';
import type { Block } from '../text/blocks.ts';
import { NO_PERSON, OFFICES } from '../text/english.ts';
import type { Cast } from './cast.ts';
import { initialsAsSubjects } from './initials.ts';
import { type IsKnownName, type NameMatch, namesIn } from './names.ts';
import { officesStatedIn } from './offices.ts';

/** Whether a mark means one person, by the lists. */
export function isMeant(label: string, cast: Cast): boolean {
  const meant = cast.withInitials(label) ?? cast.marked(label);
  return meant !== null && meant !== 'several';
}

/** Full names in a text, whoever is known. Texts are asked about several times, and to find names takes long. */
export type FullNames = (text: string) => readonly NameMatch[];

export function fullNamesByText(): FullNames {
  const known = new Map<string, readonly NameMatch[]>();
  return (text) => {
    const names = known.get(text) ?? namesIn(text, () => false);
    known.set(text, names);
    return names;
  };
}

/** First and last names of everybody whom the text names in full, besides those of the cast. */
export function namesOf(blocks: readonly Block[], isKnownName: IsKnownName, fullNames: FullNames): IsKnownName {
  const parts = new Set(blocks.flatMap((block) => fullNames(block.text)).flatMap(({ name }) => name.split(/\s+/)));
  return (word) => parts.has(word) || isKnownName(word);
}

/** "Harbour Lighting Language (HLL)", "Police Officer’s (PO)": letters that stand for no person. */
function isOfThing(name: string): boolean {
  return name
    .toLowerCase()
    .split(/\s+/)
    .some(
      (word, index, all) =>
        NO_PERSON.has(word) || /[’']s?$/.test(word) || (index === all.length - 1 && OFFICES.has(word)),
    );
}

/** A list of those present is no longer. */
export const MOST_OF_LIST = 60;

/** Whom sentences name by initials or by one word, and no list explains. */
export function learnSubjects(blocks: readonly Block[], cast: Cast): void {
  const texts = blocks.map(({ text }) => text);
  for (const initials of initialsAsSubjects(texts.join('\n'), (one) => isMeant(one, cast))) {
    if (cast.withInitials(initials)) continue;
    const meant = cast.marked(initials);
    if (meant && meant !== 'several') cast.withInitialsOf(initials, meant.name);
    else cast.unexplained(initials);
  }
  for (const name of namesAsSubjects(texts)) if (!cast.hasName(name)) cast.introduced(name);
}

/** Presenters are introduced with their initials and offices: "Ada Lane (ALN)", "Bo Rask (Treasurer)". */
export function learnFrom(text: string, cast: Cast, fullNames: FullNames): void {
  for (const { name, initials } of initialsIn(text)) {
    if (initials && !isOfThing(name) && !cast.withInitials(initials)) cast.withInitialsOf(initials, name);
  }
  const names = fullNames(text);
  for (const { name, office } of officesStatedIn(text, names)) cast.introduced(name).offices.add(office);
  for (const { name, gender } of names) {
    const member = gender && name.includes(' ') ? cast.known(name) : null;
    if (member) member.gender ??= gender;
  }
}
