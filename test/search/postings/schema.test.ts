import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { codeFingerprint } from '../../../src/code-fingerprint.ts';
import {
  makeTables,
  openForReading,
  openForWriting,
  SCHEMA_VERSION,
  versionOf,
} from '../../../src/search/postings/schema.ts';
import { INDEX_CODE } from '../../../src/search/postings/writer.ts';
import { HARBOUR } from '../harbour.ts';
import { type SmallIndex, smallIndex } from './small-index.ts';

describe('the index file', () => {
  let index: SmallIndex;
  beforeEach(() => {
    index = smallIndex();
  });
  afterEach(() => index.remove());

  /** Runs statements on the file as another version of the program might have left it. */
  const change = (statements: string) => {
    const database = new DatabaseSync(index.path);
    database.exec(statements);
    database.close();
  };
  const tablesOf = (database: DatabaseSync): string[] =>
    (
      database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all() as { name: string }[]
    ).map(({ name }) => name);
  const tables = [
    'deleted',
    'facet_value',
    'hit',
    'id_order',
    'item',
    'item_state',
    'made_by',
    'position',
    'posting',
    'segment',
    'stem',
    'word',
  ];

  it('is none where there is none, and reading makes none', () => {
    assert.equal(openForReading(index.path), null);
    assert.equal(existsSync(index.path), false);
  });
  it('is made for writing with its folders, of pages of eight kilobytes and with a log', () => {
    const database = openForWriting(`${index.folder}/deep/down/index.db`);
    makeTables(database, 'test');
    assert.deepEqual({ ...database.prepare('PRAGMA page_size').get() }, { page_size: 8192 });
    assert.deepEqual({ ...database.prepare('PRAGMA journal_mode').get() }, { journal_mode: 'wal' });
    assert.equal(versionOf(database), SCHEMA_VERSION);
    assert.deepEqual(tablesOf(database), tables);
    database.close();
  });
  it('cannot be written by who opens it for reading', () => {
    index.sync(HARBOUR);
    assert.throws(() => index.open().exec('DELETE FROM item'), /readonly/);
  });
  it('keeps what it holds where tables of this version are there, filled by this code', () => {
    index.sync(HARBOUR);
    const database = openForWriting(index.path);
    makeTables(database, codeFingerprint(INDEX_CODE));
    assert.deepEqual({ ...database.prepare('SELECT count(*) AS items FROM item').get() }, { items: HARBOUR.length });
    database.close();
  });
  const others: readonly (readonly [string, string])[] = [
    ['an older version', `PRAGMA user_version = ${SCHEMA_VERSION - 1}`],
    ['a newer version', `PRAGMA user_version = ${SCHEMA_VERSION + 1}`],
    [
      'a version with other tables',
      'PRAGMA user_version = 1; DROP TABLE item; CREATE TABLE "o""dd" (item); CREATE TABLE item (x)',
    ],
    [
      'a version with virtual tables',
      'PRAGMA user_version = 1; CREATE VIRTUAL TABLE words USING fts5 (text); INSERT INTO words VALUES (1); VACUUM',
    ],
    ['this version, filled by other code', `UPDATE made_by SET code = 'other'`],
    ['no version', 'PRAGMA user_version = 0'],
  ];
  for (const [version, statements] of others) {
    it(`is made anew where it is of ${version}: everything is written again`, () => {
      index.sync(HARBOUR);
      assert.equal(index.sync(HARBOUR).unchanged, HARBOUR.length);
      change(statements);
      assert.deepEqual(index.sync(HARBOUR), { added: HARBOUR.length, updated: 0, removed: 0, unchanged: 0 });
      const database = index.open();
      assert.deepEqual(tablesOf(database), tables);
      assert.equal(versionOf(database), SCHEMA_VERSION);
    });
  }
  it('stays as it was where making it anew is not carried through', () => {
    index.sync(HARBOUR);
    change('PRAGMA user_version = 7');
    const database = openForWriting(index.path);
    database.exec('BEGIN IMMEDIATE');
    makeTables(database, 'test');
    database.exec('ROLLBACK');
    assert.equal(versionOf(database), 7);
    assert.deepEqual({ ...database.prepare('SELECT count(*) AS items FROM item').get() }, { items: HARBOUR.length });
    database.close();
  });
  it('is refused where it is no database', () => {
    writeFileSync(index.path, 'Minutes of the harbour council, kept in the wrong place. '.repeat(100));
    assert.throws(() => openForReading(index.path), /not a database/);
    assert.throws(() => openForWriting(index.path), /not a database/);
  });
});
