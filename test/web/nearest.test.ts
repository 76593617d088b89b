import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wordsOfPath } from '../../src/web/error-page.ts';
import { nearest } from '../../src/web/text/nearest.ts';

const links = (...keys: readonly string[]) => keys.map((key) => ({ key, label: key.toUpperCase(), url: `/${key}` }));

describe('the nearest of names', () => {
  it('come nearest first, at most five, without their keys', () => {
    const found = nearest('lending-rule', links('budget', 'lending-rules-2', 'lending-rules', ...'abcdef'));
    assert.deepEqual(found, [
      { url: '/lending-rules', label: 'LENDING-RULES' },
      { url: '/lending-rules-2', label: 'LENDING-RULES-2' },
    ]);
    assert.equal(nearest('item', links(...Array.from({ length: 9 }, (_, index) => `item-${index}`))).length, 5);
  });

  it('are none where nothing is like it', () => {
    assert.deepEqual(nearest('zeppelin', links('budget', 'roof')), []);
    assert.deepEqual(nearest('', links('budget')), []);
    assert.deepEqual(nearest('x'.repeat(100_000), links('budget')), []);
  });
});

describe('the words of an address', () => {
  const TABLE: readonly (readonly [path: string, words: string])[] = [
    ['/reports/notes-2023/budget-and-dues', 'budget and dues'],
    ['/blog/the-van.html', 'the van'],
    ['/a/b/', 'b'],
    ['/meetings/board/2024-05-24', ''],
    ['/', ''],
    ['/%E0%A4%A', ''],
    ['/caf%C3%A9%20au%20lait', 'café au lait'],
    ['/%3Cscript%3E', 'script'],
    ['/one-two-three-four-five-six-seven-eight-nine', 'one two three four five six seven eight'],
  ];
  for (const [path, words] of TABLE) it(`of ${path} are “${words}”`, () => assert.equal(wordsOfPath(path), words));
});
