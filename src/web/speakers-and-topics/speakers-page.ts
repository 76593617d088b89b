// The view model of the list of speakers: A to Z by the last word of the name, each with how many items they speak in.

import type { FacetEntry } from '../../catalogue/facets.ts';
import type { Role } from '../../reports/archive.ts';
import { slug } from '../../reports/ids.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { PATHS, speakerUrl } from '../urls.ts';

interface ListedSpeaker {
  readonly name: string;
  readonly url: string;
  readonly itemCount: number;
  /** The latest of the person's roles, with the year in which it ended; `null` where people.yml has none. */
  readonly role: string | null;
}

interface SpeakerLetter {
  /** "A", or "…" for names that begin with no letter from A to Z. */
  readonly letter: string;
  readonly anchor: string;
  readonly speakers: readonly ListedSpeaker[];
}

export interface SpeakersPage {
  readonly shell: Shell;
  readonly letters: readonly SpeakerLetter[];
  readonly speakerCount: number;
  /** The few who speak most. */
  readonly most: readonly ListedSpeaker[];
}

const MOST = 8;
/** With so few, the list itself shows who speaks most. */
const LONG_LIST = 20;

/** `entries` most frequent first, as the catalogue has them. Speakers of posts that report no meeting alone are left out. */
export function speakersPage(site: Site, entries: readonly FacetEntry[]): SpeakersPage {
  const people = new Map(site.description.people.map((person) => [person.id, person]));
  const listed = entries
    .filter(({ items }) => items > 0)
    .map(({ id, label, items }): ListedSpeaker => {
      return { name: label, url: speakerUrl(id), itemCount: items, role: latestRole(people.get(id)?.roles ?? []) };
    });
  const byName = listed.toSorted(
    (one, other) =>
      COLLATION.compare(lastName(one.name), lastName(other.name)) || COLLATION.compare(one.name, other.name),
  );
  const letters = Map.groupBy(byName, ({ name }) => letterOf(lastName(name)));
  return {
    shell: shellFor(site, {
      title: 'Speakers',
      description: `The ${listed.length} people who are reported to speak in ${site.description.archive.title}, A to Z.`,
      path: PATHS.speakers,
      section: 'speakers',
      isIndexed: true,
    }),
    letters: [...letters].map(([letter, speakers]) => ({
      letter,
      anchor: letter === '…' ? 'other-letters' : `letter-${letter}`,
      speakers,
    })),
    speakerCount: listed.length,
    most: listed.length > LONG_LIST ? listed.slice(0, MOST) : [],
  };
}

function latestRole(roles: readonly Role[]): string | null {
  const latest = roles.toSorted((one, other) => (one.from ?? '').localeCompare(other.from ?? '')).at(-1);
  if (!latest) return null;
  return latest.to === null ? latest.title : `${latest.title} until ${latest.to.slice(0, 4)}`;
}

const COLLATION = new Intl.Collator('en-GB');

function lastName(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? name;
}

function letterOf(name: string): string {
  const first = slug(name).charAt(0).toUpperCase();
  return /[A-Z]/.test(first) && /^\P{L}*\p{Script=Latin}/u.test(name) ? first : '…';
}
