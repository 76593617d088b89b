// What every measured engine can do. Each lies in a folder of its own and is measured in a process of its own.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { ItemDocument } from '../../src/reports/item.ts';
import type { Passage } from '../../src/search/engine.ts';
import { matcherOf } from '../../src/search/matchers.ts';
import { passagesOf } from '../../src/search/passages.ts';
import type { StoredItem } from '../../src/search/stored-item.ts';
import type { BenchQuery } from '../queries.ts';

export interface Answer {
  readonly total: number;
  readonly hits: readonly { readonly id: string; readonly passages: readonly Passage[] }[];
  /** How many different values each of three facets has. */
  readonly facets: readonly number[];
  /** Milliseconds that the engine took, where it stands in a process of another language: handing over does not count. */
  readonly ms?: number;
}

export interface BenchEngine {
  build(items: Iterable<ItemDocument>): Promise<void>;
  /** What the last build took, where the engine takes the time itself. */
  buildSeconds?(): number;
  /** Of its files after building: what of them are the items themselves, kept to be shown; absent where nobody can tell. */
  storedBytes?(): number;
  /** What must happen before the first answer after a start. */
  open(): Promise<void>;
  search(query: BenchQuery): Promise<Answer>;
  /** One changed item, until a search can find it. `all` makes all items anew, for engines that ask for that. */
  update(item: ItemDocument, all: () => Iterable<ItemDocument>): Promise<void>;
  close(): Promise<void>;
}

export type OpenBenchEngine = (folder: string) => BenchEngine;

/** Passages are made alike for every engine that has none of its own kind. */
export function hitOf(item: StoredItem, { request }: BenchQuery): Answer['hits'][number] {
  const matchers = request.clauses.flatMap(({ alternatives }) => alternatives.map(matcherOf));
  return { id: item.documentId, passages: passagesOf(item.statements, matchers, null) };
}

/** Bytes of all pages of a table. */
export function pagesOf(database: DatabaseSync, table: string): number {
  const { bytes } = database.prepare('SELECT sum(pgsize) AS bytes FROM dbstat WHERE name = ?').get(table) as {
    bytes: number;
  };
  return bytes;
}

export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0);
}
