// `MODEL=folder node bench/relevance/run-paraphrases.ts [--misses]`: asks both engines in other words than the reports use, and for what no report speaks
// of; prints how often an answer is among the first ten and under “Perhaps about the same”, and how often something stands there that should not.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { openMeaningOf, vectorWriter } from '../../src/open-meaning.ts';
import { EMPTY_SEARCH } from '../../src/queries/parameters.ts';
import { type Searcher, searcherFor } from '../../src/queries/searcher.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import type { Meaning } from '../../src/vectors/reader.ts';
import { type IndexedArchive, openBlogs, openNotes, openSample } from './archives.ts';
import { openMeilisearchOf } from './engines/meilisearch.ts';
import { HALVES } from './queries.ts';

const half = z.enum(HALVES);
const FILE = z.strictObject({
  paraphrases: z.array(
    z.strictObject({ query: z.string(), archive: z.enum(['sample', 'nec']), half, items: z.array(z.string()).min(1) }),
  ),
  elsewhere: z.array(z.strictObject({ query: z.string(), half })),
});
const { paraphrases, elsewhere } = FILE.parse(
  parse(readFileSync(join(import.meta.dirname, 'paraphrases.yml'), 'utf8')),
);
const DEPTH = 10;

/** As ids of items stand in the file whose words are not ours. */
function hashed(id: string): string {
  return `sha256:${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}

const { values } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });
const model = process.env.MODEL ?? null;
if (model === null) console.error('Without MODEL nothing stands under “Perhaps about the same”.');
console.log(
  '| archive | engine | half | questions | in the list’s ten | with “perhaps” | first ten of both | about nothing | shown all the same |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const [name, open] of [
  ['sample', openSample],
  ['nec', openBlogs],
  ['tc39', openNotes],
] as const) {
  const archive = await open();
  if (archive === null) continue;
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-paraphrases-'));
  vectorWriter({ model, data }, console.error)?.(itemsInMemory(archive.documents));
  const meaning = openMeaningOf({ model, data }, console.error);
  const engines: readonly (readonly [string, SearchEngine, () => Promise<void>] | null)[] = [
    ['embedded', archive.engine, async () => {}],
    await openMeilisearchOf(archive),
  ];
  for (const one of engines) {
    if (one === null) continue;
    const [engine, opened, close] = one;
    await measured({ name, archive, engine, meaning }, searcherFor(archive.catalogue, opened, { meaning }));
    await close();
  }
  meaning?.close();
  await archive.close();
  rmSync(data, { recursive: true });
}

interface Measured {
  readonly name: string;
  readonly archive: IndexedArchive;
  readonly engine: string;
  readonly meaning: Meaning | null;
}

async function measured({ name, archive, engine }: Measured, searcher: Searcher): Promise<void> {
  for (const half of HALVES) {
    const asked = paraphrases.filter((one) => one.archive === name && one.half === half);
    let [inList, onPage, inTen, shown] = [0, 0, 0, 0];
    for (const { query, items } of asked) {
      const { list, perhaps } = await answersTo(searcher, query);
      const isFound = (ids: readonly string[]) => ids.some((id) => items.includes(id) || items.includes(hashed(id)));
      inList += Number(isFound(list));
      onPage += Number(isFound([...list, ...perhaps]));
      inTen += Number(isFound([...list, ...perhaps].slice(0, DEPTH)));
      if (values.misses && !isFound([...list, ...perhaps])) console.error(`${name}, ${engine}: ${query}`);
    }
    const nothing = elsewhere.filter((one) => one.half === half);
    for (const { query } of nothing) {
      const { perhaps } = await answersTo(searcher, query);
      shown += Number(perhaps.length > 0);
      if (values.misses && perhaps.length > 0) console.error(`${name}, ${engine}: ${query} → ${perhaps.join(', ')}`);
    }
    const share = (count: number) => (asked.length === 0 ? '–' : (count / asked.length).toFixed(2));
    const found = [inList, onPage, inTen].map(share).join(' | ');
    console.log(
      `| ${archive.name} | ${engine} | ${half} | ${asked.length} | ${found} | ${nothing.length} | ${shown} |`,
    );
  }
}

async function answersTo(searcher: Searcher, query: string) {
  const outcome = await searcher.run(await searcher.understand({ ...EMPTY_SEARCH, q: query }));
  const more = await outcome.more();
  const list = [...outcome.result.hits, ...more.map(({ hit }) => hit)].slice(0, DEPTH);
  const perhaps = await searcher.perhaps(outcome, more);
  return { list: list.map(({ documentId }) => documentId), perhaps: perhaps.map(({ documentId }) => documentId) };
}
