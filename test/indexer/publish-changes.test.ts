import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { orchards, reportFile, type TemporaryFolder } from './orchards.ts';
import { catalogueOf, index, text } from './publishing.ts';

const MONTHS = ['2031-01-04', '2031-02-04', '2031-03-04', '2031-04-04', '2031-05-04'];
const MAY = 'orla-vane-2031-05-04';
const file = (day: string): string => `reports/orla-vane/${day}.md`;
const sections = (day: string): (readonly [string, string])[] => [
  ['Pears', text(`Pear of ${day}`)],
  ['Ladders', text(`Ladder of ${day}`)],
  ['Any other business', 'None.'],
];

/** Five reports that were published; what the catalogue holds of those that do not change cannot be read any more. */
async function published(): Promise<TemporaryFolder> {
  const folder = orchards();
  for (const day of MONTHS) folder.write(file(day), reportFile(day, sections(day)));
  await index(folder);
  const catalogue = new DatabaseSync(join(folder.path, 'data/catalogue.db'));
  catalogue.prepare(`UPDATE item SET json = 'unreadable' WHERE report_id <> ?`).run(MAY);
  catalogue.close();
  return folder;
}

interface Change {
  readonly what: string;
  readonly change: (folder: TemporaryFolder) => void;
  /** Reports changed and removed; items added, updated and removed. */
  readonly told: readonly [changed: number, removed: number, added: number, updated: number, gone: number];
  readonly moved?: readonly [from: string, to: string];
}

const [PEARS, LADDERS, OTHER] = sections('2031-05-04') as [
  readonly [string, string],
  readonly [string, string],
  readonly [string, string],
];
const may = (...items: (readonly [string, string])[]) => {
  return (folder: TemporaryFolder): void => {
    folder.write(file('2031-05-04'), reportFile('2031-05-04', items));
  };
};
const CHANGES: readonly Change[] = [
  { what: 'nothing', change: () => {}, told: [0, 0, 0, 0, 0] },
  {
    what: 'a sentence that was added',
    change: may([PEARS[0], `${PEARS[1]}\n\nThey were ripe.`], LADDERS, OTHER),
    told: [1, 0, 0, 1, 0],
  },
  {
    what: 'a heading that was renamed',
    change: may(['Fruit', PEARS[1]], LADDERS, OTHER),
    told: [1, 0, 1, 0, 1],
    moved: ['pears', 'fruit'],
  },
  {
    what: 'an item that was put below another',
    change: may([LADDERS[0], `${LADDERS[1]}\n\n${PEARS[1]}`], OTHER),
    told: [1, 0, 0, 2, 1],
    moved: ['pears', 'ladders'],
  },
  {
    what: 'a report that was added',
    change: (folder) => {
      folder.write(file('2031-06-04'), reportFile('2031-06-04', sections('2031-06-04')));
    },
    told: [1, 0, 3, 0, 0],
  },
  {
    what: 'a report that was removed',
    change: (folder) => rmSync(join(folder.path, file('2031-05-04'))),
    told: [0, 1, 0, 0, 3],
  },
];

describe('publishing an archive again', () => {
  for (const { what, change, told, moved } of CHANGES) {
    it(`reads no text of the other reports for ${what}`, async () => {
      using folder = await published();
      change(folder);
      const { reportsChanged, reportsRemoved, engine } = await index(folder, '2031-09-09');
      const { added, updated, removed } = engine;
      assert.deepEqual([reportsChanged, reportsRemoved, added, updated, removed], told);
      if (moved)
        assert.deepEqual(
          catalogueOf(folder, (catalogue) => catalogue.formerPermalink(MAY, moved[0])),
          { status: 'moved', reportId: MAY, itemId: moved[1] },
        );
    });
  }
});
