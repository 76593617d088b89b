// How the interface for programs says that it cannot answer: problem details (RFC 9457), each kind with an address that explains it.
import type { z } from 'zod';
import type { Moved as MovedTo, Unknown, Gone as WhatIsGone, Withdrawn } from '../../catalogue/resolve.ts';
import { failureOf, withdrawnText } from '../error-page.ts';
import { NotFound } from '../http/errors.ts';
import { absolute, PATHS } from '../urls.ts';
import type { problemSchema } from './schemas.ts';

export type Problem = z.output<typeof problemSchema>;

export const PROBLEM_KINDS = {
  'invalid-parameter': { status: 400, title: 'A parameter cannot be read' },
  'not-found': { status: 404, title: 'Nothing stands at this address' },
  'method-not-allowed': { status: 405, title: 'Only reading is possible' },
  gone: { status: 410, title: 'No longer in this archive' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something went wrong' },
  'too-busy': { status: 503, title: 'Too many files are being sent at the moment' },
  'search-unavailable': { status: 503, title: 'The search does not answer now' },
} as const;
export type ProblemKind = keyof typeof PROBLEM_KINDS;

/** The text of a permalink stands nowhere any more: 410. */
export class Gone extends Error {
  override readonly name = 'Gone';
  /** What stood there; `null` where nothing is to be told of it. */
  readonly former: NonNullable<Problem['former']> | null;

  constructor(gone: WhatIsGone | Withdrawn) {
    if (gone.status === 'withdrawn') {
      super(withdrawnText(gone));
      this.former = null;
      return;
    }
    super(`This ${gone.what} was removed from the archive.`);
    const title = gone.title ?? gone.source?.title;
    this.former = title ? { title, date: gone.date } : null;
  }
}

/** What was asked for is at another address of ours now: 301. */
export class Moved extends Error {
  override readonly name = 'Moved';
  /** Absolute. */
  readonly url: string;

  constructor(url: string) {
    super('This has moved.');
    this.url = url;
  }
}

/**
 * Says where else it is, or why it is nowhere. Throws `Moved`, `Gone`, `NotFound`.
 *
 * @param urlOf the absolute address that it has now
 */
export function throwElsewhere<Address>(
  resolved: MovedTo<Address> | WhatIsGone | Withdrawn | Unknown,
  urlOf: (address: Address) => string,
  unknown: string,
): never {
  if (resolved.status === 'unknown') throw new NotFound(unknown);
  if (resolved.status === 'moved') throw new Moved(urlOf(resolved.to));
  throw new Gone(resolved);
}

/** Several parameters at once, or one that is not known: 400. */
export class BadParameters extends Error {
  override readonly name = 'BadParameters';
  readonly errors: NonNullable<Problem['errors']>;

  constructor(errors: NonNullable<Problem['errors']>) {
    super(errors.map(({ parameter, detail }) => `${parameter}: ${detail}`).join(' '));
    this.errors = errors;
  }
}

export function problem(baseUrl: string, kind: ProblemKind, detail: string, path: string): Problem {
  const { status, title } = PROBLEM_KINDS[kind];
  return { type: `${absolute(baseUrl, PATHS.api)}#problem-${kind}`, title, status, detail, instance: path };
}

/** `path` and `query` of the request. An error that is our own fault tells nothing of itself. */
export function problemOf(error: unknown, baseUrl: string, path: string, query: string): Problem {
  if (error instanceof BadParameters) {
    return { ...problem(baseUrl, 'invalid-parameter', error.message, path), errors: error.errors };
  }
  if (error instanceof Gone) {
    const former = error.former ? { former: error.former } : {};
    return { ...problem(baseUrl, 'gone', error.message, path), ...former };
  }
  const { status, message, field } = failureOf(error, query);
  const kind = KIND_OF_STATUS[status] ?? 'internal-error';
  const errors = field === null ? {} : { errors: [{ parameter: field, detail: message }] };
  return { ...problem(baseUrl, kind, message, path), ...errors };
}

const KIND_OF_STATUS: Readonly<Record<number, ProblemKind>> = Object.fromEntries(
  Object.entries(PROBLEM_KINDS).map(([kind, { status }]) => [status, kind as ProblemKind]),
);
