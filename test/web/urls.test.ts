import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EMPTY_SEARCH, type SearchParameters } from '../../src/queries/parameters.ts';
import { parseDays } from '../../src/reports/days.ts';
import { BadRequest } from '../../src/web/http/errors.ts';
import { hasEmptyParameters, itemUrl, parseSearch, searchUrl } from '../../src/web/urls.ts';

const query = (url: string) => url.split('?')[1] ?? '';

describe('the address of a search', () => {
  it('leaves out what is empty or the default', () => {
    assert.equal(searchUrl(EMPTY_SEARCH), '/search');
    assert.equal(searchUrl({ q: '' }), '/search');
  });

  it('sorts parameters and their values, so that one search has one address', () => {
    const one = searchUrl({ q: 'a b', speaker: ['zoe', 'ada'], from: '2023', page: 2, sort: 'newest' });
    assert.equal(one, '/search?from=2023&page=2&q=a+b&sort=newest&speaker=ada&speaker=zoe');
  });

  it('says the same after reading it back, whatever it holds', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => value.replace(/\p{Cc}/gu, '').trim());
    const values = fc.uniqueArray(text.filter(Boolean), { maxLength: 4 }).map((list) => list.sort());
    const shape = {
      q: text,
      speaker: values,
      topic: values,
      author: values,
      body: values,
      from: fc.constantFrom(null, '2021', '2021-05', '2021-05-23'),
      to: fc.constantFrom(null, '2022', '2022-02', '2022-02-28'),
      sort: fc.constantFrom(null, 'relevance' as const, 'newest' as const, 'oldest' as const),
      page: fc.integer({ min: 1, max: 999_999_999 }),
      includesOtherPosts: fc.boolean(),
      speakerScope: fc.constantFrom('said' as const, 'present' as const),
      isTyping: fc.constant(false),
      as: fc.constantFrom('read' as const, 'typed' as const),
    };
    const parameters: fc.Arbitrary<SearchParameters> = fc.record(shape, { noNullPrototype: true });
    fc.assert(fc.property(parameters, (given) => assert.deepEqual(parseSearch(query(searchUrl(given))), given)));
  });

  it('takes a repeated filter as alternatives and a repeated word of one field as one', () => {
    assert.deepEqual(parseSearch('speaker=b&speaker=a&speaker=b&speaker=').speaker, ['a', 'b']);
    assert.equal(parseSearch('page=2&page=2').page, 2);
  });

  it('ignores what it does not know and what is empty', () => {
    assert.deepEqual(parseSearch('q[]=x&utm_source=y&from=&to=&sort=&page=&speaker='), EMPTY_SEARCH);
  });

  it('never links to a search that is still being typed', () => {
    const typing = parseSearch('q=harb&typing=1');
    assert.equal(typing.isTyping, true);
    assert.equal(searchUrl(typing), '/search?q=harb');
  });

  for (const [query, isEmpty] of [
    ['', false],
    ['q=a', false],
    ['q=a&from=', true],
    ['speaker=%20', true],
    ['q', true],
  ] as const) {
    it(`${isEmpty ? 'finds' : 'finds no'} empty parameter in “${query}”`, () =>
      assert.equal(hasEmptyParameters(query), isEmpty));
  }

  it('drops control characters', () => assert.equal(parseSearch('q=a%00b%0Ac').q, 'a b c'));

  const bad: readonly (readonly [query: string, field: string])[] = [
    ['page=0', 'page'],
    ['page=-1', 'page'],
    ['page=1.5', 'page'],
    ['page=abc', 'page'],
    ['page=1e3', 'page'],
    ['page=99999999999999999999', 'page'],
    ['page=1&page=2', 'page'],
    ['from=banana', 'from'],
    ['from=2023-13', 'from'],
    ['to=2023-02-30', 'to'],
    ['to=23-05-2023', 'to'],
    ['from=2024&to=2023', 'from'],
    ['sort=foo', 'sort'],
    ['scope=all', 'scope'],
    ['other=banana', 'other'],
    [`q=${'x'.repeat(1001)}`, 'q'],
    ['q=a&q=b', 'q'],
    [`speaker=${'x'.repeat(300)}`, 'speaker'],
    [Array.from({ length: 101 }, (_, index) => `topic=${index}`).join('&'), 'topic'],
  ];
  for (const [text, field] of bad) {
    it(`refuses ${text.slice(0, 30)} and says how to mend it`, () => {
      assert.throws(
        () => parseSearch(text),
        (error) => error instanceof BadRequest && error.field === field && error.mend.endsWith('.'),
      );
    });
  }
});

describe('the address of an item', () => {
  it('keeps what it is given apart from its own syntax', () => {
    assert.equal(itemUrl('a/b', 'c?d#e'), '/reports/a%2Fb/c%3Fd%23e');
    assert.equal(itemUrl('r', 'i', { q: 'a&b', statement: 's 1' }), '/reports/r/i?q=a%26b#s%201');
  });
});

describe('a date in an address', () => {
  const table: readonly (readonly [text: string, days: string | null])[] = [
    ['2023', '2023-01-01/2023-12-31'],
    ['2023-05', '2023-05-01/2023-05-31'],
    ['2024-02', '2024-02-01/2024-02-29'],
    ['2023-02', '2023-02-01/2023-02-28'],
    ['2023-12', '2023-12-01/2023-12-31'],
    ['2023-05-23', '2023-05-23/2023-05-23'],
    [' 2023 ', '2023-01-01/2023-12-31'],
    ['2023-00', null],
    ['2023-13', null],
    ['2023-02-29', null],
    ['0000', null],
    ['0099', '0099-01-01/0099-12-31'],
    ['23', null],
    ['2023-5', null],
    ['May 2023', null],
    ['2023-05-23T00:00', null],
    ['', null],
  ];
  for (const [text, days] of table) {
    it(`reads ${JSON.stringify(text)} as ${days ?? 'no date'}`, () => {
      const parsed = parseDays(text);
      assert.equal(parsed && `${parsed.start}/${parsed.end}`, days);
    });
  }
});
