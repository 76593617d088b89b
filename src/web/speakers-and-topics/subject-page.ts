// What the page of a speaker and that of a topic have in common: how much there is of it, when, what came last, and what shares items with it.
import type { CountedValue, FacetEntry, ValuesBeside } from '../../catalogue/facets.ts';
import type { ItemDocument } from '../../reports/item.ts';
import type { Histogram } from '../charts/histogram.ts';
import { overTime } from '../charts/over-time.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { rangeInWords } from '../text/dates.ts';
import { feedUrl, searchUrl, speakerUrl, topicUrl } from '../urls.ts';
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
interface SearchWithin {
  readonly label: string;
  readonly name: 'speaker' | 'topic';
  readonly value: string;
}

export interface SubjectPage {
  readonly shell: Shell;
  readonly itemCount: number;
  readonly otherPostItemCount: number;
  /** "January 2021 to July 2024"; `null` where no item has a date. */
  readonly span: string | null;
  readonly overTime: Histogram | null;
  readonly latest: readonly LatestItem[];
  /** Everything of it. */
  readonly searchUrl: string;
  readonly within: SearchWithin;
}

/** What the catalogue holds of it. */
export interface SubjectSources {
  /** `null` for what the archive's lists name and no item has. */
  readonly entry: FacetEntry | null;
  readonly label: string;
  readonly months: readonly { readonly value: string; readonly count: number }[];
  readonly latest: readonly ItemDocument[];
}

export interface Subject {
  readonly facet: 'speaker' | 'topic';
  readonly id: string;
  readonly feedTitle: string;
  readonly searchLabel: string;
  /** One sentence for those who have not come yet, without its end: the span may follow. */
  readonly description: (items: number) => string;
}

/** Of those that share items with the subject. */
export const MOST_LINKS = 12;

export function subjectPage(site: Site, subject: Subject, sources: SubjectSources): SubjectPage {
  const { facet, id } = subject;
  const { entry, label, months, latest } = sources;
  const items = entry?.items ?? 0;
  const filter = filterOf(subject, entry);
  const span = spanOf(entry);
  return {
    shell: shellFor(site, {
      title: label,
      description: `${subject.description(items)}${span ? `, ${span}` : ''}.`,
      path: PAGES[facet](id),
      feeds: [{ title: subject.feedTitle, url: feedUrl(`${facet}s`, id) }],
      section: `${facet}s`,
      isIndexed: items > 0,
    }),
    itemCount: items,
    otherPostItemCount: entry?.otherPostItems ?? 0,
    span,
    overTime: overTime(months, { caption: 'Agenda items', filter }),
    latest: latest.map((item) => latestItem(item, facet === 'speaker' ? id : null)),
    searchUrl: searchUrl(filter),
    within: { label: subject.searchLabel, name: facet, value: id },
  };
}

/** Those of the other kind that share most items with the subject, each with the search for these. */
export function foundTogether(
  { facet, id }: Pick<Subject, 'facet' | 'id'>,
  entry: FacetEntry | null,
  { values }: ValuesBeside,
): readonly SharedLink[] {
  const other = facet === 'speaker' ? 'topic' : 'speaker';
  const filter = filterOf({ facet, id }, entry);
  return links(values, PAGES[other], (value) => searchUrl({ ...filter, [other]: [value] }));
}

/** Those of the same kind: values of one facet are alternatives, so no search finds just the items that they share. */
export function linksTo(facet: Subject['facet'], { values }: ValuesBeside): readonly SharedLink[] {
  return links(values, PAGES[facet], PAGES[facet]);
}

function links(
  values: readonly CountedValue[],
  page: (id: string) => string,
  found: (id: string) => string,
): readonly SharedLink[] {
  return values
    .slice(0, MOST_LINKS)
    .map(({ id, label, count }) => ({ label, url: page(id), count, searchUrl: found(id) }));
}

const PAGES = { speaker: speakerUrl, topic: topicUrl } as const;

/** What stands in nothing but posts that report no meeting is looked for there. */
function filterOf({ facet, id }: Pick<Subject, 'facet' | 'id'>, entry: FacetEntry | null) {
  const isOnlyInOtherPosts = entry !== null && entry.items === 0 && entry.otherPostItems > 0;
  return { [facet]: [id], ...(isOnlyInOtherPosts && { includesOtherPosts: true }) };
}

/** "January 2021 to July 2024" */
export function spanOf(entry: FacetEntry | null): string | null {
  if (!entry?.first || !entry.last) return null;
  return rangeInWords(`${entry.first.slice(0, 7)}-01`, lastOfMonth(entry.last));
}

function lastOfMonth(day: string): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10);
}
