import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { neededWords } from '../../indexer/analysis/text/needed-words.ts';
import { worded } from '../../indexer/analysis/text/worded.ts';

test('a pattern needs the words without which nothing matches it', () => {
  const cases: readonly (readonly [RegExp, readonly string[] | null])[] = [
    [/motion|moved/, ['motion', 'moved']],
    [/[Mm]otion\s+carried/, ['motion']],
    [/\b(?:was|were) (?:then )?(?:agreed|approved)\b/, ['agreed', 'approved']],
    [/colou?rs/, ['colo']],
    [/tides{0,3}/, ['tide']],
    [/tides{2}/, ['tides']],
    [/(?<vote>ayes|noes)+/, ['ayes', 'noes']],
    [/(?:harbour)*/, null],
    [/(?:harbour){0,2}/, null],
    [/harbour|\d+/, null],
    [/harbour|(?:boat|)/, null],
    [/(?!harbour)\w+/, null],
    [/(?<!harbour )\w+/, null],
    [/(?=harbour)\w+/, null],
    [/[harbour]+/, null],
    [/[|)]harbour\)|\|boat/, ['harbour', 'boat']],
    [/\p{Lu}\u{61}\bboat/u, ['boat']],
    [/\x61bc\.def/, ['def']],
    [/we|us/, null],
    [/with the/, null],
  ];
  for (const [pattern, words] of cases) assert.deepEqual(neededWords(pattern), words, String(pattern));
});

test('a worded pattern finds what the pattern finds, in any text', () => {
  const patterns = [
    /motion|moved/i,
    /\b[Tt]he (?:board|boat) (?:was|were) mended\b/u,
    /(?:board|boat)s? (?=mended)/iu,
    /(?<!the )boats?/i,
    /ashes|she|hers/,
    /kelvin|sails/iu,
    /\d|boards?/,
  ];
  const all = patterns.map((pattern) => [pattern, worded(pattern)] as const);
  const part = fc.constantFrom(
    ...[
      'the',
      'The',
      'boat',
      'board',
      'boats',
      'BOARD',
      'was',
      'mended',
      'motion',
      'mo',
      'ved',
      'ashe',
      'shers',
      's',
      'h',
    ],
    ...[' ', ' ', ' ', '-', '’', 'é', 'ſ', '\u212a', 'elvin', 'ſail', '7'],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      for (const [pattern, found] of all) {
        assert.deepEqual(found.exec(text), pattern.exec(text), `${pattern} in ${text}`);
        assert.equal(found.test(text), pattern.test(text));
      }
    }),
    { numRuns: 3000 },
  );
});

test('a pattern that comes later is found as well', () => {
  const first = worded(/harbour/);
  assert.ok(first.test('the harbour wall'));
  const second = worded(/harbour wall|pier/);
  assert.ok(second.test('the harbour wall'));
  assert.ok(!second.test('the harbour'));
});
