// Turns view models into HTML with the templates of views/. Templates see one name, `page`, and escape everything they write.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import type { AboutPage } from './about/about-page.ts';
import type { CoveragePage } from './about/coverage-page.ts';
import type { ApiPage } from './api/api-page.ts';
import type {
  BookmarkAddPage,
  BookmarkListPage,
  BookmarkOpenPage,
  BookmarksPage,
  MarkPart,
} from './bookmarks/pages.ts';
import type { Starrable } from './bookmarks/star.ts';
import type { CitePage } from './citing/cite-page.ts';
import type { OpenSearch } from './discovery/open-search.ts';
import type { ErrorPage } from './error-page.ts';
import type { Feed } from './feeds/feed.ts';
import type { HomePage } from './home-page.ts';
import type { Permanence } from './records/changed-words.ts';
import type { ItemPage } from './records/item-page.ts';
import type { MeetingPage } from './records/meeting-page.ts';
import type { MeetingsPage } from './records/meetings-page.ts';
import type { ReportPage } from './records/report-page.ts';
import type { WithStanding } from './records/report-standing.ts';
import type { ReportsPage } from './records/reports-page.ts';
import type { FacetPage } from './search/facet-page.ts';
import type { SearchPage } from './search/search-page.ts';
import type { SpeakerPage } from './speakers-and-topics/speaker-page.ts';
import type { SpeakersPage } from './speakers-and-topics/speakers-page.ts';
import type { TopicPage } from './speakers-and-topics/topic-page.ts';
import type { TopicsPage } from './speakers-and-topics/topics-page.ts';

/** Which view model belongs to which file of views/. */
export interface PageModels {
  readonly api: ApiPage;
  readonly bookmarks: BookmarksPage;
  readonly 'bookmark-list': BookmarkListPage;
  readonly 'partials/mark': MarkPart;
  readonly 'bookmark-add': BookmarkAddPage;
  readonly 'bookmark-open': BookmarkOpenPage;
  readonly cite: CitePage;
  readonly facet: FacetPage;
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

/** What a template calls `page`: a copy of its own, which also has what the template calls `include`. */
interface Writable {
  include?: (part: string, own?: object) => string;
}

/**
 * Compiles every page's template and the parts of pages, so that a broken one stops the start and not a reader. What a part is given stands
 * in its `page` beside all that the page around it has.
 */
export function openTemplates(viewsDirectory: string): Render {
  const compiled = new Map<string, (page: Writable) => string>();
  for (const file of readdirSync(viewsDirectory, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ejs')) continue;
    const filename = join(viewsDirectory, file);
    compiled.set(
      file.slice(0, -'.ejs'.length).replaceAll('\\', '/'),
      ejs.compile(readFileSync(filename, 'utf8'), { ...OPTIONS, filename }),
    );
  }
  const write = (name: string, page: Writable): string => {
    const template = compiled.get(name);
    if (!template) throw new Error(`There is no template ${name}`);
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    // By itself, EJS looks for the file of a part and copies the page twice each time the part is written: hundreds of times a page.
    page.include = (part, own) => write(folder + part, { ...page, ...own });
    return template(page);
  };
  return (name, model) => write(name, Object.assign({}, model));
}

// Strict and without `with`: a key of a model can never become a variable or an option of the template, but for `include`, which is always
// ours. For the same reason the page need not be copied once more to take its prototype away, which the last option says.
const OPTIONS = {
  strict: true,
  _with: false,
  localsName: 'page',
  destructuredLocals: ['include'],
  unsafePrototypeLocals: true,
};
