import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { describeProblem } from '../../indexer/archive/problem.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { filesBelow, passedOverText } from '../../indexer/import/capture-files.ts';
import { orchards, reportFile, temporaryFolder } from './orchards.ts';

const makePipe = (path: string) => assert.equal(spawnSync('mkfifo', [path]).status, 0);

describe('what a folder holds and no reader reads', () => {
  it('is counted, whatever it is', () => {
    using folder = temporaryFolder();
    folder.write('a.md', 'Minutes.');
    folder.write('b.rst', 'Minutes.');
    folder.write('full.md/c.md', 'Minutes.');
    mkdirSync(join(folder.path, 'empty.md'));
    mkdirSync(join(folder.path, 'empty'));
    makePipe(join(folder.path, 'pipe.md'));
    symlinkSync('a.md', join(folder.path, 'link.md'));
    symlinkSync('.', join(folder.path, 'loop'));
    const { captures, passedOver } = filesBelow(folder.path);
    assert.deepEqual(captures, [join(folder.path, 'a.md'), join(folder.path, 'full.md/c.md')]);
    assert.equal(
      passedOverText(passedOver),
      '5 files passed over: links 2, .rst 1, empty folders called like files 1, pipes or devices 1',
    );
  });
});

describe('what lies among the reports of an archive and is none', () => {
  it('is a mistake that is told, and keeps no report from being read', () => {
    using archive = orchards();
    archive.write('reports/orla-vane/a.md', reportFile('2031-05-04', [['Pears', 'We counted the pears.']]));
    mkdirSync(join(archive.path, 'reports/orla-vane/folder.md'));
    makePipe(join(archive.path, 'reports/orla-vane/pipe.md'));
    const { files, problems } = readArchive(archive.path);
    assert.equal(files.length, 1);
    assert.deepEqual(
      problems.map((problem) => describeProblem(problem).replace(`${archive.path}/`, '')),
      ['folder', 'pipe'].map(
        (name) =>
          `reports/orla-vane/${name}.md:1: is not a file: move it out of reports/, or give it a name that does not end in .md`,
      ),
    );
  });
});
