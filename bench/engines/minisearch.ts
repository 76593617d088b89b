// MiniSearch: in memory, saved as JSON. No phrases: their words must match. Asked in two ways: as whoever wants the same answers as ours would ask it, all
// words, and mistakes only where nothing matches; and as bench/relevance asks it, where it finds best: any of the words but those of a list, and mistakes
// in every search. Without the field of speakers’ names that it has there, as none of these queries names one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemDocument } from '../../src/reports/item.ts';
import type { StoredItem } from '../../src/search/stored-item.ts';
import { tokens } from '../../src/search/words.ts';
import type { BenchQuery } from '../queries.ts';
import { STOP_WORDS } from '../relevance/engines/stop-words.ts';
import { facetsOf, kept, keptBytes, readKept } from './documents.ts';
import { type BenchEngine, hitOf, type OpenBenchEngine } from './engine.ts';

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

/** How it is asked. */
interface Way {
  /** Left out of the index and of queries. */
  readonly stopWords: ReadonlySet<string>;
  readonly find: (index: Index, typed: string, options: object) => readonly { readonly id: string }[];
}

const PACKAGE: string = 'minisearch';

/** As many mistakes as our engine allows for, where nothing matches without. */
const ALL_WORDS: Way = {
  stopWords: new Set(),
  find(index, typed, options) {
    const all = { ...options, combineWith: 'AND', boost: { title: 4 } };
    const exact = index.search(typed, all);
    const fuzzy = (term: string) => (term.length < 5 ? false : term.length < 9 ? 1 : 2);
    return exact.length > 0 ? exact : index.search(typed, { ...all, fuzzy });
  },
};

export const ANY_WORD: Way = {
  stopWords: STOP_WORDS,
  find: (index, typed, options) =>
    index.search(typed, { ...options, fuzzy: (term: string) => (term.length < 5 ? false : 0.2) }),
};

export const openEngine: OpenBenchEngine = (folder) => openMiniSearch(folder, ALL_WORDS);

export function openMiniSearch(folder: string, { stopWords, find }: Way): BenchEngine {
  const settings = {
    fields: ['title', 'text'],
    tokenize: (text: string) => tokens(text).flatMap(({ word, stem }) => (stopWords.has(word) ? [] : stem)),
    processTerm: (term: string) => term,
  };
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
    const results = find(opened(), typed, { prefix: isTyping, filter });
    return results.flatMap(({ id }) => items.get(id) ?? []);
  };
  return {
    async build(source) {
      const { default: MiniSearch } = (await import(PACKAGE)) as { default: Library };
      const made = new MiniSearch(settings);
      for (const item of kept(source, folder)) made.add(fieldsOf(item));
      writeFileSync(join(folder, 'index.json'), JSON.stringify(made));
    },
    storedBytes: () => keptBytes(folder),
    async open() {
      const { default: MiniSearch } = (await import(PACKAGE)) as { default: Library };
      items = readKept(folder);
      index = MiniSearch.loadJSON(readFileSync(join(folder, 'index.json'), 'utf8'), settings);
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
}

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
