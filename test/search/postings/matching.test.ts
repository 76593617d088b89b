import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Matcher } from '../../../src/search/matchers.ts';
import { type Columns, DEAD, OTHER_POST, REPORTED } from '../../../src/search/postings/columns.ts';
import { match } from '../../../src/search/postings/matching.ts';
import type { Plan } from '../../../src/search/postings/plan.ts';
import { beginScratch } from '../../../src/search/postings/scratch.ts';
import { type SmallItem, smallColumns, smallPostings } from './small-columns.ts';

/** “quay fee|storm” are two words in a row, or another: one clause. */
function planOf(included: readonly string[], excluded: readonly string[] = []): Plan {
  const matcher = (row: string): Matcher => row.split(' ').map((stem) => ({ stems: new Set([stem]), prefix: null }));
  return {
    included: included.map((clause) => clause.split('|').map(matcher)),
    excluded: excluded.map(matcher),
    isHopeless: false,
    corrections: [],
  };
}

interface Asked {
  readonly included: readonly string[];
  readonly excluded: readonly string[];
  readonly speakerScope: 'said' | 'present';
  readonly speakers: readonly string[];
}

/** Lists of `Matches`. */
type Expected = Partial<Record<'items' | 'titled' | 'said' | 'ranked', readonly number[] | null>>;

function matchIn(columns: Columns, said: readonly string[], { included, excluded, speakerScope, speakers }: Asked) {
  beginScratch();
  const numbers = new Set(speakers.map((id) => columns.facetValues.numberOf('speaker', id) || -1));
  const index = { columns, postings: smallPostings(said, columns) };
  return match(index, planOf(included, excluded), { speakerScope }, numbers);
}

describe('what matches', () => {
  // Voices: title, narration, speakers.
  const columns = smallColumns([
    { speakers: ['ines', 'bo'] },
    { speakers: ['ines'] },
    { speakers: ['bo'], state: DEAD },
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
  /** Voices of dead items may be named: who goes from voices to items leaves them out. */
  const isDead = (list: string, number: number) =>
    (list === 'said' || list === 'ranked') && columns.states[columns.itemOfVoice[number] ?? -1] === DEAD;
  const cases: readonly (readonly [string, Partial<Asked>, Expected])[] = [
    ['is what holds a word, if it is alive', { included: ['storm'] }, { items: [0, 1, 3], ranked: null }],
    ['holds all words, whoever says them', { included: ['quay', 'fee'] }, { items: [0, 1] }],
    ['holds one of several alternatives', { included: ['fee|quay'] }, { items: [0, 1, 3] }],
    ['holds words in a row in one voice', { included: ['fee storm'] }, { items: [1] }],
    ['holds no word that is excluded', { included: ['storm'], excluded: ['quay'] }, { items: [3] }],
    ['is everything else where words are excluded only', { excluded: ['quay'] }, { items: [3] }],
    ['has all words in its title', { included: ['quay', 'fee'] }, { titled: [0] }],
    ['has no title to boast of where there are no words', { excluded: ['fee'] }, { titled: [] }],
    ['is said by the voices that hold it all', { included: ['quay', 'storm'] }, { items: [0, 1], said: [3] }],
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

  const item: fc.Arbitrary<Required<Pick<SmallItem, 'state' | 'speakers'>>> = fc.record({
    state: fc.constantFrom(REPORTED, REPORTED, OTHER_POST, DEAD),
    speakers: fc.subarray(['ines', 'bo']),
  });
  const stem: fc.Arbitrary<string> = fc.constantFrom('quay', 'fee', 'storm');
  const clause = fc.uniqueArray(stem, { minLength: 1, maxLength: 2 }).map((stems) => stems.join('|'));
  const asked: fc.Arbitrary<Asked> = fc.record({
    included: fc.array(clause, { maxLength: 3 }),
    excluded: fc.array(stem, { maxLength: 1 }),
    speakerScope: fc.constantFrom('said', 'present'),
    speakers: fc.subarray(['ines', 'bo', 'xy'], { maxLength: 2 }),
  });
  it('is what a plain scan finds', () => {
    const texts = fc.infiniteStream(fc.array(stem, { maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), texts, asked, (items, words, request) => {
        const columns = smallColumns(items);
        const said = [...words.take(columns.itemOfVoice.length)];
        const found = matchIn(
          columns,
          said.map((stems) => stems.join(' ')),
          request,
        );

        const { included, excluded, speakerScope, speakers } = request;
        const voices = [...said.keys()].filter((voice) => items[columns.itemOfVoice[voice] ?? -1]?.state !== DEAD);
        const hasWords = included.length > 0;
        const holds = (voice: number, clause: string) => clause.split('|').some((stem) => said[voice]?.includes(stem));
        const holdsAll = (voice: number) => included.every((clause) => holds(voice, clause));
        const isExcluded = (voice: number) => excluded.some((stem) => holds(voice, stem));
        const speakerOf = (voice: number) => {
          const item = columns.itemOfVoice[voice] ?? 0;
          return items[item]?.speakers[voice - 2 - (columns.firstVoices[item] ?? 0)];
        };
        const isTitle = (voice: number) => columns.firstVoices.includes(voice);
        const itemsWith = (chosen: readonly number[]) => [
          ...new Set(chosen.map((voice) => columns.itemOfVoice[voice] ?? -1)),
        ];
        const holding = (clause: string) => itemsWith(voices.filter((voice) => holds(voice, clause)));

        const saying = voices.filter(
          (voice) => !isExcluded(voice) && (hasWords ? holdsAll(voice) : speakerOf(voice) !== undefined),
        );
        const isSaid = speakerScope === 'said' && (hasWords || excluded.length > 0);
        const living = found.said?.filter((voice) => voices.includes(voice));
        assert.deepEqual(living && [...living], isSaid ? saying : undefined);
        assert.deepEqual(
          [...found.titled],
          hasWords ? itemsWith(voices.filter((voice) => isTitle(voice) && holdsAll(voice))) : [],
        );
        assert.deepEqual(
          found.clauses.map(({ itemCount, terms }) => [itemCount, ...terms.map((term) => term.itemCount)]),
          included.map((clause) => [clause, ...clause.split('|')].map((part) => holding(part).length)),
        );
        if (isSaid && speakers.length > 0) {
          const chosen = saying.filter((voice) => speakers.includes(speakerOf(voice) ?? ''));
          assert.deepEqual([...found.items], itemsWith(chosen));
          assert.deepEqual(
            found.ranked?.filter((voice) => voices.includes(voice)),
            Uint32Array.from(chosen),
          );
        } else {
          const without = itemsWith(voices.filter(isExcluded));
          const all = [...columns.living].filter((item) => included.every((clause) => holding(clause).includes(item)));
          assert.deepEqual(
            [...found.items],
            all.filter((item) => !without.includes(item)),
          );
          assert.equal(found.ranked, null);
        }
      }),
      { numRuns: 300 },
    );
  });
});
