// What is sent to a Meilisearch server, looked at without one.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { preparedItem } from '../../src/search/meilisearch/documents.ts';
import { hasAny, hasNone, quoted, selectionOf } from '../../src/search/meilisearch/filters.ts';
import { lookupBuilder } from '../../src/search/meilisearch/lookup.ts';
import { encodedStem, facetKey, indexNames, itemKey } from '../../src/search/meilisearch/schema.ts';
import { tokens } from '../../src/search/words.ts';
import { asked, HARBOUR, harbourItem, only } from './harbour.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 80 });
/** What the server takes for one word, whole and as it is. */
const ONE_WORD = /^[a-z0-9]{1,240}$/;

describe('the filters sent to a server', () => {
  it('keep a value within its quotes, whatever it holds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const inside = quoted(text).slice(1, -1);
        assert.equal(inside.replace(/\\[\\"]/g, '').search(/[\\"]/), -1);
        assert.equal(inside.replace(/\\([\\"])/g, '$1'), text.toWellFormed());
      }),
    );
    assert.equal(hasAny('topic', ['a" OR 1=1 OR topic = "b']), 'topic = "a\\" OR 1=1 OR topic = \\"b"');
    assert.equal(hasNone('topic', ['a', 'b\\']), 'topic NOT IN ["a", "b\\\\"]');
    assert.equal(hasAny('topic', []), 'topic IN []');
  });
  it('hold no more of a reader’s value than a plain slug or a hash', () => {
    for (const id of ['" OR 1=1', "a' --", '\0', '\ud800', 'é', 'A', 'x'.repeat(10_000)]) {
      assert.match(selectionOf(asked('', only({ speaker: [id] })))[1] ?? '', /^speaker = "~[0-9a-f]{64}"$/);
    }
    assert.deepEqual(selectionOf(asked('', { ...only({ topic: ['money', 'works'] }), from: '2031-03-04' })), [
      'other = "no"',
      'topic IN ["money", "works"]',
      'day >= 20310304',
    ]);
  });
  it('tell apart values that the server would take for one', () => {
    const alike = ['e', 'é', 'E', '\ud800', '\udfff', '\ufffd', 'a-b', 'a b', 'x'.repeat(500), 'x'.repeat(501)];
    assert.equal(new Set(alike.map(facetKey)).size, alike.length);
    const ids = ['a_b', 'A_b', 'é_b', 'a_é', '\ud800_a', 'no-line', `${'x'.repeat(600)}_a`, `${'x'.repeat(601)}_a`];
    assert.equal(new Set(ids.map(itemKey)).size, ids.length);
    for (const id of ids) assert.match(itemKey(id), /^[A-Za-z0-9_-]{1,500}$/);
  });
});

describe('the documents sent to a server', () => {
  it('hold words that it neither cuts nor folds, different ones for different stems', () => {
    const stems = new Set([
      'c++',
      'c#',
      '+1',
      '3.5',
      '35',
      'zx41',
      'zzz',
      'ναι',
      '日本語',
      'é',
      'a'.repeat(64),
      '語'.repeat(64),
    ]);
    const encoded = [...stems].map(encodedStem);
    assert.equal(new Set(encoded).size, stems.size);
    for (const word of encoded) assert.match(word, ONE_WORD);
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { stem } of tokens(text)) assert.match(encodedStem(stem), ONE_WORD);
      }),
    );
  });
  it('are the item and what each of its speakers says', () => {
    const ferry = HARBOUR.find(({ id }) => id === 'ferry-timetable');
    assert.ok(ferry);
    const { documents } = preparedItem(ferry);
    assert.deepEqual(
      documents.map(({ id, kind, speaker }) => [id, kind, speaker]),
      [
        ['council-2031-05-20_ferry-timetable', 'item', ['ines-calder', 'mira-osei']],
        ['council-2031-05-20_ferry-timetable_0', 'said', ['ines-calder']],
        ['council-2031-05-20_ferry-timetable_1', 'said', ['mira-osei']],
      ],
    );
    assert.deepEqual(documents[2]?.text, { p0: ['member vote for the night ferri the free harbour pass stay'] });
    assert.deepEqual([documents[1]?.title, documents[1]?.titleWords], [undefined, ['ferri', 'timet']]);
  });
  it('spread a text over as many attributes as its length asks for, and cut no phrase', () => {
    const word = (n: number) => `w${n}`;
    const long = Array.from({ length: 150_000 }, (_, n) => word(n)).join(' ');
    const { documents } = preparedItem(harbourItem({ report: 'r', item: 'long', says: [[null, long]] }));
    const parts = Object.values(documents[0]?.text ?? {});
    assert.equal(parts.length, 3);
    for (const texts of parts) assert.ok(texts.reduce((sum, text) => sum + text.split(' ').length + 8, 0) < 65_535);
    for (const n of [0, 59_980, 59_999, 119_900, 149_990]) {
      const phrase = Array.from({ length: 10 }, (_, at) => word(n + at)).join(' ');
      assert.ok(
        parts.flat().some((text) => `${text} `.includes(`${phrase} `)),
        phrase,
      );
    }
  });
  it('look words up in parts of which a small change rewrites few', () => {
    const built = (items: typeof HARBOUR) => {
      const lookup = lookupBuilder();
      for (const item of items) lookup.add(item, preparedItem(item).vocabulary);
      return new Map(lookup.documents().map(({ id, hash }) => [id, hash]));
    };
    const before = built(HARBOUR);
    assert.deepEqual(built(HARBOUR.toReversed()), before);
    const more = harbourItem({ report: 'r', item: 'buoy', title: 'Buoy', says: [[null, 'A buoy.']] });
    const after = built([...HARBOUR, more]);
    const changed = [...after].filter(([id, hash]) => before.get(id) !== hash);
    assert.ok(changed.length > 0 && changed.length <= 5, JSON.stringify(changed));
  });
});

describe('the names of indexes', () => {
  it('differ for different archives and are names that a server takes', () => {
    const names = ['minutes', 'Minutes', 'min utes', 'min-utes', 'münutes', 'x'.repeat(300)].map((name) =>
      indexNames(name),
    );
    assert.equal(new Set(names.map(({ live }) => live)).size, names.length);
    for (const { live, next } of names) for (const name of [live, next]) assert.match(name, /^[a-z0-9_-]{1,200}$/);
  });
});
