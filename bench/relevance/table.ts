// One table of all engines: a line for each kind of query and half, a column for each engine.
import type { Measures } from './measures.ts';
import { HALVES, type RelevanceQuery } from './queries.ts';
import { meanOfScored, type Scored } from './scores.ts';

export interface MeasuredSet {
  /** "Questions, the sample archive" */
  readonly name: string;
  readonly queries: readonly RelevanceQuery[];
  /** By the name of the engine, in the order of the columns. */
  readonly scores: ReadonlyMap<string, readonly Scored[]>;
}

/** Markdown. Columns are the engines of the first set; the best of a line (by nDCG) is bold. */
export function relevanceTable(sets: readonly MeasuredSet[]): string {
  const engines = [...(sets[0]?.scores.keys() ?? [])];
  const lines = sets.flatMap(({ name, queries, scores }) =>
    [null, ...new Set(queries.map(({ kind }) => kind))].flatMap((kind) =>
      HALVES.map((half) => {
        const only = kind === null ? { half } : { half, kind };
        const count = queries.filter((query) => query.half === half && (kind ?? query.kind) === query.kind).length;
        const means = engines.map((engine) => meanOfScored(scores.get(engine) ?? [], only));
        const label = kind === null ? `**${name}: all**` : kind;
        return line([label, half, String(count), ...cellsOf(means)]);
      }),
    ),
  );
  const head = ['', 'half', 'queries', ...engines];
  return [line(head), line(head.map(() => '---')), ...lines].join('\n');
}

function cellsOf(means: readonly Measures[]): readonly string[] {
  const cells = means.map(
    ({ ndcg, reciprocalRank, success }) =>
      `${ndcg.toFixed(3)} · ${reciprocalRank.toFixed(3)} · ${(100 * success).toFixed(0)} %`,
  );
  const best = Math.max(...means.map(({ ndcg }) => ndcg)).toFixed(3);
  return cells.map((cell) => (cell.startsWith(best) ? `**${cell}**` : cell));
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
