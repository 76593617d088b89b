import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { ItemDocument } from '../../../src/reports/item.ts';
import { loadColumns } from '../../../src/search/postings/columns.ts';
import { expungeRemoved } from '../../../src/search/postings/expunging.ts';
import { postingsOf } from '../../../src/search/postings/postings.ts';
import { indexReader } from '../../../src/search/postings/reader.ts';
import { unpacked } from '../../../src/search/postings/stored.ts';
import { asked, harbourItem } from '../harbour.ts';
import { type SmallIndex, smallIndex } from './small-index.ts';

/** Has in text, title, id, topic and speaker what nobody else has. */
const SECRET = harbourItem({
  report: 'smuggled',
  item: 'crates',
  title: 'Smuggled crates',
  topics: ['Smuggling'],
  says: [
    ['Sly Brandywine', 'Smugglers hid the spirits under the quay.'],
    [null, 'The harbour was smuggled.'],
  ],
});
const PLAIN: readonly ItemDocument[] = ['quay fees', 'storm fees', 'harbour quay storm'].map((text, n) =>
  harbourItem({ report: `plain-${n}`, item: 'x', title: 'Fees', says: [['Ines Calder', text]] }),
);
/** In folded words and stems, too. */
const TRACES = ['smuggl', 'brandywin', 'crate'];

/** All that the tables hold, packed items unpacked. */
function contents(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as { name: string }[];
    const rows = tables.flatMap(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all());
    return JSON.stringify(
      rows.map(({ stored, ...row }) => (stored instanceof Uint8Array ? { ...row, stored: unpacked(stored) } : row)),
    ).toLowerCase();
  } finally {
    database.close();
  }
}

describe('what was removed from the index', () => {
  let index: SmallIndex;
  beforeEach(() => {
    index = smallIndex();
    index.sync([...PLAIN, SECRET]);
  });
  afterEach(() => index.remove());

  const tracesIn = (text: string) => TRACES.filter((trace) => text.includes(trace));

  it('leaves words in the file until it is forgotten', () => {
    assert.deepEqual(tracesIn(contents(index.path)), TRACES);
    index.sync(PLAIN);
    assert.notDeepEqual(tracesIn(contents(index.path)), []);
  });
  it('is in no table once it is forgotten', () => {
    index.sync(PLAIN);
    expungeRemoved(index.path);
    assert.deepEqual(tracesIn(contents(index.path)), []);
  });
  it('is in no byte of the file once that is compacted', () => {
    index.sync(PLAIN);
    expungeRemoved(index.path);
    const database = new DatabaseSync(index.path);
    database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    const files = readdirSync(index.folder).map((name) => readFileSync(`${index.folder}/${name}`, 'latin1'));
    assert.deepEqual(tracesIn(files.join('').toLowerCase()), []);
    assert.match(files.join(''), /harbour/);
  });
  it('is forgotten where it was changed, too', () => {
    const changed = harbourItem({
      report: 'smuggled',
      item: 'crates',
      title: 'Fees',
      says: [['Ines Calder', 'Fees.']],
    });
    index.sync([...PLAIN, changed]);
    expungeRemoved(index.path);
    const rest = contents(index.path).replaceAll('smuggled_crates', '').replaceAll('report smuggled', '');
    assert.deepEqual(tracesIn(rest.replaceAll('"id":"smuggled"', '').replaceAll('"itemid":"crates"', '')), []);
  });
  it('takes nothing else along', () => {
    index.sync(PLAIN);
    const reader = indexReader(index.path);
    try {
      const answers = () => ['quay', 'storm fees', '"quay fees"', ''].map((query) => reader.search(asked(query)));
      const before = answers();
      assert.deepEqual(
        before.map(({ total }) => total),
        [2, 2, 1, 3],
      );
      expungeRemoved(index.path);
      assert.deepEqual(answers(), before);
    } finally {
      reader.close();
    }
  });
  it('leaves no list of zones that belong to nobody', () => {
    index.sync(PLAIN);
    expungeRemoved(index.path);
    const database = index.open();
    const columns = loadColumns(database);
    assert.equal(columns.hasDeleted, false);
    assert.equal(columns.keys.length, PLAIN.length);
    assert.equal(postingsOf(database, columns).postingList('harbour').zones.length, 1);
  });
  it('may be all there was', () => {
    index.sync([]);
    expungeRemoved(index.path);
    assert.deepEqual(tracesIn(contents(index.path)), []);
    const reader = indexReader(index.path);
    assert.deepEqual([reader.health().isReady, reader.health().itemCount], [true, 0]);
    reader.close();
  });
  it('is nothing where there is no index, and none is made', () => {
    const path = `${index.folder}/none.db`;
    expungeRemoved(path);
    assert.equal(existsSync(path), false);
  });
  it('is left alone in a file of another version', () => {
    index.sync(PLAIN);
    const database = new DatabaseSync(index.path);
    database.exec('PRAGMA user_version = 7; DROP TABLE deleted');
    database.close();
    expungeRemoved(index.path);
    assert.notDeepEqual(tracesIn(contents(index.path)), []);
  });
});
