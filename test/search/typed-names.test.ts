import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseQuery, queryText } from '../../src/search/query.ts';
import { namesAmong } from '../../src/search/typed-names.ts';

const SPEAKERS = ['Ines Calder', 'Lucas van der Meeuw', 'Mira Osei', 'Jo Tarn', 'Jo Tarn'];

function speakersCalled(name: string) {
  return SPEAKERS.filter((speaker) => speaker.toLowerCase() === name || speaker.toLowerCase().endsWith(` ${name}`)).map(
    (speaker, index) => ({ id: `${index}`, name: speaker }),
  );
}

describe('the names among the words of a search', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['are full names', 'Ines Calder dredging', ['Ines Calder']],
    ['may be written small', 'dredging ines calder', ['ines calder']],
    ['may have several words', 'cost Lucas van der Meeuw dredging', ['Lucas van der Meeuw']],
    ['may be several', 'Mira Osei Ines Calder', ['Mira Osei', 'Ines Calder']],
    ['are no last names alone, of however many words', 'Calder van der Meeuw', []],
    ['are no names that two speakers have', 'Jo Tarn', []],
    [
      'are not read across a phrase, an exclusion or an alternative',
      'Ines "Calder" Mira -Osei Ines OR Calder Osei',
      [],
    ],
  ];
  for (const [title, query, names] of cases) {
    it(`${title}: ${query}`, () => {
      const { clauses } = parseQuery(query);
      const found = namesAmong(clauses, speakersCalled);
      assert.deepEqual(
        found.map((name) => queryText(name)),
        names,
      );
    });
  }
});
