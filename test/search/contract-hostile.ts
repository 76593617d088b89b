// The part of the contract that is about texts and values which mean harm or break limits: they are words and values like any others.
import assert from 'node:assert/strict';
import type { SearchRequest } from '../../src/search/engine.ts';
import { BROKEN_TEXT, HOSTILE_IDS, MARKUP_TEXT, PRIVATE_USE_TEXT, ROADSTEAD } from './contract-roadstead.ts';
import { itemsOf, type Suite } from './contract-suite.ts';
import { asked, only } from './harbour.ts';

const HOSTILE_VALUES: readonly string[] = [
  ...HOSTILE_IDS.map((id) => id.slice(1)),
  '"',
  "'",
  '\\',
  '\\"',
  '" OR 1=1 --',
  "' OR 1=1 --",
  '") OR ("1" = "1',
  '; DROP TABLE item; --',
  'speaker EXISTS',
  'NOT topic = works',
  '*',
  '%',
  'NEAR(jetty wharf)',
  '\0',
  'jetty\0wharf',
  '\u0001\u0007\u001b[31m',
  '\ud800',
  '\udfff"\ud800',
  '\uE000jetty\uE001',
  '\u202ejetty',
  '😀',
  '{{jetty}}',
  '<b>jetty</b>',
  '__proto__',
  'x'.repeat(10_000),
  '"'.repeat(10_000),
];

export function describeHostile({ promise, large }: Suite): void {
  const search = (query: string, more?: Partial<SearchRequest>) => large().search(asked(query, more));

  for (const [n, id] of HOSTILE_IDS.entries()) {
    promise(`a value that looks like a filter is a value: ${JSON.stringify(id)}`, async () => {
      for (const filter of [only({ topic: [id] }), only({ speaker: [id] })]) {
        const { hits, total } = await search('', filter);
        assert.deepEqual([itemsOf(hits), total], [[`hostile-${n}`], 1]);
      }
      const { facets } = await search('jetty', only({ topic: [id] }));
      assert.deepEqual(facets.topic.find((value) => value.id === id)?.count, 1);
      assert.equal(facets.topic.length, HOSTILE_IDS.length);
      assert.equal((await search('jetty', only({ speaker: [id] }))).total, 1);
    });
  }
  for (const value of HOSTILE_VALUES) {
    const name = JSON.stringify(value.slice(0, 40)) + (value.length > 40 ? ` (${value.length} characters)` : '');
    promise(`no filter is widened, and nothing breaks, by ${name}`, async () => {
      for (const facet of ['speaker', 'topic', 'author', 'body'] as const) {
        assert.equal((await search('', only({ [facet]: [value] }))).total, 0, facet);
        assert.equal((await search('jetty', only({ [facet]: [value] }))).total, 0, facet);
      }
      await search(value);
      await search(value, { isTyping: true });
      await search(`jetty -${value}`);
      await large().suggest(value);
      await large().related(value, 3);
      assert.equal((await search('')).total, ROADSTEAD.length);
    });
  }
  promise('answers 10,000 characters of words, of alternatives and of exclusions', async () => {
    const words = Array.from({ length: 2000 }, (_, n) => `q${n}`);
    assert.equal((await search(words.join(' '))).total, 0);
    assert.equal((await search(words.join(' OR '))).total, 0);
    assert.equal((await search(`jetty ${words.map((word) => `-${word}`).join(' ')}`)).total, HOSTILE_IDS.length);
    assert.equal((await search(`jetty OR ${words.join(' OR ')}`)).total, HOSTILE_IDS.length);
    assert.equal((await search(`"${words.join(' ')}"`)).total, 0);
  });

  promise('gives texts as they are, and marks that can carry no HTML', async () => {
    const [hit] = (await search('anchorage')).hits;
    assert.equal(hit?.title, 'The <b>anchorage</b>');
    assert.deepEqual(hit?.titleMarks, [[7, 16]]);
    const [passage] = hit?.passages ?? [];
    assert.equal(passage?.text, MARKUP_TEXT);
    assert.deepEqual(
      passage?.marks.map(([start, end]) => passage.text.slice(start, end).toLowerCase()),
      ['anchorage', 'anchorage'],
    );
  });
  promise('takes private-use characters of a text for no marks', async () => {
    const [passage] = (await search('fairway')).hits[0]?.passages ?? [];
    assert.equal(passage?.text, PRIVATE_USE_TEXT);
    assert.deepEqual(passage?.marks, [
      [5, 12],
      [PRIVATE_USE_TEXT.lastIndexOf('fairway'), PRIVATE_USE_TEXT.lastIndexOf('fairway') + 7],
    ]);
    assert.equal((await search('\uE000fairway\uE001')).total, 1);
  });
  promise('finds and shows a text with lone surrogates and control characters', async () => {
    const { hits, total } = await search('kelp');
    assert.equal(total, 1);
    const [passage] = hits[0]?.passages ?? [];
    assert.equal(passage?.text.toWellFormed(), BROKEN_TEXT.toWellFormed());
    assert.equal(passage?.marks.length, 2);
    assert.equal((await search('kelp weed')).total, 1);
  });

  const long: readonly (readonly [string, string, Partial<SearchRequest>, readonly string[]])[] = [
    ['finds the last word', 'lightvessel', {}, ['long']],
    ['finds the last words', '"crossed the sandbank"', {}, ['long']],
    ['finds a first word and a last one', 'shingle lightvessel', {}, ['long']],
    ['leaves out by the last word', 'shingle -lightvessel', {}, []],
    ['hears the last speaker', 'lightvessel sandbank', only({ speaker: ['hanne-lund'] }), ['long']],
    ['does not hear the first words from the last speaker', 'shingle', only({ speaker: ['hanne-lund'] }), []],
    ['does not hear the last words from the first speaker', 'sandbank', only({ speaker: ['ines-calder'] }), []],
    ['finds a mistyped last word', 'lightvesel', {}, ['long']],
  ];
  for (const [title, query, more, expected] of long) {
    promise(`an item of 76,000 words is searched to its end: ${title}`, async () => {
      const { hits, total } = await search(query, more);
      assert.deepEqual([itemsOf(hits), total], [expected, expected.length]);
      if (expected.length === 0) return;
      const last = hits[0]?.passages.at(-1);
      assert.deepEqual(last?.text, 'Finally the lightvessel crossed the sandbank.');
      assert.ok((last?.marks.length ?? 0) > 0);
    });
  }
}
