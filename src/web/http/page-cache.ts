// Keeps pages that were asked for twice, as they were sent, for readers who ask for the same address, until anything that they were made from has changed.
import type { Request, RequestHandler, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { type PackedPage, packedFor, sendPacked } from './compressed.ts';

/** Bytes of all kept pages: a thousand and more as most browsers ask for them. */
const MOST_BYTES = 16_000_000;
/** Of a page besides what is sent of it. */
const EXTRA_BYTES = 1000;
/** So many addresses are remembered as asked for once. Most never are again: their pages would only push out others. */
const MOST_REMEMBERED = 5000;

/** Makes a page of the address alone, without a look at who asks; `null` where something else was sent. Sets no status. */
export type MakePage = (request: Request, response: Response) => Promise<string | null>;

/**
 * Answers with the page that `make` gives, or gave when the address was asked for the second time.
 *
 * @param stateNow a name for everything that pages are made from at this moment; `null` where nobody knows whether that has changed: then nothing is kept
 */
export function keepingPages(
  stateNow: () => string | null,
  mostBytes = MOST_BYTES,
): (make: MakePage) => RequestHandler {
  const kept = new LRUCache<string, PackedPage>({
    maxSize: mostBytes,
    sizeCalculation: ({ body }, address) => body.length + 2 * address.length + EXTRA_BYTES,
  });
  const askedOnce = new LRUCache<string, true>({ max: MOST_REMEMBERED });
  let keptOf: string | null = null;

  return (make) => async (request, response) => {
    const state = request.method === 'GET' ? stateNow() : null;
    // What was withdrawn from the archive must not lie about here either.
    if (state !== null && state !== keptOf) kept.clear();
    keptOf = state ?? keptOf;
    // Readers’ programs differ in what they accept.
    const key = `${request.get('accept-encoding') ?? ''} ${request.originalUrl}`;
    const known = state === null ? undefined : kept.get(key);
    if (known) {
      sendPacked(asPage(response), known);
      return;
    }
    const html = await make(request, response);
    if (html === null) return;
    const page = packedFor(request, html);
    if (state !== null && state === keptOf && askedOnce.has(key)) kept.set(key, page);
    askedOnce.set(key, true);
    sendPacked(asPage(response), page);
  };
}

/** Browsers may keep a page, but ask for it again each time: an index run may have changed it. */
export function asPage(response: Response): Response {
  return response.set('Cache-Control', 'no-cache').type('html');
}
