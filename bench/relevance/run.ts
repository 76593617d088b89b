// `node bench/relevance/run.ts [--sample]`: asks all engines all queries, prints one table, and writes docs/relevance.md where all was asked.
import { parseArgs } from 'node:util';
import { type IndexedArchive, openNotes, openSample } from './archives.ts';
import type { OpenRelevanceEngine } from './engines/engine.ts';
import { openFts5, openFts5AnyWord } from './engines/fts5.ts';
import { openMeilisearch } from './engines/meilisearch.ts';
import { openMiniSearch } from './engines/minisearch.ts';
import { openPlainMeilisearch } from './engines/plain-meilisearch.ts';
import { openEmbedded } from './engines/site.ts';
import { knownItemQueries } from './known-items.ts';
import { judgedQuestions, type RelevanceQuery } from './queries.ts';
import { writeReport } from './report.ts';
import { type Scored, scored } from './scores.ts';
import { type MeasuredSet, relevanceTable } from './table.ts';

const ENGINES: readonly OpenRelevanceEngine[] = [
  openEmbedded,
  openMeilisearch,
  openPlainMeilisearch,
  openMiniSearch,
  openFts5,
  openFts5AnyWord,
];
/** Of each manner and archive. */
const KNOWN_ITEMS = 100;

const { values } = parseArgs({ options: { sample: { type: 'boolean', default: false } } });
const sample = await openSample();
const sets = await measured(sample, [
  ['Questions', judgedQuestions()],
  ['Known items', knownItemsOf(sample)],
]);
const notes = values.sample ? null : await openNotes();
if (notes) sets.push(...(await measured(notes, [['Known items', knownItemsOf(notes)]])));
else console.error('The TC39 notes: left out');

const table = relevanceTable(sets);
console.log(table);
if (notes) writeReport(table);

function knownItemsOf({ documents, catalogue }: IndexedArchive): readonly RelevanceQuery[] {
  return knownItemQueries(documents, catalogue.describe().glossary, KNOWN_ITEMS);
}

/** Closes the archive. */
async function measured(
  archive: IndexedArchive,
  asked: readonly (readonly [string, readonly RelevanceQuery[]])[],
): Promise<MeasuredSet[]> {
  const scores = asked.map(() => new Map<string, readonly Scored[]>());
  for (const open of ENGINES) {
    const engine = await open(archive);
    if (!engine) continue;
    for (const [index, [, queries]] of asked.entries()) {
      scores[index]?.set(engine.name, await scored(engine, queries));
    }
    await engine.close();
  }
  await archive.close();
  return asked.map(([name, queries], index) => ({
    name: `${name}, ${archive.name}`,
    queries,
    scores: scores[index] ?? new Map(),
  }));
}
