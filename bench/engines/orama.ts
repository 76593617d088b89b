// Orama: in memory, saved as what it gives to be saved, in Node’s own form, as JSON would need a longer string than there can be. No phrases; filters
// and facets of its own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { ItemDocument } from '../../src/reports/item.ts';
import type { StoredItem } from '../../src/search/stored-item.ts';
import type { BenchQuery } from '../queries.ts';
import { kept, keptBytes, readKept } from './documents.ts';
import { hitOf, type OpenBenchEngine } from './engine.ts';

/** As much of the package as is used here. */
interface Library {
  create(options: object): object;
  insert(database: object, document: object): unknown;
  remove(database: object, id: string): unknown;
  save(database: object): object;
  load(database: object, saved: object): void;
  search(
    database: object,
    options: object,
  ): { count: number; hits: { id: string }[]; facets: Record<string, { count: number }> };
}

const SCHEMA = {
  title: 'string',
  text: 'string',
  speaker: 'string[]',
  topic: 'string[]',
  year: 'string',
  day: 'number',
} as const;
const PACKAGE: string = '@orama/orama';
const load = () => import(PACKAGE) as Promise<Library>;

export const openEngine: OpenBenchEngine = (folder) => {
  let database: object = {};
  let items = new Map<string, StoredItem>();
  let library: Library | null = null;
  const orama = (): Library => {
    if (!library) throw new Error('not open');
    return library;
  };
  const make = () =>
    orama().create({ schema: SCHEMA, components: { tokenizer: { stemming: true, language: 'english' } } });
  return {
    async build(source) {
      library = await load();
      database = make();
      for (const item of kept(source, folder)) await orama().insert(database, fieldsOf(item));
      writeFileSync(join(folder, 'index.bin'), serialize(orama().save(database)));
    },
    storedBytes: () => keptBytes(folder),
    async open() {
      library = await load();
      items = readKept(folder);
      database = make();
      orama().load(database, deserialize(readFileSync(join(folder, 'index.bin'))));
    },
    async search(query) {
      const typed = query.request.clauses.flatMap(({ alternatives }) => alternatives.map(({ text }) => text)).join(' ');
      const options = {
        term: typed,
        properties: ['title', 'text'],
        boost: { title: 4 },
        threshold: 0,
        limit: 20,
        offset: (query.request.page - 1) * 20,
        facets: { speaker: { limit: 1000 }, topic: { limit: 1000 }, year: { limit: 100 } },
        ...whereOf(query),
        ...(typed === '' ? { sortBy: { property: 'day', order: 'DESC' } } : {}),
        ...(query.request.isTyping || typed === '' ? {} : { exact: false }),
      };
      const exact = await orama().search(database, options);
      const answer = exact.count > 0 ? exact : await orama().search(database, { ...options, tolerance: 2 });
      return {
        total: answer.count,
        hits: answer.hits.flatMap(({ id }) => items.get(id) ?? []).map((item) => hitOf(item, query)),
        facets: ['speaker', 'topic', 'year'].map((name) => answer.facets[name]?.count ?? 0),
      };
    },
    async update(item) {
      await orama().remove(database, item.documentId);
      await orama().insert(database, fieldsOf(item));
    },
    close: async () => {},
  };
};

function fieldsOf({ documentId: id, title, text, speakers, topics, date }: ItemDocument): object {
  return {
    id,
    title,
    text,
    speaker: speakers.map((one) => one.id),
    topic: topics.map((one) => one.id),
    year: (date ?? '').slice(0, 4),
    day: Number((date ?? '').replaceAll('-', '')),
  };
}

function whereOf({ request }: BenchQuery): object {
  const { filters, from, to } = request;
  const where = {
    ...(filters.speaker.length > 0 ? { speaker: [...filters.speaker] } : {}),
    ...(filters.topic.length > 0 ? { topic: [...filters.topic] } : {}),
    ...(from !== null && to !== null
      ? { day: { between: [from, to].map((day) => Number(day.replaceAll('-', ''))) } }
      : {}),
  };
  return Object.keys(where).length > 0 ? { where } : {};
}
