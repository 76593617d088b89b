// Every kind of page that the site has, with an address of the invented library where it is shown at its fullest: tests that hold for all pages go through this list.

export interface ListedPage {
  /** For the title of a test. */
  readonly name: string;
  readonly path: string;
  /** 200 where it is left out. */
  readonly status?: number;
}

/** On the site that `startSite(LIBRARY_ARCHIVE)` opens. */
export const PAGES: readonly ListedPage[] = [
  { name: 'home', path: '/' },
  { name: 'search', path: '/search?q=mobile+library&speaker=bram-osei&from=2019' },
  { name: 'search of everything', path: '/search' },
  { name: 'search of one year', path: '/search?from=2019&to=2019' },
  { name: 'search that finds nothing', path: '/search?q=zeppelin&speaker=goran-silk' },
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
];
