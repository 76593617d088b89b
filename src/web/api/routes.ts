// The interface for programs under /api/v1: reads a request by its operation’s schema, answers as JSON, and says what is wrong as a problem.
import { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express';
import type { WebContext } from '../context.ts';
import { sendJson } from '../http/compressed.ts';
import { readableFromAnywhere } from '../http/cross-origin.ts';
import { NotFound } from '../http/errors.ts';
import { ReaderGone } from '../http/fair-engine.ts';
import { problem, sendProblem } from '../http/problem.ts';
import { limitedTo } from '../http/rate-limit.ts';
import { queryOf, sendPage } from '../http/requests.ts';
import { PATHS } from '../urls.ts';
import { apiPage } from './api-page.ts';
import { openApiDocument } from './open-api.ts';
import type { Operation } from './operation.ts';
import type { Links } from './paging.ts';
import { givenValues } from './parameters.ts';
import { PEOPLE_OPERATIONS } from './people-operations.ts';
import { BadParameters, Moved, problemOf } from './problems.ts';
import { RECORD_OPERATIONS } from './record-operations.ts';
import { SEARCH_OPERATIONS } from './search-operations.ts';

export const OPERATIONS: readonly Operation[] = [...SEARCH_OPERATIONS, ...RECORD_OPERATIONS, ...PEOPLE_OPERATIONS];

export function apiRoutes(context: WebContext): Router {
  const { baseUrl, render, rateLimit, logger, site } = context;

  const api = Router();
  api.use(readableFromAnywhere, limitedTo({ limit: rateLimit, name: 'api', baseUrl }), onlyReading(baseUrl));
  api.get('/openapi.json', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(openApiDocument(site(), OPERATIONS));
  });
  for (const operation of OPERATIONS) {
    api.get(operation.path.replaceAll('{', ':').replaceAll('}', ''), async (request, response) => {
      const query = readQuery(request, operation);
      const path = request.params as Record<string, string>;
      const answer = await operation.run(context, { path, query: query as never, url: request.originalUrl });
      if ('links' in answer) response.links({ ...(answer.links as Links) });
      sendJson(response.set('Cache-Control', 'no-cache'), answer);
    });
  }
  api.use(() => {
    throw new NotFound(`There is no such address; ${PATHS.openApi} lists them all.`);
  });
  api.use(asProblem(baseUrl, logger));

  const router = Router();
  router.get(PATHS.api, (_request, response) => {
    sendPage(response, render('api', apiPage(site(), openApiDocument(site(), OPERATIONS), rateLimit)));
  });
  router.use(PATHS.apiRoot, api);
  return router;
}

function onlyReading(baseUrl: string): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const detail = `${request.method} is not possible; send GET or HEAD.`;
    response.set('Allow', 'GET, HEAD, OPTIONS');
    sendProblem(response, problem(baseUrl, 'method-not-allowed', detail, pathOf(request)));
  };
}

function readQuery(request: Request, { query }: Operation): unknown {
  const read = query.safeParse(givenValues(queryOf(request), query));
  if (read.success) return read.data;
  const errors = read.error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      return [{ parameter: String(issue.path[0] ?? ''), detail: issue.message }];
    }
    const known = Object.keys(query.shape);
    const detail =
      known.length > 0 ? `Not known here; there are ${known.join(', ')}.` : 'Not known here; there are none.';
    return issue.keys.map((parameter) => ({ parameter, detail }));
  });
  throw new BadParameters(errors);
}

function asProblem(baseUrl: string, logger: WebContext['logger']): ErrorRequestHandler {
  // Four parameters: that is how express knows a handler of errors.
  return (error, request, response, next) => {
    if (response.headersSent || error instanceof ReaderGone) return next(error);
    if (error instanceof Moved) {
      response.set('Cache-Control', 'no-cache').redirect(301, error.url);
      return;
    }
    const found = problemOf(error, baseUrl, pathOf(request), queryOf(request));
    if (found.status >= 500) logger.error({ err: error, path: pathOf(request) }, found.title);
    if (found.status === 503) response.set('Retry-After', '30');
    sendProblem(response, found);
  };
}

function pathOf(request: Request): string {
  return request.originalUrl.split('?')[0] ?? '';
}
