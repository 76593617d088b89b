// Puts random requests to both engines: a reader must not be able to tell them apart by what they find and count.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { importFiles } from '../../indexer/commands/import.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { agree } from './agreement.ts';
import { archiveDocuments } from './archive-documents.ts';
import { engineOn, newArchiveName, noServer, startServer, type TestServer } from './meilisearch-server.ts';

const ROOT = join(import.meta.dirname, '../..');
const SHARED = join(ROOT, '../shared');
const REQUESTS = 500;

interface Case {
  readonly archive: string;
  /** Captures below ../shared, by source; none: the archive has its reports. */
  readonly captures: readonly (readonly [source: string, path: string])[];
  readonly atLeast: number;
}

const CASES: readonly Case[] = [
  { archive: 'sample', captures: [], atLeast: 50 },
  {
    archive: 'labour-nec',
    captures: [
      ['alice-perry', 'reports/000_e1f373127415a964.txt'],
      ['luke-akehurst', 'reports/004_32cd9f66f69a130e.txt'],
    ],
    atLeast: 50,
  },
  { archive: 'tc39', captures: [['tc39-notes', 'corpora/tc39-notes/meetings']], atLeast: 500 },
];

describe('both engines, asked the same', { skip: noServer, timeout: 900_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-two-engines-'));
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  for (const { archive, captures, atLeast } of CASES) {
    const isThere = captures.length === 0 || existsSync(SHARED);
    const skip = isThere ? false : 'SKIPPED: there is no ../shared with the real captures beside this checkout';
    it(`give the same totals and counts ${REQUESTS} times: ${archive}`, { skip }, async () => {
      const path = join(folder, archive);
      cpSync(join(ROOT, 'archive', archive), path, { recursive: true });
      for (const [source, capture] of captures) {
        await importFiles({ archive: path, source, paths: [join(SHARED, capture)] }, SILENT, SILENT);
      }
      const documents = archiveDocuments(path);
      assert.ok(documents.length >= atLeast, `only ${documents.length} items`);
      const embedded = openEmbeddedEngine({ path: join(folder, `${archive}.db`) });
      const meilisearch = engineOn([server], newArchiveName());
      try {
        await embedded.sync(itemsInMemory(documents));
        await meilisearch.sync(itemsInMemory(documents));
        const names = ['Meilisearch', 'the embedded engine'] as const;
        const { found } = await agree(names[0], meilisearch, names[1], embedded, documents, 1, REQUESTS);
        assert.ok(found > REQUESTS / 2, `only ${found} of the requests found anything`);
      } finally {
        await Promise.all([embedded.close(), meilisearch.close()]);
      }
    });
  }
});

const SILENT = {
  line: () => {},
  error: () => {},
  write: async () => {},
  update: () => {},
  end: () => {},
};
