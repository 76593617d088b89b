// Makes an archive of as many items as asked for ready to be served: its catalogue and its index, as an index run leaves them.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acronymsIn, glossaryOf } from '../../indexer/analysis/subjects/acronyms.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import type { CataloguedReport } from '../../src/catalogue/catalogue.ts';
import { openCatalogueWriter } from '../../src/catalogue/writer.ts';
import { dataPaths } from '../../src/config.ts';
import type { ItemDocument } from '../../src/reports/item.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { streamed } from '../engines/search-engine.ts';
import { type Corpus, generate } from '../items.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Leaves a complete one as it is; one that was broken off is made anew. */
export async function prepareArchive(folder: string, corpus: Corpus, count: number): Promise<void> {
  const done = join(folder, 'complete');
  if (existsSync(done)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const paths = dataPaths(folder);
  writeCatalogue(paths.catalogue, corpus, count);
  const engine = openEmbeddedEngine({ path: paths.engine });
  await engine.sync(streamed(generate(corpus, count)));
  await engine.close();
  writeFileSync(done, '');
}

function writeCatalogue(path: string, corpus: Corpus, count: number): void {
  const lists = readArchive(join(ROOT, 'archive', corpus.name === 'the TC39 notes' ? 'tc39' : 'sample')).lists;
  const catalogue = openCatalogueWriter(path);
  let reportCount = 0;
  let items: ItemDocument[] = [];
  const put = () => {
    const [first] = items;
    if (!first) return;
    catalogue.put(reportOf(first, items.length), items, first.hash);
    reportCount++;
    items = [];
  };
  for (const item of generate(corpus, count)) {
    if (items[0] && items[0].report.id !== item.report.id) put();
    items.push(item);
  }
  put();
  catalogue.describe({
    archive: lists.description,
    sources: lists.sources,
    people: lists.people,
    topics: lists.topics,
    glossary: glossaryOf(corpus.items.flatMap(({ text }) => acronymsIn(text))),
    reportCount,
    itemCount: count,
    speakerCount: catalogue.speakerCount(),
    version: `bench-${count}`,
  });
  catalogue.commit();
  catalogue.close();
}

function reportOf({ report, date }: ItemDocument, itemCount: number): CataloguedReport {
  return {
    ...report,
    meetingNote: null,
    captured: null,
    sha256: null,
    attendees: [],
    date,
    itemCount,
    wordCount: 300 * itemCount,
  };
}
