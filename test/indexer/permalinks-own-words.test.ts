import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseLedger } from '../catalogue/whole-ledger.ts';
import { reportFile, type TemporaryFolder } from './orchards.ts';
import { catalogueOf, index, twoMeetings } from './publishing.ts';

type Items = Parameters<typeof reportFile>[1];

/** A text of sixty words that no other text has. */
const text = (about: string): string => `${Array.from({ length: 60 }, (_, n) => `${about}${n}`).join(' ')}.`;
const MAY_REPORT = 'orla-vane-2031-05-04';

/** Publishes the reports of May and June, then writes what follows, `null` for a report that is removed, and publishes again. */
async function publishedThen(
  folder: TemporaryFolder,
  [may, june]: readonly [Items, Items],
  ...changes: readonly Readonly<Record<string, { readonly date: string; readonly items: Items } | null>>[]
): Promise<void> {
  folder.write('reports/orla-vane/may.md', reportFile('2031-05-04', may));
  folder.write('reports/orla-vane/june.md', reportFile('2031-06-04', june));
  await index(folder);
  for (const change of changes) {
    for (const [name, report] of Object.entries(change)) {
      if (report) folder.write(`reports/orla-vane/${name}.md`, reportFile(report.date, report.items));
      else rmSync(join(folder.path, `reports/orla-vane/${name}.md`));
    }
    await index(folder, '2031-08-02');
  }
}

/** Where the permalink of an item of May leads: "report/item", or that it is gone. */
function whereIs(folder: TemporaryFolder, item: string): string | null {
  const former = catalogueOf(folder, (catalogue) => catalogue.formerPermalink(MAY_REPORT, item));
  return former?.status === 'moved' ? `${former.reportId}/${former.itemId}` : (former?.status ?? null);
}

describe('a permalink whose words were a formula', () => {
  for (const formula of [
    'None.',
    'The minutes were approved.',
    'There was no other business, and the chair thanked everybody.',
  ])
    it(`is gone with its report where other reports say “${formula}”, too`, async () => {
      using folder = twoMeetings();
      const items: Items = [['Other business', formula]];
      await publishedThen(folder, [[['Pears', text('pear')], ...items], items], { may: null });
      assert.deepEqual([whereIs(folder, 'other-business'), whereIs(folder, 'pears')], ['gone', 'gone']);
    });

  it('is gone, too, where no other report had the formula until later', async () => {
    using folder = twoMeetings();
    await publishedThen(
      folder,
      [[['Other business', 'The minutes were approved.']], [['Pears', text('pear')]]],
      { may: { date: '2031-05-04', items: [['Other business', text('wasp')]] } },
      { july: { date: '2031-07-04', items: [['Other business', 'The minutes were approved.']] } },
    );
    assert.equal(whereIs(folder, 'other-business'), 'gone');
  });

  it('leads to what its own report says of it', async () => {
    using folder = twoMeetings();
    const items: Items = [['Other business', 'The minutes were approved.']];
    await publishedThen(folder, [[['Pears', text('pear')], ...items], items], {
      may: {
        date: '2031-05-04',
        items: [
          ['Minutes', 'The minutes were approved.'],
          ['Pears', text('pear')],
        ],
      },
    });
    assert.equal(whereIs(folder, 'other-business'), `${MAY_REPORT}/minutes`);
  });

  it('goes with its report where the date was mended, as far as no other report had the formula', async () => {
    using folder = twoMeetings();
    const items: Items = [
      ['Pears', text('pear')],
      ['Apologies', 'None.'],
      ['Minutes', 'They were approved.'],
    ];
    await publishedThen(folder, [items, [['Apologies', 'None.']]], { may: { date: '2031-05-05', items } });
    assert.deepEqual(
      ['pears', 'apologies', 'minutes'].map((item) => whereIs(folder, item)),
      ['orla-vane-2031-05-05/pears', 'gone', 'orla-vane-2031-05-05/minutes'],
    );
  });

  it('stands again when its report comes back', async () => {
    using folder = twoMeetings();
    const items: Items = [['Apologies', 'None.']];
    await publishedThen(folder, [items, items], { may: null }, { may: { date: '2031-05-04', items } });
    assert.equal(whereIs(folder, 'apologies'), null);
  });
});

describe('a ledger of an earlier version, which wrote the same where all words were a permalink’s own and where none was', () => {
  it('is read as what was so when the permalink was left', async () => {
    using folder = twoMeetings();
    const items: Items = [
      ['Pears', text('pear')],
      ['Apologies', 'None.'],
    ];
    await publishedThen(folder, [items, [['Apologies', 'None.']]], { may: { date: '2031-05-05', items } });
    const whole = folder.read('permalinks.jsonl');
    const earlier = whole.replace(/"own":\[(?:\[0,\d+\])?\]/g, '"own":null');
    assert.equal(earlier.match(/"own":null/g)?.length, 2);
    assert.deepEqual(parseLedger(earlier), parseLedger(whole));
    folder.write('permalinks.jsonl', earlier);
    rmSync(join(folder.path, 'data'), { recursive: true });
    await index(folder, '2031-08-03');
    assert.deepEqual(
      ['pears', 'apologies'].map((item) => whereIs(folder, item)),
      ['orla-vane-2031-05-05/pears', 'gone'],
    );
    assert.equal(folder.read('permalinks.jsonl'), earlier, 'the file only grows, and there is nothing to add');
  });

  for (const own of ['[[0]]', '[null,[2,1],[-1,3],[0,1e12]]', '{"0":1}', '"all"'])
    it(`is read whole, although a line says that its own words are ${own}`, () => {
      const issued = '{"report":"r","item":"a","title":"A","version":"1","wordCount":3,"runs":"AAAAAA"}';
      const ledger = parseLedger(`${issued}\n{"report":"r","item":"a","left":"2031-08-02","own":${own}}\n`);
      const left = ledger.get('r_a')?.left;
      assert.equal(left?.left, '2031-08-02');
      assert.ok(left?.own.every(([start, end]) => start === 0 && end === 1));
    });
});
