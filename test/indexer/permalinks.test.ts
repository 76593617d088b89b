import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { paragraph } from '../readers/pages.ts';
import { reportFile } from './orchards.ts';
import { catalogueOf, index, JUNE, text, twoMeetings } from './publishing.ts';

describe('permalinks', () => {
  it('of a removed report are gone, with what was known', async () => {
    using folder = twoMeetings();
    await index(folder);
    rmSync(join(folder.path, 'reports/orla-vane/june.md'));
    assert.equal((await index(folder)).reportsRemoved, 1);
    catalogueOf(folder, (catalogue) => {
      assert.deepEqual(catalogue.formerPermalink('orla-vane-2031-06-04', 'wasps'), {
        status: 'gone',
        title: 'Wasps',
        date: '2031-06-04',
        source: { title: 'Council of 2031-06-04', url: null, captured: null },
      });
      assert.equal(catalogue.report('orla-vane-2031-06-04'), null);
      assert.equal(catalogue.formerPermalink('orla-vane-2031-06-04', 'never'), null);
    });
  });

  const moves: readonly (readonly [what: string, items: Parameters<typeof reportFile>[1], now: string])[] = [
    [
      'was retitled',
      [
        ['Orchard fruit', text('Pear')],
        ['Ladders', text('Ladder')],
      ],
      'orchard-fruit',
    ],
    ['was joined to another', [['Ladders', `${text('Ladder')}\n\n${text('Pear')}`]], 'ladders'],
    [
      'was retitled and partly rewritten',
      [['Orchard fruit', text('Pear').replace(/Pear 1/, 'Quince')]],
      'orchard-fruit',
    ],
    [
      'was split',
      [
        ['Early', paragraph('Pear 1')],
        ['Late', [2, 3, 4].map((n) => paragraph(`Pear ${n}`)).join('\n\n')],
      ],
      'late',
    ],
  ];
  for (const [what, items, now] of moves)
    it(`of an item that ${what} point to where its text is`, async () => {
      using folder = twoMeetings();
      await index(folder);
      folder.write('reports/orla-vane/may.md', reportFile('2031-05-04', items));
      await index(folder);
      const former = catalogueOf(folder, (catalogue) => catalogue.formerPermalink('orla-vane-2031-05-04', 'pears'));
      assert.deepEqual(former, { status: 'moved', reportId: 'orla-vane-2031-05-04', itemId: now });
    });

  it('follow a report whose date was mended, and stand again when it comes back', async () => {
    using folder = twoMeetings();
    await index(folder);
    folder.write('reports/orla-vane/june.md', reportFile('2031-06-05', JUNE[1]));
    await index(folder);
    const former = () => catalogueOf(folder, (catalogue) => catalogue.formerPermalink('orla-vane-2031-06-04', 'wasps'));
    assert.deepEqual(former(), { status: 'moved', reportId: 'orla-vane-2031-06-05', itemId: 'wasps' });
    folder.write('reports/orla-vane/june.md', reportFile(...JUNE));
    assert.equal((await index(folder)).permalinksIssued, 0);
    assert.equal(former(), null);
  });

  const cuts: readonly (readonly [what: string, bytesOf: (lastLine: string) => number, issuedAgain: number])[] = [
    ['its line feed', () => 1, 0],
    ['some bytes', () => 20, 1],
    ['all but its beginning and a part of the one before', (lastLine) => lastLine.length + 20, 2],
  ];
  for (const [what, bytesOf, issuedAgain] of cuts)
    it(`are healed where the ledger’s last line was cut short by ${what}, also when no report has changed`, async () => {
      using folder = twoMeetings();
      await index(folder);
      const whole = folder.read('permalinks.jsonl');
      const cut = bytesOf(whole.trimEnd().split('\n').at(-1) ?? '');
      folder.write('permalinks.jsonl', Buffer.from(whole).subarray(0, -cut));
      const { permalinksIssued } = await index(folder);
      assert.equal(permalinksIssued, issuedAgain);
      rmSync(join(folder.path, 'reports/orla-vane/june.md'));
      await index(folder);
      catalogueOf(folder, (catalogue) =>
        assert.equal(catalogue.formerPermalink('orla-vane-2031-06-04', 'wasps')?.status, 'gone'),
      );
      const lines = folder
        .read('permalinks.jsonl')
        .split('\n')
        .filter((line) => line.startsWith('{') && line.endsWith('}'));
      assert.deepEqual(new Set(lines.map((line) => JSON.parse(line).item)), new Set(['pears', 'ladders', 'wasps']));
    });

  it('are healed where the ledger is lost, is of an older state, or was merged from two machines', async () => {
    using folder = twoMeetings();
    await index(folder);
    const whole = folder.read('permalinks.jsonl');
    for (const content of [
      '',
      whole.split('\n').slice(1).join('\n'),
      `${whole}${whole}\n<<<<<<< HEAD\nnull\n[]\n{"report":1}\n`,
    ]) {
      folder.write('permalinks.jsonl', content);
      await index(folder);
      assert.equal((await index(folder)).permalinksIssued, 0);
    }
    rmSync(join(folder.path, 'reports/orla-vane/may.md'));
    await index(folder);
    for (const item of ['pears', 'ladders'])
      assert.equal(
        catalogueOf(folder, (catalogue) => catalogue.formerPermalink('orla-vane-2031-05-04', item)?.status),
        'gone',
      );
  });

  it('that another machine has issued are known, although no report has changed', async () => {
    using folder = twoMeetings();
    await index(folder);
    const [line = ''] = folder.read('permalinks.jsonl').split('\n');
    folder.write(
      'permalinks.jsonl',
      `${folder.read('permalinks.jsonl')}${line.replace('"item":"pears"', '"item":"fruit"')}\n`,
    );
    await index(folder);
    const former = catalogueOf(folder, (catalogue) => catalogue.formerPermalink('orla-vane-2031-05-04', 'fruit'));
    assert.deepEqual(former, { status: 'moved', reportId: 'orla-vane-2031-05-04', itemId: 'pears' });
  });
});
