// Writes what was measured as a table with ratios and a chart.

import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { scaleLog } from 'd3-scale';
import type { Measured } from './measure.ts';
import { KINDS } from './queries.ts';

const DOCS = join(import.meta.dirname, '../docs');
const NAMES: Readonly<Record<string, string>> = {
  embedded: 'Rapporteur',
  fts5: 'FTS5 in SQL',
  tantivy: 'Tantivy',
  minisearch: 'MiniSearch',
  'minisearch-mistakes': 'MiniSearch, any word, mistakes',
  orama: 'Orama',
  meilisearch: 'Meilisearch',
};

export function writeReport(measured: readonly Measured[], corpusName: string): void {
  writeFileSync(join(DOCS, 'bench.svg'), chart(measured));
  const sizes = [...new Set(measured.map(({ items }) => items))];
  const text = [
    '# The embedded engine, measured',
    '',
    `Written by \`npm run bench\`; what is measured and how stands in [engine.md](engine.md). ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 1e9)} GB,`,
    `Node ${process.versions.node}; items made from ${corpusName}. Milliseconds belong to one machine and what else ran on it; the ratios hold.`,
    'Computing is the time of the processor in all threads of the process: it hardly depends on what else runs. A server computes elsewhere.',
    'A question is asked three times; the first time is told by itself, and all other figures are of the third.',
    'FTS5 finds and ranks what matches once, into a temporary table, and reads page, total and facets from it. Tantivy is asked through its Python wheel and tells the time that it took itself, with one thread; Meilisearch is asked over HTTP, as the application does.',
    'Every engine keeps the items, to show them; “without the items” is what it adds to find them. MiniSearch is asked in two ways: all words must match, and mistakes are looked for where nothing does,',
    'as with the other engines; or, as it finds best in [relevance.md](relevance.md), any of the words will do but for a list of the most common ones, and mistakes are allowed for in every search.',
    'One update is, for Rapporteur and Meilisearch, a sync that is given all items and finds one changed; for the others it is a call of their own with that item.',
    'An engine that is not through with its searches within forty minutes is missing from a table, and so are those beyond 100,000 items that hold everything in memory.',
    'Ratios of engines that were measured at different hours (`--keep` goes on in a folder) hold less surely: a machine that others use, too, changes by a tenth to a third.',
    '',
    '![The time of a search by engine and number of items](bench.svg)',
    '',
    ...abilities(measured),
    ...sizes.flatMap((size) => [
      '',
      ...section(
        measured.filter(({ items }) => items === size),
        size,
      ),
    ]),
    '',
  ];
  writeFileSync(join(DOCS, 'bench.md'), text.join('\n'));
}

/** What an answer of each engine holds, as it is asked here: a faster one that does less is no faster. */
const ABILITIES = ['words with a typing mistake', 'passages', 'values of three facets', 'order'] as const;
const ABILITIES_OF: Readonly<Record<string, readonly string[]>> = {
  embedded: ['where nothing has the word', 'of 20 hits, with speakers', 'counted', 'words, places, nearness'],
  fts5: ['no', 'made by us from the stored item', 'counted', 'BM25'],
  tantivy: ['where nothing has the word', 'one for each hit, none for a beginning or a mistake', 'counted', 'BM25'],
  minisearch: ['where nothing has the word', 'made by us from the stored item', 'counted by us', 'BM25'],
  'minisearch-mistakes': ['always', 'made by us from the stored item', 'counted by us', 'BM25'],
  meilisearch: ['by its own rules', 'of 20 hits, with speakers', 'counted', 'words, mistakes, nearness, places'],
  orama: ['where nothing has the word', 'made by us from the stored item', 'counted', 'BM25'],
};

function abilities(measured: readonly Measured[]): string[] {
  const engines = [...new Set(measured.map(({ engine }) => engine))];
  return [
    '## What each engine does',
    '',
    `| | ${ABILITIES.join(' | ')} |`,
    `|---|${ABILITIES.map(() => '---').join('|')}|`,
    ...engines.map((engine) => `| ${NAMES[engine] ?? engine} | ${(ABILITIES_OF[engine] ?? []).join(' | ')} |`),
  ];
}

