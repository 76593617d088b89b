import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type IndexReader, indexReader } from '../../../src/search/postings/reader.ts';
import { writtenDocument } from '../../../src/search/postings/stored.ts';
import { beginSync } from '../../../src/search/postings/writer.ts';
import { asked, harbourItem } from '../harbour.ts';
import { type SmallIndex, smallIndex } from './small-index.ts';

function item(report: string, title: string) {
  return harbourItem({ report, item: 'x', title, says: [['Ines Calder', `${title} were read.`]] });
}

const [FEES, STORMS, BUOYS] = [item('a', 'Fees'), item('b', 'Storms'), item('c', 'Buoys')];

describe('the reader of an index', () => {
  let index: SmallIndex;
  let reader: IndexReader;
  beforeEach(() => {
    index = smallIndex();
    reader = indexReader(index.path);
  });
  afterEach(() => {
    reader.close();
    index.remove();
  });

  const removeFile = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(index.path + end, { force: true });
  };
  /** Titles, by all that a reader answers. */
  const all = (): readonly string[] => {
    const { hits, total } = reader.search(asked(''));
    const titles = hits.map(({ title }) => title);
    assert.equal(total, titles.length);
    assert.equal(reader.health().itemCount, titles.length);
    for (const title of ['Fees', 'Storms', 'Buoys']) {
      const found = reader.search(asked(title)).hits.map((hit) => hit.title);
      assert.deepEqual(found, titles.includes(title) ? [title] : []);
      const suggested = reader.suggest(title).map(({ label }) => label);
      assert.deepEqual(suggested, titles.includes(title) ? [title] : []);
    }
    return titles;
  };
  const assertNone = () => {
    const { hits, total, facets, corrections } = reader.search(asked('fees'));
    assert.deepEqual([hits, total, corrections, Object.values(facets)], [[], 0, [], [[], [], [], [], [], []]]);
    assert.deepEqual(reader.suggest('fees'), []);
    assert.deepEqual(reader.related('a_x', 5), []);
    const description = `embedded, ${index.path} (no index there yet)`;
    assert.deepEqual(reader.health(), { isReady: false, itemCount: 0, description });
  };

  it('finds nothing where there is no file, and says so', () => assertNone());
  it('finds what is in a file that appears', () => {
    assertNone();
    index.sync([FEES, STORMS]);
    assert.deepEqual(all(), ['Fees', 'Storms']);
    assert.deepEqual(reader.health(), { isReady: true, itemCount: 2, description: `embedded, ${index.path}` });
  });
  it('finds what a sync changes, adds and removes', () => {
    index.sync([FEES, STORMS]);
    assert.deepEqual(all(), ['Fees', 'Storms']);
    index.sync([item('a', 'Buoys'), STORMS]);
    assert.deepEqual(all(), ['Buoys', 'Storms']);
    index.sync([STORMS]);
    assert.deepEqual(all(), ['Storms']);
    index.sync([]);
    assert.deepEqual(all(), []);
    assert.equal(reader.health().isReady, true);
  });
  it('finds what was there before while a sync goes on, and where it is abandoned', () => {
    index.sync([FEES]);
    const session = beginSync(index.path);
    session.changed([STORMS]);
    session.write([writtenDocument(STORMS)]);
    assert.deepEqual(all(), ['Fees']);
    session.abandon();
    assert.deepEqual(all(), ['Fees']);
  });
  it('finds what is in a file that takes the place of another', () => {
    index.sync([FEES]);
    assert.deepEqual(all(), ['Fees']);
    const other = smallIndex();
    other.sync([STORMS, BUOYS]);
    renameSync(other.path, index.path);
    other.remove();
    assert.deepEqual(all(), ['Storms', 'Buoys']);
  });
  it('finds what is in a file that was deleted and made anew, with as many syncs', () => {
    for (const one of [FEES, STORMS, BUOYS]) {
      removeFile();
      index.sync([one]);
      assert.deepEqual(all(), [one.title]);
    }
  });
  it('finds nothing any more when the file vanishes, and again when it comes back', () => {
    index.sync([FEES]);
    assert.deepEqual(all(), ['Fees']);
    removeFile();
    assertNone();
    index.sync([BUOYS]);
    assert.deepEqual(all(), ['Buoys']);
  });
  it('takes a file of another version for none', () => {
    index.sync([FEES]);
    assert.deepEqual(all(), ['Fees']);
    const database = new DatabaseSync(index.path);
    database.exec('PRAGMA user_version = 7');
    database.close();
    assertNone();
    index.sync([FEES]);
    assert.deepEqual(all(), ['Fees']);
  });
  it('tells what is wrong with a file that is none of its own, and answers once it is replaced', () => {
    writeFileSync(index.path, 'Minutes, kept in the wrong place. '.repeat(1000));
    assert.throws(() => reader.search(asked('fees')), /not a database/);
    const { isReady, description } = reader.health();
    assert.equal(isReady, false);
    assert.match(description, /not a database/);
    removeFile();
    index.sync([FEES]);
    assert.deepEqual(all(), ['Fees']);
  });
  it('knows no items related to an unknown one', () => {
    index.sync([FEES, STORMS, item('d', 'Fees'), BUOYS, item('e', 'Piers')]);
    assert.deepEqual(reader.related('xy', 5), []);
    assert.deepEqual(
      reader.related('a_x', 5).map(({ documentId }) => documentId),
      ['d_x'],
    );
  });
});
