import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DELETED } from '../../../src/search/postings/columns.ts';
import { smallColumns } from './small-columns.ts';
import { type Asked, matchIn } from './small-matching.ts';

/** Lists of `Matches`. */
type Expected = Partial<Record<'items' | 'titled' | 'said' | 'ranked', readonly number[] | null>>;

describe('what matches', () => {
  // Zones: title, narration, speakers.
  const columns = smallColumns([
    { speakers: ['ines', 'bo'] },
    { speakers: ['ines'] },
    { speakers: ['bo'], state: DELETED },
    { speakers: ['bo'] },
  ]);
  const said = [
    'quay fee',
    '',
    'storm',
    'quay storm',
    '',
    'fee storm',
    'quay',
    'storm fee',
    '',
    'storm',
    'storm',
    '',
    'fee',
  ];
  /** Zones of deleted items may be named: who goes from zones to items leaves them out. */
  const isDead = (list: string, number: number) =>
    (list === 'said' || list === 'ranked') && columns.states[columns.itemOfZone[number] ?? -1] === DELETED;
  const cases: readonly (readonly [string, Partial<Asked>, Expected])[] = [
    ['is what holds a word, if it is alive', { included: ['storm'] }, { items: [0, 1, 3], ranked: null }],
    ['holds all words, whoever says them', { included: ['quay', 'fee'] }, { items: [0, 1] }],
    ['holds one of several alternatives', { included: ['fee|quay'] }, { items: [0, 1, 3] }],
    ['holds words in a row in one zone', { included: ['fee storm'] }, { items: [1] }],
    ['holds no word that is excluded', { included: ['storm'], excluded: ['quay'] }, { items: [3] }],
    ['is everything else where words are excluded only', { excluded: ['quay'] }, { items: [3] }],
    ['has all words in its title', { included: ['quay', 'fee'] }, { titled: [0] }],
    ['has no title to boast of where there are no words', { excluded: ['fee'] }, { titled: [] }],
    ['is said by the zones that hold it all', { included: ['quay', 'storm'] }, { items: [0, 1], said: [3] }],
    [
      'is what the selected speaker says, all of it',
      { included: ['quay', 'storm'], speakers: ['ines'] },
      { items: [], ranked: [] },
    ],
    [
      'is ranked by what the selected speaker says',
      { included: ['storm'], speakers: ['bo'] },
      { items: [0], ranked: [3], said: [2, 3, 5, 10] },
    ],
    [
      'is what the selected speaker does not say',
      { excluded: ['quay'], speakers: ['bo', 'ines'] },
      { items: [0, 3], ranked: [2, 12], said: [2, 12] },
    ],
    [
      'is the whole item where the selected speaker need only be there',
      { included: ['storm'], speakers: ['bo'], speakerScope: 'present' },
      { items: [0, 1, 3], said: null, ranked: null },
    ],
    ['is nothing for a speaker whom nobody knows', { included: ['storm'], speakers: ['xy'] }, { items: [] }],
  ];
  for (const [promise, asked, expected] of cases) {
    it(promise, () => {
      const found = matchIn(columns, said, {
        included: [],
        excluded: [],
        speakerScope: 'said',
        speakers: [],
        ...asked,
      });
      for (const [name, list] of Object.entries(expected)) {
        const numbers = found[name as keyof Expected];
        assert.deepEqual(numbers && [...numbers].filter((number) => !isDead(name, number)), list, name);
      }
    });
  }
});
