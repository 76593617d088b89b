// The view model of a topic's page: when it comes up, who speaks about it, what else comes up with it, and the words it is known by.

import type { CountedValue, FacetEntry } from '../../catalogue/facets.ts';
import type { Topic } from '../../reports/archive.ts';
import type { ItemDocument } from '../../reports/item.ts';
import type { Histogram } from '../charts/histogram.ts';
import { overTime } from '../charts/over-time.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { feedUrl, PATHS, searchUrl, speakerUrl, topicUrl } from '../urls.ts';
import { type LatestItem, latestItem } from './latest-items.ts';
import { type SearchWithin, type SharedLink, sharedLinks, spanOf } from './speaker-page.ts';

export interface TopicPage {
  readonly shell: Shell;
  readonly label: string;
  /** Words and phrases that put an item under it; a trailing `*` stands for any ending. */
  readonly words: readonly string[];
  /** Phrases that do not count although they hold one of the words. */
  readonly exceptions: readonly string[];
  readonly itemCount: number;
  readonly otherPostItemCount: number;
  readonly span: string | null;
  readonly overTime: Histogram | null;
  readonly speakers: readonly SharedLink[];
  readonly moreSpeakers: number;
  readonly related: readonly SharedLink[];
  readonly latest: readonly LatestItem[];
  readonly searchUrl: string;
  readonly within: SearchWithin;
  readonly topicsUrl: string;
}

export interface TopicParts {
  /** `null` for a topic of topics.yml that no item has. */
  readonly entry: FacetEntry | null;
  /** `null` for a topic that topics.yml does not list any more. */
  readonly topic: Topic | null;
  readonly months: readonly { readonly value: string; readonly count: number }[];
  readonly speakers: readonly CountedValue[];
  readonly related: readonly CountedValue[];
  readonly latest: readonly ItemDocument[];
}

/** One of `entry` and `topic` is there. */
export function topicPage(site: Site, id: string, parts: TopicParts): TopicPage {
  const { entry, topic } = parts;
  const label = topic?.label ?? entry?.label ?? id;
  const items = entry?.items ?? 0;
  const others = entry?.otherPostItems ?? 0;
  const filter = { topic: [id], ...(items === 0 && others > 0 && { includesOtherPosts: true }) };
  const span = spanOf(entry);
  const speakers = sharedLinks(parts.speakers, speakerUrl, (speaker) => searchUrl({ ...filter, speaker: [speaker] }));
  return {
    shell: shellFor(site, {
      title: label,
      description: `Agenda items on ${label} in ${site.description.archive.title}: ${items}${span ? `, ${span}` : ''}.`,
      path: topicUrl(id),
      feeds: [{ title: label, url: feedUrl('topics', id) }],
      section: 'topics',
      isIndexed: items > 0,
    }),
    label,
    words: topic?.words ?? [],
    exceptions: topic?.not ?? [],
    itemCount: items,
    otherPostItemCount: others,
    span,
    overTime: overTime(parts.months, { caption: 'Agenda items', filter }),
    speakers,
    moreSpeakers: Math.max(0, parts.speakers.length - speakers.length),
    related: sharedLinks(parts.related, topicUrl, null),
    latest: parts.latest.map((item) => latestItem(item, null)),
    searchUrl: searchUrl(filter),
    within: { label: `Search the items on ${label}`, name: 'topic', value: id },
    topicsUrl: PATHS.topics,
  };
}
