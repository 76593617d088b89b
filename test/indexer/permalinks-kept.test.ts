import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { eraseTexts, readTexts } from '../../indexer/archive/permalink-files.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { exportLines } from '../../indexer/publish/export.ts';
import { versionOf } from '../../src/catalogue/fingerprint.ts';
import { ledgerLine } from '../../src/catalogue/ledger.ts';
import { settlePermalinks, type UnsettledItem } from '../../src/catalogue/permalinks.ts';
import { parseLedger } from '../catalogue/whole-ledger.ts';
import { reportFile, type TemporaryFolder } from './orchards.ts';
import { catalogueOf, index, MAY, twoMeetings } from './publishing.ts';

const REPORT = 'orla-vane-2031-05-04';
const [DAY] = MAY;

/** A paragraph none of whose words stand in a paragraph about something else. */
function paragraph(about: string): string {
  const words = 'was before them for most of that morning and nobody who had come regretted it'.split(' ');
  return `${about} ${words.map((word) => `${word}-${about.toLowerCase().replaceAll(' ', '-')}`).join(' ')}.`;
}

const text = (about: string): string => [1, 2, 3, 4].map((n) => paragraph(`${about} ${n}`)).join('\n\n');

/** The two meetings, the first of them in words of its own. */
async function published(): Promise<TemporaryFolder> {
  const folder = twoMeetings();
  folder.write(
    'reports/orla-vane/may.md',
    reportFile(DAY, [
      ['Pears', text('Pear')],
      ['Ladders', text('Ladder')],
    ]),
  );
  folder.write('reports/orla-vane/june.md', reportFile('2031-06-04', [['Wasps', text('Wasp')]]));
  await index(folder);
  return folder;
}

function rewrite(folder: TemporaryFolder, items: Parameters<typeof reportFile>[1]): Promise<unknown> {
  folder.write('reports/orla-vane/may.md', reportFile(DAY, items));
  return index(folder, '2031-08-02');
}

/** Id and first words of every item of the report. */
function itemsOf(folder: TemporaryFolder): string[] {
  return catalogueOf(folder, (catalogue) =>
    catalogue.itemsOf(REPORT).map(({ id, text: words }) => `${id}: ${words.split(' ').slice(0, 2).join(' ')}`),
  );
}

const whereIs = (folder: TemporaryFolder, item: string): unknown =>
  catalogueOf(folder, (catalogue) => catalogue.formerPermalink(REPORT, item));

describe('a permalink that was issued for other words', () => {
  it('is not given to a new item of the same title', async () => {
    using folder = await published();
    await rewrite(folder, [
      ['Pears', text('Cider')],
      ['Ladders', text('Ladder')],
    ]);
    assert.deepEqual(itemsOf(folder), ['pears-2: Cider 1', 'ladders: Ladder 1']);
    assert.equal((whereIs(folder, 'pears') as { status: string }).status, 'gone');
  });

  it('stays with its words where headings change places', async () => {
    using folder = await published();
    await rewrite(folder, [
      ['Ladders', text('Pear')],
      ['Pears', text('Ladder')],
    ]);
    assert.deepEqual(itemsOf(folder), ['ladders-2: Pear 1', 'pears-2: Ladder 1']);
    assert.deepEqual(whereIs(folder, 'pears'), { status: 'moved', reportId: REPORT, itemId: 'ladders-2' });
    assert.deepEqual(whereIs(folder, 'ladders'), { status: 'moved', reportId: REPORT, itemId: 'pears-2' });
  });

  it('stays with its words where items of the same title come before it', () => {
    const item = (wantedId: string, about: string): UnsettledItem => {
      const words = text(about);
      return {
        reportId: REPORT,
        wantedId,
        slug: 'questions',
        title: 'Questions',
        text: words,
        version: versionOf(words, ''),
      };
    };
    const before = [item('questions', 'Hedge'), item('questions-2', 'Ditch')];
    const lines = before.map(({ wantedId, ...rest }) =>
      ledgerLine(new Map(), { ...rest, report: REPORT, item: wantedId, date: null, source: null }, DAY),
    );
    const ledger = parseLedger(lines.map((line) => JSON.stringify(line)).join('\n'));
    const after = [item('questions', 'Gate'), item('questions-2', 'Hedge'), item('questions-3', 'Ditch')];
    const { itemIds, former } = settlePermalinks(ledger, () => after);
    assert.deepEqual(itemIds, ['questions-3', 'questions', 'questions-2']);
    assert.equal(former.size, 0);
  });

  it('goes to the larger part of an item that was split, whichever part kept the title', async () => {
    using folder = await published();
    const [first, ...rest] = [1, 2, 3, 4].map((n) => paragraph(`Pear ${n}`));
    await rewrite(folder, [
      ['Pears', first ?? ''],
      ['Late pears', rest.join('\n\n')],
      ['Ladders', text('Ladder')],
    ]);
    assert.deepEqual(whereIs(folder, 'pears'), { status: 'moved', reportId: REPORT, itemId: 'late-pears' });
    assert.deepEqual(itemsOf(folder)[0], 'pears-2: Pear 1');
  });

  it('is the same in an export', async () => {
    using folder = await published();
    await rewrite(folder, [
      ['Ladders', text('Pear')],
      ['Pears', text('Ladder')],
    ]);
    const urls = [...exportLines(readArchive(folder.path), (report, item) => `${report}/${item}`)].map(
      (line) => JSON.parse(line).url,
    );
    assert.deepEqual(
      urls.filter((url) => url.startsWith(REPORT)),
      [`${REPORT}/ladders-2`, `${REPORT}/pears-2`],
    );
  });
});

