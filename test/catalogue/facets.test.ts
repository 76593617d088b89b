import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { openCatalogueWriter } from '../../src/catalogue/writer.ts';
import type { FixtureReport } from '../web/fixture.ts';
import { LIBRARY_ARCHIVE } from '../web/library-archive.ts';
import { makeReport } from '../web/make-item.ts';

const on = (day: string) => ({ meeting: { start: day, end: day } });

const MAY = makeReport({ id: 'may', title: 'May', ...on('2023-05-02'), url: 'https://notes.example/' }, [
  {
    title: 'Van',
    topics: ['Transport', 'Finance'],
    said: [
      ['Ada Quill', 'Yes.'],
      ['Bo Nye', 'No.'],
    ],
  },
  { title: 'Roof', topics: ['Buildings'], said: [['Ada Quill', 'Yes.']] },
]);
const JUNE = makeReport({ id: 'june', title: 'June', ...on('2023-06-02'), url: 'https://notes.example/' }, [
  { title: 'Van', topics: ['Transport'], said: [['Ada Quill', 'Still yes.']] },
]);
const UNDATED = makeReport({ id: 'undated', title: 'Undated' }, [
  { title: 'Van', topics: ['Transport'], said: [['Bo Nye', 'Hm.']] },
]);
const POST = makeReport({ id: 'post', title: 'Post', kind: 'other post', published: '2024-01-01' }, [
  {
    title: 'Walk',
    topics: ['Transport'],
    said: [
      ['Ada Quill', 'A walk.'],
      ['Cy Dow', 'Rain.'],
    ],
  },
]);

describe('the facets of a catalogue', () => {
  let folder: string;
  let catalogue: Catalogue;

  const write = (reports: readonly FixtureReport[], removed: readonly string[] = []) => {
    const writer = openCatalogueWriter(join(folder, 'catalogue.db'));
    for (const { report, items } of reports) writer.put(report, items, '');
    for (const id of removed) writer.remove(id);
    writer.describe(LIBRARY_ARCHIVE.description);
    writer.commit();
    writer.close();
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rapporteur-facets-'));
    write([MAY, JUNE, UNDATED, POST]);
    catalogue = openCatalogue(join(folder, 'catalogue.db'));
  });
  after(() => {
    catalogue.close();
    rmSync(folder, { recursive: true });
  });

  it('count items of meetings, most frequent first, and other posts apart', () => {
    assert.deepEqual(
      catalogue
        .facetEntries('speaker')
        .map(({ id, items, otherPostItems, first, last }) => [id, items, otherPostItems, first, last]),
      [
        ['ada-quill', 3, 1, '2023-05-02', '2023-06-02'],
        ['bo-nye', 2, 0, '2023-05-02', '2023-05-02'],
        ['cy-dow', 0, 1, null, null],
      ],
    );
  });

  it('know one value by its id, and nothing of an id that no item has', () => {
    assert.equal(catalogue.facetEntry('topic', 'transport')?.label, 'Transport');
    assert.equal(catalogue.facetEntry('topic', 'ada-quill'), null);
    assert.equal(catalogue.facetEntry('speaker', "x' OR 1=1 --"), null);
  });

  it('count by month, without what has no date', () => {
    assert.deepEqual(catalogue.facetMonths('topic', 'transport'), [
      { value: '2023-05', count: 1 },
      { value: '2023-06', count: 1 },
    ]);
  });

  it('count what stands beside a value in items of meetings, never the value itself', () => {
    const ids = (...query: Parameters<Catalogue['facetsBeside']>) =>
      catalogue.facetsBeside(...query).values.map(({ id, count }) => `${id} ${count}`);
    assert.deepEqual(ids('speaker', 'ada-quill', 'topic'), ['transport 2', 'buildings 1', 'finance 1']);
    assert.deepEqual(ids('topic', 'transport', 'speaker'), ['ada-quill 2', 'bo-nye 2']);
    assert.deepEqual(ids('topic', 'transport', 'topic'), ['finance 1']);
  });

  it('find the newest items first, other posts last', () => {
    const latest = catalogue.latestItems('topic', 'transport', 10).map(({ report }) => report.id);
    assert.deepEqual(latest, ['june', 'may', 'undated', 'post']);
    assert.equal(catalogue.latestItems('topic', 'transport', 2).length, 2);
  });

  it('find the reports of one address, newest first', () => {
    assert.deepEqual(catalogue.reportIdsAt('https://notes.example/'), ['june', 'may']);
    assert.deepEqual(catalogue.reportIdsAt('https://elsewhere.example/'), []);
  });

  it('follow what an index run replaces and removes', () => {
    write([makeReport(JUNE.report, [{ title: 'Roof', said: [['Cy Dow', 'Slates.']] }])], ['may']);
    assert.deepEqual(
      catalogue.facetEntries('speaker').map(({ id, items }) => [id, items]),
      [
        ['bo-nye', 1],
        ['cy-dow', 1],
        ['ada-quill', 0],
      ],
    );
    assert.deepEqual(catalogue.facetMonths('topic', 'transport'), []);
  });
});
