import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { orchards, type TemporaryFolder } from './orchards.ts';
import { changes, History, type HistoryArchive } from './permalinks-history.ts';
import { index } from './publishing.ts';

/** `PUBLISH_HISTORIES=200` makes as many as a release deserves. */
const HISTORIES = Number(process.env.PUBLISH_HISTORIES ?? 10);

describe(`an archive published in random small steps, ${HISTORIES} times`, () => {
  it('is in the catalogue and in the engine as if it had been published at once, with the same ledger', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        using folder = orchards();
        const history = new History();
        let day = 1;
        for (const step of [[], ...steps]) {
          for (const change of step) history.apply(change);
          write(folder, history.archive);
          await index(folder, `2031-08-${String(day++).padStart(2, '0')}`);
        }
        const ledger = folder.read('permalinks.jsonl');
        const inSteps = rowsOf(folder);
        rmSync(join(folder.path, 'data'), { recursive: true });
        const { permalinksIssued } = await index(folder, '2031-09-01');
        assert.equal(permalinksIssued, 0);
        assert.equal(folder.read('permalinks.jsonl'), ledger);
        assert.deepEqual(rowsOf(folder), inSteps);
      }),
      { numRuns: HISTORIES },
    );
  });
});

function write(folder: TemporaryFolder, archive: HistoryArchive): void {
  rmSync(join(folder.path, 'reports'), { recursive: true, force: true });
  for (const [id, items] of archive) {
    const sections = items.map(({ title, sentences }) => `## ${title}\n\n${sentences.join(' ')}\n`);
    folder.write(
      `reports/orla-vane/${id}.md`,
      `---\nid: ${id}\ntitle: Report ${id}\nbody: council\nmeeting: 2031-05-04\n---\n\n${sections.join('\n')}`,
    );
  }
}

const TABLES = [
  'SELECT * FROM item ORDER BY document_id',
  'SELECT * FROM item_facet ORDER BY facet, id, report_id, item_id',
  'SELECT * FROM report ORDER BY id',
  'SELECT * FROM former_permalink ORDER BY report_id, item_id',
  'SELECT * FROM standing_permalink ORDER BY report_id, item_id',
  'SELECT * FROM former_text ORDER BY report_id, item_id, version',
  'SELECT * FROM description',
  'SELECT * FROM issued_permalink ORDER BY number',
  'SELECT * FROM sign',
  'SELECT * FROM sign_count',
  `SELECT json_remove(value, '$.written') FROM note WHERE name = 'ledger'`,
];

function rowsOf(folder: TemporaryFolder): unknown {
  return [
    rowsIn(join(folder.path, 'data/catalogue.db'), TABLES),
    rowsIn(join(folder.path, 'data/search.db'), ['SELECT id, hash, title FROM item ORDER BY id', 'SELECT * FROM word']),
  ];
}

function rowsIn(path: string, queries: readonly string[]): unknown {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return queries.map((sql) => database.prepare(sql).all());
  } finally {
    database.close();
  }
}
