import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clauseInQuotes, wordsInQuotes } from '../../src/queries/clause-text.ts';
import { parseQuery } from '../../src/search/query.ts';

describe('clauses in words', () => {
  const cases: readonly (readonly [typed: string, sentence: string])[] = [
    ['', ''],
    ['quay', '“quay”'],
    ['crane quay', '“crane” and “quay”'],
    ['a b c "night ferry"', '“a”, “b”, “c” and “night ferry”'],
    ['crane OR quay', '“crane” or “quay”'],
    ['crane OR quay dues', '(“crane” or “quay”) and “dues”'],
    ['dues -crane -"night ferry"', '“dues”, but not “crane” or “night ferry”'],
    ['-crane -quay', 'not “crane” or “quay”'],
    ['dues\u202Efoo', '“\u2068dues\u202Efoo\u2069”'],
  ];
  for (const [typed, sentence] of cases) {
    it(`say: ${sentence || 'nothing'}`, () => assert.equal(wordsInQuotes(parseQuery(typed).clauses), sentence));
  }

  it('say of a phrase of several words that it is one', () => {
    const said = (typed: string) => parseQuery(typed).clauses.map(clauseInQuotes);
    assert.deepEqual(said('"night ferry" OR quay "pier"'), ['the phrase “night ferry” or “quay”', '“pier”']);
  });
});
