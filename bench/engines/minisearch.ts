// MiniSearch: in memory, saved as JSON. No phrases (their words must all match); mistakes are looked for where nothing matches.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemDocument } from '../../src/reports/item.ts';
import type { StoredItem } from '../../src/search/stored-item.ts';
import { tokens } from '../../src/search/words.ts';
import type { BenchQuery } from '../queries.ts';
import { facetsOf, kept, readKept } from './documents.ts';
import { hitOf, type OpenBenchEngine } from './engine.ts';

/** As much of the package as is used here. */
interface Index {
  add(document: { id: string; title: string; text: string }): void;
  discard(id: string): void;
  search(query: string, options: object): { id: string; score: number }[];
}
interface Library {
  new (options: object): Index;
  loadJSON(json: string, options: object): Index;
}

const OPTIONS = {
  fields: ['title', 'text'],
  tokenize: (text: string) => tokens(text).map(({ stem }) => stem),
  processTerm: (term: string) => term,
};

const PACKAGE: string = 'minisearch';

export const openEngine: OpenBenchEngine = (folder) => {
  let index: Index | null = null;
  let items = new Map<string, StoredItem>();
  const opened = (): Index => {
    if (!index) throw new Error('not open');
    return index;
  };
  const found = (query: BenchQuery): StoredItem[] => {
    const { clauses, isTyping } = query.request;
    const typed = clauses.flatMap(({ alternatives }) => alternatives.map(({ text }) => text)).join(' ');
    const filter = ({ id }: { id: string }) => passes(items.get(id), query);
    if (typed === '') {
      const all = [...items.values()].filter((item) => passes(item, query));
      return all.sort((a, b) => ((a.date ?? '') > (b.date ?? '') ? -1 : 1));
    }
    const options = { combineWith: 'AND', boost: { title: 4 }, prefix: isTyping, filter };
    const exact = opened().search(typed, options);
    const fuzzy = (term: string) => (term.length < 5 ? false : term.length < 9 ? 1 : 2);
    const results = exact.length > 0 ? exact : opened().search(typed, { ...options, fuzzy });
    return results.flatMap(({ id }) => items.get(id) ?? []);
  };
  return {
    async build(source) {
      const { default: MiniSearch } = (await import(PACKAGE)) as { default: Library };
      const made = new MiniSearch(OPTIONS);
      for (const item of kept(source, folder)) made.add(fieldsOf(item));
      writeFileSync(join(folder, 'index.json'), JSON.stringify(made));
    },
    async open() {
      const { default: MiniSearch } = (await import(PACKAGE)) as { default: Library };
      items = readKept(folder);
      index = MiniSearch.loadJSON(readFileSync(join(folder, 'index.json'), 'utf8'), OPTIONS);
    },
    async search(query) {
      const all = found(query);
      const start = (query.request.page - 1) * 20;
      const hits = all.slice(start, start + 20).map((item) => hitOf(item, query));
      return { total: all.length, hits, facets: facetsOf(all) };
    },
    async update(item) {
      opened().discard(item.documentId);
      opened().add(fieldsOf(item));
    },
    close: async () => {},
  };
};

export function fieldsOf({ documentId: id, title, text }: ItemDocument): { id: string; title: string; text: string } {
  return { id, title, text };
}

export function passes(item: StoredItem | undefined, { request }: BenchQuery): boolean {
  if (!item) return false;
  const { filters, from, to } = request;
  const { speaker, topic } = filters;
  if (speaker.length > 0 && !item.speakers.some(({ id }) => speaker.includes(id))) return false;
  if (topic.length > 0 && !item.topics.some(({ id }) => topic.includes(id))) return false;
  return (from === null || (item.date ?? '') >= from) && (to === null || (item.date ?? '') <= to);
}
