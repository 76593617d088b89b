import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { paragraph } from '../readers/pages.ts';
import { type Outcome, orchards, rapporteur, reportFile, type TemporaryFolder } from './orchards.ts';

const DAYS = ['2031-05-01', '2031-05-02', '2031-05-03', '2031-05-04', '2031-05-05'];
const at = (folder: TemporaryFolder, name: string): string => join(folder.path, 'reports/orla-vane', name);

/** Five reports that were indexed. */
function indexed(): TemporaryFolder {
  const folder = orchards();
  for (const day of DAYS)
    folder.write(`reports/orla-vane/${day}.md`, reportFile(day, [['Ladders', paragraph(`Ladder of ${day}`)]]));
  assert.equal(index(folder).status, 0);
  return folder;
}

const index = (folder: TemporaryFolder, ...options: readonly string[]): Outcome =>
  rapporteur(['index', '--archive', folder.path, '--data', join(folder.path, 'data'), ...options]);

const LOSSES: readonly (readonly [what: string, gone: number, lose: (folder: TemporaryFolder) => void])[] = [
  ['its folder of reports', 5, (folder) => rmSync(join(folder.path, 'reports'), { recursive: true })],
  ['three of five reports', 3, (folder) => DAYS.slice(2).forEach((day) => void rmSync(at(folder, `${day}.md`)))],
  [
    'the endings of three files',
    3,
    (folder) => DAYS.slice(2).forEach((day) => void renameSync(at(folder, `${day}.md`), at(folder, day))),
  ],
  [
    'what is in three files',
    3,
    (folder) => DAYS.slice(2).forEach((day) => void writeFileSync(at(folder, `${day}.md`), '')),
  ],
  [
    'its reports and what was derived',
    5,
    (folder) => ['reports', 'data'].forEach((name) => void rmSync(join(folder.path, name), { recursive: true })),
  ],
  [
    'its reports and its ledger',
    5,
    (folder) =>
      ['reports', 'permalinks.jsonl'].forEach((name) => void rmSync(join(folder.path, name), { recursive: true })),
  ],
];

describe('an archive that has lost most of its reports', () => {
  for (const [what, gone, lose] of LOSSES) {
    it(`is refused before anything is changed, and published when it is meant: without ${what}`, () => {
      using folder = indexed();
      lose(folder);
      const ledger = folder.files()['permalinks.jsonl'];
      const { status, stdout, stderr } = index(folder);
      assert.equal(status, 1);
      assert.equal(stdout, '');
      assert.match(
        stderr,
        new RegExp(
          `${gone} of the 5 reports that were indexed before are not in .*/reports, or cannot be read: orla-vane-2031-05-0`,
        ),
      );
      assert.match(
        stderr,
        /Nothing was changed\. Put them back; or, .* run "npx rapporteur index --archive \S+ --data \S+ --yes"\.\n$/,
      );
      assert.equal(folder.files()['permalinks.jsonl'], ledger);
      assert.match(index(folder, '--yes').stdout, new RegExp(`: ${5 - gone} reports`));
      assert.match(index(folder).stdout, new RegExp(`: ${5 - gone} reports`), 'nothing is missed any more');
    });
  }

  it('is published where half of them are there, where they have other ids, and after a withdrawal', () => {
    using folder = indexed();
    rmSync(at(folder, '2031-05-05.md'));
    rmSync(at(folder, '2031-05-04.md'));
    assert.equal(index(folder).status, 0);
    for (const day of DAYS.slice(0, 3))
      folder.write(
        `reports/orla-vane/${day}.md`,
        folder.read(`reports/orla-vane/${day}.md`).replaceAll(day, day.replace('-05-', '-06-')),
      );
    assert.equal(index(folder).status, 0);
    for (const day of DAYS.slice(0, 3)) {
      const id = `orla-vane-${day.replace('-05-', '-06-')}`;
      const withdrawn = rapporteur([
        'withdraw',
        '--archive',
        folder.path,
        '--data',
        join(folder.path, 'data'),
        '--reason',
        'Asked for.',
        id,
      ]);
      assert.equal(withdrawn.status, 0, withdrawn.stderr);
    }
  });
});
