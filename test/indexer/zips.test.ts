import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { UNPACK_LIMITS, unpacked } from '../../indexer/import/unpacked.ts';
import { CaptureUnreadable } from '../../indexer/readers/capture.ts';
import { harvestInto, numbersOf, orchardsWith, reportsOf } from '../harvest/harvesting.ts';
import { importInto, minutes } from './importing.ts';
import { temporaryFolder } from './orchards.ts';
import { locked, stating, zipOf } from './zipped.ts';

/** An archive whose source may hold any file. */
const presses = () => orchardsWith('- id: presses\n  kind: files\n  body: presses\n');

const MAY = { '2031-05/may-04.md': minutes('Oil.'), '2031-05/may-05.md': minutes('Wax.') };
const NOT_READ = {
  'picture.png': 'x',
  'more.zip': 'x',
  '__MACOSX/2031-05/may-04.md': 'x',
  '.hidden/x.md': 'x',
  '2031-05/.x.md': 'x',
};

describe('a zip', () => {
  it('gives the same reports as the folder that was packed', async () => {
    using packed = presses();
    using plain = presses();
    const fromFolder = await importInto(plain, 'presses', MAY);
    const fromZip = await importInto(packed, 'presses', { 'minutes.ZIP': await zipOf({ ...MAY, ...NOT_READ }) });
    const bare = (of: typeof plain) => reportsOf(of).map(({ captured, ...report }) => report);
    assert.deepEqual(bare(packed), bare(plain));
    assert.equal(bare(packed).length, 2);
    assert.deepEqual([fromZip.status, fromZip.told], [0, []]);
    assert.match(fromZip.said, /2 files passed over: \.(?:png|zip) 1, \.(?:png|zip) 1\./);
    assert.equal(fromZip.said.split('\n').slice(1).join('\n'), fromFolder.said);
  });

  it('is harvested like a folder, in one or as one, and keeps its reports while it cannot be opened', async () => {
    using notes = temporaryFolder();
    const zip = await zipOf(MAY);
    notes.write('minutes.zip', zip);
    for (const folder of [notes.path, join(notes.path, 'minutes.zip')]) {
      notes.write('minutes.zip', zip);
      using archive = orchardsWith(`- id: presses\n  kind: files\n  body: presses\n  folder: ${folder}\n`);
      assert.deepEqual(numbersOf(await harvestInto(archive), 'presses'), [2, 0, 0, 0, 0, 0]);
      assert.deepEqual(numbersOf(await harvestInto(archive), 'presses'), [0, 0, 2, 0, 0, 0]);
      notes.write('minutes.zip', zip.subarray(0, -30));
      const broken = await harvestInto(archive);
      assert.match(broken.told.join(), /minutes\.zip: the zip is damaged/);
      assert.equal(broken.status, 1);
      assert.ok(reportsOf(archive).every(({ vanished }) => !vanished));
      notes.write('minutes.zip', await zipOf({ '2031-05/may-04.md': MAY['2031-05/may-04.md'] }));
      assert.deepEqual(numbersOf(await harvestInto(archive), 'presses'), [0, 0, 1, 1, 0, 0]);
    }
  });

  it('has days in numbers read in the order that its files show together', async () => {
    using archive = presses();
    const dated = (day: string) => `# Presses\n\n**Date:** ${day}\n\n${minutes('Oil.').slice('# Presses\n\n'.length)}`;
    await importInto(archive, 'presses', {
      'minutes.zip': await zipOf({ 'a.md': dated('05/14/2031'), 'b.md': dated('06/05/2031') }),
    });
    assert.deepEqual(
      reportsOf(archive)
        .map(({ meeting }) => meeting?.start)
        .sort(),
      ['2031-05-14', '2031-06-05'],
    );
  });
});

describe('a zip that cannot be trusted', () => {
  const encrypted = async () => locked(await zipOf({ 'a.md': minutes('Oil.') }));
  const lying = async () => stating(100, await zipOf({ 'a.md': 'x'.repeat(500_000) }));
  const changed = async (): Promise<Uint8Array> => {
    const zip = Buffer.from(await zipOf({ 'a.md': 'x'.repeat(500) }));
    zip.writeUInt32LE(7, zip.indexOf('PK\u0001\u0002', 0, 'latin1') + 16);
    return zip;
  };
  const SMALL = { mostFiles: 3, longestFileBytes: 400_000, mostBytes: 600_000 };
  const long = 'x'.repeat(300_000);

  for (const [what, bytes, message] of [
    ['that is cut', async () => (await zipOf(MAY)).subarray(0, 200), /the zip is damaged and cannot be opened/],
    ['that is none', async () => Buffer.from('minutes'), /the zip is damaged and cannot be opened/],
    ['that is empty', async () => new Uint8Array(), /the zip is damaged and cannot be opened/],
    ['with too many files', () => zipOf({ a: '', b: '', c: '', d: '' }), /more than 3 files: divide it/],
    ['that unpacks to too much', () => zipOf({ a: long, b: long, c: long }), /more than 0.6 MB: divide it/],
  ] as const) {
    it(`is refused: one ${what}`, async () => {
      using folder = temporaryFolder();
      await assert.rejects(
        unpacked(folder.write('a.zip', await bytes()), SMALL),
        (error) => error instanceof CaptureUnreadable && message.test(error.message),
      );
    });
  }

  for (const [what, bytes, message] of [
    ['is locked', encrypted, /is locked with a password in the zip/],
    ['unpacks to too much', () => zipOf({ 'a.md': 'x'.repeat(500_000) }), /unpacks to more than 0.4 MB/],
    ['is larger than the zip states', lying, /is damaged in the zip/],
    ['is not what was packed', changed, /is damaged in the zip/],
    ['leads out of it', () => zipOf({ '../../a.md': 'x' }), /called “..\/..\/a.md” in the zip, which leads out of it/],
    ['leads to a place on the disk', () => zipOf({ '/etc/a.md': 'x' }), /which leads out of it/],
    ['leads to a drive', () => zipOf({ 'C:\\a.md': 'x' }), /which leads out of it/],
  ] as const) {
    it(`is read but for a file that ${what}`, async () => {
      using folder = temporaryFolder();
      const [file] = await unpacked(folder.write('a.zip', await bytes()), SMALL);
      assert.match(file?.path ?? '', /^(?:etc\/)?a\.md$/);
      await assert.rejects(
        async () => file?.read(),
        (error) => error instanceof CaptureUnreadable && message.test(error.message),
      );
    });
  }

  it('is counted, and whatever else there is goes on', async () => {
    using archive = presses();
    const { status, said, told } = await importInto(archive, 'presses', {
      'broken.zip': 'PK',
      'locked.zip': await encrypted(),
      'whole.zip': await zipOf(MAY),
    });
    assert.equal(status, 1);
    assert.match(said, /2 reports added, .*; 2 could not be read/);
    assert.deepEqual(told, [
      'broken.zip: the zip is damaged and cannot be opened',
      'locked.zip/a.md: is locked with a password in the zip: pack it again without one',
    ]);
  });

  it('has limits that no folder of minutes reaches', () =>
    assert.deepEqual(UNPACK_LIMITS, { mostFiles: 20_000, longestFileBytes: 100_000_000, mostBytes: 2_000_000_000 }));
});
