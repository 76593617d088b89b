// The part of the contract that is about which words find which items.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { SearchRequest } from '../../src/search/engine.ts';

/** Ids of the items that a query finds. */
export type Found = (query: string, more?: Partial<SearchRequest>) => Promise<string[]>;

export function describeWords(found: Found): void {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['finds an item by a word of its text', 'Eastquay', ['pilot-fees']],
    ['finds an item by a word of its title', 'timetable', ['ferry-timetable']],
    ['wants all words, wherever in title and text they stand', 'channel storms', ['dredging']],
    ['finds nothing where one word is missing', 'channel ferry', []],
    ['ignores case', 'EASTQUAY', ['pilot-fees']],
    ['ignores diacritics in the text', 'saint noe', ['ferry-timetable']],
    ['ignores diacritics in the query', 'féés', ['pilot-fees']],
    ['finds inflected forms', 'surprising fee', []],
    ['finds a plural by its singular', 'ship', ['dredging']],
    ['finds a singular by its plural', 'cranes', ['budget', 'crane']],
    ['drops a possessive', 'federation', ['pilot-fees']],
    ['does not mind typographic apostrophes', "federation's", ['pilot-fees']],
    ['finds a phrase', '"night ferry"', ['ferry-timetable']],
    ['wants the words of a phrase next to each other', '"free ferry"', []],
    ['wants the words of a phrase in their order', '"ferry night"', []],
    ['finds a phrase in a title', '"north channel"', ['dredging']],
    ['does not find a phrase across two statements', '"delayed them storms"', []],
    ['finds a phrase in typographic quotes', '“night ferry”', ['ferry-timetable']],
    ['finds a hyphenated word', 'by-election', ['pilot-fees']],
    ['finds a hyphenated word written as two', '"by election"', ['pilot-fees']],
    ['leaves out items with an excluded word', 'budget -storms', ['budget', 'pilot-fees']],
    ['leaves out items with an excluded phrase', 'harbour -"free pass"', ['ferry-timetable']],
    ['finds everything but what is excluded', '-ferry', ['crane', 'dredging', 'pilot-fees']],
    ['finds either of two words', 'timetable OR channel', ['dredging', 'ferry-timetable']],
    ['combines alternatives with words', 'storms OR crane budget', ['budget', 'dredging']],
    ['finds a number with a comma', '385,324', ['pilot-fees']],
    ['finds a number without its comma', '385324', ['pilot-fees']],
    ['finds a decimal number', '3.5', ['pilot-fees']],
    ['does not find half of a decimal number', '5', []],
    ['finds C++', 'c++', ['crane']],
    ['finds C#', 'C#', ['crane']],
    ['finds +1', '+1', ['crane']],
    ['forgives one mistake in a word of five letters', 'ferrt', ['budget', 'ferry-timetable']],
    ['forgives two swapped letters', 'brdges budegt', []],
    ['forgives a swap', 'budegt', ['budget', 'dredging', 'pilot-fees']],
    ['forgives two mistakes in a word of nine letters', 'timetabel', ['ferry-timetable']],
    ['forgives no mistake in a word of four letters', 'crne', []],
    ['forgives no mistake in a phrase', '"night ferrt"', []],
    ['does not doubt a word that the archive holds', 'ships', ['dredging']],
  ];
  for (const [promise, query, expected] of cases) {
    it(`${promise}: ${query}`, async () => assert.deepEqual(await found(query), expected));
  }

  it('finds a word that is still being typed', async () => {
    assert.deepEqual(await found('eastq', { isTyping: true }), ['pilot-fees']);
    assert.deepEqual(await found('eastq'), []);
    assert.deepEqual(await found('night fer', { isTyping: true }), ['ferry-timetable']);
    assert.deepEqual(await found('by-elec', { isTyping: true }), ['pilot-fees']);
  });
  it('takes a phrase as it stands, also while it is being typed', async () => {
    assert.deepEqual(await found('"night fer"', { isTyping: true }), []);
  });
  it('finds a word whose ending is being typed past its stem', async () => {
    assert.deepEqual(await found('electio', { isTyping: true }), ['pilot-fees']);
  });
  it('takes one letter for a word, not for a beginning', async () => {
    assert.deepEqual(await found('f', { isTyping: true }), []);
  });
}
