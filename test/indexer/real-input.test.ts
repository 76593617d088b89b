import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readArchive } from '../../indexer/archive/store.ts';
import { rapporteur, type TemporaryFolder, temporaryFolder } from './orchards.ts';

const ROOT = join(import.meta.dirname, '../..');
const SHARED = join(ROOT, '../shared');
const skip = existsSync(SHARED) ? false : 'there is no ../shared with the real captures beside this checkout';

/** Figures of the scorer by name. */
type Figures = Readonly<Record<string, number>>;

interface Case {
  readonly archive: string;
  readonly gold: string;
  /** Captures below ../shared, by source. */
  readonly captures: readonly (readonly [source: string, path: string])[];
  readonly reports: Readonly<Record<string, number>>;
  readonly atLeast: Figures;
  /** Share of sentences that stand in two items; minutes repeat a few words ("Thank you.") by themselves. */
  readonly mostTwice: number;
}

const CASES: readonly Case[] = [
  {
    archive: 'labour-nec',
    gold: 'nec',
    captures: [
      ['alice-perry', 'reports/000_e1f373127415a964.txt'],
      ['luke-akehurst', 'reports/004_32cd9f66f69a130e.txt'],
    ],
    reports: { 'alice-perry': 10, 'luke-akehurst': 5 },
    mostTwice: 0,
    atLeast: {
      ...{ 'reports found': 1, 'other posts left out': 1, 'sentences kept': 1, 'authors right': 1 },
      ...{ 'meeting dates right': 0.9, 'agenda-item boundaries F1': 0.8, 'sentence speaker accuracy': 0.8 },
    },
  },
  {
    archive: 'tc39',
    gold: 'tc39',
    captures: [['tc39-notes', 'corpora/tc39-notes/meetings']],
    reports: { 'tc39-notes': 63 },
    mostTwice: 0.001,
    atLeast: {
      ...{ 'reports found': 1, 'meeting dates right': 1, 'sentences kept': 0.995 },
      ...{ 'agenda-item boundaries F1': 0.98, 'sentence speaker accuracy': 0.97 },
    },
  },
];

for (const { archive, gold, captures, reports, atLeast, mostTwice } of CASES) {
  describe(`the real captures of ${archive}`, { skip }, () => {
    it('are imported whole, once, and reach the figures of the scorer', () => {
      using folder = temporaryFolder();
      cpSync(join(ROOT, 'archive', archive), folder.path, { recursive: true });
      importAll(
        folder,
        captures,
        /Read \d+ captures?: [1-9]\d* reports added, 0 updated, 0 unchanged\.\nThe source now has \d+ reports of meetings\b/,
      );
      const { files, problems } = readArchive(folder.path);
      assert.deepEqual(problems, []);
      const counts = Object.groupBy(files, ({ report }) => report.sourceId);
      assert.deepEqual(Object.fromEntries(Object.entries(counts).map(([source, of]) => [source, of?.length])), reports);
      const before = folder.files();
      importAll(folder, captures, /: 0 reports added, 0 updated, [1-9]\d* unchanged\.\n/);
      assert.deepEqual(folder.files(), before);

      const { stdout, status } = rapporteur(['export', '--archive', folder.path]);
      assert.equal(status, 0);
      const figures = score(gold, folder.write('export.jsonl', stdout));
      for (const [name, least] of Object.entries(atLeast))
        assert.ok((figures[name] ?? 0) >= least, `${name}: ${figures[name]}, not ${least}`);
      assert.ok(
        (figures['sentences in two items'] ?? 1) <= mostTwice,
        `sentences in two items: ${figures['sentences in two items']}`,
      );
    });
  });
}

function importAll(folder: TemporaryFolder, captures: Case['captures'], said: RegExp): void {
  for (const [source, path] of captures) {
    const { stdout, stderr, status } = rapporteur([
      'import',
      '--archive',
      folder.path,
      '--source',
      source,
      join(SHARED, path),
    ]);
    assert.deepEqual([stderr, status], ['', 0]);
    assert.match(stdout, said);
  }
}

function score(gold: string, exported: string): Figures {
  const scorer = join(SHARED, 'evaluation/score.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [scorer, join(SHARED, 'evaluation/gold', gold), exported, '--json'],
    {
      encoding: 'utf8',
      maxBuffer: 1e8,
    },
  );
  assert.equal(stderr, '');
  return JSON.parse(stdout).figures;
}
