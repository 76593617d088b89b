import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ItemRecord, recordRanges, writeRecord } from '../../../src/search/postings/item-records.ts';
import { packed, unpacked } from '../../../src/search/postings/stored.ts';
import { TermIds } from '../../../src/search/postings/term-ids.ts';
import { VarintWriter } from '../../../src/search/postings/varints.ts';
import { wordsOf } from '../../../src/search/postings/zones.ts';
import { storedItem } from '../../../src/search/stored-item.ts';
import { HARBOUR, harbourItem } from '../harbour.ts';

describe('the zones of an item', () => {
  const document = harbourItem({
    report: 'a',
    item: 'b',
    title: 'Pilot fees',
    says: [
      ['Ines Calder', 'Fees rise.'],
      [null, 'Noted.'],
      ['Bo Ferrant', 'Why?'],
      ['Ines Calder', 'Storms.'],
    ],
  });
  const zonesOf = (item: Parameters<typeof wordsOf>[0]): string[][] => {
    const numbers = new TermIds();
    const { starts, words, positions } = wordsOf(item, numbers);
    return [...starts.subarray(1)].map((end, zone) =>
      Array.from(
        words.subarray(starts[zone], end),
        (word, at) => `${numbers.words[word]} ${positions[(starts[zone] ?? 0) + at]}`,
      ),
    );
  };

  it('are the title, narration and each speaker, with the places of their words in the item', () => {
    assert.deepEqual(zonesOf(storedItem(document)), [
      ['pilot 0', 'fees 1'],
      ['noted 3'],
      ['fees 0', 'rise 1', 'storms 7'],
      ['why 5'],
    ]);
  });
  it('take for narration what a speaker says whom the item does not list', () => {
    const [first] = document.speakers;
    const known = zonesOf({ ...storedItem(document), speakers: first ? [first] : [] });
    assert.deepEqual(known[1], ['noted 3', 'why 5']);
    assert.equal(known.length, 3);
  });
});

describe('what is kept of items', () => {
  it('is unpacked as it was packed', () => {
    for (const document of HARBOUR) assert.deepEqual(unpacked(packed(storedItem(document))), storedItem(document));
  });
  it('is found record by record', () => {
    const records: readonly ItemRecord[] = [
      { item: 1, day: 20310304, length: 300, isOtherPost: false, speakers: [1, 900], topics: [], author: 0, body: 3 },
      { item: 70_000, day: 0, length: 0, isOtherPost: true, speakers: [], topics: [5, 6, 7], author: 8, body: 3 },
      { item: 3, day: 20310305, length: 1, isOtherPost: false, speakers: [2], topics: [9], author: 1, body: 4 },
    ];
    const writer = new VarintWriter();
    const ends = records.map((record) => {
      writeRecord(writer, record);
      return writer.length;
    });
    assert.deepEqual(recordRanges(writer.take()), [
      { item: 1, start: 0, end: ends[0], zones: 4 },
      { item: 70_000, start: ends[0], end: ends[1], zones: 2 },
      { item: 3, start: ends[1], end: ends[2], zones: 3 },
    ]);
  });
});
