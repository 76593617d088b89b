// Keeps the items beside an engine that lives in memory: a line each in a file, all in memory when it is open.
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemDocument } from '../../src/reports/item.ts';
import { type StoredItem, storedItem } from '../../src/search/stored-item.ts';

/** Passes the items on while it writes them. */
export function* kept(items: Iterable<ItemDocument>, folder: string): Generator<ItemDocument> {
  const file = openSync(join(folder, 'items.jsonl'), 'w');
  for (const item of items) {
    writeSync(file, `${JSON.stringify(storedItem(item))}\n`);
    yield item;
  }
  closeSync(file);
}

export function keptBytes(folder: string): number {
  return statSync(join(folder, 'items.jsonl')).size;
}

/** By id. The file is read as bytes: a string has at most half a thousand million characters. */
export function readKept(folder: string): Map<string, StoredItem> {
  const bytes = readFileSync(join(folder, 'items.jsonl'));
  const items = new Map<string, StoredItem>();
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    const item = JSON.parse(bytes.toString('utf8', start, end)) as StoredItem;
    items.set(item.documentId, item);
    start = end + 1;
  }
  return items;
}

export function facetsOf(items: Iterable<StoredItem>): number[] {
  const counts = [0, 1, 2].map(() => new Map<string, number>());
  const count = (facet: number, value: string) => counts[facet]?.set(value, (counts[facet]?.get(value) ?? 0) + 1);
  for (const { speakers, topics, date } of items) {
    for (const { id } of speakers) count(0, id);
    for (const { id } of topics) count(1, id);
    count(2, (date ?? '').slice(0, 4));
  }
  return counts.map(({ size }) => size);
}
