// Whom a mark means ("pdx:", "Nils:", "ALN:"), by lists of people: those present, those of sibling reports, the archive's. Pure;
// the nearer list outranks the farther, and what fits two people of a list means nobody.
import { nameKey } from './name-keys.ts';

/** Somebody who may be meant. */
export interface Attending {
  /** As the list prints it: a full name, or all that is known ("Nils", "kfalk2"). */
  readonly name: string;
  readonly nicks: readonly string[];
  /** Stated by the list, not derived from the name. */
  readonly initials: readonly string[];
  readonly roles: readonly string[];
}

/** `several` where the nearest list that has the label has two people for it. */
export type Meant = Attending | 'several' | null;

export interface Roster {
  /** By full name, nick, stated initials, first or last name, "Ada L." or "A. Lane", and derived initials, in this order. */
  resolve(label: string): Meant;
}

/** @param lists the nearest first: the report's own attendance, its siblings', people.yml */
export function rosterOf(lists: readonly (readonly Attending[])[]): Roster {
  const tiers = lists.flatMap(tiersOfList);
  const meantBy = (label: string): Meant => {
    const key = labelKey(label);
    if (key === '') return null;
    for (const tier of tiers) {
      const fitting = tier().get(key);
      if (!fitting) continue;
      const [one, another] = fitting;
      return another ? 'several' : (one ?? null);
    }
    return null;
  };
  // A report asks for the same labels again and again.
  const asked = new Map<string, Meant>();
  return {
    resolve: (label) => {
      const known = asked.get(label);
      if (known !== undefined) return known;
      const meant = meantBy(label);
      asked.set(label, meant);
      return meant;
    },
  };
}

type Tier = ReadonlyMap<string, ReadonlySet<Attending>>;

/** Lists of the archive are asked by report after report: their tiers are made once, and only as far as somebody asks. */
const KNOWN_TIERS = new WeakMap<readonly Attending[], readonly (() => Tier)[]>();

function tiersOfList(list: readonly Attending[]): readonly (() => Tier)[] {
  const tiers = KNOWN_TIERS.get(list) ?? tiersOf(list);
  KNOWN_TIERS.set(list, tiers);
  return tiers;
}

/** The ways in which a list's people are called, the surest first. */
function tiersOf(list: readonly Attending[]): (() => Tier)[] {
  // A list that states initials states everybody's.
  const hasInitials = list.some(({ initials }) => initials.length > 0);
  return [
    tierOf(list, ({ name }) => [name, name.replace(/\s+/g, '')]),
    tierOf(list, ({ nicks }) => nicks),
    tierOf(list, ({ initials }) => initials),
    tierOf(list, partsOf),
    tierOf(list, shortened),
    tierOf(list, ({ name }) => gluedForms(name)),
    ...(hasInitials ? [] : [tierOf(list, ({ name }) => derivedInitials(name))]),
  ];
}

function tierOf(list: readonly Attending[], called: (one: Attending) => readonly string[]): () => Tier {
  let tier: Tier | null = null;
  return () => {
    tier ??= holdersBy(list, called);
    return tier;
  };
}

function holdersBy(list: readonly Attending[], called: (one: Attending) => readonly string[]): Tier {
  const tier = new Map<string, Set<Attending>>();
  for (const one of list) {
    for (const label of called(one)) {
      const key = labelKey(label);
      if (key === '') continue;
      const holders = tier.get(key) ?? new Set();
      // A list that names somebody twice still names one person; two are several, and of more nobody asks.
      if (holders.size < 2 && ![...holders].some(({ name }) => nameKey(name) === nameKey(one.name))) holders.add(one);
      tier.set(key, holders);
    }
  }
  return tier;
}

/** First name, last name, and the last name with its particles. */
function partsOf({ name }: Attending): string[] {
  const parts = name.split(/\s+/);
  if (parts.length < 2) return [];
  const particle = parts.findIndex((part, index) => index > 0 && /^\p{Ll}/u.test(part));
  return [...new Set([parts[0] ?? '', parts.at(-1) ?? '', particle > 0 ? parts.slice(particle).join(' ') : ''])];
}

/** "Ada L", "A Lane": a key has no dots. */
function shortened({ name }: Attending): string[] {
  const parts = name.split(/\s+/);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  return parts.length < 2 ? [] : [`${first} ${last.slice(0, 1)}`, `${first.slice(0, 1)} ${last}`];
}

/** "ALane", "AdaL": as people sign in chats and as scribes tell two of one name apart. */
export function gluedForms(name: string): string[] {
  const parts = name.split(/\s+/);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  const isPlain = parts.length > 1 && /^\p{Lu}\p{L}+$/u.test(first) && /^\p{Lu}\p{L}{2,}$/u.test(last);
  return isPlain ? [`${first.slice(0, 1)}${last}`, `${first}${last.slice(0, 1)}`] : [];
}

/** "AL"; of names with particles also without these. */
function derivedInitials(name: string): string[] {
  const parts = name.split(/[\s-]+/).filter((part) => /^\p{L}/u.test(part));
  if (parts.length < 2) return [];
  const of = (some: readonly string[]): string => some.map((part) => part.slice(0, 1)).join('');
  return [
    ...new Set([
      of(parts),
      of(parts.filter((part) => /^\p{Lu}/u.test(part))),
      of([parts[0] ?? '', parts.at(-1) ?? '']),
    ]),
  ];
}

/** A handle may be written with its at sign. */
function labelKey(label: string): string {
  return nameKey(label.replace(/^@/, ''));
}