describe('chains of redirects', () => {
  it('are one hop, however often an item was renamed, and lead to what stands', async () => {
    using folder = await published();
    const titles = ['Fruit', 'Orchard fruit', 'All fruit', 'Pomes', 'Fruit'];
    for (const title of titles)
      await rewrite(folder, [
        [title, text('Pear')],
        ['Ladders', text('Ladder')],
      ]);
    for (const former of ['pears', 'orchard-fruit', 'all-fruit', 'pomes'])
      assert.deepEqual(whereIs(folder, former), { status: 'moved', reportId: REPORT, itemId: 'fruit' });
    assert.equal(whereIs(folder, 'fruit'), null);
  });

  it('lead a report to where most of its items are, or are gone with where it came from', async () => {
    using folder = await published();
    const former = () => catalogueOf(folder, (catalogue) => catalogue.formerReport(REPORT));
    assert.equal(former(), null);
    folder.write(
      'reports/orla-vane/may.md',
      reportFile('2031-05-07', [
        ['Pears', text('Pear')],
        ['Ladders', text('Ladder')],
      ]),
    );
    await index(folder);
    assert.deepEqual(former(), { status: 'moved', reportId: 'orla-vane-2031-05-07' });
    rmSync(join(folder.path, 'reports/orla-vane/may.md'));
    await index(folder);
    const source = { title: 'Council of 2031-05-04', url: null, captured: null };
    assert.deepEqual(former(), { status: 'gone', date: DAY, source });
  });
});

describe('former texts', () => {
  it('are kept as they were published, a line each, and found under every address that leads to the item', async () => {
    using folder = await published();
    const original = catalogueOf(folder, (catalogue) => catalogue.item(REPORT, 'pears')?.text ?? '');
    const version = versionOf(original, 'Pears');
    await rewrite(folder, [
      ['Pears', text('Pear').replace('Pear 1', 'Quince')],
      ['Ladders', text('Ladder')],
    ]);
    await rewrite(folder, [
      ['Pomes', text('Pear').replace('Pear 1', 'Medlar')],
      ['Ladders', text('Ladder')],
    ]);
    const found = catalogueOf(folder, (catalogue) => catalogue.formerText(REPORT, 'pomes', version));
    assert.equal(found?.text, original);
    assert.deepEqual([found?.title, found?.since, found?.until], ['Pears', '2031-08-01', '2031-08-02']);
    const items = readTexts(folder.path, REPORT).map(({ item }) => item);
    assert.deepEqual(items, ['pears', 'ladders', 'pears', 'pomes']);
    const before = folder.read(`texts/${REPORT}.jsonl`);
    await index(folder, '2031-09-09');
    assert.equal(folder.read(`texts/${REPORT}.jsonl`), before);
  });

  it('can be erased for one report: no word is left of it, and its permalinks are still known', async () => {
    using folder = await published();
    const words = 'before-wasp-2';
    rmSync(join(folder.path, 'reports/orla-vane/june.md'));
    eraseTexts(folder.path, 'orla-vane-2031-06-04');
    await index(folder);
    rmSync(join(folder.path, 'data'), { recursive: true });
    await index(folder);
    for (const [path, content] of Object.entries(folder.files())) assert.ok(!content.includes(words), path);
    assert.equal(existsSync(join(folder.path, 'texts/orla-vane-2031-06-04.jsonl')), false);
    const gone = catalogueOf(folder, (catalogue) => catalogue.formerPermalink('orla-vane-2031-06-04', 'wasps'));
    assert.equal(gone?.status, 'gone');
  });

  it('are written again where they were lost or cut short, for what stands', async () => {
    using folder = await published();
    rmSync(join(folder.path, 'texts'), { recursive: true });
    await index(folder);
    assert.deepEqual(
      readTexts(folder.path, REPORT).map(({ item }) => item),
      ['pears', 'ladders'],
    );
    const whole = folder.read(`texts/${REPORT}.jsonl`);
    folder.write(`texts/${REPORT}.jsonl`, whole.slice(0, -40));
    await rewrite(folder, [
      ['Pears', text('Quince')],
      ['Ladders', text('Ladder')],
    ]);
    assert.deepEqual(
      readTexts(folder.path, REPORT).map(({ item }) => item),
      ['pears', 'pears-2'],
    );
  });
});
