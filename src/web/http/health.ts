// What operators and their machines ask: does the program run, and can it serve?
import { type RequestHandler, Router } from 'express';
import type { WebContext } from '../context.ts';

export function healthRoutes(context: WebContext): Router {
  const router = Router();
  router.get('/healthz', isRunning);
  router.get('/readyz', isReady(context));
  return router;
}

const isRunning: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'no-store').json({ status: 'ok' });
};

function isReady({ engine, catalogue, runs }: WebContext): RequestHandler {
  return async (_request, response) => {
    const health = await engine.health();
    const { itemCount } = catalogue.describe();
    const harvest = runs().map(
      ({ source, outcome, started, ended, lastComplete, added, updated, failed, problems }) => {
        return { source, outcome, started, ended, lastComplete, added, updated, failed, problems };
      },
    );
    response
      .status(health.isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({
        status: health.isReady ? 'ready' : 'not ready',
        catalogueItems: itemCount,
        engineItems: health.itemCount,
        ...(harvest.length > 0 ? { harvest } : {}),
      });
  };
}
