// Writes one sync into the index file: a single transaction, so that a reader, or a killed process, leaves the last good state.

import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { codeFingerprint } from '../../code-fingerprint.ts';
import type { DocumentVersion, SyncSummary } from '../engine.ts';
import { dayNumber, type FacetName, facetValuesOf } from '../facets.ts';
import type { StoredItem } from '../stored-item.ts';
import { writeRecord } from './item-records.ts';
import { makeTables, openForWriting } from './schema.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { MAX_SEGMENT_WORDS, mergeSegments, nextSegment, writeSegment } from './segments.ts';
import { unpacked, type WrittenDocument } from './stored.ts';
import { TermIds } from './term-ids.ts';
import { VarintWriter } from './varints.ts';
import { WordCounts } from './word-counts.ts';
import { wordsOf } from './zones.ts';

/** Takes the documents in portions: `changed` with all of a portion, `write` with those that it named; then `commit` or `abandon` once. */
export interface SyncSession {
  /** Indexes of the documents that the index holds not at all or otherwise; the others are kept. */
  changed(versions: readonly DocumentVersion[]): number[];
  write(documents: readonly WrittenDocument[]): void;
  /** The name of what the index holds, as the last session was given it; `null` where it was given none. */
  readonly heldState: string | null;
  commit(end?: SyncEnd): SyncSummary;
  abandon(): void;
}

export interface SyncEnd {
  /** Name of what the index holds from then on. */
  readonly state: string | null;
  /** Ids of documents to remove; `null` for all that were not named in this session. */
  readonly gone: readonly string[] | null;
}

/** What fills the index; the rest follows from what they import. */
export const INDEX_CODE = ['writer.ts', 'stored.ts'].map((name) => join(import.meta.dirname, name));

