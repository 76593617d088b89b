// What every route gets: made once for the application, so that all of them share one searcher, one cache of source texts, one site.
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { SourceRunRecord } from '../catalogue/runs.ts';
import { type Searcher, searcherFor } from '../queries/searcher.ts';
import type { SearchEngine } from '../search/engine.ts';
import type { Meaning } from '../vectors/reader.ts';
import type { BookmarkParts } from './bookmarks/parts.ts';
import type { Assets } from './http/assets.ts';
import type { Paced } from './http/paced.ts';
import { keepingPages, type MakePage } from './http/page-cache.ts';
import { type Site, siteOf } from './page/site.ts';
import { type RecordParts, recordParts } from './records/record-parts.ts';
import type { Render } from './templates.ts';

/** What the application is given. */
interface GivenToWeb {
  readonly catalogue: Catalogue;
  readonly engine: SearchEngine;
  readonly baseUrl: string;
  readonly assets: Assets;
  readonly render: Render;
  readonly logger: Logger;
  /** Requests a minute from one address that programs may make; 0 for no limit. */
  readonly rateLimit: number;
  /** Work that is too long for one turn; that of files also waits for one of few places. */
  readonly paced: { readonly pages: Paced; readonly files: Paced };
  /** `null` without word vectors. */
  readonly meaning: Meaning | null;
  /** `null` where the site keeps no bookmarks. */
  readonly bookmarks: BookmarkParts | null;
  /** What the last harvests did; empty where nothing is harvested. */
  readonly runs: () => readonly SourceRunRecord[];
  /** What is served is the sample archive. */
  readonly isSample: boolean;
}

export interface WebContext extends GivenToWeb {
  readonly searcher: Searcher;
  readonly records: RecordParts;
  /** Keeps pages that are made of the catalogue alone, until an index run has changed it. */
  readonly keeping: (make: MakePage) => RequestHandler;
  /** As it is now: asked for each page, as an index run may have changed it. */
  readonly site: () => Site;
}

export function webContext(given: GivenToWeb): WebContext {
  const { catalogue, engine, meaning } = given;
  return {
    ...given,
    searcher: searcherFor(catalogue, engine, { meaning }),
    records: recordParts(catalogue, engine),
    keeping: keepingPages(() => String(catalogue.revision())),
    site: () => siteOf(given),
  };
}
