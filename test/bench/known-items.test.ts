import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { randomFrom } from '../../bench/random.ts';
import { knownItemQueries, MANNERS } from '../../bench/relevance/known-items.ts';
import { mistyped } from '../../bench/relevance/mistakes.ts';
import { HALVES, judgedQuestions } from '../../bench/relevance/queries.ts';
import { foldedWords, tokens } from '../../src/search/words.ts';
import { archiveDocuments } from '../search/archive-documents.ts';

const documents = archiveDocuments(join(import.meta.dirname, '../../archive/sample'));
const byId = new Map(documents.map((item) => [item.documentId, item]));

describe('the questions judged by hand', () => {
  const questions = judgedQuestions();

  it('are sixty, no two alike, as many of each kind for tuning as held out', () => {
    assert.equal(new Set(questions.map(({ text }) => text)).size, 60);
    for (const [kind, own] of Object.entries(Object.groupBy(questions, (question) => question.kind))) {
      const counts = HALVES.map((half) => own?.filter((question) => question.half === half).length);
      assert.equal(counts[0], counts[1], kind);
    }
  });

  it('have answers, all of them items of the sample archive', () => {
    for (const { text, grades } of questions) {
      const unknown = [...grades.keys()].filter((id) => !byId.has(id));
      assert.deepEqual(unknown, [], `“${text}” is answered by items that the archive has not`);
      assert.ok([...grades.values()].includes(3), `nothing answers “${text}”`);
    }
  });
});

describe('the queries for known items', () => {
  const glossary = [{ acronym: 'UDQW', expansion: 'Union of Deck and Quay Workers' }];
  const queries = knownItemQueries(documents, glossary, 40);
  const of = (manner: (typeof MANNERS)[number]) => queries.filter(({ kind }) => kind === manner);

  it('are the same each time', () => {
    assert.deepEqual(knownItemQueries(documents, glossary, 40), queries);
  });

  it('are of every manner, half of them for tuning, each for one item', () => {
    for (const manner of MANNERS) {
      const counts = HALVES.map((half) => of(manner).filter((query) => query.half === half).length);
      assert.ok((counts[0] ?? 0) > 0 && (counts[0] ?? 0) - (counts[1] ?? 0) <= 1, `${manner}: ${counts}`);
    }
    for (const { grades, text } of queries) assert.deepEqual([...grades.values()], [3], text);
  });

  it('have words of the item as written, but for one where a mistake was typed', () => {
    for (const [manner, strange] of [
      ['as written', 0],
      ['one mistake', 1],
    ] as const) {
      for (const { text, grades } of of(manner)) {
        const item = byId.get([...grades.keys()][0] ?? '');
        const decisions = item?.decisions.map((decision) => decision.text).join(' ');
        const held = new Set(tokens(`${item?.title} ${item?.text} ${decisions}`).map(({ word }) => word));
        const missing = foldedWords(text)
          .split(' ')
          .filter((word) => !held.has(word));
        assert.ok(missing.length <= strange, `“${text}”: ${missing}`);
      }
    }
  });

  it('say that the last word is being typed only where it was cut', () => {
    assert.deepEqual([...new Set(queries.filter(({ isTyping }) => isTyping).map(({ kind }) => kind))], ['prefix']);
  });
});

describe('a typing mistake', () => {
  it('changes one word of five letters or more, by one letter or by two that are swapped, never the first', () => {
    const random = randomFrom(1);
    for (let count = 0; count < 500; count++) {
      const [short, long = ''] = mistyped(['ramp', 'harbour'], random) ?? [];
      assert.equal(short, 'ramp');
      assert.notEqual(long, 'harbour');
      assert.equal(long.charAt(0), 'h');
      assert.ok(Math.abs(long.length - 'harbour'.length) <= 1, long);
      const isSwapped = [...long].sort().join() === [...'harbour'].sort().join();
      assert.ok(isSwapped || isOneLetterAway(long, 'harbour'), long);
    }
  });

  it('is made in no short word', () => assert.equal(mistyped(['ramp', 'dues'], randomFrom(1)), null));
});

/** What is left without the letters that both begin with and both end with is at most one letter of each. */
function isOneLetterAway(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++;
  return one.length - start - end <= 1 && other.length - start - end <= 1;
}
