// How much one address may send to the bookmarks: forms, files, and new readers, who stay on the disk. Counts in this process alone.
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { ReaderSessions } from './session.ts';

/** 429; the message says when to come again. */
export class TooMany extends Error {
  override readonly name = 'TooMany';
}

interface BookmarkLimits {
  readonly forms: RequestHandler;
  /** Of files, those that make a new reader counted once more. */
  readonly imports: RequestHandler[];
  readonly newReaders: RequestHandler;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FORMS_A_MINUTE = 120;
const IMPORTS_A_MINUTE = 20;
/** A class or an office may share an address. */
const NEW_READERS_AN_HOUR = 120;
/** Each may bring as much as a file may hold. */
const IMPORTED_READERS_AN_HOUR = 10;

/** @param limit 0 for none, as for programs */
export function limitsOn(sessions: ReaderSessions, limit: number): BookmarkLimits {
  const limited = (of: Limit) => (limit === 0 ? unlimited : limiter(sessions, of));
  const changes = {
    windowMs: MINUTE_MS,
    advice: 'Too many changes came from this address within a minute. Please wait a minute.',
    counts: ({ isReading }: RequestKind) => !isReading,
    isCountedIfRefused: true,
  };
  const newcomers = {
    windowMs: HOUR_MS,
    advice: 'Too many new lists came from this address within an hour. Please try again in an hour.',
    counts: ({ isReading, hasReader }: RequestKind) => !isReading && !hasReader,
    isCountedIfRefused: false,
  };
  return {
    forms: limited({ ...changes, most: FORMS_A_MINUTE, name: 'bookmarks' }),
    imports: [
      limited({ ...changes, most: IMPORTS_A_MINUTE, name: 'imports' }),
      limited({ ...newcomers, most: IMPORTED_READERS_AN_HOUR, name: 'imported-readers' }),
    ],
    newReaders: limited({ ...newcomers, most: NEW_READERS_AN_HOUR, name: 'new-readers' }),
  };
}

interface RequestKind {
  readonly isReading: boolean;
  readonly hasReader: boolean;
}

interface Limit {
  readonly most: number;
  readonly windowMs: number;
  readonly name: string;
  /** What somebody is told beyond it. */
  readonly advice: string;
  readonly counts: (is: RequestKind) => boolean;
  readonly isCountedIfRefused: boolean;
}

const unlimited: RequestHandler = (_request, _response, next) => next();

function limiter(
  sessions: ReaderSessions,
  { most, windowMs, name, advice, counts, isCountedIfRefused }: Limit,
): RequestHandler {
  return rateLimit({
    windowMs,
    limit: most,
    skipFailedRequests: !isCountedIfRefused,
    identifier: name,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Whose X-Forwarded-For is believed is decided once, for the whole application.
    validate: false,
    skip: (request) =>
      !counts({
        isReading: request.method === 'GET' || request.method === 'HEAD',
        hasReader: sessions.readerOf(request) !== null,
      }),
    handler: (_request, _response, next) => next(new TooMany(advice)),
  });
}
