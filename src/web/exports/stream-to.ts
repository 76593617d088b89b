// Sends what is too large to be held: as fast as it is read at the other end, and no longer than it is read.
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';

/** What is sent, and what it passes through on the way. */
export type Streams = readonly [Readable, ...Transform[]];

/**
 * A reader who goes away ends the reading; a failure on the way breaks the connection, so that a part is never taken for the whole.
 * For HEAD nothing is read at all. Status and headers are the caller's.
 */
export async function streamTo(request: Request, response: Response, streams: Streams, logger: Logger): Promise<void> {
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  try {
    await pipeline([...streams, response]);
  } catch (error) {
    response.destroy();
    if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    logger.error({ err: error, path: request.path }, 'A file was broken off');
  }
}
