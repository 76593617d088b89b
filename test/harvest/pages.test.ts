import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import supertest from 'supertest';
import { readArchive } from '../../indexer/archive/store.ts';
import { publish } from '../../indexer/publish/publish.ts';
import { createApp } from '../../src/app.ts';
import { openCatalogue } from '../../src/catalogue/catalogue.ts';
import { readRuns } from '../../src/catalogue/runs.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { TemporaryFolder } from '../indexer/orchards.ts';
import { wordpressBlog } from './blogs.ts';
import { harvestInto, orchardsWith, reportsOf, runsPath, source } from './harvesting.ts';
import { orchardPosts } from './orchard-posts.ts';

async function index(folder: TemporaryFolder, today: string): Promise<void> {
  const engine = openEmbeddedEngine({ path: join(folder.path, 'data/search.db') });
  await publish(readArchive(folder.path), { cataloguePath: join(folder.path, 'data/catalogue.db'), engine, today });
  await engine.close();
}

describe('the pages of a harvested report', () => {
  it('say that its author has changed it, show how, say that it is gone, and credit its source', async () => {
    await using blog = await wordpressBlog(orchardPosts(6));
    const credits = 'rights: By kind permission of the <author>.\ncredit: Notes & windfalls';
    using folder = orchardsWith(source('orla', 'wordpress', blog.url, credits));
    await harvestInto(folder, { now: () => new Date('2031-05-01T00:00:00Z') });
    await index(folder, '2031-05-01');
    const [changed, gone, ...others] = blog.posts.filter(({ meeting }) => meeting !== null);
    assert.ok(changed && gone);
    const taken = 'Hester Quill took back what she had said of the ladders.';
    const [first = '', ...rest] = changed.paragraphs;
    blog.posts = [{ ...changed, paragraphs: [`${first} ${taken}`, ...rest] }, ...others];
    await harvestInto(folder, { now: () => new Date('2031-05-06T00:00:00Z') });
    await index(folder, '2031-05-06');

    const reports = reportsOf(folder);
    const idOf = (title: string): string => reports.find((report) => report.title === title)?.id ?? assert.fail(title);
    const catalogue = openCatalogue(join(folder.path, 'data/catalogue.db'));
    const engine = openEmbeddedEngine({ path: join(folder.path, 'data/search.db'), readOnly: true });
    try {
      const runs = () => readRuns(runsPath(folder));
      const app = createApp({
        catalogue,
        engine,
        baseUrl: 'http://localhost',
        logger: pino({ level: 'silent' }),
        runs,
      });
      const page = async (path: string): Promise<string> => (await supertest(app).get(path).expect(200)).text;

      const report = await page(`/reports/${idOf(changed.title)}`);
      assert.match(
        report,
        /Its author has changed this report since it was first archived; the archive noticed on <time datetime="2031-05-06">/,
      );
      assert.match(
        report,
        /From <bdi>Notes &amp; windfalls<\/bdi><\/span> <span>By kind permission of the &lt;author&gt;\.<\/span>/,
      );
      const [opening, later] = catalogue.itemsOf(idOf(changed.title));
      const item = await page(`/reports/${opening?.report.id}/${opening?.id}`);
      const link =
        /<a href="([^"]+)">Show what changed here<\/a>/.exec(item)?.[1] ?? assert.fail('no link to the difference');
      assert.match(await page(link.replaceAll('&amp;', '&')), /<ins>.*took back.*<\/ins>/s);
      if (later) assert.doesNotMatch(await page(`/reports/${later.report.id}/${later.id}`), /Show what changed here/);

      const vanished = await page(`/reports/${idOf(gone.title)}`);
      assert.match(
        vanished,
        /The source does not have this report any more: it was found gone on <time datetime="2031-05-06">/,
      );
      assert.doesNotMatch(vanished, /has changed this report/);
      const untouched = await page(`/reports/${idOf(others[0]?.title ?? '')}`);
      assert.doesNotMatch(untouched, /has changed this report|does not have this report/);

      const ready = await supertest(app).get('/readyz').expect(200);
      assert.deepEqual(ready.body.harvest, [
        {
          ...{
            source: 'orla',
            outcome: 'complete',
            started: '2031-05-06T00:00:00.000Z',
            ended: '2031-05-06T00:00:00.000Z',
          },
          ...{ lastComplete: '2031-05-06T00:00:00.000Z', added: 0, updated: 1, failed: 0, problems: [] },
        },
      ]);
    } finally {
      await engine.close();
      catalogue.close();
    }
  });
});
