import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { ItemDocument } from '../../../src/reports/item.ts';
import { loadColumns } from '../../../src/search/postings/columns.ts';
import { writtenDocument } from '../../../src/search/postings/stored.ts';
import { beginSync } from '../../../src/search/postings/writer.ts';
import { type Draft, harbourItem } from '../harbour.ts';
import { type SmallIndex, smallIndex } from './small-index.ts';

function item(report: string, text: string, more: Partial<Draft> = {}): ItemDocument {
  return harbourItem({ report, item: 'x', title: '', says: [['Ines Calder', text]], ...more });
}

const [A, B, C] = [item('a', 'quay'), item('b', 'fee'), item('c', 'storm')];

describe('one sync', () => {
  let index: SmallIndex;
  beforeEach(() => {
    index = smallIndex();
  });
  afterEach(() => index.remove());

  /** Of the documents, in the order of their ids, with their hashes. */
  const held = () =>
    index
      .open()
      .prepare('SELECT id, hash FROM item ORDER BY id')
      .all()
      .map((row) => ({ ...row }));
  const wordsHeld = () =>
    (index.open().prepare('SELECT word FROM word ORDER BY word').all() as { word: string }[]).map(({ word }) => word);
  const asHeld = (documents: readonly ItemDocument[]) => documents.map(({ documentId: id, hash }) => ({ id, hash }));

  const summaries: readonly (readonly [string, readonly ItemDocument[], readonly ItemDocument[], readonly number[]])[] =
    [
      ['adds what is new', [], [A, B], [2, 0, 0, 0]],
      ['keeps what is the same', [A, B], [B, A], [0, 0, 0, 2]],
      ['replaces what has changed', [A, B], [A, item('b', 'fees')], [0, 1, 0, 1]],
      ['removes what is not named', [A, B, C], [C], [0, 0, 2, 1]],
      ['does all of that at once', [A, B], [item('a', 'quays'), C], [1, 1, 1, 0]],
      ['removes everything', [A, B], [], [0, 0, 2, 0]],
    ];
  for (const [promise, before, after, [added, updated, removed, unchanged]] of summaries) {
    it(`${promise}, and says how much`, () => {
      index.sync(before);
      assert.deepEqual(index.sync(after), { added, updated, removed, unchanged });
      assert.deepEqual(held(), asHeld(after.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1))));
      assert.equal(loadColumns(index.open()).live.length, after.length);
      const words = after.map(({ text }) => text.trim()).sort();
      assert.deepEqual(wordsHeld(), words);
    });
  }
  it('takes portions, and asks for what it does not hold as it is', () => {
    index.sync([A, B]);
    const changed = item('b', 'fees');
    const session = beginSync(index.path);
    assert.deepEqual(session.changed([A, changed]), [1]);
    session.write([writtenDocument(changed)]);
    assert.deepEqual(session.changed([C]), [0]);
    session.write([writtenDocument(C)]);
    assert.deepEqual(session.commit(), { added: 1, updated: 1, removed: 0, unchanged: 1 });
    assert.deepEqual(held(), asHeld([A, changed, C]));
  });
  it('refuses a second document of one id, in the same portion and in another', () => {
    for (const portions of [[[A, item('a', 'fee')]], [[A], [B, item('a', 'fee')]]]) {
      const session = beginSync(index.path);
      assert.throws(() => {
        for (const portion of portions) session.changed(portion);
      }, /two documents have the id a_x/);
      session.abandon();
    }
  });
  it('leaves everything as it was when it is abandoned', () => {
    index.sync([A, B]);
    const session = beginSync(index.path);
    assert.deepEqual(session.changed([C]), [0]);
    session.write([writtenDocument(C)]);
    session.abandon();
    assert.deepEqual(held(), asHeld([A, B]));
    assert.deepEqual(index.sync([A, B]).unchanged, 2);
  });
  it('gives a speaker the name that was written last', () => {
    index.sync([item('a', 'quay', { says: [['Ines Calder', 'quay']] })]);
    index.sync([item('a', 'quay', { says: [['Inés Calder', 'quay']] })]);
    const { facetValues } = loadColumns(index.open());
    assert.equal(facetValues.labels[facetValues.numberOf('speaker', 'ines-calder')], 'Inés Calder');
  });
  it('keeps the order of ids, whatever the order in which documents come', () => {
    index.sync([C, A]);
    index.sync([B, C, A]);
    const database = index.open();
    const { newest, keys } = loadColumns(database);
    const idOf = database.prepare('SELECT id FROM item WHERE item = ?');
    const ids = [...newest].map((place) => (idOf.get(keys[place] ?? 0) as { id: string }).id);
    assert.deepEqual(ids, ['a_x', 'b_x', 'c_x']);
  });
  it('leaves few segments, however many syncs came before', () => {
    const all = Array.from({ length: 30 }, (_, n) => item(`r-${n}`, 'quay'));
    for (const n of all.keys()) index.sync(all.slice(0, n + 1));
    const { segments, hasDeleted, count } = loadColumns(index.open());
    assert.ok(segments.length < 8, `${segments.length} segments`);
    assert.deepEqual([hasDeleted, count], [false, 30]);
  });
});
