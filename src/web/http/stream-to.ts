// Sends what is too large to be held: as fast as it is read at the other end, no longer than it is read, and in portions, so that others are
// answered in between.
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { ReaderGone } from './fair-engine.ts';
import { gathered, gathering } from './gathered.ts';
import type { Paced } from './paced.ts';

/** What is sent: text, or what it passes through on the way makes bytes of. */
export type Streams = readonly [Iterable<unknown> | AsyncIterable<unknown>, ...Transform[]];

interface StreamParts {
  readonly paced: Paced;
  readonly logger: Logger;
}

/** Who takes nothing for so long is not there any more. */
const STALLED_MS = 60_000;

/**
 * A reader who goes away ends the reading; a failure on the way breaks the connection, so that a part is never taken for the whole.
 * For HEAD nothing is read at all. Status and headers are the caller's.
 */
export async function streamTo(
  request: Request,
  response: Response,
  [values, ...transforms]: Streams,
  { paced, logger }: StreamParts,
): Promise<void> {
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  response.setTimeout(STALLED_MS, () => void response.destroy());
  try {
    const pieces = paced(values);
    if (transforms.length === 0) await pipeline(Readable.from(gathered(pieces)), response);
    else await pipeline([Readable.from(pieces), ...transforms, gathering(), response]);
  } catch (error) {
    response.destroy();
    if (error instanceof ReaderGone || (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    logger.error({ err: error, path: request.path }, 'A file was broken off');
  }
}
