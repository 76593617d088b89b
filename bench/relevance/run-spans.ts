// `node bench/relevance/run-spans.ts [--misses]`: asks both engines for names and days beside words, on every archive that is here, and prints
// how often the first result, or one of the first ten, is right.
import { parseArgs } from 'node:util';
import { type IndexedArchive, openBlogs, openNotes, openSample } from './archives.ts';
import type { RelevanceEngine } from './engines/engine.ts';
import { openMeilisearch } from './engines/meilisearch.ts';
import { openEmbedded } from './engines/site.ts';
import { HALVES } from './queries.ts';
import { SPAN_KINDS, type SpanQuery, spanQueries } from './typed-spans.ts';

/** Of each kind and archive. */
const EACH = 200;
const DEPTH = 10;

const { values } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });
console.log('| archive | engine | kind | half | queries | first right | in the first ten | as with operators |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const open of [openSample, openBlogs, openNotes]) {
  const archive = await open();
  if (archive === null) continue;
  const queries = spanQueries(archive.documents, archive.catalogue.describe().people, EACH);
  for (const openEngine of [openEmbedded, openMeilisearch]) {
    const engine = await openEngine(archive);
    if (engine) await measured(archive, engine, queries);
    await engine?.close();
  }
  await archive.close();
}

interface Answer {
  readonly query: SpanQuery;
  readonly isFirstRight: boolean;
  readonly isFound: boolean;
  /** What the search with operators finds first, this one does, too; a few in whatever order. */
  readonly isSame: boolean;
}

async function measured(archive: IndexedArchive, engine: RelevanceEngine, queries: readonly SpanQuery[]) {
  const answers: Answer[] = [];
  for (const query of queries) {
    const ids = await idsFor(engine, query.text);
    const isRight = (id: string | undefined) => id !== undefined && query.right.has(id);
    // Below the exact ones a page shows others: they need not be the same.
    const exact = (await idsFor(engine, query.operators)).filter((id) => query.kind.startsWith('word') || isRight(id));
    answers.push({
      query,
      isFirstRight: isRight(ids[0]),
      isFound: ids.some(isRight),
      isSame: exact.every((id) => ids.slice(0, exact.length).includes(id)),
    });
    if (values.misses && !isRight(ids[0]))
      console.error(`${archive.name}, ${query.kind}: ${query.text} → ${ids[0] ?? 'nothing'}`);
  }
  for (const kind of SPAN_KINDS) {
    for (const half of HALVES) {
      const own = answers.filter(({ query }) => query.kind === kind && query.half === half);
      const share = (is: (answer: Answer) => boolean) => (own.filter(is).length / Math.max(1, own.length)).toFixed(3);
      const cells = [share((one) => one.isFirstRight), share((one) => one.isFound), share((one) => one.isSame)];
      console.log(`| ${[archive.name, engine.name, kind, half, own.length, ...cells].join(' | ')} |`);
    }
  }
}

async function idsFor(engine: RelevanceEngine, text: string): Promise<readonly string[]> {
  return (await engine.search({ text, speaker: null, isTyping: false })).slice(0, DEPTH);
}
