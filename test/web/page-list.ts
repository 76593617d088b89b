// Every kind of page that the site has, with an address of the invented library where it is shown at its fullest: tests that hold for all pages go through this list.
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { MANY_ARCHIVE } from './many-archive.ts';
import { TWO_ACCOUNTS } from './two-accounts-archive.ts';
import { TWO_KINDS } from './two-kinds-archive.ts';

export interface ListedPage {
  /** For the title of a test. */
  readonly name: string;
  readonly path: string;
  /** 200 where it is left out. */
  readonly status?: number;
  /** Of `SITES`; the library where it is left out. */
  readonly site?: SiteName;
}

/** The invented archives that pages are shown with. */
export const SITES = {
  library: LIBRARY_ARCHIVE,
  'two accounts': TWO_ACCOUNTS,
  'two kinds': TWO_KINDS,
  many: MANY_ARCHIVE,
} as const;
export type SiteName = keyof typeof SITES;

/** On the sites that `startSite` opens for the archives of `SITES`. */
export const PAGES: readonly ListedPage[] = [
  { name: 'home', path: '/' },
  { name: 'search', path: '/search?q=mobile+library&speaker=bram-osei&from=2019' },
  { name: 'search of everything', path: '/search' },
  { name: 'search of one year', path: '/search?from=2019&to=2019' },
  { name: 'search that finds little', path: '/search?q=mobile+library+heating+May+2024' },
  { name: 'search that finds nothing', path: '/search?q=zeppelin&speaker=goran-silk' },
  { name: 'search with other words for it', path: '/search?q=bookmobile' },
  { name: 'search that cannot be read', path: '/search?from=banana', status: 400 },
  { name: 'reports', path: '/reports' },
  { name: 'report', path: '/reports/notes-2024-05-23' },
  { name: 'report without much', path: '/reports/minutes-2023-07-04' },
  { name: 'agenda item', path: '/reports/notes-2024-05-23/mobile-library-the-last-van?q=library' },
  { name: 'agenda item that is gone', path: '/reports/notes-2024-05-23/a-private-matter', status: 410 },
  { name: 'citing an item', path: '/reports/notes-2024-05-23/mobile-library-the-last-van/cite' },
  { name: 'citing a statement', path: '/reports/notes-2024-05-23/mobile-library-the-last-van/cite?statement=s2' },
  { name: 'interface for programs', path: '/api' },
  { name: 'about', path: '/about' },
  { name: 'nothing at an address', path: '/nope', status: 404 },
  { name: 'reports of one body', path: '/reports?body=board' },
  { name: 'meetings', path: '/meetings' },
  { name: 'meeting with one account', path: '/meetings/board/2024-05-23' },
  { name: 'speakers', path: '/speakers' },
  { name: 'speaker', path: '/speakers/bram-osei' },
  { name: 'topics', path: '/topics' },
  { name: 'topic', path: '/topics/membership' },
  { name: 'what the archive covers', path: '/about/coverage' },
  { name: 'an address almost right', path: '/reports/notes-2024-05-23/lending-rule', status: 404 },
  { name: 'meeting with two accounts', path: '/meetings/board/2024-05-23', site: 'two accounts' },
  { name: 'meetings, some with two accounts', path: '/meetings', site: 'two accounts' },
  {
    name: 'agenda item with another account',
    path: '/reports/notes-2024-05-23/mobile-library-the-last-van?q=brakes',
    site: 'two accounts',
  },
  { name: 'report with another account', path: '/reports/shelf-2024-05-23', site: 'two accounts' },
  { name: 'speaker with roles', path: '/speakers/ada-quill', site: 'two accounts' },
  { name: 'speaker of other posts alone', path: '/speakers/goran-silk', site: 'two accounts' },
  { name: 'speaker who never speaks', path: '/speakers/zoe-tremaine', site: 'two accounts' },
  { name: 'topic with its words', path: '/topics/buildings', site: 'two accounts' },
  { name: 'topic without an item', path: '/topics/rules', site: 'two accounts' },
  { name: 'report with furniture', path: '/reports/minutes-2024-05-23', site: 'two kinds' },
  { name: 'report of furniture alone', path: '/reports/minutes-2024-06-20', site: 'two kinds' },
  { name: 'furniture by itself', path: '/reports/minutes-2024-05-23/present', site: 'two kinds' },
  { name: 'heading that only holds others', path: '/reports/minutes-2024-05-23/agenda', site: 'two kinds' },
  { name: 'search with more values than it shows', path: '/search?speaker=moll-inskipman', site: 'many' },
  { name: 'a page of many reports', path: '/reports', site: 'many' },
  { name: 'reports of one year', path: '/reports?body=board&year=1971', site: 'many' },
  { name: 'the last page of many reports', path: '/reports?page=3', site: 'many' },
  { name: 'a page of many meetings', path: '/meetings?page=2', site: 'many' },
  { name: 'meetings of one year', path: '/meetings?year=1971', site: 'many' },
  { name: 'many speakers', path: '/speakers', site: 'many' },
  { name: 'speakers of one letter', path: '/speakers?letter=h', site: 'many' },
  { name: 'speakers with a name', path: '/speakers?find=hallow', site: 'many' },
  { name: 'all values of a facet', path: '/search/speakers?q=hedges&speaker=ada-quill', site: 'many' },
  { name: 'values with a name', path: '/search/speakers?find=inskip', site: 'many' },
  { name: 'meeting without an agenda item', path: '/meetings/board/2024-06-20', site: 'two kinds' },
];
