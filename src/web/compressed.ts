// Compresses a page whole, in the thread that has made it, and sends it. Streams, and what is too large to do at once, are left to the
// application's compression, as are readers who weigh what they accept.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Response } from 'express';

/** In bytes. Below, compressing does not pay; above, it would hold up other readers. */
const SMALLEST = 1024;
const LARGEST = 500_000;

/**
 * Half a millisecond for a page of search results. As a stream the same takes a millisecond and a half, most of it for handing pieces to other
 * threads and back, and each stream holds some megabytes until garbage is collected: two hundred at once made a gigabyte.
 */
const METHODS = {
  br: (body: Buffer) => brotliCompressSync(body, { params: BROTLI }),
  gzip: (body: Buffer) => gzipSync(body, { level: 4 }),
} as const;
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18 };

/** The type must have been set. The ETag is that of the text, however it is sent. */
export function sendCompressed(response: Response, text: string): void {
  const { req: request } = response;
  const body = Buffer.from(text);
  response.set('ETag', request.app.get('etag fn')(body));
  const method =
    request.method === 'HEAD' || request.fresh ? null : methodFor(request.get('accept-encoding'), body.length);
  if (method === null) response.send(body);
  else response.set('Content-Encoding', method).send(METHODS[method](body));
}

function methodFor(accepted = '', bytes: number): keyof typeof METHODS | null {
  if (bytes < SMALLEST || bytes > LARGEST || /[;*]/.test(accepted)) return null;
  const names = accepted.toLowerCase().split(/\s*,\s*/);
  return (['br', 'gzip'] as const).find((name) => names.includes(name)) ?? null;
}
