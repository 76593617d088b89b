import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namesAmong } from '../../src/queries/typed-names.ts';
import { parseQuery, queryText } from '../../src/search/query.ts';

const SPEAKERS = [
  'Ines Calder',
  'Ines Holt',
  'Lucas van der Meeuw',
  'Mira Osei',
  'Jo Tarn',
  'Jo Tarn',
  'Ada Holt',
  'Ada Calder',
].map((name, index) => ({ id: `${index}`, name }));

function speakersCalled(name: string) {
  return SPEAKERS.filter((speaker) => ` ${speaker.name.toLowerCase()} `.includes(` ${name} `));
}

describe('the names among the words of a search', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['are full names', 'Mira Osei dredging', ['Mira Osei']],
    ['may be written small', 'dredging mira osei', ['mira osei']],
    ['may have several words', 'cost Lucas van der Meeuw dredging', ['Lucas van der Meeuw']],
    ['may be several', 'Mira Osei Lucas van der Meeuw', ['Mira Osei', 'Lucas van der Meeuw']],
    ['are no last names alone, of however many words', 'Calder van der Meeuw', []],
    ['are no names that two speakers have', 'Jo Tarn', []],
    [
      'are not read across a phrase, an exclusion or an alternative',
      'Ines "Calder" Mira -Osei Ines OR Calder Osei',
      [],
    ],
  ];
  it('are told by those of their ends that nobody else is called', () => {
    const telling = (query: string) =>
      namesAmong(parseQuery(query).clauses, speakersCalled).map((name) => queryText(name.telling));
    assert.deepEqual(telling('Mira Osei'), ['Mira Osei']);
    assert.deepEqual(telling('Lucas van der Meeuw'), ['Lucas Meeuw']);
    assert.deepEqual(telling('Ines Calder'), []);
  });
  for (const [title, query, names] of cases) {
    it(`${title}: ${query}`, () => {
      const { clauses } = parseQuery(query);
      const found = namesAmong(clauses, speakersCalled);
      assert.deepEqual(
        found.map(({ clauses: name }) => queryText(name)),
        names,
      );
    });
  }
});
