// How programs are told that they cannot be answered: problem details (RFC 9457), each kind with an address that explains it.
import type { Response } from 'express';
import { absolute, PATHS } from '../urls.ts';

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

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What is wrong here, and how to mend it. */
  readonly detail: string;
  /** Path of the request. */
  readonly instance: string;
}

export function problem(baseUrl: string, kind: ProblemKind, detail: string, path: string): Problem {
  const { status, title } = PROBLEM_KINDS[kind];
  return { type: `${absolute(baseUrl, PATHS.api)}#problem-${kind}`, title, status, detail, instance: path };
}

export function sendProblem(response: Response, found: Problem): void {
  response
    .status(found.status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(found));
}
