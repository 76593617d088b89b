// Asks engines the queries and keeps what their answers are worth.
import type { RelevanceEngine } from './engines/engine.ts';
import { type Measures, meanOf, measuresOf } from './measures.ts';
import type { RelevanceQuery } from './queries.ts';

export interface Scored {
  readonly query: RelevanceQuery;
  readonly ids: readonly string[];
  readonly measures: Measures;
}

export async function scored(engine: RelevanceEngine, queries: readonly RelevanceQuery[]): Promise<readonly Scored[]> {
  const scores: Scored[] = [];
  for (const query of queries) {
    const ids = await engine.search(query);
    scores.push({ query, ids, measures: measuresOf(ids, query.grades) });
  }
  return scores;
}

/** Of the queries that are asked for: all where nothing is said. */
export function meanOfScored(
  scores: readonly Scored[],
  only: Partial<Pick<RelevanceQuery, 'kind' | 'half'>> = {},
): Measures {
  const chosen = scores.filter(
    ({ query }) => (only.kind ?? query.kind) === query.kind && (only.half ?? query.half) === query.half,
  );
  return meanOf(chosen.map(({ measures }) => measures));
}
