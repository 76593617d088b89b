import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Vocabulary } from '../../src/search/postings/vocabulary.ts';
import { parseQuery } from '../../src/search/query.ts';
import { expandClauses } from '../../src/search/term-expansion.ts';
import { tokens } from '../../src/search/words.ts';

const WORDS = tokens('harbour harbours budget budgets quay quays pilot by election 2031');

const vocabulary: Vocabulary = {
  hasStem: (stem) => WORDS.some((word) => word.stem === stem),
  itemsWith: () => 1,
  stemsOfPrefix: (prefix) => [...new Set(WORDS.filter(({ word }) => word.startsWith(prefix)).map(({ stem }) => stem))],
  wordsOfPrefix: (prefix) =>
    WORDS.filter(({ word }) => word.startsWith(prefix)).map(({ word, stem }) => ({ word, stem, items: 1 })),
  fuzzyMatches: (word) =>
    word === 'budegt'
      ? [
          { word: 'budgets', stem: 'budget', items: 2 },
          { word: 'budget', stem: 'budget', items: 1 },
        ]
      : [],
};

/** Stems of one word joined by slashes, words of a row by spaces, alternatives by bars; exclusions with a minus. */
function short(query: string, isTyping = false, typos: 'tolerated' | 'off' = 'tolerated'): string {
  const { included, excluded, matchesNothing } = expandClauses(
    { clauses: parseQuery(query).clauses, isTyping, typos },
    vocabulary,
  );
  const row = (matcher: (typeof excluded)[number]) => matcher.map(({ stems }) => [...stems].join('/')).join(' ');
  const parts = [...included.map((matchers) => matchers.map(row).join('|')), ...excluded.map((one) => `-${row(one)}`)];
  return `${parts.join(', ')}${matchesNothing ? ' (nothing)' : ''}`;
}

describe('term expansion', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['takes words by their stems', 'Harbours budget', 'harbour, budget'],
    ['says nothing twice', 'harbour HARBOURS harbour’s', 'harbour'],
    ['names an alternative once', 'quay OR quays OR pilot', 'quay|pilot'],
    ['takes a hyphenated word for words in a row', 'by-election', 'by elect'],
    ['leaves out what has to be left out', 'quay -pilot -"by election"', 'quay, -pilot, -by elect'],
    ['takes a mistyped word for what it may mean', 'budegt', 'budegt/budget'],
    ['doubts no word of a phrase', '"budegt quay"', 'budegt quay (nothing)'],
    ['doubts no excluded word', 'quay -budegt', 'quay, -budegt'],
    ['gives up where a word stands nowhere, and names that word', 'quay xyzzy pilot', 'xyzzi (nothing)'],
    ['goes on where an alternative stands somewhere', 'xyzzy OR pilot', 'xyzzi|pilot'],
  ];
  for (const [promise, query, expected] of cases) it(promise, () => assert.equal(short(query), expected));

  it('takes a word with a star for all that begin so', () => {
    assert.equal(short('har* -qu*'), 'har/harbour, -qu/quay');
    assert.equal(short('zz*'), 'zz (nothing)');
  });
  it('takes a word that stands nowhere for the beginning of others', () => {
    assert.equal(short('harbo pilot'), 'harbo/harbour, pilot');
    assert.equal(short('har'), 'har (nothing)');
    const clauses = parseQuery('harbo').clauses;
    assert.deepEqual(expandClauses({ clauses, isTyping: false, typos: 'tolerated' }, vocabulary).corrections, [
      { typed: 'harbo', found: ['harbour'], how: 'beginning' },
    ]);
  });
  it('tries a word that stands nowhere as two', () => {
    assert.equal(short('quaypilot'), 'quay pilot|quaypilot');
    assert.equal(short('quaypilot', false, 'off'), 'quaypilot (nothing)');
  });
  it('offers another word for one that is spelt right, and does not look for it', () => {
    const near = { ...vocabulary, fuzzyMatches: () => [{ word: 'wales', stem: 'wale', items: 9 }] };
    for (const [typed, how] of [
      ['wages', 'offered'],
      ['Wages', 'offered'],
      ['colours', 'offered'],
      ['wagess', undefined],
    ] as const) {
      const clauses = parseQuery(typed).clauses;
      const { corrections, matchesNothing } = expandClauses({ clauses, isTyping: false, typos: 'tolerated' }, near);
      assert.deepEqual(corrections, [{ typed, found: ['wales'], ...(how && { how }) }]);
      assert.equal(matchesNothing, true, typed);
    }
  });
  it('takes the last word as a beginning, too, while it is typed', () => {
    assert.equal(short('quay har', true), 'quay, har/harbour');
    assert.equal(short('quay "har"', true), 'har (nothing)');
    assert.equal(short('h', true), 'h (nothing)');
    assert.equal(short('by-ele', true), 'by ele/elect');
  });
  it('doubts nothing where mistakes are not tolerated', () => {
    assert.equal(short('budegt', false, 'off'), 'budegt (nothing)');
  });
  it('tells what was taken for what, one of each family of words', () => {
    const { corrections } = expandClauses(
      { clauses: parseQuery('Budegt quay').clauses, isTyping: false, typos: 'tolerated' },
      vocabulary,
    );
    assert.deepEqual(corrections, [{ typed: 'Budegt', found: ['budgets'] }]);
  });
});
