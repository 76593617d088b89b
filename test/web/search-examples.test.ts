import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { searchExamples } from '../../src/web/page/search-examples.ts';

const TOPIC = {
  id: 'fares',
  label: 'Fares',
  not: [],
  words: ['fare', 'fares', 'SMPS', 'season ticket', 'timetable', 'pension*'],
};
const PERSON = { id: 'ruth-carrow', name: 'Ruth Carrow', aliases: [], initials: [], pronouns: null, roles: [] };

describe('the examples of the search help', () => {
  it('are made of the archive’s own keywords and people, and run when they are clicked', () => {
    const examples = searchExamples({ topics: [TOPIC], people: [PERSON] });
    assert.deepEqual(
      examples.map(({ q }) => q),
      [
        'season ticket',
        '"season ticket"',
        'fare -timetable',
        'fare OR timetable',
        'pension*',
        'Ruth Carrow fare',
        'fare last year',
      ],
    );
    assert.equal(examples[2]?.url, '/search?q=fare+-timetable');
  });
  it('are ours, and lead nowhere, where an archive has named none', () => {
    const examples = searchExamples({ topics: [], people: [] });
    assert.ok(examples.every(({ url }) => url === null));
    assert.equal(examples[0]?.q, 'night ferry');
  });
});
