import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { readArchive } from '../../indexer/archive/store.ts';
import { inferredAgain } from '../../indexer/import/inferred-again.ts';
import { reportWith } from '../analysis/report.ts';
import { importInto } from './importing.ts';
import { orchards, rapporteur, type TemporaryFolder } from './orchards.ts';

/** Minutes that earlier versions took for a post of a blog, and in which they found no day. */
const SAID = `Present: Hester Quill, Tam Birch

## Oil

Hester Quill: the oil is old, and she reported three leaks. It was agreed to change it.

## Belts

Tam Birch: the belts were discussed and approved. Hester asked for more.`;
const capture = (day: string) => `# Presses\n\n**Date:** ${day}\n\n${SAID}\n`;

interface Earlier {
  readonly path: string;
  readonly fields?: string;
  readonly text: string;
  readonly from: string;
}

/** As a version before wrote it: nothing tells what of it was inferred. */
function writeEarlier(archive: TemporaryFolder, { path, fields = '', text, from }: Earlier): void {
  const hash = (content: string) => createHash('sha256').update(content).digest('hex');
  archive.write(
    `reports/press-minutes/${path}`,
    `---\ntitle: Presses\nbody: presses\n${fields}sha256: ${hash(from)}\ntextSha256: ${hash(text)}\n---\n\n${text}\n`,
  );
}

const TEXT = `**Date:** 4 May 2031\n\n${SAID}`;
const PATH = 'undated-presses.md';
const OTHER = 'kind: other post\n';

const only = (archive: TemporaryFolder) => {
  const [file, ...others] = readArchive(archive.path).files;
  assert.equal(others.length, 0);
  return file?.report;
};

const index = (archive: TemporaryFolder) =>
  rapporteur(['--archive', archive.path, '--data', `${archive.path}/data`, 'index']);

describe('what an earlier version inferred', () => {
  it('is worked out again by an index, under the same permalinks, and then never again', () => {
    using archive = orchards();
    writeEarlier(archive, { path: PATH, fields: OTHER, text: TEXT, from: capture('4 May 2031') });
    const first = index(archive);
    assert.match(
      first.stdout,
      /^Worked out again: 1 report now counts as a report of a meeting, 1 report now has a day\. Permalinks stay the same\.$/m,
    );
    const report = only(archive);
    assert.equal(report?.id, 'press-minutes-presses');
    assert.deepEqual([report?.kind, report?.meeting?.start], ['meeting report', '2031-05-04']);
    const files = archive.files('reports');
    assert.doesNotMatch(index(archive).stdout, /Worked out again/);
    assert.deepEqual(archive.files('reports'), files);
  });

  it('is worked out again by an import, which knows the files and their names', async () => {
    using archive = orchards();
    writeEarlier(archive, { path: PATH, fields: OTHER, text: SAID, from: capture('4 May') });
    const { said } = await importInto(archive, 'press-minutes', { '2031/05-04.md': capture('4 May') });
    assert.match(said, /^Read 1 capture: 0 reports added, 1 updated, 0 unchanged\.$/m);
    assert.match(said, /1 report now counts as a report of a meeting, 1 report now has a day\./);
    assert.equal(only(archive)?.id, 'press-minutes-presses');
    assert.equal(only(archive)?.meeting?.start, '2031-05-04');
  });

  it('keeps its permalinks', async () => {
    using archive = orchards();
    writeEarlier(archive, { path: PATH, fields: OTHER, text: TEXT, from: capture('4 May 2031') });
    await importInto(archive, 'press-minutes', { 'presses.md': capture('4 May 2031') });
    assert.equal(index(archive).status, 0);
    const issued = archive.read('permalinks.jsonl').match(/"report":"[^"]*"/g) ?? [];
    assert.deepEqual([...new Set(issued)], ['"report":"press-minutes-presses"']);
  });

  const PERSONS: readonly (readonly [what: string, earlier: Omit<Earlier, 'from' | 'text'>, stays: RegExp])[] = [
    ['a day', { path: PATH, fields: 'meeting: 2031-05-05\n' }, /^meeting: 2031-05-05$/m],
    ['a second day', { path: '2031-05-04-presses.md', fields: 'meeting: 2031-05-04/2031-05-06\n' }, /04\/2031-05-06$/m],
    ['no day', { path: '2031-05-05-presses.md', fields: '' }, /^body: presses\nsha256/m],
  ];
  for (const [what, earlier, stays] of PERSONS)
    it(`stays as a person has mended it: ${what}`, async () => {
      using archive = orchards();
      writeEarlier(archive, { ...earlier, text: TEXT, from: capture('4 May 2031') });
      index(archive);
      assert.match(archive.read(`reports/press-minutes/${earlier.path}`), stays);
      await importInto(archive, 'press-minutes', { 'presses.md': capture('4 May 2031') });
      assert.match(archive.read(`reports/press-minutes/${earlier.path}`), stays);
    });
});

