// The view model of the home page: what the archive covers, what is new in it, whom and what it speaks of most.

import type { CataloguedReport } from '../catalogue/catalogue.ts';
import { EMPTY_SEARCH } from '../queries/parameters.ts';
import type { Facets, FacetValue } from '../search/engine.ts';
import { type Histogram, histogram } from './charts/histogram.ts';
import { yearBars } from './charts/period-bars.ts';
import { siteStructure } from './page/json-ld.ts';
import { type Shell, shellFor } from './page/shell.ts';
import type { Site } from './page/site.ts';
import { type ListedReport, listedReport } from './records/reports-page.ts';
import { PATHS, searchUrl } from './urls.ts';

interface CountedLink {
  readonly label: string;
  readonly url: string;
  readonly count: number;
}

export interface HomePage {
  readonly shell: Shell;
  readonly description: string;
  /** What to type to see one's own minutes; `null` where the archive is no sample. */
  readonly ownArchive: string | null;
  readonly covers: {
    readonly reports: string;
    readonly items: string;
    readonly speakers: string;
    /** "2019 to 2024"; `null` where no report has a date. */
    readonly years: string | null;
  };
  readonly newest: readonly ListedReport[];
  readonly speakers: readonly CountedLink[];
  readonly topics: readonly CountedLink[];
  /** `null` where there is nothing to compare. */
  readonly years: Histogram | null;
  /** `false` where the engine did not answer: then speakers, topics and years are missing. */
  readonly hasSearch: boolean;
}

export const NEWEST = 5;
/** Of speakers and of topics. */
export const MOST_FREQUENT = 10;

/** Of reports of meetings: the newest, and the months of the first and the last; `null` where none has a date. */
export interface Coverage {
  readonly newest: readonly CataloguedReport[];
  readonly first: string | null;
  readonly last: string | null;
}

/** What is served: the archive that a fresh checkout shows, or somebody's own. */
type ServedArchive = 'the sample' | 'a real one';

const OWN_ARCHIVE = 'npm start -- my-minutes';

/** `facets` of the whole archive; `null` where the engine is not available. */
export function homePage(
  site: Site,
  { newest, first, last }: Coverage,
  facets: Facets | null,
  served: ServedArchive = 'a real one',
): HomePage {
  const { archive, itemCount, reportCount, speakerCount } = site.description;
  const number = (count: number) => count.toLocaleString('en-GB');
  return {
    shell: shellFor(site, {
      title: null,
      description: archive.description || `Search ${number(itemCount)} agenda items of ${number(reportCount)} reports.`,
      path: PATHS.home,
      section: 'home',
      isIndexed: true,
      feeds: [{ title: 'All reports', url: PATHS.reportsAtom }],
      structured: siteStructure(site),
    }),
    description: archive.description,
    ownArchive: served === 'the sample' ? OWN_ARCHIVE : null,
    covers: {
      reports: number(reportCount),
      items: number(itemCount),
      speakers: number(speakerCount),
      years: yearsCovered(first, last),
    },
    newest: newest.map(listedReport),
    speakers: links(facets?.speaker ?? [], (id) => searchUrl({ ...EMPTY_SEARCH, speaker: [id] })),
    topics: links(facets?.topic ?? [], (id) => searchUrl({ ...EMPTY_SEARCH, topic: [id] })),
    years: histogram({
      id: 'years',
      caption: 'Agenda items by year',
      period: 'Year',
      bars: yearBars(facets?.year ?? [], { isSelected: () => false, urlOf: yearUrl }),
    }),
    hasSearch: facets !== null,
  };
}

function yearUrl(year: string): string {
  return searchUrl({ ...EMPTY_SEARCH, from: year, to: year });
}

function links(values: readonly FacetValue[], urlOf: (id: string) => string): readonly CountedLink[] {
  return values.slice(0, MOST_FREQUENT).map(({ id, label, count }) => ({ label, count, url: urlOf(id) }));
}

function yearsCovered(...months: readonly (string | null)[]): string | null {
  const [first, last] = months.map((month) => month?.slice(0, 4) ?? null);
  return first === last ? (first ?? null) : `${first} to ${last}`;
}
