// The view model of a topic's page: who speaks about it, what else comes up with it, and the words it is known by.
import type { ValuesBeside } from '../../catalogue/facets.ts';
import type { Topic } from '../../reports/archive.ts';
import type { Site } from '../page/site.ts';
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

export interface TopicPage extends SubjectPage {
  readonly label: string;
  /** Words and phrases that put an item under it; a trailing `*` stands for any ending. */
  readonly words: readonly string[];
  /** Phrases that do not count although they hold one of the words. */
  readonly exceptions: readonly string[];
  readonly speakers: readonly SharedLink[];
  readonly moreSpeakers: number;
  readonly related: readonly SharedLink[];
  readonly topicsUrl: string;
}

interface TopicSources extends SubjectSources {
  /** `null` for a topic that topics.yml does not list any more. */
  readonly topic: Topic | null;
  readonly speakers: ValuesBeside;
  readonly related: ValuesBeside;
}

export function topicPage(site: Site, id: string, sources: TopicSources): TopicPage {
  const { entry, topic, label } = sources;
  const subject: Subject = {
    facet: 'topic',
    id,
    feedTitle: label,
    searchLabel: `Search the items on ${label}`,
    description: (items) => `Agenda items on ${label} in ${site.description.archive.title}: ${items}`,
  };
  const speakers = foundTogether(subject, entry, sources.speakers);
  return {
    ...subjectPage(site, subject, sources),
    label,
    words: topic?.words ?? [],
    exceptions: topic?.not ?? [],
    speakers,
    moreSpeakers: sources.speakers.total - speakers.length,
    related: linksTo('topic', sources.related),
    topicsUrl: PATHS.topics,
  };
}
