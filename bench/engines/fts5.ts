// SQLite's FTS5 with everything in SQL, as somebody who knows it well would write it: what matches is found and ranked once, into a temporary
// table, from which the page, the total and all facets are read. Knows no typing mistakes.
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { ItemDocument } from '../../src/reports/item.ts';
import { packed, unpacked } from '../../src/search/postings/stored.ts';
import { storedItem } from '../../src/search/stored-item.ts';
import { tokens } from '../../src/search/words.ts';
import type { BenchQuery } from '../queries.ts';
import { hitOf, type OpenBenchEngine, pagesOf } from './engine.ts';

const SCHEMA = `
  CREATE TABLE item (item INTEGER PRIMARY KEY, id TEXT UNIQUE, date TEXT, stored BLOB);
  CREATE INDEX item_by_date ON item (date DESC, id);
  CREATE TABLE facet (item INTEGER, facet TEXT, value TEXT, PRIMARY KEY (item, facet, value)) WITHOUT ROWID;
  CREATE INDEX facet_by_value ON facet (facet, value, item);
  CREATE VIRTUAL TABLE words USING fts5(title, text, content='', contentless_delete=1, tokenize="porter unicode61 remove_diacritics 2");
`;

export const openEngine: OpenBenchEngine = (folder) => {
  const database = new DatabaseSync(join(folder, 'fts5.db'));
  database.exec(
    'PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY',
  );
  database.exec('CREATE TEMP TABLE found (item INTEGER PRIMARY KEY, rank REAL)');
  const whole = new StatementsOf(database);
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
      const { sql, values } = matching(query);
      whole.get('DELETE FROM found').run();
      whole.get(`INSERT INTO found ${sql}`).run(...values);
      const total = Number(whole.get('SELECT count(*) AS total FROM found').get()?.total ?? 0);
      const start = (query.request.page - 1) * 20;
      const rows = whole
        .get('SELECT stored FROM found JOIN item USING (item) ORDER BY rank, date DESC, id LIMIT 20 OFFSET ?')
        .all(start) as { stored: Uint8Array }[];
      const counts = whole
        .get('SELECT facet, value, count(*) AS items FROM found JOIN facet USING (item) GROUP BY facet, value')
        .all() as { facet: string }[];
      const facets = ['speaker', 'topic', 'year'].map((name) => counts.filter(({ facet }) => facet === name).length);
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

/** Prepared once each. */
class StatementsOf {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  get(sql: string): StatementSync {
    const known = this.#prepared.get(sql) ?? this.#database.prepare(sql);
    this.#prepared.set(sql, known);
    return known;
  }
}

/** What selects each matching item and its rank. */
function matching({ request }: BenchQuery): { sql: string; values: string[] } {
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
  const key = phrases.length > 0 ? 'words.rowid' : 'item.item';
  for (const facet of ['speaker', 'topic'] as const) {
    for (const value of filters[facet]) {
      conditions.push(`${key} IN (SELECT item FROM facet WHERE facet = '${facet}' AND value = ?)`);
      values.push(value);
    }
  }
  for (const [compared, day] of [
    ['>=', from],
    ['<=', to],
  ] as const) {
    if (day === null) continue;
    conditions.push(`date ${compared} ?`);
    values.push(day);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  if (phrases.length === 0) return { sql: `SELECT item.item, 0 FROM item ${where}`, values };
  const join = from !== null || to !== null ? 'JOIN item ON item.item = words.rowid' : '';
  return { sql: `SELECT words.rowid, bm25(words, 4, 1) FROM words ${join} ${where}`, values };
}
