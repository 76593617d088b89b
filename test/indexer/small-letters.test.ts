import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { smallLettersIn } from '../../indexer/publish/small-letters.ts';

describe('the words of names that reports write small', () => {
  const cases: readonly (readonly [string, string, readonly string[], Readonly<Record<string, number>>])[] = [
    [
      'are told with the share of their uses',
      'Ivo Black. A black boat, black sails. Black!',
      ['Ivo Black'],
      { black: 0.5 },
    ],
    ['are none that are always written large', 'Ivo Marl spoke. Marl sat. Marl rose.', ['Ivo Marl'], {}],
    ['are none of nobody', 'A black boat, black sails, black sand.', ['Ivo Marl'], {}],
    ['are none that are hardly used', 'A black boat.', ['Ivo Black'], {}],
  ];
  for (const [promise, text, names, expected] of cases) {
    it(promise, () => assert.deepEqual(smallLettersIn([text], names), expected));
  }
});
