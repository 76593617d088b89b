import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { importInto, minutes } from '../indexer/importing.ts';
import { orchards, temporaryFolder } from '../indexer/orchards.ts';
import { archiveFiles, harvestInto, numbersOf, orchardsWith, reportsOf } from './harvesting.ts';

const presses = (folder: string) =>
  `- id: presses\n  kind: git\n  url: https://git.orchards.example/presses\n  pageUrl: https://git.orchards.example/presses/{folder}/{file}\n  body: presses\n  folder: ${folder}\n`;

describe('a harvest of a folder', () => {
  it('brings what `import` brings, and keeps up with what becomes of its files', async () => {
    using notes = temporaryFolder();
    notes.write('2031-05/may-04.md', minutes('Oil.'));
    notes.write('2031-05/may-05.md', minutes('Wax.'));
    notes.write('.git/HEAD.md', 'No minutes.');
    using folder = orchardsWith(presses(notes.path));
    assert.deepEqual(numbersOf(await harvestInto(folder), 'presses'), [2, 0, 0, 0, 0, 0]);
    using other = orchards();
    other.write('sources.yml', presses(notes.path));
    await importInto(other, 'presses', { '2031-05/may-04.md': minutes('Oil.'), '2031-05/may-05.md': minutes('Wax.') });
    const bare = (of: typeof folder) => reportsOf(of).map(({ captured, ...report }) => report);
    assert.deepEqual(bare(folder), bare(other));

    const before = archiveFiles(folder);
    assert.deepEqual(numbersOf(await harvestInto(folder), 'presses'), [0, 0, 2, 0, 0, 0]);
    assert.deepEqual(archiveFiles(folder), before);

    notes.write('2031-05/may-04.md', minutes('Oil, and more oil.'));
    notes.write('2031-06/june-01.md', minutes('Honey.'));
    rmSync(join(notes.path, '2031-05/may-05.md'));
    assert.deepEqual(numbersOf(await harvestInto(folder), 'presses'), [1, 1, 0, 1, 0, 0]);
    const [changed, gone] = reportsOf(folder);
    assert.ok(changed?.changed && changed.text.includes('more oil'));
    assert.ok(gone?.vanished && gone.text.includes('Wax'));
    assert.equal(Object.keys(folder.files('versions')).length, 1);
  });

  it('takes a link that leads to itself for a folder that is missing', async () => {
    using folder = orchardsWith(presses('ring'));
    symlinkSync('ring', join(folder.path, 'ring'));
    assert.match((await harvestInto(folder)).told.join(), /ring: there is no such folder/);
  });

  it('says what to do where the folder is missing, and changes nothing where it is suddenly empty', async () => {
    using folder = orchardsWith(presses('nowhere'));
    const missing = await harvestInto(folder);
    assert.match(
      missing.told.join(),
      /nowhere: there is no such folder: check it out there \("git clone https:\/\/git\.orchards\.example\/presses …"\)/,
    );
    assert.equal(missing.status, 1);
    folder.write('nowhere/2031-05-04.md', minutes('Oil.'));
    assert.equal((await harvestInto(folder)).status, 0);
    rmSync(join(folder.path, 'nowhere/2031-05-04.md'));
    const before = archiveFiles(folder);
    assert.match((await harvestInto(folder)).told.join(), /is empty, although it was not before: nothing was changed/);
    assert.deepEqual(archiveFiles(folder), before);
  });

  it('tells of files that cannot be read, and reads the others', async () => {
    using folder = orchardsWith(presses('notes'));
    folder.write('notes/2031-05-04.md', minutes('Oil.'));
    folder.write('notes/2031-05-05.md', Uint8Array.of(0x41, 0xff));
    const result = await harvestInto(folder);
    assert.deepEqual(numbersOf(result, 'presses'), [1, 0, 0, 0, 0, 1]);
    assert.match(result.told.join(), /2031-05-05\.md: the capture is not UTF-8/);
  });
});
