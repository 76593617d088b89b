// The view model of the list of topics: in the order of the alphabet, each with how many items it has; those that no item has come last.

import type { FacetEntry } from '../../catalogue/facets.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { PATHS, topicUrl } from '../urls.ts';
import { spanOf } from './subject-page.ts';

interface ListedTopic {
  readonly label: string;
  readonly url: string;
  readonly itemCount: number;
  readonly span: string | null;
  /** 0 to 100: the count as a part of the greatest one. */
  readonly percent: number;
}

export interface TopicsPage {
  readonly shell: Shell;
  readonly topics: readonly ListedTopic[];
  /** Of topics.yml, without an item. */
  readonly unused: readonly { readonly label: string; readonly url: string }[];
}

export function topicsPage(site: Site, entries: readonly FacetEntry[]): TopicsPage {
  const used = entries.filter(({ items }) => items > 0);
  const ids = new Set(used.map(({ id }) => id));
  const greatest = Math.max(1, ...used.map(({ items }) => items));
  return {
    shell: shellFor(site, {
      title: 'Topics',
      description: `What is spoken of in ${site.description.archive.title}: ${used.length} topics.`,
      path: PATHS.topics,
      section: 'topics',
      isIndexed: true,
    }),
    topics: used
      .map((entry) => ({
        label: entry.label,
        url: topicUrl(entry.id),
        itemCount: entry.items,
        span: spanOf(entry),
        percent: Math.round((100 * entry.items) / greatest),
      }))
      .sort((one, other) => COLLATION.compare(one.label, other.label)),
    unused: site.description.topics
      .filter(({ id }) => !ids.has(id))
      .map(({ id, label }) => ({ label, url: topicUrl(id) })),
  };
}

const COLLATION = new Intl.Collator('en-GB', { sensitivity: 'base' });
