import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { type Answering, agree } from './agreement.ts';
import { archiveDocuments } from './archive-documents.ts';
import { naiveEngine } from './naive.ts';

const SAMPLE = join(import.meta.dirname, '../../archive/sample');

describe('random requests to the sample archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-agreement-'));
  const documents = archiveDocuments(SAMPLE);
  const naive = naiveEngine(documents);
  let engine: SearchEngine;
  before(async () => {
    engine = openEmbeddedEngine({ path: join(folder, 'index.db') });
    await engine.sync(itemsInMemory(documents));
  });
  after(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('are answered by the embedded engine as by a plain scan: 500 times the same totals and counts', async () => {
    const { compared, found } = await agree('the embedded engine', engine, 'a plain scan', naive, documents, 1, 500);
    assert.equal(compared, 500);
    assert.ok(found > 250, `only ${found} of the requests found anything`);
  });
  it('tell the first difference in words', async () => {
    const without: Answering = {
      search: async (request) => {
        const answer = await naive.search(request);
        return request.filters.topic.length > 0 ? { ...answer, total: answer.total + 1 } : answer;
      },
    };
    await assert.rejects(
      agree('a wrong engine', without, 'a plain scan', naive, documents, 1, 100),
      /^AssertionError.*a wrong engine \(actual\) and a plain scan \(expected\) differ in the total, \d+ and \d+, at request \d+ of seed 1: .*topic "/,
    );
  });
});
