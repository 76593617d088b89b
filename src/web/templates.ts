// Turns view models into HTML with the templates of views/. Templates see one name, `page`, and escape everything they write.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import type { AboutPage } from './about-page.ts';
import type { ApiPage } from './api/api-page.ts';
import type { BookmarkAddPage, BookmarkListPage, BookmarkOpenPage, BookmarksPage } from './bookmarks/pages.ts';
import type { Starrable } from './bookmarks/star.ts';
import type { Permanence } from './changed-words.ts';
import type { CitePage } from './citing/cite-page.ts';
import type { CoveragePage } from './coverage-page.ts';
import type { ErrorPage } from './error-page.ts';
import type { Feed } from './feeds/feed.ts';
import type { OpenSearch } from './findability/open-search.ts';
import type { HomePage } from './home-page.ts';
import type { ItemPage } from './item-page.ts';
import type { MeetingPage } from './meeting-page.ts';
import type { MeetingsPage } from './meetings-page.ts';
import type { ReportPage } from './report-page.ts';
import type { WithStanding } from './report-standing.ts';
import type { ReportsPage } from './reports-page.ts';
import type { SearchPage } from './search-page.ts';
import type { SpeakerPage } from './speaker-page.ts';
import type { SpeakersPage } from './speakers-page.ts';
import type { TopicPage } from './topic-page.ts';
import type { TopicsPage } from './topics-page.ts';

/** Which view model belongs to which file of views/. */
export interface PageModels {
  readonly api: ApiPage;
  readonly bookmarks: BookmarksPage;
  readonly 'bookmark-list': BookmarkListPage;
  readonly 'bookmark-add': BookmarkAddPage;
  readonly 'bookmark-open': BookmarkOpenPage;
  readonly cite: CitePage;
  readonly feed: Feed;
  readonly opensearch: OpenSearch;
  readonly about: AboutPage;
  readonly error: ErrorPage;
  readonly home: HomePage;
  readonly item: ItemPage & Permanence & Starrable & WithStanding;
  readonly report: ReportPage & WithStanding;
  readonly reports: ReportsPage;
  readonly topics: TopicsPage;
  readonly topic: TopicPage;
  readonly speakers: SpeakersPage;
  readonly speaker: SpeakerPage;
  readonly meetings: MeetingsPage;
  readonly meeting: MeetingPage;
  readonly coverage: CoveragePage;
  readonly search: SearchPage & Starrable;
}

export type Render = <Name extends keyof PageModels>(name: Name, model: PageModels[Name]) => string;

const NAMES: readonly (keyof PageModels)[] = [
  'about',
  'api',
  'bookmark-add',
  'bookmark-list',
  'bookmark-open',
  'bookmarks',
  'cite',
  'coverage',
  'error',
  'feed',
  'home',
  'item',
  'meeting',
  'meetings',
  'opensearch',
  'report',
  'reports',
  'search',
  'speaker',
  'speakers',
  'topic',
  'topics',
];

/** Compiles every page's template, so that a broken one stops the start and not a reader. */
export function openTemplates(viewsDirectory: string): Render {
  const compiled = new Map(
    NAMES.map((name) => {
      const filename = join(viewsDirectory, `${name}.ejs`);
      // Strict and without `with`: a key of a model can never become a variable or an option of the template.
      const options = { filename, strict: true, _with: false, localsName: 'page', cache: true } as const;
      return [name, ejs.compile(readFileSync(filename, 'utf8'), options)];
    }),
  );
  return (name, model) => compiled.get(name)?.(model as unknown as ejs.Data) ?? '';
}
