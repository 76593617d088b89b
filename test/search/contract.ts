// What every engine promises to readers. One suite, run by the tests of each engine.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { describeFilters } from './contract-filters.ts';
import { describeHostile } from './contract-hostile.ts';
import { describeOrder } from './contract-order.ts';
import { describePassages } from './contract-passages.ts';
import { describeRelated } from './contract-related.ts';
import { ROADSTEAD } from './contract-roadstead.ts';
import { describeSuggestions } from './contract-suggestions.ts';
import { type Differences, itemsOf, type OpenEngine, promisesWith, type Suite } from './contract-suite.ts';
import { describeSync } from './contract-sync.ts';
import { describeWords } from './contract-words.ts';
import { asked, HARBOUR } from './harbour.ts';

/** Runs the whole contract against the engine that `open` gives. */
export function engineContract(
  name: string,
  open: OpenEngine,
  { differences = {} }: { readonly differences?: Differences } = {},
): void {
  describe(`${name} keeps the contract of search`, () => {
    let engine: SearchEngine;
    let large: SearchEngine;
    before(async () => {
      engine = await open();
      await engine.sync(itemsInMemory(HARBOUR));
      large = await open();
      await large.sync(itemsInMemory(ROADSTEAD));
    });
    after(async () => {
      await engine.close();
      await large.close();
    });
    const { promise, unmatched } = promisesWith(differences);
    const suite: Suite = {
      promise,
      open,
      engine: () => engine,
      large: () => large,
      found: async (query, more) => itemsOf((await engine.search(asked(query, more))).hits),
    };

    describeWords(suite);
    describeFilters(suite);
    describeOrder(suite);
    describePassages(suite);
    describeSuggestions(suite);
    describeRelated(suite);
    describeHostile(suite);
    describeSync(suite);
    it('differs only from promises that the contract makes', () => assert.deepEqual(unmatched(), []));
  });
}
