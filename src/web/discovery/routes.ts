// The addresses that browsers and search engines ask for of themselves: OpenSearch, its suggestions, the sitemap, robots.txt.

import { type Request, type Response, Router } from 'express';
import type { WebContext } from '../context.ts';
import { NotFound } from '../http/errors.ts';
import { queryOf } from '../http/requests.ts';
import { type Streams, streamTo } from '../http/stream-to.ts';
import { PATHS, parseMarkedWords } from '../urls.ts';
import { openSearch, openSearchSuggestions } from './open-search.ts';
import { robotsTxt } from './robots.ts';
import { sitemapOf, sitemapPart } from './sitemap.ts';

export function discoveryRoutes(context: WebContext): Router {
  const { catalogue, engine, baseUrl, render, logger, paced, site } = context;
  const router = Router();
  const sendXml = (request: Request, response: Response, xml: Streams) => {
    response.set('Cache-Control', 'no-cache').type('application/xml');
    return streamTo(request, response, xml, { paced: paced.pages, logger });
  };

  router.get(PATHS.openSearch, (_request, response) => {
    const xml = render('opensearch', openSearch(site()));
    response
      .set('Cache-Control', 'no-cache')
      .set('Content-Type', 'application/opensearchdescription+xml; charset=utf-8');
    response.send(Buffer.from(xml));
  });

  router.get(PATHS.suggestOpenSearch, async (request, response) => {
    const typed = parseMarkedWords(queryOf(request));
    const suggestions = typed ? await engine.suggest(typed) : [];
    response.set('Cache-Control', 'no-cache').set('Content-Type', 'application/x-suggestions+json; charset=utf-8');
    response.send(Buffer.from(JSON.stringify(openSearchSuggestions(typed, suggestions))));
  });

  router.get(PATHS.sitemap, (request, response) => sendXml(request, response, sitemapOf({ catalogue, baseUrl })));

  router.get('/sitemap-:number.xml', (request, response) => {
    const { number } = request.params;
    const part = /^[1-9]\d{0,5}$/.test(number) ? sitemapPart({ catalogue, baseUrl }, Number(number)) : null;
    if (!part) throw new NotFound('The sitemap has no such part.');
    return sendXml(request, response, part);
  });

  router.get(PATHS.robots, (_request, response) => {
    response.type('text/plain').send(robotsTxt(baseUrl));
  });

  return router;
}
