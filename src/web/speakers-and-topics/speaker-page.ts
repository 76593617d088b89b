// The view model of a speaker's page: names, roles over time, and on what and with whom the person is reported to speak.

import type { FacetEntry, ValuesBeside } from '../../catalogue/facets.ts';
import type { Person, Role } from '../../reports/archive.ts';
import { type Timeline, timeline } from '../charts/timeline.ts';
import type { Site } from '../page/site.ts';
import { rangeInWords } from '../text/dates.ts';
import { PATHS } from '../urls.ts';
import {
  foundTogether,
  linksTo,
  type SharedLink,
  type Subject,
  type SubjectPage,
  type SubjectSources,
  subjectPage,
} from './subject-page.ts';

export interface SpeakerPage extends SubjectPage {
  readonly name: string;
  /** Other spellings and initials. */
  readonly otherNames: readonly string[];
  readonly roles: readonly { readonly title: string; readonly dates: string }[];
  readonly rolesOverTime: Timeline | null;
  readonly topics: readonly SharedLink[];
  readonly moreTopics: number;
  /** Who speaks in the same items. */
  readonly alongside: readonly SharedLink[];
  readonly speakersUrl: string;
}

interface SpeakerSources extends SubjectSources {
  /** `null` for somebody whom people.yml does not list. */
  readonly person: Person | null;
  readonly topics: ValuesBeside;
  readonly alongside: ValuesBeside;
}

export function speakerPage(site: Site, id: string, sources: SpeakerSources): SpeakerPage {
  const { entry, person, label: name } = sources;
  const subject: Subject = {
    facet: 'speaker',
    id,
    feedTitle: `What ${name} says`,
    searchLabel: `Search what ${name} said`,
    description: (items) =>
      `What ${name} is reported to have said in ${site.description.archive.title}: ${items} agenda ${items === 1 ? 'item' : 'items'}`,
  };
  const topics = foundTogether(subject, entry, sources.topics);
  return {
    ...subjectPage(site, subject, sources),
    name,
    otherNames: person ? [...person.aliases, ...person.initials].filter((other) => other !== name) : [],
    roles: (person?.roles ?? []).map((role) => ({ title: role.title, dates: datesOf(role) })),
    rolesOverTime: rolesOverTime(person?.roles ?? [], entry),
    topics,
    moreTopics: sources.topics.total - topics.length,
    alongside: linksTo('speaker', sources.alongside),
    speakersUrl: PATHS.speakers,
  };
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
