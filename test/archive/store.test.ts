import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ArchiveUnreadable, describeProblem } from '../../indexer/archive/problem.ts';
import { type Archive, readArchive, writeReport } from '../../indexer/archive/store.ts';
import { orchards, reportFile, temporaryFolder } from '../indexer/orchards.ts';

const GOOD = reportFile('2031-05-04', [['Pears', 'We counted the pears.']]);
const toldOf = (archive: Archive): string[] =>
  archive.problems.map((problem) => describeProblem(problem).replace(`${archive.folder}/`, ''));

describe('an archive', () => {
  it('gives its reports in the order of their paths', () => {
    using folder = orchards();
    for (const day of ['2031-05-06', '2031-05-04', '2031-05-05'])
      folder.write(`reports/orla-vane/${day}-x.md`, reportFile(day, []));
    const { files, problems } = readArchive(folder.path);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      files.map(({ path, report }) => [path, report.id]),
      ['04', '05', '06'].map((day) => [`reports/orla-vane/2031-05-${day}-x.md`, `orla-vane-2031-05-${day}`]),
    );
  });

  it('tells of links to reports, which it does not follow', () => {
    using folder = orchards();
    using elsewhere = orchards();
    elsewhere.write('far/a.md', GOOD);
    mkdirSync(join(folder.path, 'reports/orla-vane'), { recursive: true });
    for (const [target, name] of [
      [join(elsewhere.path, 'far/a.md'), 'reports/orla-vane/a.md'],
      ['nowhere', 'reports/orla-vane/gone.md'],
      ['nowhere', 'reports/orla-vane/.#lock'],
    ] as const)
      symlinkSync(target, join(folder.path, name));
    const archive = readArchive(folder.path);
    assert.deepEqual(archive.files, []);
    assert.deepEqual(
      toldOf(archive),
      ['orla-vane/a.md', 'orla-vane/gone.md'].map(
        (name) => `reports/${name}:1: is a link and is not followed: put what it leads to here`,
      ),
    );
  });

  it('may have no reports yet', () => {
    using folder = orchards();
    assert.deepEqual(readArchive(folder.path).files, []);
  });

  const broken: readonly (readonly [what: string, path: string, content: string | Uint8Array, told: RegExp])[] = [
    ['no front matter', 'reports/orla-vane/b.md', 'We met.', /^reports\/orla-vane\/b\.md:1: no front matter/],
    [
      'bytes that are no text',
      'reports/orla-vane/b.md',
      bytes(GOOD, 0xff),
      new RegExp(`b.md:11: is not UTF-8 text .byte ${GOOD.length}.: save`),
    ],
    [
      'a cut character',
      'reports/orla-vane/b.md',
      bytes(GOOD, 0xe2, 0x82),
      new RegExp(`b.md:11: is not UTF-8 text .byte ${GOOD.length}.: save`),
    ],
    [
      'another body',
      'reports/orla-vane/b.md',
      GOOD.replace('body: council', 'body: choir'),
      /b\.md:4: "body" is "choir", which/,
    ],
    [
      'a source that is not listed',
      'reports/nobody/b.md',
      GOOD,
      /nobody\/b\.md:1: lies in the folder of source "nobody"/,
    ],
    [
      'the id of another',
      'reports/orla-vane/b.md',
      GOOD,
      /b\.md:1: has the id "orla-vane-2031-05-04" of .*a\.md: give/,
    ],
    [
      'the id of another, given',
      'reports/tam-birch/b.md',
      GOOD.replace('---\n', '---\nid: orla-vane-2031-05-04\n'),
      /b\.md:2: has the id/,
    ],
    ['no folder of a source', 'reports/b.md', GOOD, /^reports\/b\.md:1: lies in no folder of a source: move/],
    ['a folder too deep', 'reports/orla-vane/2031/b.md', GOOD, /2031\/b\.md:1: lies in no folder of a source/],
  ];
  for (const [what, path, content, told] of broken) {
    it(`reads the others where a report has ${what}, and says where and what to do`, () => {
      using folder = orchards();
      folder.write('reports/orla-vane/a.md', GOOD);
      folder.write(path, content);
      folder.write('reports/tam-birch/z.md', GOOD);
      const archive = readArchive(folder.path);
      assert.equal(archive.problems.length, 1, toldOf(archive).join('\n'));
      assert.match(toldOf(archive)[0] ?? '', told);
      assert.deepEqual(
        archive.files.map((file) => file.path),
        ['reports/orla-vane/a.md', 'reports/tam-birch/z.md'],
      );
    });
  }

  it('tells every mistake of lists and reports at once where a list is broken', () => {
    using folder = orchards();
    folder.write('people.yml', '- id: A\n  name: A\n');
    folder.write('topics.yml', Uint8Array.of(0x2d, 0x0a, 0xff));
    folder.write('reports/orla-vane/a.md', 'We met.');
    assert.throws(
      () => readArchive(folder.path),
      (error) =>
        error instanceof ArchiveUnreadable && /topics.yml:2: is not UTF-8.*\n.*a\.md:1: no front/.test(error.message),
    );
  });

  it('names the file that is missing where the folder is none', () => {
    using folder = temporaryFolder();
    assert.throws(() => readArchive(join(folder.path, 'nowhere')), /nowhere\/archive\.yml:1: is missing: write one/);
  });

  it('passes over what a crash or an editor leaves behind', () => {
    using folder = orchards();
    folder.write('reports/orla-vane/a.md', GOOD);
    for (const name of ['a.md.2718281828', 'a.md~', '.a.md.swp', 'notes.txt'])
      folder.write(`reports/orla-vane/${name}`, 'half');
    const { files, problems } = readArchive(folder.path);
    assert.deepEqual([files.length, problems], [1, []]);
  });
});

describe('writing a report', () => {
  it('puts it where its name says, and reads it back from there', () => {
    using folder = orchards();
    folder.write('reports/orla-vane/a.md', GOOD);
    const [file] = readArchive(folder.path).files;
    assert.ok(file);
    const path = writeReport(folder.path, { ...file.report, sourceId: 'tam-birch', id: 'tam-birch-2031-05-04' });
    assert.equal(path, 'reports/tam-birch/2031-05-04-council-of-2031-05-04.md');
    assert.equal(readArchive(folder.path).files[1]?.report.text, file.report.text);
    assert.equal(Object.keys(folder.files('reports')).length, 2);
  });

  it('leaves the file old or new, never half, whenever the process is killed', async () => {
    using folder = orchards();
    folder.write('reports/orla-vane/a.md', GOOD);
    const script = `
      import { readArchive, writeReport } from ${JSON.stringify(join(import.meta.dirname, '../../indexer/archive/store.ts'))};
      const [{ path, report }] = readArchive(${JSON.stringify(folder.path)}).files;
      for (let n = 0; ; n++) {
        const text = (String(n) + ' ').repeat(150_000).trim();
        writeReport(${JSON.stringify(folder.path)}, { ...report, text }, path);
        if (n === 0) console.log('begun');
      }`;
    for (let kill = 0; kill < 4; kill++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const { files, problems } = readArchive(folder.path);
      assert.deepEqual([files.length, problems], [1, []]);
      const words = files[0]?.report.text.split(' ') ?? [];
      assert.equal(words.length, 150_000);
      assert.equal(new Set(words).size, 1);
    }
  });
});

function bytes(text: string, ...more: readonly number[]): Uint8Array {
  return Buffer.concat([Buffer.from(text), Buffer.from(more)]);
}
