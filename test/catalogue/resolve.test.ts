import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { itemNow, resolveItem, resolveReport, resolveSpeaker, resolveTopic } from '../../src/catalogue/resolve.ts';
import { dataPaths } from '../../src/config.ts';
import { writeArchive } from '../web/fixture.ts';
import { LIBRARY_ARCHIVE } from '../web/library-archive.ts';

const NOTES = 'notes-2024-05-23';
const WITHDRAWN = 'minutes-2020-02-04';

describe('what an address stands for', () => {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-resolve-'));
  let catalogue: Catalogue;
  before(async () => {
    await writeArchive(data, {
      ...LIBRARY_ARCHIVE,
      description: {
        ...LIBRARY_ARCHIVE.description,
        withdrawn: [{ report: WITHDRAWN, withdrawn: '2025-03-01', reason: 'Its author asked for it' }],
      },
      former: [
        ...LIBRARY_ARCHIVE.former,
        {
          reportId: 'notes-2019-01-01',
          itemId: 'the-van',
          now: { status: 'moved', reportId: NOTES, itemId: 'mobile-library-the-last-van' },
        },
        {
          reportId: 'notes-2018-01-01',
          itemId: 'the-roof',
          now: { status: 'gone', title: 'The roof', date: '2018-01-01' },
        },
        // As the indexer leaves it: of what was taken out, the ledger keeps the addresses alone.
        { reportId: WITHDRAWN, itemId: 'reading-room', now: { status: 'gone', title: '', date: '2020-02-04' } },
      ],
    });
    catalogue = openCatalogue(dataPaths(data).catalogue);
  });
  after(() => {
    catalogue.close();
    rmSync(data, { recursive: true });
  });

  const items: readonly (readonly [report: string, item: string, told: string])[] = [
    [NOTES, 'mobile-library-the-last-van', 'here'],
    [NOTES, 'the-van', `moved to ${NOTES}/mobile-library-the-last-van`],
    [NOTES, 'a-private-matter', 'gone: agenda item “A private matter”, 2024-05-23'],
    [NOTES, 'never', 'unknown'],
    ['never', 'never', 'unknown'],
    [WITHDRAWN, 'reading-room', 'withdrawn 2025-03-01'],
    [WITHDRAWN, 'never', 'withdrawn 2025-03-01'],
  ];
  for (const [reportId, itemId, told] of items) {
    it(`is ${told} for the item ${reportId}/${itemId}`, () => {
      const resolved = resolveItem(catalogue, { reportId, itemId });
      const to = resolved.status === 'moved' ? `${resolved.to.reportId}/${resolved.to.itemId}` : '';
      assert.equal(toldOf(resolved, to), told);
      const isSomewhere = resolved.status === 'here' || resolved.status === 'moved';
      assert.equal(itemNow(catalogue, resolved)?.id ?? null, isSomewhere ? 'mobile-library-the-last-van' : null);
    });
  }

  const reports: readonly (readonly [report: string, told: string])[] = [
    [NOTES, 'here'],
    ['notes-2019-01-01', `moved to ${NOTES}`],
    ['notes-2018-01-01', 'gone: report, 2018-01-01'],
    [WITHDRAWN, 'withdrawn 2025-03-01'],
    ['never', 'unknown'],
  ];
  for (const [reportId, told] of reports) {
    it(`is ${told} for the report ${reportId}`, () => {
      const resolved = resolveReport(catalogue, reportId);
      assert.equal(toldOf(resolved, resolved.status === 'moved' ? resolved.to : ''), told);
    });
  }

  it('is a speaker whom items or people.yml have, or the person that a former id is now', () => {
    const told = ['ada-quill', 'goran-silk', 'the-chair', 'never'].map((id) => {
      const resolved = resolveSpeaker(catalogue, id);
      return resolved.status === 'here' ? resolved.label : `${resolved.status} ${'to' in resolved ? resolved.to : ''}`;
    });
    assert.deepEqual(told, ['Ada Quill', 'Goran Silk', 'moved ada-quill', 'unknown ']);
  });

  it('is a topic that items or topics.yml have', () => {
    assert.equal(resolveTopic(catalogue, 'finance').status, 'here');
    assert.equal(resolveTopic(catalogue, 'never').status, 'unknown');
  });
});

/** "gone: report, 2018-01-01" */
function toldOf(resolved: ReturnType<typeof resolveItem> | ReturnType<typeof resolveReport>, to: string): string {
  if (resolved.status === 'moved') return `moved to ${to}`;
  if (resolved.status === 'withdrawn') return `withdrawn ${resolved.withdrawn}`;
  if (resolved.status !== 'gone') return resolved.status;
  const { what, title, date } = resolved;
  return `gone: ${what}${title === null ? '' : ` “${title}”`}, ${date}`;
}
