import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { forgetCleanEnd, noteCleanEnd, touchedSince } from '../../indexer/publish/clean-end.ts';
import { openCatalogue } from '../../src/catalogue/catalogue.ts';
import { rapporteur, type TemporaryFolder, temporaryFolder } from '../indexer/orchards.ts';
import { twoMeetings } from '../indexer/publishing.ts';

const at = (folder: TemporaryFolder): string[] => ['--archive', folder.path, '--data', join(folder.path, 'data')];
const path = (folder: TemporaryFolder, name: string): string => join(folder.path, 'data', name);

/** Pages of the middle and the end: the first one still says that it is a database. */
function scribble(file: string): void {
  const bytes = readFileSync(file);
  for (let at = 4096; at < bytes.length; at += 4096) bytes.fill(0x55, at, Math.min(at + 700, bytes.length));
  writeFileSync(file, bytes);
}

function change(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

const DAMAGES: readonly (readonly [what: string, damage: (file: string) => void])[] = [
  ['another kind of file', (file) => writeFileSync(file, 'Pears and ladders.\n'.repeat(500))],
  ['cut in the middle', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  ['cut to a few bytes', (file) => truncateSync(file, 100)],
  ['overwritten in places', scribble],
  [
    'a folder',
    (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  ],
];

const CATALOGUE_DAMAGES: typeof DAMAGES = [
  ...DAMAGES,
  ['without one of its tables', (file) => change(file, 'DROP TABLE report')],
  ['with rows that are no JSON', (file) => change(file, `UPDATE item SET json = 'pears'`)],
];

const SEARCH_DAMAGES: typeof DAMAGES = [
  ...DAMAGES,
  ['without one of its tables', (file) => change(file, 'DROP TABLE posting')],
];

describe('a damaged file that an index run makes', () => {
  for (const [name, damages] of [
    ['catalogue.db', CATALOGUE_DAMAGES],
    ['search.db', SEARCH_DAMAGES],
  ] as const) {
    for (const [what, damage] of damages) {
      it(`is set aside and made anew by the next index run: ${name}, ${what}`, () => {
        using folder = twoMeetings();
        assert.equal(rapporteur(['index', ...at(folder)]).status, 0);
        const found = rapporteur(['search', ...at(folder), 'pear']).stdout;
        const ledger = folder.read('permalinks.jsonl');
        damage(path(folder, name));
        // A report that is new needs every table.
        folder.write('reports/orla-vane/may.md', `${folder.read('reports/orla-vane/may.md')}\nAnd plums.\n`);
        const { status, stderr } = rapporteur(['index', ...at(folder)]);
        assert.equal(status, 0, stderr);
        assert.match(
          stderr,
          new RegExp(`${name} is damaged \\(.+\\)\\. It is now .*${name}\\.damaged and can be deleted`),
        );
        assert.ok(existsSync(path(folder, `${name}.damaged`)));
        assert.equal(rapporteur(['search', ...at(folder), 'pear']).stdout, found);
        assert.ok(folder.read('permalinks.jsonl').startsWith(ledger), 'the ledger only grows');
      });
    }
  }

  it('keeps no run from beginning where it is a lock', () => {
    using folder = twoMeetings();
    mkdirSync(join(folder.path, 'data'));
    writeFileSync(path(folder, 'run-lock.db'), 'Pears and ladders.\n'.repeat(500));
    const { status, stderr } = rapporteur(['harvest', ...at(folder), '--source', 'press-minutes']);
    assert.doesNotMatch(stderr, /not a database/);
    assert.notEqual(status, 2);
  });

  it('is found by a check, and by an index run that does nothing else, also where the run before has ended well', () => {
    using folder = twoMeetings();
    rapporteur(['index', ...at(folder)]);
    rapporteur(['index', ...at(folder)]);
    assert.equal(rapporteur(['check', ...at(folder)]).status, 0);
    // Nothing reads this page where nothing has changed.
    change(path(folder, 'catalogue.db'), `UPDATE former_text SET json = 'pears'; UPDATE item SET json = 'pears'`);
    const { status, stderr } = rapporteur(['check', ...at(folder)]);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /catalogue\.db is damaged \(a row of its table “item” is no JSON\): run ".*index.*" to rebuild it/,
    );
    assert.match(rapporteur(['index', ...at(folder)]).stderr, /catalogue\.db is damaged/);
    assert.equal(rapporteur(['check', ...at(folder)]).status, 0);
  });

  it('is searched for where the run before did not end, or its files are not as it left them', () => {
    using folder = temporaryFolder();
    const [note, one, other] = ['note', 'one.db', 'other.db'].map((name) => join(folder.path, name)) as [
      ...[string, string, string],
    ];
    writeFileSync(one, 'pears');
    assert.deepEqual(touchedSince(note, [one, other]), [one, other]);
    noteCleanEnd(note, [one, other]);
    assert.deepEqual(touchedSince(note, [one, other]), []);
    writeFileSync(`${one}-wal`, 'log');
    writeFileSync(other, 'plums');
    assert.deepEqual(touchedSince(note, [one, other]), [one, other]);
    noteCleanEnd(note, [one, other]);
    writeFileSync(other, 'quinc');
    assert.deepEqual(touchedSince(note, [one, other]), [other]);
    forgetCleanEnd(note);
    assert.deepEqual(touchedSince(note, [one, other]), [one, other]);
    writeFileSync(note, '[1, 2');
    assert.deepEqual(touchedSince(note, [one]), [one]);
  });

  it('is told by whoever reads it, with what to do', () => {
    using folder = twoMeetings();
    rapporteur(['index', ...at(folder)]);
    writeFileSync(path(folder, 'catalogue.db'), 'Pears and ladders.\n'.repeat(500));
    const { status, stderr } = rapporteur(['search', ...at(folder), 'pear']);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /catalogue\.db is damaged \(file is not a database\): run "npx rapporteur index(?: --[a-z]+ \S+)*"/,
    );
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

  it('is not touched where it is whole, or another run holds it', () => {
    using folder = twoMeetings();
    rapporteur(['index', ...at(folder)]);
    const holder = new DatabaseSync(path(folder, 'catalogue.db'));
    holder.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    try {
      assert.match(rapporteur(['index', ...at(folder)]).stderr, /locked|another index run is at work/);
    } finally {
      holder.close();
    }
    assert.ok(!existsSync(path(folder, 'catalogue.db.damaged')));
  });
});

describe('a catalogue that is open', () => {
  it('is read from the new file as soon as that is filled', () => {
    using folder = twoMeetings();
    rapporteur(['index', ...at(folder)]);
    const catalogue = openCatalogue(path(folder, 'catalogue.db'));
    try {
      const before = catalogue.revision();
      cpSync(path(folder, 'catalogue.db'), path(folder, 'copy'));
      rmSync(path(folder, 'catalogue.db'));
      assert.equal(catalogue.describe().reportCount, 2);
      writeFileSync(path(folder, 'catalogue.db'), '');
      assert.equal(catalogue.describe().reportCount, 2);
      assert.equal(catalogue.revision(), before);
      rmSync(join(folder.path, 'reports/orla-vane/june.md'));
      assert.equal(rapporteur(['index', ...at(folder)]).status, 0);
      assert.equal(catalogue.describe().reportCount, 1);
      assert.notEqual(catalogue.revision(), before);
    } finally {
      catalogue.close();
    }
  });
});
