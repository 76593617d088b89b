import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { asked, HARBOUR, harbourItem, only } from './harbour.ts';

describe('the embedded engine answers whatever is typed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-hostile-'));
  const manyWords = Array.from({ length: 2500 }, (_, n) => `w${n}`);
  let engine: SearchEngine;
  before(async () => {
    engine = openEmbeddedEngine({ path: join(folder, 'index.db') });
    const long = harbourItem({ report: 'long', item: 'long', says: [['Bo Ferrant', manyWords.join(' ')]] });
    const odd = harbourItem({
      report: 'odd',
      item: 'odd',
      title: 'NUL \0 and \ud800',
      says: [['Bo Ferrant', 'A\0B \udfff <b>&"\' near']],
    });
    await engine.sync(itemsInMemory([...HARBOUR, long, odd]));
  });
  after(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });
  const total = async (query: string, isTyping = false) => (await engine.search(asked(query, { isTyping }))).total;

  const operators = [
    'NEAR(crane ferry)',
    'crane*',
    '^crane',
    'title : crane',
    'text:crane',
    '{title text}: crane',
    'crane AND',
    'NOT crane',
    '(',
    ')',
    '"',
    '""',
    '"""',
  ];
  const injections = [
    '"; DROP TABLE item; --',
    "' OR 1=1 --",
    'crane" OR "1"="1',
    'c++ (a AND',
    '%',
    '_',
    '\\',
    '?1',
    ':x',
    '@x',
    '$x',
    '; PRAGMA user_version = 0',
  ];
  for (const query of [
    ...operators,
    ...injections,
    '\0',
    'crane\0ferry',
    '\ud800',
    '\udfff"\ud800',
    '😀',
    '­',
    'crane\u202e',
  ]) {
    it(`stays whole after ${JSON.stringify(query)}`, async () => {
      await engine.search(asked(query));
      await engine.search(asked(query, { isTyping: true, ...only({ speaker: [query], topic: [query] }) }));
      await engine.suggest(query);
      assert.equal(await total(''), 7);
    });
  }

  it('knows no operators but its own', async () => {
    assert.equal(await total('NEAR (A B)'), 1);
    assert.equal(await total('near* ^near'), 1);
    assert.equal(await total('title:near'), 0);
  });
  it('answers 10,000 characters of words that all match', async () => {
    assert.equal(await total(manyWords.join(' ')), 1);
  });
  it('answers 10,000 characters of alternatives and of exclusions', async () => {
    assert.equal(await total(manyWords.join(' OR ')), 1);
    assert.equal(await total(manyWords.map((word) => `-${word}`).join(' ')), 6);
    assert.equal(await total(`"${manyWords.join(' ')}"`), 1);
  });
  it('answers 10,000 characters of nonsense', async () => {
    const letters = (n: number) => String.fromCharCode(97 + (n % 26), 97 + ((n * 7) % 26), 97 + ((n * 11) % 26));
    const nonsense = Array.from({ length: 1000 }, (_, n) => `xq${letters(n)}${letters(n * 31)}z`).join(' OR ');
    assert.equal(await total(nonsense), 0);
    assert.equal(await total('x'.repeat(10_000), true), 0);
    assert.equal(await total('"'.repeat(10_000)), 7);
    assert.equal(await total('-'.repeat(10_000)), 7);
  });
  it('gives the text as it is, marks and all', async () => {
    const { hits } = await engine.search(asked('near'));
    const [passage] = hits[0]?.passages ?? [];
    assert.equal(passage?.text, 'A\0B \udfff <b>&"\' near');
    assert.deepEqual(passage?.marks, [[13, 17]]);
  });
  it('answers any text, twice the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean(), async (query, isTyping) => {
        const request = asked(query, { isTyping });
        assert.deepEqual(await engine.search(request), await engine.search(request));
        assert.ok((await engine.suggest(query)).length <= 10);
      }),
      { numRuns: 200 },
    );
  });
});
