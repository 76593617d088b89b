// What every route does with a request and its answer: the query as it was sent, a page, a permanent redirect.
import type { Request, Response } from 'express';
import { sendCompressed } from './compressed.ts';
import { asPage } from './page-cache.ts';

/** The part of the address after `?`, as it was sent. */
export function queryOf(request: Request): string {
  const start = request.originalUrl.indexOf('?');
  return start < 0 ? '' : request.originalUrl.slice(start + 1);
}

/** For good, but not for ever: the text may move again, so nobody is to remember where it was. */
export function redirectMoved(response: Response, url: string): void {
  response.set('Cache-Control', 'no-cache').redirect(301, url);
}

export function sendPage(response: Response, html: string): void {
  sendCompressed(asPage(response), html);
}
