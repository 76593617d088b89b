// The names that a reading knows besides those of speakers: offices with who held them when, bodies, and how often the archive writes a name's
// word as an ordinary one. Looks names up; decides nothing.
import type { CatalogueDescription } from '../../catalogue/catalogue.ts';
import { firstDay, lastDay } from '../../reports/days.ts';
import type { IsoDate } from '../../reports/report.ts';
import { foldedWords } from '../../search/words.ts';
import type { OpenDays } from './one-date.ts';
import type { NameMeaning } from './speaker-names.ts';

/** Somebody who held an office, from one day to another; `null` where the archive does not say. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

export interface CalledBody {
  readonly id: string;
  readonly label: string;
  /** One word that stands for the name: an id, an acronym. */
  readonly isShort: boolean;
}

export interface KnownNames {
  readonly speakersCalled: NameMeaning;
  /**
   * Who held the office of that name (folded words, without an article) on those days, in the order of the list of people; where no days are given,
   * or nobody is known to have held it then, whoever ever did.
   */
  readonly holdersOf: (office: string, on: OpenDays | null) => readonly Holder[];
  /** By its name (folded words), its id or an acronym in its name; `null` where there is none. */
  readonly bodyCalled: (name: string) => CalledBody | null;
  readonly bodyCount: number;
  /** Of a folded word of somebody's name: the share of its uses that are written with a small letter, 0 to 1. */
  readonly shareInSmallLetters: (word: string) => number;
}

type Described = Pick<CatalogueDescription, 'archive' | 'people' | 'smallLetters'>;

export function knownNames({ archive, people, smallLetters }: Described, speakersCalled: NameMeaning): KnownNames {
  const holders = new Map<string, Holder[]>();
  for (const { id, name, roles } of people) {
    for (const { title, from, to } of roles) {
      const key = foldedWords(title);
      const known = holders.get(key) ?? [];
      holders.set(key, known);
      known.push({ id, name, title, from: from ?? null, to: to ?? null });
    }
  }
  const bodies = new Map<string, CalledBody>();
  for (const { id, name } of archive.bodies) {
    const [, acronym = ''] = /\((\p{Lu}[\p{L}\p{N}]+)\)/u.exec(name) ?? [];
    for (const form of [name, name.replace(/\([^)]*\)/g, ' '), acronym, id]) {
      const key = foldedWords(form);
      if (key !== '' && !bodies.has(key)) bodies.set(key, { id, label: name, isShort: !key.includes(' ') });
    }
  }
  const shares = new Map(Object.entries(smallLetters ?? {}));
  return {
    speakersCalled,
    holdersOf: (office, on) => {
      const all = holders.get(office) ?? [];
      const then = all.filter((holder) => isHeldOn(holder, on));
      return then.length > 0 ? then : all;
    },
    bodyCalled: (name) => bodies.get(name) ?? null,
    bodyCount: archive.bodies.length,
    shareInSmallLetters: (word) => shares.get(word) ?? 0,
  };
}

function isHeldOn(holder: Holder, on: OpenDays | null): boolean {
  const [first, last] = [firstDay(on?.from ?? null), lastDay(on?.to ?? null)];
  return (holder.from ?? '') <= (last ?? '9') && (first ?? '') <= (holder.to ?? '9');
}
