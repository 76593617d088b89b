import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ledgerProblems } from '../../indexer/archive/ledger-file.ts';
import { orchards, rapporteur, reportFile, type TemporaryFolder } from './orchards.ts';
import { catalogueOf, index, JUNE, MAY, text, twoMeetings } from './publishing.ts';

const MAY_FILE = 'reports/orla-vane/may.md';
const MAY_ID = 'orla-vane-2031-05-04';
const lines = (folder: TemporaryFolder): string[] => folder.read('permalinks.jsonl').trimEnd().split('\n');
const at = (folder: TemporaryFolder): string[] => ['--archive', folder.path, '--data', join(folder.path, 'data')];

const DAMAGES: readonly (readonly [what: string, damage: (line: string) => string | null, told: RegExp | null])[] = [
  ['is lost', () => null, null],
  ['is cut', (line) => line.slice(0, line.length / 2), /cannot be read .*so that a permalink may be missing/],
  ['is overwritten', (line) => '\0'.repeat(line.length), /cannot be read/],
  ['has lost its first half', (line) => line.slice(line.length / 2), /cannot be read/],
  ['says nothing of an item', () => '{"report":"orla-vane-2031-05-04"}', /cannot be read/],
  ['was left behind by a merge', () => '<<<<<<< HEAD', /was left behind by a merge: delete it/],
];

/** A text that shares no words with another. */
const own = (about: string): string => `${Array.from({ length: 40 }, (_, n) => `${about}${n}`).join(' ')}.`;

/** The line of the ledger that issued “Pears”. */
function damagePears(folder: TemporaryFolder, damage: (line: string) => string | null): number {
  const before = lines(folder);
  const place = before.findIndex((line) => line.includes('"item":"pears"'));
  const after = before.flatMap((line, index) => (index === place ? (damage(line) ?? []) : [line]));
  folder.write('permalinks.jsonl', `${after.join('\n')}\n`);
  return place + 1;
}

describe('a ledger of which a line', () => {
  for (const [what, damage, told] of DAMAGES) {
    it(`${what} gives its id to no other words, and the permalink leads on`, async () => {
      using folder = twoMeetings();
      await index(folder);
      const place = damagePears(folder, damage);
      // Other words under the same heading; the former ones stand elsewhere in the report.
      folder.write(
        MAY_FILE,
        reportFile(MAY[0], [
          ['Pears', text('Plum')],
          ['Harvest', text('Pear')],
        ]),
      );
      const checked = rapporteur(['check', ...at(folder)]);
      assert.equal(checked.status, told ? 1 : 0);
      if (told) assert.match(checked.stderr, new RegExp(`permalinks\\.jsonl:${place}: ${told.source}`));
      const indexed = rapporteur(['index', ...at(folder)]);
      assert.equal(indexed.status, 0, 'damage that was made good keeps no site from starting');
      if (told) assert.match(indexed.stderr, new RegExp(`permalinks\\.jsonl:${place}: ${told.source}`));
      assert.match(indexed.stderr, /1 permalinks were missing from .*permalinks\.jsonl: issued again/);
      catalogueOf(folder, (catalogue) => {
        assert.equal(catalogue.item(MAY_ID, 'pears'), null);
        assert.match(catalogue.item(MAY_ID, 'pears-2')?.text ?? '', /Plum/);
        assert.deepEqual(catalogue.formerPermalink(MAY_ID, 'pears'), {
          status: 'moved',
          reportId: MAY_ID,
          itemId: 'harvest',
        });
      });
      assert.doesNotMatch(rapporteur(['index', ...at(folder)]).stderr, /were missing/);
    });

    it(`${what} keeps every address where nothing else has changed`, async () => {
      using folder = twoMeetings();
      await index(folder);
      const standing = catalogueOf(folder, (catalogue) => catalogue.itemsOf(MAY_ID).map(({ id }) => id));
      damagePears(folder, damage);
      assert.equal((await index(folder)).permalinksRestored, 1);
      assert.deepEqual(
        catalogueOf(folder, (catalogue) => catalogue.itemsOf(MAY_ID).map(({ id }) => id)),
        standing,
      );
    });
  }

  it('was lost long ago, with everything derived, gives its id to no other words', async () => {
    using folder = twoMeetings();
    folder.write(
      MAY_FILE,
      reportFile(MAY[0], [
        ['Pears', own('pear')],
        ['Ladders', text('Ladder')],
      ]),
    );
    await index(folder);
    folder.write(MAY_FILE, reportFile(MAY[0], [['Ladders', text('Ladder')]]));
    await index(folder, '2031-08-02');
    damagePears(folder, () => null);
    using later = orchards();
    for (const [name, content] of Object.entries(folder.files()))
      if (!name.startsWith('data/')) later.write(name, content);
    later.write(
      MAY_FILE,
      reportFile(MAY[0], [
        ['Pears', own('plum')],
        ['Ladders', text('Ladder')],
      ]),
    );
    await index(later, '2031-08-03');
    catalogueOf(later, (catalogue) => {
      assert.equal(catalogue.item(MAY_ID, 'pears'), null);
      assert.equal(catalogue.formerPermalink(MAY_ID, 'pears')?.status, 'gone');
    });
  });
});

describe('an id that was issued for different words', () => {
  it('is told with both lines, where two ledgers were joined', async () => {
    using one = twoMeetings();
    using other = twoMeetings();
    one.write(MAY_FILE, reportFile(MAY[0], [['Pears', own('pear')]]));
    other.write(MAY_FILE, reportFile(MAY[0], [['Pears', own('quince')]]));
    await index(one);
    await index(other);
    one.write('permalinks.jsonl', one.read('permalinks.jsonl') + other.read('permalinks.jsonl'));
    const { status, stderr } = rapporteur(['check', ...at(one)]);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /permalinks\.jsonl:\d+: issues \/reports\/orla-vane-2031-05-04\/pears for other words than line \d: links made/,
    );
    assert.equal(stderr.trim().split('\n').length, 1, 'the same words twice are no fault');
  });

  it('is nothing that edits, removals and returns lead to', async () => {
    using folder = twoMeetings();
    const long = (words: string) => `${text('Pear')}\n\n${words}`;
    for (const [day, sections] of [
      ['2031-08-01', MAY[1]],
      ['2031-08-02', [['Pears', long('Late.')]]],
      ['2031-08-03', [['Pears', text('Plum')]]],
      [
        '2031-08-04',
        [
          ['Plums', text('Plum')],
          ['Pears', 'None.'],
        ],
      ],
      [
        '2031-08-05',
        [
          ['Pears', text('Pear')],
          ['Plums', 'All of them.'],
        ],
      ],
      ['2031-08-06', JUNE[1]],
    ] as const) {
      folder.write(MAY_FILE, reportFile(MAY[0], sections));
      await index(folder, day);
      assert.deepEqual(ledgerProblems(folder.path), []);
    }
  });
});
