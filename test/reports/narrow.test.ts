import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matchesIn } from '../../src/reports/matches.ts';
import { narrow, narrowParts, smallLetters } from '../../src/reports/narrow.ts';

const text = fc.array(
  fc.constantFrom('Ada', 'café', ' ', ',', '!', ':', '’', '“', '…', '–', '\n', 'Ω', '😀', "'", 's'),
);

test('a text held in fewer bytes is the same text, and so are its parts', () => {
  fc.assert(
    fc.property(text, (words) => {
      const whole = words.join('');
      assert.equal(narrow(whole), whole);
      const parts = narrowParts(whole);
      assert.equal(parts.map((part) => part.text).join(''), whole);
      for (const part of parts) assert.equal(whole.slice(part.start, part.start + part.text.length), part.text);
    }),
  );
});

test('a wide text is parted behind commas and their like', () => {
  const parts = narrowParts('Bo’s boat, mended; sails: why? Yes!');
  assert.deepEqual(
    parts.map((part) => part.text),
    ['Bo’s boat,', ' mended;', ' sails:', ' why?', ' Yes!'],
  );
  assert.equal(narrowParts('Ada, Bo').length, 1);
});

test('small letters have the words of the text, whatever its quotation marks', () => {
  assert.equal(smallLetters('Bo’s “BOAT” – É…'), "bo's -boat- - é-");
  assert.equal(smallLetters('Bo’s Ωmega'), 'bo’s ωmega');
});

test('matches are those of matchAll, also of patterns that match nothing at all', () => {
  for (const pattern of [/[a-z]+/g, /\s*/gu, /(?<=,)/g, /😀?/gu, /^./gms]) {
    fc.assert(
      fc.property(text, (words) => {
        const whole = words.join('');
        assert.deepEqual(matchesIn(whole, pattern), [...whole.matchAll(pattern)]);
      }),
    );
  }
  assert.deepEqual(
    matchesIn('a b c', /[a-z]/g, 2).map(([letter]) => letter),
    ['a', 'b'],
  );
});
