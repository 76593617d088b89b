import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readArchive } from '../../indexer/archive/store.ts';
import { isWritingKnown, writingOf } from '../../indexer/publish/writing.ts';
import { openCatalogueWriter } from '../../src/catalogue/writer.ts';
import { reportWith } from '../analysis/report.ts';
import type { orchards } from './orchards.ts';
import { catalogueOf, index, twoMeetings } from './publishing.ts';

const REPORTS = 300;
const ids = Array.from({ length: REPORTS }, (_, n) => `orla-vane-${n}`);
const inputs = ids.map((id) => `input of ${id}`);
const TEXT = 'The by-election was held. The by-election came early; byelection costs rose. A by-election is dear.';

/** Reports that tell when their texts are read. */
function filesThatTell(read: Set<string>, order: readonly string[] = ids) {
  return order.map((id) => {
    const report = { ...reportWith({ id, text: '' }), textSha256: null };
    const text = (): string => {
      read.add(id);
      return TEXT;
    };
    return { path: `reports/x/${id}.md`, report: Object.defineProperty(report, 'text', { get: text }) };
  });
}

/** Learns, and keeps what was learnt as an index run does. */
function learnt(folder: ReturnType<typeof orchards>, order: readonly string[], of: readonly string[]) {
  const { lists } = readArchive(folder.path);
  const catalogue = openCatalogueWriter(join(folder.path, 'data/catalogue.db'));
  const read = new Set<string>();
  try {
    const writing = writingOf({ files: filesThatTell(read, order), lists }, catalogue, of);
    const description = catalogue.description();
    assert.ok(description);
    catalogue.describe({ ...description, ...writing });
    catalogue.commit();
    return { writing, read };
  } finally {
    catalogue.close();
  }
}

describe('how an archive writes', () => {
  it('is learnt from 256 reports, whatever their order, and kept while these are the same', async () => {
    using folder = twoMeetings();
    await index(folder);
    const first = learnt(folder, ids, inputs);
    assert.equal(first.read.size, 256);
    assert.ok(first.writing.compounds.apart.includes('by-election'));

    const again = learnt(folder, ids, inputs);
    assert.deepEqual([again.read.size, again.writing], [0, first.writing]);

    const turned = learnt(folder, ids.toReversed(), inputs.toReversed());
    assert.deepEqual([turned.read.size, turned.writing], [0, first.writing]);

    const edited = (id: string) => inputs.map((input, at) => (ids[at] === id ? `${input}, edited` : input));
    const beyond = ids.find((id) => !first.read.has(id)) ?? '';
    assert.equal(learnt(folder, ids, edited(beyond)).read.size, 0, 'a report that is not among them');
    const among = ids.find((id) => first.read.has(id)) ?? '';
    assert.equal(learnt(folder, ids, edited(among)).read.size, 256, 'a report that is among them');
  });

  it('is learnt anew by other rules, also where no report has changed', async () => {
    using folder = twoMeetings();
    await index(folder);
    const expected = catalogueOf(folder, (catalogue) => catalogue.describe().compounds);
    const catalogue = openCatalogueWriter(join(folder.path, 'data/catalogue.db'));
    const description = catalogue.description();
    assert.ok(description && isWritingKnown(catalogue));
    catalogue.describe({ ...description, compounds: { apart: ['of-before'], seldom: [], together: [] } });
    catalogue.note('writing', 'rules-of-before 0');
    assert.equal(isWritingKnown(catalogue), false);
    catalogue.commit();
    catalogue.close();

    const { reportsChanged } = await index(folder);
    assert.equal(reportsChanged, 0);
    assert.deepEqual(
      catalogueOf(folder, (one) => one.describe().compounds),
      expected,
    );
  });
});
