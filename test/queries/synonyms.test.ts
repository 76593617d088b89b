import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { withSynonyms } from '../../src/queries/synonyms.ts';
import type { Acronym } from '../../src/reports/item.ts';
import { type Clause, parseQuery } from '../../src/search/query.ts';
import { foldedWords } from '../../src/search/words.ts';

const GLOSSARY: readonly Acronym[] = [
  { acronym: 'HDR', expansion: 'harbour dues review' },
  { acronym: 'NaN', expansion: 'not-a-number' },
  { acronym: 'NPF', expansion: 'national policy forum' },
];

/** "(npf|national policy forum) -(bus)": what each clause accepts, in order. */
function shown(clauses: readonly Clause[]): string {
  return clauses
    .map(
      ({ alternatives, isExcluded }) =>
        `${isExcluded ? '-' : ''}(${alternatives.map(({ text, isPhrase }) => (isPhrase ? `"${text}"` : text)).join(' | ')})`,
    )
    .join(' ');
}

describe('synonyms from the glossary', () => {
  const table: readonly (readonly [promise: string, q: string, clauses: string, used: string])[] = [
    ['lets an acronym find what it stands for', 'npf', '("national policy forum" | npf)', 'NPF'],
    ['knows an acronym in quotes', '"NPF"', '("national policy forum" | "NPF")', 'NPF'],
    ['knows an acronym by its possessive', 'NPF’s', '("national policy forum" | NPF’s)', 'NPF'],
    ['lets a phrase find its acronym', '"National Policy Forum"', '("NPF" | "National Policy Forum")', 'NPF'],
    ['reads a hyphenated word as a phrase', 'not-a-number', '("NaN" | not-a-number)', 'NaN'],
    [
      'lets words that spell an expansion each find its acronym',
      'national policy forum',
      '("NPF" | national) ("NPF" | policy) ("NPF" | forum)',
      'NPF',
    ],
    [
      'finds the spelling among other words',
      'bus national policy forum fares',
      '(bus) ("NPF" | national) ("NPF" | policy) ("NPF" | forum) (fares)',
      'NPF',
    ],
    ['spells with hyphenated words', 'not-a number', '("NaN" | not-a) ("NaN" | number)', 'NaN'],
    ['does not spell with words in quotes', '"national" policy forum', '("national") (policy) (forum)', ''],
    [
      'needs the words in order and whole',
      'policy national forum national policy',
      '(policy) (national) (forum) (national) (policy)',
      '',
    ],
    ['does not spell with alternatives', 'national policy OR forum', '(national) (policy | forum)', ''],
    ['does not spell with what is left out', 'national -policy forum', '(national) -(policy) (forum)', ''],
    ['leaves out both forms of an acronym', 'bus -npf', '(bus) -("national policy forum" | npf)', 'NPF'],
    ['leaves out both forms of a phrase', '-"harbour dues review"', '-("HDR" | "harbour dues review")', 'HDR'],
    ['widens one of several alternatives', 'bus OR NPF', '("national policy forum" | bus | NPF)', 'NPF'],
    [
      'adds nothing where both forms were typed',
      'NPF OR "national policy forum"',
      '(NPF | "national policy forum")',
      '',
    ],
    [
      'takes no part of a longer phrase',
      '"the national policy forum" NPFs',
      '("the national policy forum") (NPFs)',
      '',
    ],
    [
      'uses every acronym that was typed',
      'npf hdr',
      '("national policy forum" | npf) ("harbour dues review" | hdr)',
      'HDR NPF',
    ],
    ['leaves nothing as nothing', '', '', ''],
  ];
  for (const [promise, q, clauses, used] of table) {
    it(`${promise}: ${q}`, () => {
      const result = withSynonyms(parseQuery(q).clauses, GLOSSARY);
      assert.equal(shown(result.clauses), clauses);
      assert.equal(result.used.map(({ acronym }) => acronym).join(' '), used);
    });
  }

  const word = fc.constantFrom(
    'npf',
    'NPF',
    'national',
    'policy',
    'forum',
    'hdr',
    'harbour',
    'dues',
    'review',
    'bus',
    'OR',
  );
  const piece = fc.oneof(
    word,
    word.map((text) => `-${text}`),
    fc.constantFrom('"national policy forum"', '-"harbour dues review"', 'not-a-number', 'NaN'),
  );

  it('keeps every clause in its place with all that was typed, typed last', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { clauses } = parseQuery(pieces.join(' '));
        const { clauses: widened, used } = withSynonyms(clauses, GLOSSARY);
        assert.equal(widened.length, clauses.length);
        widened.forEach((clause, index) => {
          const typed = clauses[index]?.alternatives ?? [];
          assert.equal(clause.isExcluded, clauses[index]?.isExcluded);
          assert.deepEqual(clause.alternatives.slice(-typed.length), typed);
        });
        if (used.length === 0) assert.deepEqual(widened, clauses);
      }),
    );
  });

  it('finds whatever the words as typed find, and nothing that lacks both forms', () => {
    const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), text, (typed, item) => {
        const { clauses } = parseQuery(typed.join(' '));
        const widened = withSynonyms(clauses, GLOSSARY).clauses;
        const spelt = GLOSSARY.reduce(
          (words, { acronym, expansion }) =>
            words.replaceAll(foldedWords(acronym), `${foldedWords(acronym)} ${expansion}`),
          foldedWords(item),
        );
        if (accepts(clauses, item)) assert.ok(accepts(widened, item));
        if (accepts(widened, item)) assert.ok(accepts(clauses, `${spelt} ${acronymsIn(item)}`));
      }),
    );
  });
});

/** The acronyms whose expansions the text holds. */
function acronymsIn(text: string): string {
  return GLOSSARY.filter(({ expansion }) => foldedWords(text).includes(expansion))
    .map(({ acronym }) => acronym)
    .join(' ');
}

function accepts(clauses: readonly Clause[], text: string): boolean {
  const words = ` ${foldedWords(text)} `;
  return clauses.every(
    ({ alternatives, isExcluded }) =>
      alternatives.some((term) => words.includes(` ${foldedWords(term.text)} `)) !== isExcluded,
  );
}
