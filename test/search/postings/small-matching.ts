// Matches the words of a test against a handful of items that it writes down as tables.

import type { Matcher } from '../../../src/search/matchers.ts';
import type { Columns } from '../../../src/search/postings/columns.ts';
import { selectedSpeakers } from '../../../src/search/postings/filtering.ts';
import { type Matches, match } from '../../../src/search/postings/matching.ts';
import { beginScratch } from '../../../src/search/postings/scratch.ts';
import type { ExpandedClauses } from '../../../src/search/term-expansion.ts';
import { smallPostings } from './small-columns.ts';

/** What a test asks for: each clause is one text, “quay fee|storm” are two words in a row, or another. */
export interface Asked {
  readonly included: readonly string[];
  readonly excluded: readonly string[];
  readonly speakerScope: 'said' | 'present';
  readonly matching?: 'all' | 'any';
  /** Ids. */
  readonly speakers: readonly string[];
}

/** @param said by zone, as `smallPostings` takes it */
export function matchIn(columns: Columns, said: readonly string[], asked: Asked): Matches {
  beginScratch();
  const index = { columns, postings: smallPostings(said, columns) };
  return match(index, expandClauses(asked), asked, selectedSpeakers(columns, asked.speakers));
}

function expandClauses({ included, excluded }: Asked): ExpandedClauses {
  const matcher = (row: string): Matcher => row.split(' ').map((stem) => ({ stems: new Set([stem]), prefix: null }));
  return {
    included: included.map((clause) => clause.split('|').map(matcher)),
    excluded: excluded.map(matcher),
    matchesNothing: false,
    corrections: [],
  };
}