describe('what an import infers', () => {
  const file = 'reports/press-minutes/2031-05-04-presses.md';
  const captures = { '2031/presses.md': capture('4 May 2031') };
  /** An archive as a version with other rules made it: a day before, and another title. */
  const imported = async (archive: TemporaryFolder) => {
    await importInto(archive, 'press-minutes', captures);
    const text = archive.read(file).replaceAll('2031-05-04', '2031-05-03').replaceAll('title: Presses', 'title: Oil');
    archive.write(file, text);
  };
  const edits: readonly (readonly [what: string, from: RegExp, to: string, kept: RegExp, renewed: RegExp])[] = [
    ['title', /^title: .*$/m, 'title: The presses', /^title: The presses$/m, /^meeting: 2031-05-04$/m],
    ['kind', /^body:/m, 'kind: other post\nbody:', /^kind: other post$/m, /^title: Presses$/m],
    ['day', /^meeting: .*$/m, 'meeting: 2031-05-06', /^meeting: 2031-05-06$/m, /^title: Presses$/m],
    ['missing day', /^meeting: .*\n/m, '', /^body: presses\nmeetingNote/m, /^title: Presses$/m],
  ];
  for (const [what, from, to, kept, renewed] of edits)
    it(`never overwrites a ${what} that a person has set, and renews the rest`, async () => {
      using archive = orchards();
      await imported(archive);
      archive.write(file, archive.read(file).replace(from, to));
      await importInto(archive, 'press-minutes', captures);
      index(archive);
      assert.match(archive.read(file), kept);
      assert.match(archive.read(file), renewed);
      assert.equal(Object.keys(archive.files('reports')).length, 1);
    });

  it('follows the rules where nobody has set it, and says how many changed', async () => {
    using archive = orchards();
    await imported(archive);
    const { said } = await importInto(archive, 'press-minutes', captures);
    assert.match(said, /Worked out again: 1 report has another day, 1 report has another title\./);
    const report = only(archive);
    assert.deepEqual([report?.id, report?.meeting?.start], ['press-minutes-2031-05-03', '2031-05-04']);
    const files = archive.files('reports');
    assert.match((await importInto(archive, 'press-minutes', captures)).said, /1 unchanged/);
    assert.deepEqual(archive.files('reports'), files);
  });

  it('is a day for a report that a person says is one of a meeting', async () => {
    using archive = orchards();
    const agenda = { '2031/agenda.md': '# Agenda\n\n**Date:** 4 May 2031\n\n- Oil\n- Belts\n' };
    await importInto(archive, 'press-minutes', agenda);
    const path = 'reports/press-minutes/undated-agenda.md';
    archive.write(path, archive.read(path).replace(/^kind: .*\n/m, ''));
    await importInto(archive, 'press-minutes', agenda);
    assert.match(archive.read(path), /^meeting: 2031-05-04$/m);
  });
});

describe('a file of which an earlier version made another title and text', () => {
  const page = `---\nlayout: post\ntitle: Presses of May\ndate: 2031-05-04\n---\n\n${SAID}\n`;
  const text = page.split('\n').slice(1).join('\n').trim();

  it('is the same report, with the title and the text of today', async () => {
    using archive = orchards();
    writeEarlier(archive, { path: 'undated-untitled.md', text, from: page });
    const path = 'reports/press-minutes/undated-untitled.md';
    archive.write(path, archive.read(path).replace('title: Presses', 'title: "---"'));
    const { said } = await importInto(archive, 'press-minutes', { 'presses.md': page });
    assert.match(said, /0 reports added, 1 updated/);
    const report = only(archive);
    assert.deepEqual([report?.title, report?.meeting?.start], ['Presses of May', '2031-05-04']);
    assert.doesNotMatch(report?.text ?? '', /layout/);
  });
});

describe('a file whose text names a day that is not its own', () => {
  it('is the same report where an earlier version believed the text', async () => {
    using archive = orchards();
    const page = `# Presses\n\nMinutes of 2 March 2031 were approved.\n\n${SAID}\n`;
    const text = page.slice(page.indexOf('Minutes'));
    const path = '2031-03-02-presses.md';
    writeEarlier(archive, { path, fields: 'meeting: 2031-03-02\n', text: text.trim(), from: page });
    const { said } = await importInto(archive, 'press-minutes', { '2031/05-04.md': page });
    assert.match(said, /0 reports added, 1 updated[\s\S]*1 report has another day/);
    assert.deepEqual([only(archive)?.id, only(archive)?.meeting?.start], ['press-minutes-2031-03-02', '2031-05-04']);
  });

  it('is another report where two files of the same words differ in their names', async () => {
    using archive = orchards();
    const page = `# Presses\n\nNobody came.\n`;
    await importInto(archive, 'press-minutes', { '2031/05-04.md': page });
    const { said } = await importInto(archive, 'press-minutes', { '2031/05-11.md': page });
    assert.match(said, /1 reports? added, 0 updated/);
  });
});

describe('a file of several meetings that an earlier version made one report of', () => {
  it('stays one report, so that no permalink is lost, and says what to do', async () => {
    using archive = orchards();
    const page = `# Presses\n\n## 4 May 2031\n\n${SAID}\n\n## 11 May 2031\n\n- Taps.\n\n## 18 May 2031\n\n- Cloths.\n`;
    writeEarlier(archive, { path: PATH, text: page.slice(page.indexOf('## 4')).trim(), from: page });
    const { said, status } = await importInto(archive, 'press-minutes', { 'presses.md': page });
    assert.equal(status, 0);
    assert.match(said, /undated-presses\.md: reports 3 meetings, .* delete the file and import again/);
    assert.match(said, /0 reports added, 0 updated, 1 unchanged/);
    assert.equal(only(archive)?.id, 'press-minutes-presses');
  });
});

describe('a report whose kind and day stand', () => {
  it('is not read to work them out again', () => {
    using folder = orchards();
    folder.write(
      'sources.yml',
      '- id: orla-vane\n  kind: files\n  author: Orla Vane\n  body: council\n  folder: files\n',
    );
    const meeting = { start: '2031-05-04', end: '2031-05-04' } as const;
    const unread = Object.defineProperty(
      { ...reportWith({ text: '', sourceId: 'orla-vane', meeting }), textSha256: 'x' },
      'text',
      { get: () => assert.fail('its text was read') },
    );
    const { lists } = readArchive(folder.path);
    assert.deepEqual(inferredAgain({ lists, files: [{ path: 'reports/orla-vane/may.md', report: unread }] }), []);
  });
});
