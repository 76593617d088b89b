import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { BROWSE } from '../../src/queries/directory.ts';
import { EngineUnavailable, type SearchEngine, type SearchResult } from '../../src/search/engine.ts';
import { MOST_WAITING, ReaderGone, sharedEngine } from '../../src/web/http/fair-engine.ts';
import { turns } from '../../src/web/http/turns.ts';
import { startSite, writeArchive } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { openTestEngine } from './test-engine.ts';

const READERS = 200;

describe('an engine that many requests share', () => {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-shared-'));
  let engine: SearchEngine;
  let asked = 0;
  /** The real engine, counting what it is asked. */
  let counting: SearchEngine;
  before(async () => {
    await writeArchive(data, LIBRARY_ARCHIVE);
    engine = await openTestEngine(data, 'read');
    counting = {
      ...engine,
      search: (asking) => {
        asked++;
        return engine.search(asking);
      },
    };
  });
  after(async () => {
    await engine.close();
    rmSync(data, { recursive: true });
  });

  it('is asked once what several ask at the same moment, and again by who comes later', async () => {
    asked = 0;
    const { engine: shared } = sharedEngine(counting, turns());
    const [one, same, other] = await Promise.all([
      shared.search(BROWSE),
      shared.search({ ...BROWSE }),
      shared.search({ ...BROWSE, pageSize: 2 }),
    ]);
    assert.equal(asked, 2);
    assert.deepEqual([one, same], [await engine.search(BROWSE), await engine.search(BROWSE)]);
    assert.ok(other.hits.length > one.hits.length);
    await shared.search(BROWSE);
    assert.equal(asked, 3);
  });

  it('refuses questions beyond its bound at once, and answers again when others have their answers', async () => {
    const { engine: shared } = sharedEngine(counting, turns(), { mostWaiting: 2, atOnce: 1 });
    const first = [shared.search(BROWSE), shared.suggest('a')];
    await assert.rejects(shared.related('x', 1), EngineUnavailable);
    await assert.rejects(shared.search({ ...BROWSE, page: 2 }), /2 questions are waiting/);
    assert.equal((await shared.health()).isReady, true);
    await Promise.all(first);
    assert.equal((await shared.search(BROWSE)).hits.length, 1);
  });

  it('is not asked again by those whose question failed together, but by the next', async () => {
    let isBroken = true;
    const failing: SearchEngine = {
      ...engine,
      search: (asking) => (isBroken ? Promise.reject(new EngineUnavailable('away')) : engine.search(asking)),
    };
    const { engine: shared } = sharedEngine(failing, turns());
    const outcomes = await Promise.allSettled([shared.search(BROWSE), shared.search(BROWSE)]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    isBroken = false;
    assert.ok((await shared.search(BROWSE)).total > 0);
  });

  it('answers all that a reader asks before what later readers ask', async () => {
    // Slower than the way from one answer to the next question.
    const slow: SearchEngine = {
      ...engine,
      search: async (asking) => {
        for (let round = 0; round < 20; round++) await new Promise((resolve) => setImmediate(resolve));
        return engine.search(asking);
      },
    };
    const { engine: shared, forNextReader } = sharedEngine(slow, turns(), { mostWaiting: 100, atOnce: 1 });
    const answered: string[] = [];
    const reading = (name: string, questions: number) =>
      new Promise<void>((resolve) =>
        forNextReader(async () => {
          for (let page = 1; page <= questions; page++) {
            await shared.search({ ...BROWSE, page, pageSize: questions });
            answered.push(`${name} ${page}`);
          }
          resolve();
        }),
      );
    await Promise.all([reading('first', 3), reading('second', 2), reading('third', 1)]);
    assert.deepEqual(answered.slice(-2), ['first 3', 'third 1']);
  });

  it('asks nothing for readers who have gone, but what others want as well', async () => {
    const seen: number[] = [];
    const first = Promise.withResolvers<void>();
    const slow: SearchEngine = {
      ...engine,
      search: async (asking) => {
        seen.push(asking.page);
        await first.promise;
        return engine.search(asking);
      },
    };
    const { engine: shared, forNextReader } = sharedEngine(slow, turns(), { mostWaiting: 100, atOnce: 1 });
    let hasGone = false;
    const asking = (page: number, isGone?: () => boolean) =>
      new Promise<SearchResult>((resolve, reject) =>
        forNextReader(() => void shared.search({ ...BROWSE, page }).then(resolve, reject), isGone),
      );
    const staying = asking(1);
    const going = [2, 3].map((page) => asking(page, () => hasGone));
    const same = asking(3);
    hasGone = true;
    first.resolve();
    const outcomes = await Promise.allSettled([staying, ...going, same]);
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.total > 0 : outcome.reason.name)),
      [true, 'ReaderGone', true, true],
    );
    await assert.rejects(
      asking(4, () => hasGone),
      ReaderGone,
    );
    assert.deepEqual(seen, [1, 3]);
  });

  it(`lets ${READERS} readers search at once, and leaves room for more`, async () => {
    assert.ok(MOST_WAITING > 2 * READERS);
    const site = await startSite(LIBRARY_ARCHIVE);
    try {
      const paths = Array.from({ length: READERS }, (_, index) => `/search?q=van+OR+w${index}`);
      const answers = await Promise.all(paths.map((path) => request(site.url).get(path)));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      for (const [index, { text }] of answers.entries()) assert.match(text, new RegExp(`w${index}\\b`));
    } finally {
      await site.close();
    }
  });

  it('answers 503 and says when to try again where too many wait', async () => {
    const answering = Promise.withResolvers<void>();
    const slow: SearchEngine = {
      ...engine,
      suggest: async (prefix) => {
        await answering.promise;
        return engine.suggest(prefix);
      },
      close: async () => {},
    };
    const site = await startSite(LIBRARY_ARCHIVE, slow);
    try {
      const ask = async () => {
        const answer = await fetch(`${site.url}/suggest?q=v`);
        await answer.text();
        return answer;
      };
      const readers = Array.from({ length: MOST_WAITING + 1 }, ask);
      // Nobody is answered but the one who is refused.
      const refused = await Promise.race(readers);
      assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '30']);
      answering.resolve();
      const statuses = (await Promise.all(readers)).map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 200).length, MOST_WAITING);
      assert.equal((await request(site.url).get('/search?q=van')).status, 200);
    } finally {
      answering.resolve();
      await site.close();
    }
  });
});
