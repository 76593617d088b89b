import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inBritishSpelling, inOtherSpelling } from '../../src/search/spelling.ts';

describe('spelling', () => {
  const same: readonly (readonly [american: string, british: string])[] = [
    ['organizations', 'organisations'],
    ['analyzing', 'analysing'],
    ['colored', 'coloured'],
    ['neighborhoods', 'neighbourhoods'],
    ['centers', 'centres'],
    ['defense', 'defence'],
    ['licensing', 'licencing'],
    ['dialogs', 'dialogues'],
    ['councilors', 'councillors'],
    ['judgement', 'judgment'],
  ];
  for (const [american, british] of same) {
    it(`of ${american} is ${british} in Britain`, () => {
      assert.equal(inBritishSpelling(american), british);
      assert.equal(inBritishSpelling(british), british);
    });
  }
  for (const word of ['laboratory', 'humorous', 'literal', 'central', 'defensive', 'councillor', 'quizzes', 'fort']) {
    it(`leaves ${word} as it is`, () => assert.equal(inBritishSpelling(word), word));
  }

  const beginnings: readonly (readonly [one: string, other: string | null])[] = [
    ['organiz', 'organis'],
    ['organisa', 'organiza'],
    ['analy', null],
    ['analyz', 'analys'],
    ['labor', 'labour'],
    ['labou', null],
    ['neighborh', 'neighbourh'],
    ['center', 'centre'],
    ['defenc', 'defens'],
    ['pris', null],
    ['size', null],
    ['ferr', null],
  ];
  for (const [one, other] of beginnings) {
    it(other ? `begins ${one} or ${other}` : `begins ${one} in both`, () => {
      assert.equal(inOtherSpelling(one), other);
      if (other) assert.equal(inOtherSpelling(other), one);
    });
  }
  it('begins cente only where it goes on in the American way', () => {
    assert.equal(inOtherSpelling('cente'), 'centre');
    assert.equal(inOtherSpelling('centr'), 'center');
  });
});
