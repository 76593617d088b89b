// Compresses a page whole, in the thread that has made it, and sends it. Streams, and what is too large to do at once, are left to the
// application's compression, as are readers who weigh what they accept.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

/** In bytes. Below, compressing does not pay; above, it would hold up other readers: two megabytes take some twenty milliseconds. */
const SMALLEST = 1024;
const LARGEST = 2_000_000;

/**
 * Half a millisecond for a page of search results. As a stream the same takes a millisecond and a half, most of it for handing pieces to other
 * threads and back, and each stream holds some megabytes until garbage is collected: two hundred at once made a gigabyte.
 */
const METHODS = {
  br: (body: Buffer) => brotliCompressSync(body, { params: BROTLI }),
  gzip: (body: Buffer) => gzipSync(body, { level: 4 }),
} as const;
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18 };

/** A page in the form in which it is sent to who asked. */
export interface PackedPage {
  /** Of the text, in whatever form it is sent. */
  readonly etag: string;
  readonly encoding: keyof typeof METHODS | null;
  readonly body: Buffer;
}

export function packedFor(request: Request, text: string): PackedPage {
  const body = Buffer.from(text);
  const etag: string = request.app.get('etag fn')(body);
  const encoding = request.method === 'HEAD' ? null : methodFor(request.get('accept-encoding'), body.length);
  return { etag, encoding, body: encoding === null ? body : METHODS[encoding](body) };
}

/** The type must have been set. */
export function sendPacked(response: Response, { etag, encoding, body }: PackedPage): void {
  response.set('ETag', etag);
  if (encoding !== null && !response.req.fresh) response.set('Content-Encoding', encoding);
  response.send(body);
}

/** The type must have been set. */
export function sendCompressed(response: Response, text: string): void {
  sendPacked(response, packedFor(response.req, text));
}

/** As `response.json` does. */
export function sendJson(response: Response, value: unknown): void {
  sendCompressed(response.type('json'), JSON.stringify(value));
}

function methodFor(accepted = '', bytes: number): keyof typeof METHODS | null {
  if (bytes < SMALLEST || bytes > LARGEST || /[;*]/.test(accepted)) return null;
  const names = accepted.toLowerCase().split(/\s*,\s*/);
  return (['br', 'gzip'] as const).find((name) => names.includes(name)) ?? null;
}
