import assert from 'node:assert/strict';
import { renameSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { indexArchive } from '../../indexer/commands/index.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { reportFile, type TemporaryFolder } from './orchards.ts';
import { catalogueOf, JUNE, MAY, text, twoMeetings } from './publishing.ts';

const MAY_ID = 'orla-vane-2031-05-04';
const FILE = 'reports/orla-vane/may.md';
/** Longer than it takes until a file counts as still. */
const STILL_MS = 2100;

async function index(folder: TemporaryFolder): Promise<{ readonly status: number; readonly told: string }> {
  const engine = openEmbeddedEngine({ path: join(folder.path, 'data/search.db') });
  const told: string[] = [];
  const out = {
    line: (line: string) => void told.push(line),
    write: async () => {},
    error: (line: string) => void told.push(line),
  };
  const options = {
    ...{ archive: folder.path, cataloguePath: join(folder.path, 'data/catalogue.db'), engine },
    ...{ now: () => new Date('2031-08-01T09:00:00Z'), emptied: 'refused' as const },
  };
  try {
    return { status: await indexArchive(options, out, { update: () => {}, end: () => {} }), told: told.join('\n') };
  } finally {
    await engine.close();
  }
}

/** An archive whose files are known to the catalogue, which says another title of one of them than the file does. */
async function known(): Promise<TemporaryFolder> {
  const folder = twoMeetings();
  await pause(STILL_MS);
  await index(folder);
  const catalogue = new DatabaseSync(join(folder.path, 'data/catalogue.db'));
  catalogue
    .prepare(
      `UPDATE report_file SET json = json_set(json, '$.title', 'As known'), report_hash = 'other' WHERE path = ?`,
    )
    .run(FILE);
  catalogue.close();
  return folder;
}

const titleIn = (folder: TemporaryFolder): string | undefined =>
  catalogueOf(folder, (catalogue) => catalogue.report(MAY_ID)?.title);

const CASES: readonly (readonly [
  what: string,
  change: (path: string, folder: TemporaryFolder) => void,
  isRead: boolean,
])[] = [
  ['has not changed', () => {}, false],
  ['was only written again', (_, folder) => folder.write(FILE, folder.read(FILE)), false],
  ['was only touched', (path) => utimesSync(path, 1e9, 1e9), false],
  ['holds other words', (_, folder) => folder.write(FILE, folder.read(FILE).replace('Pears', 'Quinces')), true],
  ['holds as many other letters', (_, folder) => folder.write(FILE, folder.read(FILE).replace('Pears', 'Plums')), true],
  [
    'was replaced by one of the same size and time',
    (path, folder) => {
      const { atime, mtime } = statSync(path);
      folder.write('elsewhere.md', folder.read(FILE).replace('Pears', 'Plums'));
      renameSync(join(folder.path, 'elsewhere.md'), path);
      utimesSync(path, atime, mtime);
    },
    true,
  ],
];

describe('a report’s file that was indexed before and', () => {
  for (const [what, change, isRead] of CASES) {
    it(`${what} is ${isRead ? 'read' : 'not read'} again`, async () => {
      using folder = await known();
      const title = titleIn(folder);
      change(join(folder.path, FILE), folder);
      assert.equal((await index(folder)).status, 0);
      assert.equal(titleIn(folder), isRead ? title : 'As known');
    });
  }

  it('no longer fits the archive is told with its line', async () => {
    using folder = twoMeetings();
    folder.write(
      'reports/orla-vane/july.md',
      reportFile('2031-07-04', JUNE[1]).replace('body: council', 'body: presses'),
    );
    folder.write('sources.yml', folder.read('sources.yml').replace('body: presses', 'body: council'));
    await index(folder);
    const lists = folder.read('archive.yml');
    folder.write('archive.yml', lists.slice(0, lists.indexOf('  - id: presses')));
    const { status, told } = await index(folder);
    assert.equal(status, 1);
    assert.match(told, /july\.md:[2-9]: "body" is "presses", which archive\.yml does not have/);
  });

  it('came back after it was taken away is found again', async () => {
    using folder = twoMeetings();
    await index(folder);
    const content = folder.read(FILE);
    renameSync(join(folder.path, FILE), join(folder.path, 'kept.md'));
    await index(folder);
    folder.write(FILE, content);
    await index(folder);
    assert.equal(
      catalogueOf(folder, (catalogue) => catalogue.itemsOf(MAY_ID).length),
      2,
    );
    folder.write(FILE, reportFile(MAY[0], [['Pears', text('Pear')]]));
    await index(folder);
    assert.equal(
      catalogueOf(folder, (catalogue) => catalogue.itemsOf(MAY_ID).length),
      1,
    );
  });
});
