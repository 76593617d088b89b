// All addresses of the site, room by room, and the home page.
import { type RequestHandler, Router } from 'express';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { BROWSE } from '../queries/directory.ts';
import { EngineUnavailable, type SearchEngine } from '../search/engine.ts';
import { aboutRoutes } from './about/routes.ts';
import { apiRoutes } from './api/routes.ts';
import { bookmarkRoutes } from './bookmarks/routes.ts';
import { citeRoutes } from './citing/routes.ts';
import type { WebContext } from './context.ts';
import { discoveryRoutes } from './discovery/routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { type Coverage, homePage, MOST_FREQUENT, NEWEST } from './home-page.ts';
import { healthRoutes } from './http/health.ts';
import { sendPage } from './http/requests.ts';
import { recordRoutes } from './records/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { speakerAndTopicRoutes } from './speakers-and-topics/routes.ts';
import { PATHS } from './urls.ts';

const ROOMS = [
  // Before feeds: it limits how many of them a program may ask for.
  searchRoutes,
  // Before reports, speakers and topics, as their addresses look like those of pages.
  ...[feedRoutes, exportRoutes, citeRoutes, discoveryRoutes, apiRoutes, bookmarkRoutes],
  ...[recordRoutes, speakerAndTopicRoutes, aboutRoutes, healthRoutes],
];

export function routes(context: WebContext): Router {
  const router = Router();
  for (const roomOf of ROOMS) router.use(roomOf(context));
  router.get(PATHS.home, home(context));
  return router;
}

function home({ site, catalogue, engine, render, isSample }: WebContext): RequestHandler {
  return async (_request, response) => {
    sendPage(
      response,
      render(
        'home',
        homePage(site(), coverageOf(catalogue), await facetsOf(engine), isSample ? 'the sample' : 'a real one'),
      ),
    );
  };
}

function coverageOf(catalogue: Catalogue): Coverage {
  const kind = 'meeting report';
  const months = catalogue.reportMonths({ kind }).flatMap(({ month }) => month ?? []);
  return {
    newest: catalogue.reportsOf({ kind }, { limit: NEWEST, offset: 0 }),
    first: months.at(-1) ?? null,
    last: months[0] ?? null,
  };
}

async function facetsOf(engine: SearchEngine) {
  try {
    return (await engine.search({ ...BROWSE, facetValues: MOST_FREQUENT })).facets;
  } catch (error) {
    if (error instanceof EngineUnavailable) return null;
    throw error;
  }
}
