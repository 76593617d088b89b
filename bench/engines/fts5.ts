// SQLite's FTS5 with everything in SQL, as one would write it in an afternoon. Knows no typing mistakes.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ItemDocument } from '../../src/reports/item.ts';
import { packed, unpacked } from '../../src/search/postings/stored.ts';
import { storedItem } from '../../src/search/stored-item.ts';
import { tokens } from '../../src/search/words.ts';
import type { BenchQuery } from '../queries.ts';
import { hitOf, type OpenBenchEngine, pagesOf } from './engine.ts';

const SCHEMA = `
  CREATE TABLE item (item INTEGER PRIMARY KEY, id TEXT UNIQUE, date TEXT, stored BLOB);
  CREATE INDEX item_by_date ON item (date DESC, id);
  CREATE TABLE facet (item INTEGER, facet TEXT, value TEXT);
  CREATE INDEX facet_by_item ON facet (item, facet, value);
  CREATE INDEX facet_by_value ON facet (facet, value, item);
  CREATE VIRTUAL TABLE words USING fts5(title, text, content='', contentless_delete=1, tokenize="porter unicode61 remove_diacritics 2");
`;

export const openEngine: OpenBenchEngine = (folder) => {
  const database = new DatabaseSync(join(folder, 'fts5.db'));
  database.exec(
    'PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536',
  );
  return {
    async build(items) {
      database.exec(SCHEMA);
      database.exec('BEGIN');
      for (const item of items) add(database, item);
      database.exec('COMMIT');
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    storedBytes: () => pagesOf(database, 'item'),
    open: async () => {},
    async search(query) {
      const { from, where, values, order } = sqlFor(query);
      const start = (query.request.page - 1) * 20;
      const rows = database
        .prepare(`SELECT stored ${from} ${where} ORDER BY ${order} LIMIT 20 OFFSET ${start}`)
        .all(...values) as { stored: Uint8Array }[];
      const { total } = database.prepare(`SELECT count(*) AS total ${from} ${where}`).get(...values) as {
        total: number;
      };
      const facets = ['speaker', 'topic', 'year'].map(
        (facet) =>
          database
            .prepare(
              `SELECT value, count(*) FROM facet WHERE facet = '${facet}' AND item IN (SELECT item.item ${from} ${where}) GROUP BY value ORDER BY 2 DESC`,
            )
            .all(...values).length,
      );
      return { total, facets, hits: rows.map(({ stored }) => hitOf(unpacked(stored), query)) };
    },
    async update(item) {
      database.exec('BEGIN');
      const { item: key } = database.prepare('SELECT item FROM item WHERE id = ?').get(item.documentId) as {
        item: number;
      };
      for (const sql of [
        'DELETE FROM item WHERE item = ?',
        'DELETE FROM facet WHERE item = ?',
        'DELETE FROM words WHERE rowid = ?',
      ])
        database.prepare(sql).run(key);
      add(database, item);
      database.exec('COMMIT');
    },
    close: async () => database.close(),
  };
};

function add(database: DatabaseSync, item: ItemDocument): void {
  const { lastInsertRowid: key } = database
    .prepare('INSERT INTO item (id, date, stored) VALUES (?, ?, ?)')
    .run(item.documentId, item.date, packed(storedItem(item)));
  database.prepare('INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)').run(key, item.title, item.text);
  const values = [
    ...item.speakers.map(({ id }) => ['speaker', id]),
    ...item.topics.map(({ id }) => ['topic', id]),
    ['year', (item.date ?? '').slice(0, 4)],
  ];
  const insert = database.prepare('INSERT INTO facet (item, facet, value) VALUES (?, ?, ?)');
  for (const [facet = '', value = ''] of values) insert.run(key, facet, value);
}

function sqlFor({ request }: BenchQuery): { from: string; where: string; values: string[]; order: string } {
  const { clauses, filters, from, to, isTyping } = request;
  const conditions: string[] = [];
  const values: string[] = [];
  const phrases = clauses.flatMap(({ alternatives }) =>
    alternatives.map(
      ({ text }) =>
        `"${tokens(text)
          .map(({ word }) => word)
          .join(' ')}"${isTyping ? '*' : ''}`,
    ),
  );
  if (phrases.length > 0) {
    conditions.push('words MATCH ?');
    values.push(phrases.join(' AND '));
  }
  for (const facet of ['speaker', 'topic'] as const) {
    for (const value of filters[facet]) {
      conditions.push(
        `EXISTS (SELECT 1 FROM facet AS f WHERE f.item = item.item AND f.facet = '${facet}' AND f.value = ?)`,
      );
      values.push(value);
    }
  }
  if (from !== null) conditions.push('date >= ?');
  if (from !== null) values.push(from);
  if (to !== null) conditions.push('date <= ?');
  if (to !== null) values.push(to);
  const hasWords = phrases.length > 0;
  return {
    from: hasWords ? 'FROM words JOIN item ON item.item = words.rowid' : 'FROM item',
    where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '',
    values,
    order: hasWords ? 'bm25(words, 4, 1)' : 'date DESC, id',
  };
}
