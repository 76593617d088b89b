import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { passagesOf, type ReadPassage, relatedWordsIn } from '../../indexer/publish/related-words.ts';

function item(reportId: string, heading: string | null, text: string, meeting: string | null = null): ReadPassage {
  return { reportId, meeting, heading, text };
}

const FILLING = ['Ladders', 'Wasps', 'Cider', 'Frost', 'Bees', 'Paths', 'Fences', 'Visitors'];

/** Items of nothing in particular, so that a word is rare among all. */
function others(count: number): readonly ReadPassage[] {
  return Array.from({ length: count }, (_, n) =>
    item(`other-${n}`, FILLING[n % FILLING.length] ?? '', `Number ${n} was heard, noted and put off until spring.`),
  );
}

describe('a report', () => {
  const report = { id: 'a', body: 'council', meeting: { start: '2031-05-04', end: '2031-05-04' } };

  it('is read heading by heading, or paragraph by paragraph where it has none', () => {
    const told = (text: string) => passagesOf(report, text).map(({ heading, text }) => [heading, text.trim()]);
    assert.deepEqual(told('Before.\n\n## Roads\n\nThe lane.\n\n### Steps\nNone.\n## End'), [
      ['Roads', 'The lane.'],
      ['Steps', 'None.'],
      ['End', ''],
    ]);
    assert.deepEqual(told('One.\n\nTwo.'), [
      [null, 'One.'],
      [null, 'Two.'],
    ]);
    assert.equal(passagesOf(report, 'One.')[0]?.meeting, 'council 2031-05-04');
  });
});

describe('words for the same business', () => {
  const headed = ['a', 'b', 'c', 'd'].map((id) =>
    item(id, 'Premises', 'The roof of the warehouse has a leak by the porch.'),
  );

  it('are what texts say below one heading, in several reports', () => {
    const related = relatedWordsIn([...headed, ...others(40)], []);
    assert.deepEqual(related.premis, ['leak', 'porch', 'roof']);
    assert.deepEqual(related.porch, ['premises']);
  });

  it('are none that stand in one report or two, in most items, or in names', () => {
    assert.deepEqual(relatedWordsIn([...headed.slice(0, 2), ...others(40)], []), {});
    assert.deepEqual(relatedWordsIn(headed, []), {});
    const related = relatedWordsIn([...headed, ...others(40)], ['Lena Porch', 'Ida Leak', 'Ann Roof']);
    assert.ok(!JSON.stringify(related).includes('porch'), JSON.stringify(related));
  });

  it('are what two accounts of one item say each in its own words', () => {
    const days = ['2031-01-04', '2031-02-04', '2031-03-04', '2031-04-04'];
    const accounts = days.flatMap((day, n) => {
      const common = `The bailiff of Quarry${'abcd'[n]}lane came about arrears number ${n}`;
      return [item(`x-${n}`, null, `${common}, the rent.`, day), item(`y-${n}`, null, `${common}, the lease.`, day)];
    });
    const related = relatedWordsIn([...accounts, ...others(40)], []);
    assert.deepEqual([related.rent, related.leas], [['lease'], ['rent']]);
  });
});
