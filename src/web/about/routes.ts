// The addresses that tell of the site itself: what it is, and what it covers.
import { Router } from 'express';
import type { WebContext } from '../context.ts';
import { sendPage } from '../http/requests.ts';
import { PATHS } from '../urls.ts';
import { aboutPage } from './about-page.ts';
import { coveragePage } from './coverage-page.ts';

export function aboutRoutes({ catalogue, site, render, runs }: WebContext): Router {
  const router = Router();
  router.get(PATHS.about, (_request, response) => sendPage(response, render('about', aboutPage(site()))));
  router.get(PATHS.coverage, (_request, response) => {
    sendPage(response, render('coverage', coveragePage(site(), catalogue, runs())));
  });
  return router;
}
