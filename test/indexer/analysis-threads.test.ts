import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { NO_CONVENTIONS } from '../../indexer/analysis/frame/conventions.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { analysisWork, type ThreadOptions } from '../../indexer/publish/analysis-threads.ts';
import { inTurn } from '../../indexer/publish/analysis-work.ts';
import type { Report } from '../../src/reports/report.ts';

const SAMPLE = readArchive(join(import.meta.dirname, '../../archive/sample'));
const REPORTS = SAMPLE.files.map(({ report }) => report);

async function readAll(reports: readonly Report[], options: ThreadOptions): Promise<readonly unknown[]> {
  const work = analysisWork(SAMPLE.lists, options);
  try {
    const read: unknown[] = [];
    work.expect(reports.length);
    for await (const [report, told] of inTurn(reports, (one) => work.told(one))) read.push([report.id, told]);
    work.expect(reports.length);
    for await (const [report, draft] of inTurn(reports, (one) => work.draft(one, NO_CONVENTIONS)))
      read.push([report.id, draft]);
    return read;
  } finally {
    await work.close();
  }
}

describe('the reports of an archive, read in several threads', () => {
  it('say the same in the same order as in one', async () => {
    const alone = await readAll(REPORTS, { threads: 1 });
    assert.equal(alone.length, 2 * REPORTS.length);
    assert.deepEqual(await readAll(REPORTS, { threads: 2, fewest: 1 }), alone);
    assert.deepEqual(await readAll(REPORTS, { threads: 5, fewest: 1 }), alone);
    assert.deepEqual(await readAll(REPORTS, { threads: 5, fewest: REPORTS.length + 1 }), alone);
  });

  it('say the same where a thread dies, since one of them needs more memory than it has', async () => {
    const alone = await readAll(REPORTS, { threads: 1 });
    const limits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 };
    assert.deepEqual(await readAll(REPORTS, { threads: 2, fewest: 1, limits }), alone);
  });

  it('fail as in one where one of them cannot be read', async () => {
    const [first, ...others] = REPORTS;
    const broken = { ...first, text: null } as unknown as Report;
    const failureOf = (options: ThreadOptions): Promise<unknown> =>
      readAll([...others, broken], options).then(
        () => assert.fail('a report without a text was read'),
        (error: Error) => [error.name, error.message],
      );
    assert.deepEqual(await failureOf({ threads: 2, fewest: 1 }), await failureOf({ threads: 1 }));
  });
});
