import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Vocabulary, vocabularyOf } from '../../../src/search/postings/vocabulary.ts';
import { harbourItem } from '../harbour.ts';
import { smallIndex } from './small-index.ts';

describe('the vocabulary of an index', () => {
  const index = smallIndex();
  let vocabulary: Vocabulary;

  before(() => {
    const texts = [
      'harbours harbour timetables',
      'harbour harbourmaster 2031',
      'harbour timetable Éclair',
      'tables 2032 quay 漢字 fable table',
      'timetabel quay quays table',
    ];
    const items = texts.map((text, n) => harbourItem({ report: `r-${n}`, item: 'x', title: '', says: [[null, text]] }));
    const gone = harbourItem({ report: 'gone', item: 'x', title: '', says: [[null, 'quay vanished']] });
    index.sync([...items, gone]);
    index.sync(items);
    vocabulary = vocabularyOf(index.open());
  });
  after(() => index.remove());

  const counts: readonly (readonly [string, string, number])[] = [
    ['each item once, whatever its inflections', 'harbour', 3],
    ['an item once that says the stem twice', 'quay', 2],
    ['a number', '2031', 1],
    ['no item that was removed', 'vanish', 0],
    ['nothing for a word that is no stem', 'quays', 0],
    ['nothing for what stands nowhere', 'xyzzi', 0],
  ];
  for (const [promise, stem, items] of counts) {
    it(`counts ${promise}`, () => {
      assert.equal(vocabulary.itemsWith(stem), items);
      assert.equal(vocabulary.hasStem(stem), items > 0);
    });
  }
  const prefixes: readonly (readonly [string, string, readonly string[]])[] = [
    ['by their stems, each once, in order', 'harb', ['harbour', 'harbourmast']],
    ['also the word that is the beginning itself', 'harbour', ['harbour', 'harbourmast']],
    ['by how words are written, not by how stems are', 'timetables', ['timet']],
    ['as words are folded', 'ecl', ['eclair']],
    ['in other scripts', '漢', ['漢字']],
    ['numbers, too', '203', ['2031', '2032']],
    ['none where no word begins so', 'xy', []],
    ['none of removed items', 'vani', []],
    ['none for a sign that means something elsewhere', '%', []],
  ];
  for (const [promise, prefix, stems] of prefixes) {
    it(`finds how a word may go on: ${promise}`, () => assert.deepEqual(vocabulary.stemsOfPrefix(prefix), stems));
  }
  const near: readonly (readonly [string, string, readonly string[]])[] = [
    ['one mistake from five letters on', 'habour', ['harbour 3']],
    ['two mistakes from nine letters on', 'timetxblx', ['timetable 1']],
    ['the word itself among them, equals by the alphabet', 'timetable', ['timetabel 1', 'timetable 1', 'timetables 1']],
    ['the most frequent first', 'xable', ['table 2', 'fable 1']],
    ['none for four letters', 'quax', []],
    ['none with two mistakes for eight letters', 'harboxry', []],
    ['no number', '20311', []],
    ['none for a word with a digit', 'harb0ur', []],
    ['none that were removed', 'vanishad', []],
  ];
  for (const [promise, word, expected] of near) {
    it(`finds what a mistyped word may mean: ${promise}`, () => {
      assert.deepEqual(
        vocabulary.fuzzyMatches(word).map(({ word, items }) => `${word} ${items}`),
        expected,
      );
    });
  }
  it('tells stems and counts of near words', () => {
    assert.deepEqual(
      vocabulary.fuzzyMatches('harbourx').map(({ word, stem, items }) => [word, stem, items]),
      [
        ['harbour', 'harbour', 3],
        ['harbours', 'harbour', 1],
      ],
    );
  });
});
