import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acronymsIn, glossaryOf } from '../../indexer/analysis/subjects/acronyms.ts';

describe('acronymsIn', () => {
  const explained: readonly (readonly [string, string, string])[] = [
    ['She opened the harbour dues review (HDR) on Monday.', 'HDR', 'harbour dues review'],
    ['The Union of Deck and Quay Workers (UDQW) agreed.', 'UDQW', 'Union of Deck and Quay Workers'],
    ['A lifeline services grant (LSG) is needed.', 'LSG', 'lifeline services grant'],
    ['Members of the Quennet Board of Pilots (QBP) came.', 'QBP', 'Quennet Board of Pilots'],
    ['A by-election working group (BEWG) met.', 'BEWG', 'by-election working group'],
  ];
  for (const [text, acronym, expansion] of explained) {
    it(`reads ${acronym} in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(acronymsIn(text), [{ acronym, expansion }]));
  }
  for (const text of [
    'She spoke (AOB) at length.',
    'Rob Sallow (RBS) said so.',
    'It rained (NB) all day.',
    '(HDR) began.',
  ]) {
    it(`finds none in ${JSON.stringify(text)}`, () => assert.deepEqual(acronymsIn(text), []));
  }
});

describe('glossaryOf', () => {
  it('takes the most frequent spelling and leaves out what means two things', () => {
    const glossary = glossaryOf([
      { acronym: 'HDR', expansion: 'harbour dues review' },
      { acronym: 'HDR', expansion: 'Harbour Dues Review' },
      { acronym: 'HDR', expansion: 'harbour dues review' },
      { acronym: 'AGM', expansion: 'annual general meeting' },
      { acronym: 'AGM', expansion: 'assistant general manager' },
    ]);
    assert.deepEqual(glossary, [{ acronym: 'HDR', expansion: 'harbour dues review' }]);
  });
});
