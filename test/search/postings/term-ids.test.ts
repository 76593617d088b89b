import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { NumberList } from '../../../src/search/postings/sorted-lists.ts';
import { TermIds } from '../../../src/search/postings/term-ids.ts';
import { tokens } from '../../../src/search/words.ts';

function read(numbers: TermIds, text: string): number[] {
  const found = new NumberList();
  numbers.read(text, found);
  return [...found.take()];
}

describe('numbers of words', () => {
  it('stand for the words and stems that searching cuts out of any text', () => {
    const unit = fc.constantFrom('Quay', 'quays', 'THE', 'N.E.C.', '3.5', 'é', '’', ' ', '-', 'ing', '\u0301');
    const text = fc.oneof(fc.string({ unit, maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 60 }));
    const numbers = new TermIds();
    fc.assert(
      fc.property(text, (any) => {
        const found = read(numbers, any).map((number) => ({
          word: numbers.words[number],
          stem: numbers.stems[numbers.stemOfWord[number] ?? -1],
        }));
        assert.deepEqual(
          found,
          tokens(any).map(({ word, stem }) => ({ word, stem })),
        );
      }),
      { numRuns: 2000 },
    );
  });
  it('are the same for the same word, however often and in whatever case it comes, among tens of thousands', () => {
    const numbers = new TermIds();
    const names = Array.from({ length: 30_000 }, (_, n) => `Word${n}`);
    const first = read(numbers, names.join(' '));
    assert.deepEqual(
      first,
      names.map((_, n) => n),
    );
    assert.deepEqual(read(numbers, names.join(' ').toUpperCase()), first);
    assert.equal(numbers.words.length, names.length);
  });
});
