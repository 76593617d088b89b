// The part of the contract that is about items on the same business, and about what mistyped words were taken for.
import assert from 'node:assert/strict';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import type { Suite } from './contract-suite.ts';
import { asked, HARBOUR, harbourItem } from './harbour.ts';

export function describeRelated({ promise, engine, open }: Suite): void {
  const relatedTo = async (id: string, limit = 10) =>
    (await engine().related(id, limit)).map(({ documentId }) => documentId);

  promise('finds other items about the same business, nearest first, never the item itself', async () => {
    const related = await relatedTo('council-2031-05-20_ferry-timetable');
    assert.equal(related[0], 'works-2030-11-02_budget');
    assert.ok(!related.includes('council-2031-05-20_ferry-timetable'));
  });
  promise('tells of a related item what a link to it needs', async () => {
    const [first] = await engine().related('council-2031-05-20_ferry-timetable', 1);
    const budget = HARBOUR.find(({ id }) => id === 'budget');
    assert.deepEqual(first, {
      documentId: budget?.documentId,
      itemId: 'budget',
      title: budget?.title,
      date: budget?.date,
      report: budget?.report,
    });
  });
  promise('gives no more related items than asked for', async () => {
    assert.equal((await relatedTo('council-2031-03-04_dredging', 1)).length, 1);
    assert.deepEqual(await relatedTo('council-2031-03-04_dredging', 0), []);
  });
  promise('finds nothing related to an id that it does not know', async () => {
    for (const id of ['', 'nothing_here', '" OR 1=1', '\ud800', '\0']) assert.deepEqual(await relatedTo(id), []);
  });
  promise('leaves posts that report no meeting out of the related items', async () => {
    const related = await relatedTo('council-2031-05-20_ferry-timetable');
    assert.ok(!related.some((id) => id.startsWith('blog')), related.join());
  });
  promise('puts an item of the same report after an equal one of another', async () => {
    const other = await open();
    try {
      const says = [['Ines Calder', 'The breakwater needs granite.']] as const;
      const rest = ['Lamps burn.', 'Buoys drift.', 'Ropes fray.', 'Gulls cry.', 'Tides turn.', 'Nets dry.'];
      await other.sync(
        itemsInMemory([
          harbourItem({ report: 'a', item: 'one', title: 'Breakwater', says }),
          harbourItem({ report: 'a', item: 'two', title: 'Breakwater', says }),
          harbourItem({ report: 'b', item: 'three', title: 'Breakwater', says, date: '2030-01-01' }),
          ...rest.map((text, n) => harbourItem({ report: 'c', item: `rest-${n}`, says: [['Bo Ferrant', text]] })),
        ]),
      );
      assert.deepEqual(
        (await other.related('a_one', 10)).map(({ documentId }) => documentId),
        ['b_three', 'a_two'],
      );
    } finally {
      await other.close();
    }
  });

  const corrections: readonly (readonly [string, string, readonly (readonly [string, readonly string[]])[]])[] = [
    ['tells what a mistyped word was taken for', 'budegt', [['budegt', ['budget']]]],
    ['keeps the mistyped word as it was typed', 'Timetabel', [['Timetabel', ['timetable']]]],
    [
      'tells it of each mistyped word',
      'budegt dredgign',
      [
        ['budegt', ['budget']],
        ['dredgign', ['dredging']],
      ],
    ],
    ['tells it of alternatives, too', 'budegt OR crane', [['budegt', ['budget']]]],
    ['has nothing to tell of a word that an item holds', 'budget', []],
    ['has nothing to tell of another inflection', 'budgets', []],
    ['has nothing to tell of a word that nothing resembles', 'xylophone', []],
    ['has nothing to tell of a phrase', '"budegt"', []],
    ['has nothing to tell of what is left out', 'crane -budegt', []],
    ['has nothing to tell where nothing is asked', '', []],
  ];
  for (const [title, query, expected] of corrections) {
    promise(`${title}: ${query}`, async () => {
      const given = (await engine().search(asked(query))).corrections;
      assert.deepEqual(
        given,
        expected.map(([typed, found]) => ({ typed, found })),
      );
    });
  }
  promise('takes words only for themselves where typing mistakes are not tolerated', async () => {
    const { total, corrections: none } = await engine().search(asked('budegt', { typos: 'off' }));
    assert.deepEqual([total, none], [0, []]);
    assert.equal((await engine().search(asked('budgets', { typos: 'off' }))).total, 3);
  });
  promise('names the words found for a mistyped one, the most frequent first', async () => {
    const other = await open();
    try {
      const words = ['selection', 'selection', 'selections', 'selector', 'section'];
      await other.sync(
        itemsInMemory(
          words.map((word, n) => harbourItem({ report: `r-${n}`, item: 'x', says: [[null, `A ${word}.`]] })),
        ),
      );
      const { corrections: given } = await other.search(asked('selecton'));
      assert.deepEqual(given, [{ typed: 'selecton', found: ['selection', 'selector'] }]);
    } finally {
      await other.close();
    }
  });
}
