// The view model of the list of speakers: A to Z by the last word of the name, each with how many items they speak in.

import type { FacetEntry, FacetQueries } from '../../catalogue/facets.ts';
import type { Role } from '../../reports/archive.ts';
import { stretchOf, WHOLE_LIST } from '../page/list-pages.ts';
import { type Pagination, paginationFor } from '../page/pagination.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { filteredSpeakersUrl, PATHS, type SpeakerFilter, speakerUrl } from '../urls.ts';

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

interface LetterLink {
  readonly letter: string;
  readonly url: string;
  /** Where links to the letter in a list of one page lead; `null` where the letter itself is on this page. */
  readonly anchor: string | null;
  readonly isCurrent: boolean;
}

export interface SpeakersPage {
  readonly shell: Shell;
  readonly letterLinks: readonly LetterLink[];
  readonly letters: readonly SpeakerLetter[];
  readonly speakerCount: number;
  /** The few who speak most. */
  readonly most: readonly ListedSpeaker[];
  readonly pagination: Pagination | null;
  /** For the form that finds a name; `null` where the list is short enough to be read. */
  readonly find: { readonly action: string; readonly text: string; readonly found: number } | null;
}

const MOST = 8;
/** With so few, the list itself shows who speaks most. */
const LONG_LIST = 20;
/** In addresses. */
const NO_LETTER = 'other';

/** Speakers of posts that report no meeting alone are left out. A long list is cut into pages: of all, of one letter, of those found by name. */
export function speakersPage(site: Site, facets: FacetQueries, asked: SpeakerFilter): SpeakersPage {
  const { letter, find, page } = asked;
  const people = new Map(site.description.people.map((person) => [person.id, person]));
  const listed = ({ id, label, items }: FacetEntry): ListedSpeaker => {
    return { name: label, url: speakerUrl(id), itemCount: items, role: latestRole(people.get(id)?.roles ?? []) };
  };
  const counts = facets.facetLetters('speaker');
  const speakerCount = counts.reduce((sum, { count }) => sum + count, 0);
  const names = { letter: letter === NO_LETTER ? '…' : (letter?.toUpperCase() ?? null), find };
  const isNarrowed = letter !== null || find !== '';
  const total = isNarrowed ? facets.facetNameCount('speaker', names) : speakerCount;
  const isWhole = total <= WHOLE_LIST && page === 1;
  const urlOf = (number: number) => filteredSpeakersUrl({ ...asked, page: number });
  const stretch = isWhole ? { limit: WHOLE_LIST, offset: 0, lastPage: 1 } : stretchOf(total, page, urlOf);
  const shown = facets.facetEntriesByName('speaker', names, stretch);
  const letters = Map.groupBy(shown, ({ letter: own }) => own);
  const isFirst = page === 1 && !isNarrowed;
  return {
    shell: shellFor(site, {
      title: ['Speakers', names.letter, page > 1 ? `page ${page} of ${stretch.lastPage}` : null]
        .filter((part) => part !== null)
        .join(', '),
      description: `The ${speakerCount} people who are reported to speak in ${site.description.archive.title}, A to Z.`,
      path: filteredSpeakersUrl(asked),
      section: 'speakers',
      isIndexed: find === '',
    }),
    letterLinks: counts.map(({ letter: one }): LetterLink => {
      const isHere = letters.has(one);
      const value = one === '…' ? NO_LETTER : one.toLowerCase();
      const url = isHere ? `#${anchorOf(one)}` : filteredSpeakersUrl({ letter: value, find: '', page: 1 });
      return { letter: one, url, anchor: isHere ? null : anchorOf(one), isCurrent: value === letter };
    }),
    letters: [...letters].map(([one, speakers]) => ({
      letter: one,
      anchor: anchorOf(one),
      speakers: speakers.map(listed),
    })),
    speakerCount,
    most:
      isFirst && speakerCount > LONG_LIST
        ? facets
            .facetEntries('speaker', { limit: MOST, offset: 0 })
            .filter(({ items }) => items > 0)
            .map(listed)
        : [],
    pagination: paginationFor(page, stretch.lastPage, urlOf),
    find: speakerCount <= WHOLE_LIST ? null : { action: PATHS.speakers, text: find, found: total },
  };
}

function anchorOf(letter: string): string {
  return letter === '…' ? 'other-letters' : `letter-${letter}`;
}

function latestRole(roles: readonly Role[]): string | null {
  const latest = roles.toSorted((one, other) => (one.from ?? '').localeCompare(other.from ?? '')).at(-1);
  if (!latest) return null;
  return latest.to === null ? latest.title : `${latest.title} until ${latest.to.slice(0, 4)}`;
}
