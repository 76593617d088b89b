// The figures of readers at once as rows of a Markdown table.
import type { LoadFigures } from './load.ts';
import type { SiteFigures } from './site.ts';

export interface Measured extends LoadFigures {
  readonly start: SiteFigures;
  readonly middle: SiteFigures;
  readonly end: SiteFigures;
}

export const HEAD = [
  '| | answers a second | p50 ms | p95 ms | p99 ms | errors | kB over the wire | computing ms an answer | longest block of the event loop, ms | 99 of 100 below, ms | longest computing without a turn, ms | memory at the start, in the middle, at the end, MB |',
  '|---|---|---|---|---|---|---|---|---|---|---|---|',
].join('\n');

export function row(name: string, { start, middle, end, ...asked }: Measured): string {
  const cells = [
    name,
    asked.answersASecond.toFixed(1),
    ...[asked.p50, asked.p95, asked.p99].map((ms) => ms.toFixed(0)),
    asked.errors,
    kB(asked.bytes),
    (end.computingMs / asked.answers).toFixed(2),
    end.longestBlockMs.toFixed(0),
    end.block99Ms.toFixed(0),
    end.longestComputingMs.toFixed(0),
    [start, middle, end].map(({ memoryBytes }) => (memoryBytes / 1e6).toFixed(0)).join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}

export function kB(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
