import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readArchive } from '../../indexer/archive/store.ts';
import { paragraph } from '../readers/pages.ts';
import { importInto, minutes, page, post } from './importing.ts';
import { orchards, reportFile, type TemporaryFolder } from './orchards.ts';

describe('importing minutes', () => {
  it('gives every file the address that the source’s pattern says', async () => {
    using archive = orchards();
    await importInto(archive, 'press-minutes', {
      '2031-05/may-04.md': minutes('Oil.'),
      '2031 06/june #1 $&.md': minutes('Wax.'),
    });
    assert.deepEqual(
      readArchive(archive.path)
        .files.map(({ report }) => report.url)
        .sort(),
      [
        'https://git.orchards.example/presses/2031%2006/june%20%231%20%24%26.md',
        'https://git.orchards.example/presses/2031-05/may-04.md',
      ],
    );
  });

  it('keeps apart days on which the same was said, and one day’s two files', async () => {
    using archive = orchards();
    const captures = {
      ...{ '2031-05/may-04.md': minutes('Nothing.'), '2031-05/may-05.md': minutes('Nothing.') },
      ...{ '2031-06-01-morning.md': minutes('Oil.'), '2031-06-01-evening.md': minutes('Wax.') },
    };
    assert.match((await importInto(archive, 'press-minutes', captures)).said, /4 reports added/);
    assert.match(
      (await importInto(archive, 'press-minutes', captures)).said,
      /0 reports added, 0 updated, 4 unchanged/,
    );
    assert.equal(readArchive(archive.path).files.length, 4);
  });

  it('knows a file again after its title has changed, and after a person has mended the day', async () => {
    using archive = orchards();
    await importInto(archive, 'press-minutes', { '2031-05/may-04.md': minutes('Oil.') });
    const path = 'reports/press-minutes/2031-05-04-presses.md';
    const renamed = minutes('Oil.').replace('# Presses', '# Committee on Presses');
    assert.match(
      (await importInto(archive, 'press-minutes', { '2031-05/may-04.md': renamed })).said,
      /0 reports added/,
    );
    archive.write(path, archive.read(path).replace('meeting: 2031-05-04', 'meeting: 2031-04-05'));
    assert.match(
      (await importInto(archive, 'press-minutes', { '2031-05/may-04.md': minutes('Oil.') })).said,
      /0 reports added, 1 updated, .*\nWorked out again: 1 report has another title\./,
    );
    assert.match(archive.read(path), /^title: Presses$[\s\S]*^meeting: 2031-04-05$/m);
  });

  it('tells of each file that it cannot read, and reads the others', async () => {
    using archive = orchards();
    const { status, told, said } = await importInto(archive, 'press-minutes', {
      ...{
        'a.md': '',
        'b.md': ' \n',
        'c.txt': Uint8Array.of(0x41, 0xff),
        'd.md': 'PNG\0',
        'e.md': page(post('Pears', paragraph('Pears')))['page.txt'],
        'f.md': 'Hello.',
      },
      ...{
        'g.md': minutes('>'.repeat(5000)),
        'h.md': minutes(`\n${'>'.repeat(5000)}`),
        'z.md': minutes('Oil.'),
        'z.rst': 'passed over',
      },
    });
    assert.equal(status, 1);
    assert.match(
      said,
      /: 1 file passed over: .rst 1\.\nRead 3 captures: 3 reports added, .*; 6 could not be read\.\nThe source now has 3 reports of meetings, 3 without a day/,
    );
    assert.deepEqual(
      told.map((line) => line.split(':')[0]),
      ['a.md', 'b.md', 'c.txt', 'd.md', 'e.md', 'h.md'],
    );
  });

  it('refuses what another author has written', async () => {
    using archive = orchards();
    const guest = `Pears\n\nPosted on 6 May 2031 by Somebody Else\n\n${paragraph('Pears')}\n\nContinue reading`;
    const { status, told } = await importInto(archive, 'orla-vane', { 'page.txt': guest });
    assert.equal(status, 1);
    assert.match(told[0] ?? '', /by Somebody Else, but source "orla-vane" is by Orla Vane: choose another --source/);
    assert.deepEqual(readArchive(archive.path).files, []);
  });
});

describe('importing from a Blogger page', () => {
  it('points every post to its blog’s page of the month', async () => {
    using archive = orchards();
    await importInto(archive, 'tam-birch', { 'page.txt': `Tuesday, 6 May 2031\n\nPears\n\n${paragraph('Pears')}` });
    assert.equal(readArchive(archive.path).files[0]?.report.url, 'https://tambirch.example/2031/05/');
  });
});

describe('importing reports of another archive', () => {
  it('moves them with what they say of themselves, and a second time changes nothing', async () => {
    using archive = orchards();
    using other = orchards();
    const captures = {
      'page.txt': `Tuesday, 6 May 2031\n\nCouncil report – 4 May\n\n${paragraph('Pears')}\n\nMonday, 5 May 2031\n\nOn swans\n\n${paragraph('Swans')}`,
    };
    await importInto(archive, 'tam-birch', captures);
    const files = archive.files('reports/tam-birch');
    assert.match((await importInto(other, 'tam-birch', files)).said, /2 reports added/);
    assert.match((await importInto(other, 'tam-birch', files)).said, /0 reports added, 0 updated, 2 unchanged/);
    const bare = (folder: TemporaryFolder) =>
      readArchive(folder.path).files.map(
        ({ report: { captured, sha256, meetingNote, inferred, ...report } }) => report,
      );
    assert.deepEqual(bare(other), bare(archive));
    assert.match((await importInto(archive, 'tam-birch', files)).said, /2 unchanged/);
  });

  it('leaves reports as they are that have no hash of their text', async () => {
    using archive = orchards();
    const own = { 'a.md': reportFile('2031-05-04', [['Pears', 'By hand.']]) };
    archive.write('reports/orla-vane/a.md', own['a.md']);
    assert.deepEqual((await importInto(archive, 'orla-vane', own)).told, []);
    assert.match((await importInto(archive, 'orla-vane', own)).said, /1 unchanged/);
  });
});

describe('importing much', () => {
  it('takes in three thousand captures, and finds all of them unchanged', async () => {
    using archive = orchards();
    const captures = Object.fromEntries(
      Array.from({ length: 3000 }, (_, n) => {
        const day = new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10);
        return [join('minutes', `${day}.md`), minutes(`Oil for press ${n}.`)];
      }),
    );
    assert.match((await importInto(archive, 'press-minutes', captures)).said, /3000 reports added/);
    assert.match((await importInto(archive, 'press-minutes', captures)).said, /3000 unchanged/);
  });
});
