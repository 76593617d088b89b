// The view model of a speaker's page: roles over time, when and on what the person is reported to speak, what was said last.

import type { CountedValue, FacetEntry } from '../../catalogue/facets.ts';
import type { Person, Role } from '../../reports/archive.ts';
import type { ItemDocument } from '../../reports/item.ts';
import type { Histogram } from '../charts/histogram.ts';
import { overTime } from '../charts/over-time.ts';
import { type Timeline, timeline } from '../charts/timeline.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { rangeInWords } from '../text/dates.ts';
import { feedUrl, PATHS, searchUrl, speakerUrl, topicUrl } from '../urls.ts';
import { type LatestItem, latestItem } from './latest-items.ts';

/** A topic or a speaker with how many items they share with this page's subject. */
export interface SharedLink {
  readonly label: string;
  /** Its own page. */
  readonly url: string;
  readonly count: number;
  /** The items they share. */
  readonly searchUrl: string;
}

/** For the search box that looks within one speaker or topic. */
export interface SearchWithin {
  readonly label: string;
  readonly name: 'speaker' | 'topic';
  readonly value: string;
}

export interface SpeakerPage {
  readonly shell: Shell;
  readonly name: string;
  /** Other spellings and initials. */
  readonly otherNames: readonly string[];
  readonly roles: readonly { readonly title: string; readonly dates: string }[];
  readonly rolesOverTime: Timeline | null;
  readonly itemCount: number;
  readonly otherPostItemCount: number;
  /** "January 2021 to July 2024"; `null` where no item has a date. */
  readonly span: string | null;
  readonly overTime: Histogram | null;
  readonly topics: readonly SharedLink[];
  readonly moreTopics: number;
  /** Who speaks in the same items. */
  readonly alongside: readonly SharedLink[];
  readonly latest: readonly LatestItem[];
  /** Everything that the speaker says. */
  readonly searchUrl: string;
  readonly within: SearchWithin;
  readonly speakersUrl: string;
}

export interface SpeakerParts {
  /** `null` for a person of people.yml who is never reported to speak. */
  readonly entry: FacetEntry | null;
  /** `null` for somebody whom people.yml does not list. */
  readonly person: Person | null;
  readonly months: readonly { readonly value: string; readonly count: number }[];
  readonly topics: readonly CountedValue[];
  readonly alongside: readonly CountedValue[];
  readonly latest: readonly ItemDocument[];
}

const MOST_LINKS = 12;

/** One of `entry` and `person` is there. */
export function speakerPage(site: Site, id: string, parts: SpeakerParts): SpeakerPage {
  const { entry, person } = parts;
  const name = entry?.label ?? person?.name ?? id;
  const items = entry?.items ?? 0;
  const others = entry?.otherPostItems ?? 0;
  const filter = { speaker: [id], ...(items === 0 && others > 0 && { includesOtherPosts: true }) };
  const span = spanOf(entry);
  return {
    shell: shellFor(site, {
      title: name,
      description: `What ${name} is reported to have said in ${site.description.archive.title}: ${items} agenda ${items === 1 ? 'item' : 'items'}${span ? `, ${span}` : ''}.`,
      path: speakerUrl(id),
      feeds: [{ title: `What ${name} says`, url: feedUrl('speakers', id) }],
      section: 'speakers',
      isIndexed: items > 0,
    }),
    name,
    otherNames: person ? [...person.aliases, ...person.initials].filter((other) => other !== name) : [],
    roles: (person?.roles ?? []).map((role) => ({ title: role.title, dates: datesOf(role) })),
    rolesOverTime: rolesOverTime(person?.roles ?? [], entry),
    itemCount: items,
    otherPostItemCount: others,
    span,
    overTime: overTime(parts.months, { caption: 'Agenda items', filter }),
    topics: sharedLinks(parts.topics, topicUrl, (topic) => searchUrl({ ...filter, topic: [topic] })),
    moreTopics: Math.max(0, parts.topics.length - MOST_LINKS),
    alongside: sharedLinks(parts.alongside, speakerUrl, null),
    latest: parts.latest.map((item) => latestItem(item, id)),
    searchUrl: searchUrl(filter),
    within: { label: `Search what ${name} said`, name: 'speaker', value: id },
    speakersUrl: PATHS.speakers,
  };
}

/** Those that share most items; `found` makes the address of what they share, `null` where no search finds just that. */
export function sharedLinks(
  values: readonly CountedValue[],
  page: (id: string) => string,
  found: ((id: string) => string) | null,
): readonly SharedLink[] {
  return values
    .slice(0, MOST_LINKS)
    .map(({ id, label, count }) => ({ label, url: page(id), count, searchUrl: found?.(id) ?? page(id) }));
}

/** "January 2021 to July 2024" */
export function spanOf(entry: FacetEntry | null): string | null {
  if (!entry?.first || !entry.last) return null;
  return rangeInWords(`${entry.first.slice(0, 7)}-01`, lastOfMonth(entry.last));
}

function lastOfMonth(day: string): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

function datesOf({ from, to }: Role): string {
  return rangeInWords(from, to) || 'dates not known';
}

/** Two roles or more have something to compare; one is told in words. */
function rolesOverTime(roles: readonly Role[], entry: FacetEntry | null): Timeline | null {
  const dated = roles.filter(({ from, to }) => from !== null || to !== null);
  const last =
    entry?.last ??
    dated
      .flatMap(({ from, to }) => to ?? from ?? [])
      .sort()
      .at(-1);
  const first = entry?.first ?? dated.flatMap(({ from, to }) => from ?? to ?? []).sort()[0];
  if (dated.length < 2 || first === undefined || last === undefined) return null;
  return timeline({
    id: 'roles-over-time',
    caption: 'Roles over time',
    spans: dated.map((role) => ({ label: role.title, from: role.from, to: role.to, dates: datesOf(role) })),
    first,
    last,
  });
}
