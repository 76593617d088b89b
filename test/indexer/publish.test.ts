import assert from 'node:assert/strict';
import { cpSync, existsSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readArchive } from '../../indexer/archive/store.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { orchards, reportFile, type TemporaryFolder } from './orchards.ts';
import { catalogueOf, index, text, twoMeetings } from './publishing.ts';

const versionOf = (folder: TemporaryFolder): string => catalogueOf(folder, (catalogue) => catalogue.describe().version);
const NOTHING = {
  ...{ reportsChanged: 0, reportsRemoved: 0, reportsOfSiblings: 0 },
  ...{ permalinksIssued: 0, permalinksRestored: 0, faultsInLedger: [] },
};
describe('publishing an archive', () => {
  it('makes catalogue, engine and permalinks', async () => {
    using folder = twoMeetings();
    const { engine, ...summary } = await index(folder);
    assert.deepEqual(summary, {
      reports: 2,
      items: 3,
      speakers: 0,
      reportsChanged: 2,
      reportsRemoved: 0,
      reportsOfSiblings: 0,
      permalinksIssued: 3,
      permalinksRestored: 0,
      faultsInLedger: [],
    });
    assert.deepEqual(engine, { added: 3, updated: 0, removed: 0, unchanged: 0 });
    const lines = folder
      .read('permalinks.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map(({ report, item, title, date, issued }) => [report, item, title, date, issued]),
      [
        ['orla-vane-2031-05-04', 'pears', 'Pears', '2031-05-04', '2031-08-01'],
        ['orla-vane-2031-05-04', 'ladders', 'Ladders', '2031-05-04', '2031-08-01'],
        ['orla-vane-2031-06-04', 'wasps', 'Wasps', '2031-06-04', '2031-08-01'],
      ],
    );
  });

  it('changes nothing the second time', async () => {
    using folder = twoMeetings();
    await index(folder);
    const files = folder.files();
    utimesSync(join(folder.path, 'permalinks.jsonl'), 1e9, 1e9);
    const { engine, ...summary } = await index(folder, '2031-09-09');
    assert.deepEqual(summary, { reports: 2, items: 3, speakers: 0, ...NOTHING });
    assert.deepEqual(engine, { added: 0, updated: 0, removed: 0, unchanged: 3 });
    assert.equal(statSync(join(folder.path, 'permalinks.jsonl')).mtimeMs, 1e12);
    assert.equal(folder.files()['permalinks.jsonl'], files['permalinks.jsonl']);
  });

  it('analyses only what has changed', async () => {
    using folder = twoMeetings();
    await index(folder);
    const version = versionOf(folder);
    folder.write('reports/orla-vane/june.md', reportFile('2031-06-04', [['Wasps', `${text('Wasp')}\n\nThey left.`]]));
    const { engine, ...summary } = await index(folder);
    assert.deepEqual([summary.reportsChanged, summary.permalinksIssued], [1, 0]);
    assert.deepEqual(engine, { added: 0, updated: 1, removed: 0, unchanged: 2 });
    assert.notEqual(versionOf(folder), version);
  });

  it('tells by its version of any change that a page shows', async () => {
    using folder = twoMeetings();
    await index(folder);
    const versions = new Set([versionOf(folder)]);
    const changes: readonly (readonly [file: string, from: string, to: string])[] = [
      ['reports/orla-vane/may.md', 'meeting:', 'meetingNote: By the moon.\nmeeting:'],
      ['reports/orla-vane/may.md', 'meeting:', 'captured: 2031-06-01T09:00:00Z\nmeeting:'],
      ['people.yml', 'Hester Quill', 'Hester Quince'],
      ['topics.yml', 'label: Ladders', 'label: Steps'],
      ['archive.yml', 'The Orchards', 'The Groves'],
      ['synonyms.yml', 'harvest', 'picking'],
    ];
    for (const [file, from, to] of changes) {
      folder.write(file, folder.read(file).replace(from, to));
      await index(folder);
      versions.add(versionOf(folder));
    }
    assert.equal(versions.size, changes.length + 1);
  });

  it('is the same whether step by step or at once', async () => {
    using folder = twoMeetings();
    await index(folder);
    folder.write(
      'reports/orla-vane/june.md',
      reportFile('2031-06-04', [
        ['Hornets', text('Wasp')],
        ['Cider', text('Cider')],
      ]),
    );
    folder.write('reports/tam-birch/july.md', reportFile('2031-07-04', [['Swans', text('Swan')]]));
    await index(folder);
    rmSync(join(folder.path, 'reports/orla-vane/may.md'));
    await index(folder);
    const whole = (catalogue: Catalogue): unknown => [
      catalogue.describe(),
      catalogue.reports().map((report) => [report, catalogue.itemsOf(report.id)]),
      ['pears', 'ladders'].map((item) => catalogue.formerPermalink('orla-vane-2031-05-04', item)),
      catalogue.formerPermalink('orla-vane-2031-06-04', 'wasps'),
    ];
    const steps = catalogueOf(folder, whole);
    rmSync(join(folder.path, 'data'), { recursive: true });
    await index(folder);
    assert.deepEqual(catalogueOf(folder, whole), steps);
  });

  it('works for an archive without reports', async () => {
    using folder = orchards();
    const { engine: _, ...summary } = await index(folder);
    assert.deepEqual(summary, { reports: 0, items: 0, speakers: 0, ...NOTHING });
    assert.equal(existsSync(join(folder.path, 'permalinks.jsonl')), false);
  });
});

describe('the sample archive', () => {
  it('has a complete ledger: indexing it issues no permalink', async () => {
    using folder = orchards();
    const sample = join(import.meta.dirname, '../../archive/sample');
    cpSync(sample, folder.path, { recursive: true });
    const before = folder.read('permalinks.jsonl');
    assert.deepEqual(readArchive(folder.path).problems, []);
    assert.equal((await index(folder)).permalinksIssued, 0);
    assert.equal(folder.read('permalinks.jsonl'), before);
  });
});
