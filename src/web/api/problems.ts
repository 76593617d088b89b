// What the interface for programs cannot answer, as a problem: which kind an error is, and what is told of it.
import type { z } from 'zod';
import type { Moved as MovedTo, Unknown, Gone as WhatIsGone, Withdrawn } from '../../catalogue/resolve.ts';
import { failureOf, withdrawnText } from '../error-page.ts';
import { NotFound } from '../http/errors.ts';
import { PROBLEM_KINDS, type ProblemKind, problem } from '../http/problem.ts';
import type { problemSchema } from './schemas.ts';

type Problem = z.output<typeof problemSchema>;

/** The text of a permalink stands nowhere any more: 410. */
class Gone extends Error {
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
