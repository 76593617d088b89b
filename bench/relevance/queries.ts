// What is asked of every engine: as typed, with the items that answer it. Reads the questions that were judged by hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Grades } from './measures.ts';

export const HALVES = ['tuning', 'held-out'] as const;
/** Ranking is tuned on one half, and what it is worth is read off the other. */
export type Half = (typeof HALVES)[number];

export interface RelevanceQuery {
  readonly kind: string;
  readonly half: Half;
  /** As typed. */
  readonly text: string;
  /** Id of the speaker that the search is filtered by. */
  readonly speaker: string | null;
  /** The last word is not finished yet. */
  readonly isTyping: boolean;
  readonly grades: Grades;
}

const QUESTIONS = z.array(
  z.strictObject({
    query: z.string().min(1),
    kind: z.string().min(1),
    half: z.enum(HALVES),
    wants: z.string().min(1),
    items: z.record(z.string(), z.int().min(1).max(3)),
  }),
);

/** The questions of `questions.yml`. Throws where the file breaks its own form. */
export function judgedQuestions(): readonly RelevanceQuery[] {
  const text = readFileSync(join(import.meta.dirname, 'questions.yml'), 'utf8');
  return QUESTIONS.parse(parse(text)).map(({ query, kind, half, items }) => ({
    kind,
    half,
    text: query,
    speaker: null,
    isTyping: false,
    grades: new Map(Object.entries(items)),
  }));
}