function section(rows: readonly Measured[], size: number): string[] {
  const own = rows.find(({ engine }) => engine === 'embedded');
  const textBytes = rows[0]?.textBytes ?? 1;
  const ratio = (value: number, ours: number | undefined) => (ours === undefined ? '' : ` (${short(value / ours)}×)`);
  const computing = (value: number | null | undefined, ours: number | null | undefined) =>
    typeof value === 'number' ? `${short(value)}${ratio(value, ours ?? undefined)}` : '–';
  const line = (row: Measured) =>
    [
      NAMES[row.engine] ?? row.engine,
      row.firstP50 === undefined ? '–' : `${short(row.firstP50)}/${short(row.firstP95 ?? 0)}`,
      ...(['p50', 'p95', 'p99'] as const).map((name) => `${short(row[name])}${ratio(row[name], own?.[name])}`),
      `${short(row.slowest / row.p50)}×`,
      `${computing(row.computingP50, own?.computingP50)}`,
      `${computing(row.computingP95, own?.computingP95)}`,
      `${short(row.items / row.buildSeconds)}${ratio(row.buildSeconds, own?.buildSeconds)}`,
      `${short(row.coldMs)}${ratio(row.coldMs, own?.coldMs)}`,
      `${short(row.memoryBytes / 1e6)}`,
      `${(row.indexBytes / textBytes).toFixed(2)}`,
      typeof row.storedBytes !== 'number' ? '–' : ((row.indexBytes - row.storedBytes) / textBytes).toFixed(2),
      `${short(row.updateMs)}`,
      `${row.found}`,
    ].join(' | ');
  return [
    `## ${size.toLocaleString('en')} items, ${short(textBytes / 1e6)} MB of text`,
    '',
    'In parentheses: how many times what Rapporteur takes.',
    '',
    '| | first round, p50/p95 ms | p50 ms | p95 ms | p99 ms | slowest / p50 | computing p50 ms | computing p95 ms | items built a second | first answer after a start, ms | memory MB | files / text | of it without the items | one update, ms | queries that found something |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${line(row)} |`),
    '',
    `Measured (UTC): ${rows.map(({ engine, measuredAt }) => `${NAMES[engine] ?? engine} ${measuredAt ?? 'before the others'}`).join('; ')}.`,
    '',
    'By kind of query, p50/p95 ms:',
    '',
    `| | ${KINDS.join(' | ')} |`,
    `|---|${KINDS.map(() => '---').join('|')}|`,
    ...rows.map(
      (row) =>
        `| ${NAMES[row.engine] ?? row.engine} | ${KINDS.map((kind) => row.byKind[kind].map(short).join('/')).join(' | ')} |`,
    ),
  ];
}

/** Three digits that count. */
function short(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
}

const WIDTH = 760;
const ROW = 22;
const LEFT = 230;

/** A bar from p50 to p95 for each engine and size, on a logarithmic scale. */
function chart(measured: readonly Measured[]): string {
  const height = measured.length * ROW + 60;
  const all = measured.flatMap(({ p50, p95 }) => [p50, p95]);
  const x = scaleLog([Math.min(...all, 1) / 2, Math.max(...all, 10) * 2], [LEFT, WIDTH - 20]);
  const ticks = x.ticks(4).filter((tick) => /^1(?:e|0*$)|^0\.0*1$/.test(String(tick)));
  const rows = measured.map(({ engine, items, p50, p95 }, index) => {
    const y = 30 + index * ROW;
    const colour = engine === 'embedded' ? '#005a9c' : '#767676';
    const name = `${NAMES[engine] ?? engine}, ${items.toLocaleString('en')} items`;
    const width = Math.max(2, x(p95) - x(p50)).toFixed(1);
    return (
      `<text x="${LEFT - 10}" y="${y + 12}" text-anchor="end">${name}</text>` +
      `<rect x="${x(p50).toFixed(1)}" y="${y + 2}" width="${width}" height="${ROW - 10}" fill="${colour}"/>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" role="img">`,
    '<title>Milliseconds a search takes, from the median to the 95th of a hundred</title>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...ticks.map(
      (tick) =>
        `<line x1="${x(tick)}" x2="${x(tick)}" y1="24" y2="${height - 30}" stroke="#ddd"/><text x="${x(tick)}" y="${height - 14}" text-anchor="middle">${tick} ms</text>`,
    ),
    ...rows,
    `<text x="${LEFT}" y="16">Milliseconds a search takes, from the median to the 95th of a hundred</text>`,
    '</svg>',
    '',
  ].join('\n');
}
