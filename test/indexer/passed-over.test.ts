import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { describeProblem } from '../../indexer/archive/problem.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { filesBelow, passedOverText } from '../../indexer/import/capture-files.ts';
import { orchardsWith, reportsOf } from '../harvest/harvesting.ts';
import { importInto } from './importing.ts';
import { orchards, reportFile, temporaryFolder } from './orchards.ts';

const makePipe = (path: string) => assert.equal(spawnSync('mkfifo', [path]).status, 0);

describe('what a folder holds and no reader reads', () => {
  it('is counted, whatever it is', () => {
    using folder = temporaryFolder();
    folder.write('a.md', 'Minutes.');
    folder.write('b.rst', 'Minutes.');
    folder.write('c.doc', 'Minutes.');
    folder.write('~$c.docx', 'Open at the moment.');
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
      '6 files passed over: links 2, .doc 1 (save as .docx), .rst 1, empty folders called like files 1, pipes or devices 1',
    );
  });
});

describe('Markdown under another ending', () => {
  for (const ending of ['markdown', 'mkd', 'mdown', 'qmd', 'Rmd'])
    it(`is read: .${ending}`, async () => {
      using archive = orchardsWith('- id: moot\n  kind: files\n  body: presses\n');
      const page = '---\ntitle: Moot\ndate: 2031-05-04\n---\n\n## Oil\n\nBo Rask said that there is none.\n';
      await importInto(archive, 'moot', { [`page.${ending}`]: Buffer.from(page) });
      const [report] = reportsOf(archive);
      assert.deepEqual(
        [report?.title, report?.meeting?.start, report?.text],
        ['Moot', '2031-05-04', '## Oil\n\nBo Rask said that there is none.'],
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