/** Begins the transaction; waits for another writer. Throws what SQLite throws. */
export function beginSync(path: string): SyncSession {
  const database = openForWriting(path);
  try {
    database.exec('BEGIN IMMEDIATE');
    makeTables(database, codeFingerprint(INDEX_CODE));
    return sessionOn(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

interface ItemRow {
  readonly item: number;
  readonly id: string;
  readonly hash: string;
  readonly segment: number;
  readonly place: number;
}

function sessionOn(database: DatabaseSync): SyncSession {
  const find = database.prepare('SELECT item, id, hash, segment, place FROM item WHERE id = ?');
  // One question for a portion takes a fraction of the time of one for each document.
  const findAll = database.prepare('SELECT id, hash FROM item WHERE id IN (SELECT value FROM json_each(?))');
  const items = itemTables(database);
  const seen = new Set<string>();
  const summary = { added: 0, updated: 0, removed: 0, unchanged: 0 };

  const heldState = (database.prepare('SELECT name FROM item_state').get() as { name: string } | undefined)?.name;

  return {
    heldState: heldState ?? null,
    changed(versions) {
      const changed: number[] = [];
      const rows = findAll.all(JSON.stringify(versions.map(({ documentId }) => documentId))) as unknown as ItemRow[];
      const hashes = new Map(rows.map(({ id, hash }) => [id, hash]));
      for (const [index, { documentId, hash }] of versions.entries()) {
        if (seen.has(documentId)) throw new Error(`two documents have the id ${documentId}`);
        seen.add(documentId);
        if (hashes.get(documentId) === hash) summary.unchanged++;
        else changed.push(index);
      }
      return changed;
    },
    write(documents) {
      for (const document of documents) {
        const item: StoredItem = JSON.parse(document.json);
        const known = find.get(item.documentId) as ItemRow | undefined;
        if (known) items.delete(known);
        items.add(known?.item ?? null, document, item);
        summary[known ? 'updated' : 'added']++;
      }
    },
    commit({ state, gone } = { state: null, gone: null }) {
      if (gone) summary.removed = items.remove(gone.flatMap((id) => (find.get(id) as ItemRow | undefined) ?? []));
      else if (summary.unchanged < items.count()) summary.removed = items.removeAllBut(seen);
      if (summary.added + summary.updated + summary.removed > 0) items.finish();
      if (summary.added + summary.removed > 0) writeIdOrder(database);
      if (gone) summary.unchanged = items.count() - summary.added - summary.updated;
      if (state !== (heldState ?? null)) {
        database.exec('DELETE FROM item_state');
        if (state !== null) database.prepare('INSERT INTO item_state (name) VALUES (?)').run(state);
      }
      // Nothing is written, so that whoever reads need not look again.
      if (state !== null && state === heldState && summary.added + summary.updated + summary.removed === 0) {
        this.abandon();
        return summary;
      }
      database.exec('COMMIT');
      // Best effort: a reader may hold the log, and SQLite then shortens it later.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
      return summary;
    },
    abandon() {
      if (database.isTransaction) database.exec('ROLLBACK');
      database.close();
    },
  };
}

function itemTables(database: DatabaseSync) {
  const insertItem = database.prepare(
    'INSERT OR REPLACE INTO item (item, id, hash, segment, place, title) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const insertHit = database.prepare('INSERT OR REPLACE INTO hit (item, stored) VALUES (?, ?)');
  const storedOf = database.prepare('SELECT stored FROM hit WHERE item = ?');
  const insertDeleted = database.prepare('INSERT INTO deleted (segment, place) VALUES (?, ?)');
  const removals = ['item', 'hit'].map((table) => database.prepare(`DELETE FROM ${table} WHERE item = ?`));
  const facetValue = facetValueNumbers(database);
  const numbers = new TermIds();
  const counts = new WordCounts(numbers);
  let lastItem = (database.prepare('SELECT max(item) AS last FROM item').get() as { last: number | null }).last ?? 0;
  let builder = new SegmentBuilder(numbers);
  let segment = nextSegment(database);
  const records = new VarintWriter();
  let built = 0;

  const flush = () => {
    if (built === 0) return;
    writeSegment(database, segment++, {
      items: built,
      zones: builder.zones,
      words: builder.words,
      records: records.take(),
      writePostings: (write) => builder.writeTo(write),
    });
    builder = new SegmentBuilder(numbers);
    built = 0;
  };

  return {
    count: () => (database.prepare('SELECT count(*) AS count FROM item').get() as { count: number }).count,
    delete({ item, segment, place }: ItemRow): void {
      const { stored } = storedOf.get(item) as { stored: Uint8Array };
      counts.count(wordsOf(unpacked(stored), numbers), -1);
      insertDeleted.run(segment, place);
    },
    add(known: number | null, { hash, packed }: WrittenDocument, stored: StoredItem): void {
      const item = known ?? ++lastItem;
      const words = wordsOf(stored, numbers);
      const values = facetValuesOf(stored);
      const counted = (facet: FacetName) => values[facet].map(({ id, label }) => facetValue(facet, id, label));
      insertItem.run(item, stored.documentId, hash, segment, built++, stored.title);
      insertHit.run(item, packed);
      builder.add(words);
      writeRecord(records, {
        item,
        day: dayNumber(stored.date),
        length: words.words.length,
        isOtherPost: stored.report.kind === 'other post',
        speakers: counted('speaker'),
        topics: counted('topic'),
        author: counted('author')[0] ?? 0,
        body: counted('body')[0] ?? 0,
      });
      counts.count(words, 1);
      if (builder.words >= MAX_SEGMENT_WORDS) flush();
    },
    removeAllBut(kept: ReadonlySet<string>): number {
      const rows = database.prepare('SELECT item, id, segment, place FROM item').all() as unknown as ItemRow[];
      return this.remove(rows.filter(({ id }) => !kept.has(id)));
    },
    remove(rows: readonly ItemRow[]): number {
      flush();
      for (const row of rows) {
        this.delete(row);
        for (const statement of removals) statement.run(row.item);
      }
      return rows.length;
    },
    finish(): void {
      flush();
      mergeSegments(database);
      counts.writeTo(database);
    },
  };
}

/** Numbers for facet values; a value's label is that of the document written last. */
function facetValueNumbers(database: DatabaseSync): (facet: FacetName, id: string, label: string) => number {
  const upsert = database.prepare(
    `INSERT INTO facet_value (facet, id, label) VALUES (?, ?, ?)
     ON CONFLICT (facet, id) DO UPDATE SET label = excluded.label RETURNING value`,
  );
  const known = new Map<string, { readonly value: number; readonly label: string }>();
  return (facet, id, label) => {
    const name = `${facet} ${id}`;
    const before = known.get(name);
    if (before?.label === label) return before.value;
    const { value } = upsert.get(facet, id, label) as { value: number };
    known.set(name, { value, label });
    return value;
  };
}

/** Ties are broken by id, and to sort a million strings at each start takes longer than to read four million bytes. */
function writeIdOrder(database: DatabaseSync): void {
  const select = database.prepare('SELECT item FROM item ORDER BY id');
  select.setReturnArrays(true);
  const order = Uint32Array.from((select.all() as unknown as [number][]).map(([item]) => item));
  database.prepare('INSERT OR REPLACE INTO id_order (only, items) VALUES (1, ?)').run(new Uint8Array(order.buffer));
}
