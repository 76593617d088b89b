// Keeps one reader’s program from taking the archive away from everybody else: so many requests a minute from one address, and a polite answer to more.
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { TooBusy } from './at-once.ts';
import { problem, sendProblem } from './problem.ts';

interface RateLimit {
  /** Requests a minute from one address (of IPv6, one /56 network); 0 for no limit. */
  readonly limit: number;
  /** Told in the headers: what is limited. */
  readonly name: string;
  readonly baseUrl: string;
}

const COUNTING = {
  windowMs: 60_000,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  // Whose X-Forwarded-For is believed is decided once, for the whole application.
  validate: false,
} as const;

/** Counts in this process alone; addresses are kept for two minutes at most. */
export function limitedTo({ limit, name, baseUrl }: RateLimit): RequestHandler {
  if (limit === 0) return (_request, _response, next) => next();
  return rateLimit({
    ...COUNTING,
    limit,
    identifier: name,
    handler: (request, response) => {
      const path = request.originalUrl.split('?')[0] ?? '';
      const detail = `More than ${limit} requests came from this address within a minute. Wait as long as Retry-After says; for the whole archive ask for /export.jsonl once.`;
      sendProblem(response, problem(baseUrl, 'too-many-requests', detail, path));
    },
  });
}

/** The same for what a page asks of itself while somebody types: beyond the limit there is nothing to show, and nothing to say. */
export function silentlyLimitedTo({ limit, name }: Pick<RateLimit, 'limit' | 'name'>): RequestHandler {
  if (limit === 0) return (_request, _response, next) => next();
  return rateLimit({
    ...COUNTING,
    limit,
    identifier: name,
    handler: (_request, response) => void response.status(204).set('Cache-Control', 'no-store').end(),
  });
}

/** Answers who finds no room, as the interface for programs does. */
export function tellTooBusy(baseUrl: string): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (!(error instanceof TooBusy)) return next(error);
    const path = request.originalUrl.split('?')[0] ?? '';
    const detail = `${error.message} Wait as long as Retry-After says, then ask again.`;
    sendProblem(response.set('Retry-After', '30'), problem(baseUrl, 'too-busy', detail, path));
  };
}
