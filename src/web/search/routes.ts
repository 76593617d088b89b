// The addresses of the search: its page, the same as JSON, and what the search box suggests.
import { type RequestHandler, Router } from 'express';
import { cardsFor } from '../../queries/cards.ts';
import { FACETS, type FacetName } from '../../search/facets.ts';
import { starOf } from '../bookmarks/star.ts';
import type { WebContext } from '../context.ts';
import { sendJson } from '../http/compressed.ts';
import { NotFound } from '../http/errors.ts';
import { keepingPages, type MakePage } from '../http/page-cache.ts';
import { limitedTo, silentlyLimitedTo } from '../http/rate-limit.ts';
import { queryOf, redirectMoved } from '../http/requests.ts';
import { FACET_PATHS, facetUrl, hasEmptyParameters, PATHS, parseFind, parseSearch, searchUrl } from '../urls.ts';
import { facetPage, lastFacetPage, valuesCalled } from './facet-page.ts';
import { searchJson } from './search-json.ts';
import { searchPage } from './search-page.ts';
import { suggestions } from './suggest.ts';
import { withinPages } from './within-pages.ts';

/** How many suggestions may be asked for where a program may ask once. */
const SUGGESTIONS_PER_REQUEST = 10;

export function searchRoutes(context: WebContext): Router {
  const { catalogue, engine, meaning, baseUrl, rateLimit } = context;
  const router = Router();
  // Pages do not ask for these.
  router.use([PATHS.searchJson, PATHS.searchAtom], limitedTo({ limit: rateLimit, name: 'search', baseUrl }));
  // Every letter that somebody types asks, and an office may share an address.
  const typing = { limit: rateLimit * SUGGESTIONS_PER_REQUEST, name: 'suggest' };
  router.use([PATHS.suggest, PATHS.suggestOpenSearch], silentlyLimitedTo(typing));

  const keeping = keepingPages(() => {
    const revision = engine.revision();
    return revision && `${revision} ${catalogue.revision()} ${meaning?.version() ?? ''}`;
  });
  router.get(PATHS.search, keeping(page(context)));
  for (const facet of FACETS) router.get(FACET_PATHS[facet], keeping(facetValues(context, facet)));
  router.get(PATHS.searchJson, json(context));
  router.get(PATHS.suggest, suggested(context));
  return router;
}

function page({ searcher, site, render, bookmarks, catalogue }: WebContext): MakePage {
  return async (request, response) => {
    const query = queryOf(request);
    if (hasEmptyParameters(query)) {
      response.set('Cache-Control', 'no-cache').redirect(302, searchUrl(parseSearch(query)));
      return null;
    }
    const understood = await searcher.understand(parseSearch(query));
    if (understood.moved) {
      redirectMoved(response, searchUrl(understood.moved));
      return null;
    }
    const outcome = withinPages(await searcher.run(understood), PATHS.search);
    const offers = await searcher.offers(outcome);
    const more = await outcome.more();
    const perhaps = await searcher.perhaps(outcome, more);
    const model = searchPage(site(), outcome, offers, { more, perhaps, cards: cardsFor(outcome, catalogue) });
    const starred = searchUrl({ ...outcome.search.parameters, page: 1 }).slice(PATHS.search.length + 1);
    const star = bookmarks && starOf({ kind: 'search', query: starred }, 'this search');
    return render('search', { ...model, star });
  };
}

function facetValues({ searcher, site, render }: WebContext, facet: FacetName): MakePage {
  return async (request, response) => {
    const query = queryOf(request);
    const asked = parseSearch(query);
    const ofList = { facet, find: parseFind(query), page: asked.page };
    const understood = await searcher.understand({ ...asked, page: 1 });
    if (hasEmptyParameters(query) || understood.moved) {
      const url = facetUrl(understood.moved ?? asked, ofList);
      if (understood.moved) redirectMoved(response, url);
      else response.set('Cache-Control', 'no-cache').redirect(302, url);
      return null;
    }
    const { search, result } = await searcher.run(understood, 1);
    const all = await searcher.values(search, facet);
    const last = lastFacetPage(valuesCalled(all, ofList.find).length);
    if (ofList.page > last) {
      const lastUrl = facetUrl(search.parameters, { ...ofList, page: last });
      throw new NotFound(`There is no page ${ofList.page} of this list.`, {
        url: lastUrl,
        label: `Go to the last page, page ${last}`,
      });
    }
    return render('facet', facetPage(site(), { search, total: result.total, all }, ofList));
  };
}

function json({ searcher, baseUrl }: WebContext): RequestHandler {
  return async (request, response) => {
    const understood = await searcher.understand(parseSearch(queryOf(request)));
    const outcome = withinPages(await searcher.run(understood), PATHS.searchJson);
    sendJson(response.set('Cache-Control', 'no-cache'), searchJson(baseUrl, outcome, await outcome.more()));
  };
}

function suggested({ engine, catalogue }: WebContext): RequestHandler {
  return async (request, response) => {
    response.set('Cache-Control', 'no-cache').json(await suggestions({ engine, catalogue }, queryOf(request)));
  };
}
