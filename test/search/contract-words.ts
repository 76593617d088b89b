// The part of the contract that is about which words find which items.
import assert from 'node:assert/strict';
import { withSynonyms } from '../../src/queries/synonyms.ts';
import type { Found, Suite } from './contract-suite.ts';
import { asked, only } from './harbour.ts';

export function describeWords({ promise, large, found: inOrder }: Suite): void {
  const found: Found = async (query, more) => (await inOrder(query, more)).sort();

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
    ['forgives a letter too many', 'budgeet', ['budget', 'dredging', 'pilot-fees']],
    ['forgives a letter too few', 'buget', ['budget', 'dredging', 'pilot-fees']],
    ['forgives a mistake in the first letter', 'vudget', ['budget', 'dredging', 'pilot-fees']],
    ['forgives no two mistakes in a word of eight letters', 'dregdinh', []],
    ['counts a swap as one mistake of two', 'tiemtabel', ['ferry-timetable']],
    ['forgives no mistake in a number', '385325', []],
    ['forgives no mistake in what is left out', 'budget -strms', ['budget', 'dredging', 'pilot-fees']],
    ['leaves out several words', 'budget -storms -ferry', ['pilot-fees']],
    ['finds either of two phrases', '"night ferry" OR "free pass"', ['budget', 'ferry-timetable']],
    ['finds either of two words, but not a third', 'timetable OR channel -storms', ['ferry-timetable']],
    ['finds a word that is typed twice', 'eastquay eastquay', ['pilot-fees']],
    [
      'finds everything where a query holds no word',
      '… — “” ()',
      ['budget', 'crane', 'dredging', 'ferry-timetable', 'pilot-fees'],
    ],
    ['does not doubt a word that the archive holds', 'ships', ['dredging']],
  ];
  for (const [title, query, expected] of cases) {
    promise(`${title}: ${query}`, async () => assert.deepEqual(await found(query), expected));
  }

  const any: readonly (readonly [string, string, readonly string[]])[] = [
    ['finds items with any of the words', 'channel timetable', ['dredging', 'ferry-timetable']],
    ['finds items with the other words where no item has one', 'zyzzyva timetable', ['ferry-timetable']],
    ['finds nothing where no item has any of the words', 'zyzzyva xylophone', []],
    ['finds items with a phrase or a word', '"night ferry" eastquay', ['ferry-timetable', 'pilot-fees']],
    [
      'finds items with a word or one of alternatives',
      'timetable eastquay OR channel',
      ['dredging', 'ferry-timetable', 'pilot-fees'],
    ],
    ['leaves out what is excluded all the same', 'storms crane -costs', ['crane', 'dredging']],
    ['leaves out an excluded phrase all the same', 'timetable harbour -"night ferry"', ['budget']],
    ['forgives mistakes all the same', 'timetabel eastquay', ['ferry-timetable', 'pilot-fees']],
  ];
  for (const [title, query, expected] of any) {
    promise(`${title}, where any will do: ${query}`, async () => {
      assert.deepEqual(await found(query, { matching: 'any' }), expected);
    });
  }

  promise('wants any of the words from a selected speaker, where any will do', async () => {
    const speaker = only({ speaker: ['ines-calder'] });
    assert.deepEqual(await found('storms ships timetable', { matching: 'any', ...speaker }), ['dredging']);
    assert.deepEqual(await found('ships timetable', { matching: 'any', ...speaker }), []);
  });

  promise('finds a word that is still being typed', async () => {
    assert.deepEqual(await found('eastq', { isTyping: true }), ['pilot-fees']);
    assert.deepEqual(
      await found('eastq'),
      ['pilot-fees'],
      'also where nobody types on, as no item has the word itself',
    );
    assert.deepEqual(await found('eastq', { typos: 'off' }), []);
    assert.deepEqual(await found('eastq*', { typos: 'off' }), ['pilot-fees']);
    assert.ok(!(await found('-eastq*')).includes('pilot-fees'));
    assert.deepEqual(await found('"eastq"'), []);
    assert.deepEqual(await found('night fer', { isTyping: true }), ['ferry-timetable']);
    assert.deepEqual(await found('by-elec', { isTyping: true }), ['pilot-fees']);
  });
  promise('finds a word in British spelling by its American one, also while it is being typed', async () => {
    const harbour = ['budget', 'ferry-timetable'];
    for (const typed of ['harbour', 'harbor']) {
      assert.deepEqual(await found(typed), harbour);
      assert.deepEqual(await found(typed, { isTyping: true }), harbour);
    }
    assert.deepEqual(await found('“free harbor pass”'), ['ferry-timetable']);
  });
  promise('takes a phrase as it stands, also while it is being typed', async () => {
    assert.deepEqual(await found('"night fer"', { isTyping: true }), []);
  });
  promise('finds a word whose ending is being typed past its stem', async () => {
    assert.deepEqual(await found('electio', { isTyping: true }), ['pilot-fees']);
  });
  promise('takes one letter for a word, not for a beginning', async () => {
    assert.deepEqual(await found('f', { isTyping: true }), []);
  });

  const inLarge = async (query: string) => (await large().search(asked(query))).hits.map(({ itemId }) => itemId).sort();
  const cased: readonly (readonly [string, string, readonly string[]])[] = [
    ['finds a phrase of which a part stands in typographic quotes', '"silent bell"', ['bell']],
    ['finds a phrase with a typographic apostrophe', '"bell\'s clapper"', ['bell']],
    ['does not find a phrase across two items', '"granite quarry"', []],
    [
      'searches for all of more than ten words',
      'alder birch cedar dogwood elder fir gorse hazel ivy juniper kauri larch maple',
      ['trees'],
    ],
    [
      'searches for a phrase of more than ten words',
      '"birch cedar dogwood elder fir gorse hazel ivy juniper kauri larch maple"',
      ['trees'],
    ],
    [
      'leaves out any of more than ten words',
      'alder -a1 -b2 -c3 -d4 -e5 -f6 -g7 -h8 -i9 -j10 -k11 -maple',
      ['fewer-trees'],
    ],
    [
      'finds any of more than ten words',
      'a1 OR b2 OR c3 OR d4 OR e5 OR f6 OR g7 OR h8 OR i9 OR j10 OR k11 OR maple',
      ['trees'],
    ],
  ];
  for (const [title, query, expected] of cased) {
    promise(title, async () => assert.deepEqual(await inLarge(query), expected));
  }

  const glossary = [{ acronym: 'RHP', expansion: 'regional harbour parliament' }];
  const acronyms: readonly (readonly [string, string, readonly string[]])[] = [
    ['finds an expansion by its acronym', 'RHP', ['parliament', 'rhp']],
    ['finds an acronym by its expansion', 'regional harbour parliament', ['parliament', 'rhp']],
    ['finds an acronym by its expansion as a phrase', '"regional harbour parliament"', ['parliament', 'rhp']],
    ['leaves out both forms', 'assembled -RHP', []],
  ];
  for (const [title, query, expected] of acronyms) {
    promise(title, async () => {
      const request = asked(query);
      const { clauses } = withSynonyms(request.clauses, glossary);
      const { hits, corrections } = await large().search({ ...request, clauses });
      assert.deepEqual(hits.map(({ itemId }) => itemId).sort(), expected);
      assert.deepEqual(corrections, []);
    });
  }
}
