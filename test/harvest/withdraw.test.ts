import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import supertest from 'supertest';
import { createApp } from '../../src/app.ts';
import { openCatalogue } from '../../src/catalogue/catalogue.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { rapporteurAsync, type TemporaryFolder } from '../indexer/orchards.ts';
import { wordpressBlog } from './blogs.ts';
import { harvestInto, numbersOf, orchardsWith, reportsOf, source } from './harvesting.ts';
import { orchardPosts } from './orchard-posts.ts';

/** Stands in one paragraph of one report, and nowhere else. */
const SECRET = 'Zwetschgenkuchenrezept';

describe('a withdrawn report', () => {
  it('is nowhere any more, answers 410 with the reason, and nothing brings it back', async () => {
    await using blog = await wordpressBlog(orchardPosts(6));
    const [unlucky] = blog.posts;
    assert.ok(unlucky);
    const paragraphs = [`Hester Quill said that the ${SECRET} was hers.`, ...unlucky.paragraphs];
    const withSecret = { ...unlucky, paragraphs };
    blog.posts = [withSecret, ...blog.posts.slice(1)];
    using folder = orchardsWith(source('orla', 'wordpress', blog.url, 'pauseSeconds: 0'));
    const at = ['--archive', folder.path, '--data', join(folder.path, 'data')];
    assert.equal((await rapporteurAsync(['harvest', '--index', ...at])).status, 0);
    blog.posts = [{ ...withSecret, paragraphs: [`${paragraphs[0]} Twice.`, ...paragraphs] }, ...blog.posts.slice(1)];
    assert.equal((await rapporteurAsync(['harvest', '--index', ...at])).status, 0);
    const captured = folder.files('reports/orla');
    const report = reportsOf(folder).find(({ text }) => text.includes(SECRET));
    assert.ok(report?.changed, 'the archive keeps another version of it, too');
    assert.ok(holding(folder, SECRET).length >= 4, holding(folder, SECRET).join());
    const item = firstItemOf(folder, report.id);

    const outcome = await rapporteurAsync(['withdraw', report.id, '--reason', 'Its author asked for it', ...at]);
    assert.deepEqual([outcome.stderr.replace(/^items .*\n/gm, ''), outcome.status], ['', 0]);
    assert.deepEqual(holding(folder, SECRET), []);
    assert.deepEqual(holding(folder, SECRET.toLowerCase()), []);
    assert.equal(reportsOf(folder).length, 5);

    const catalogue = openCatalogue(join(folder.path, 'data/catalogue.db'));
    const engine = openEmbeddedEngine({ path: join(folder.path, 'data/search.db'), readOnly: true });
    try {
      const app = createApp({ catalogue, engine, baseUrl: 'http://localhost', logger: pino({ level: 'silent' }) });
      for (const path of [`/reports/${report.id}`, `/reports/${report.id}/${item}`]) {
        const { status, text } = await supertest(app).get(path);
        assert.equal(status, 410, path);
        assert.match(text, /This report was taken out of the archive on .*Its author asked for it\./);
      }
      assert.equal((await supertest(app).get('/search.json').query({ q: SECRET })).body.total, 0);
    } finally {
      await engine.close();
      catalogue.close();
    }

    const again = await harvestInto(folder);
    assert.deepEqual(numbersOf(again), [0, 0, 5, 0, 1, 0]);
    folder.write('harvest/orla.json', '{}');
    await harvestInto(folder);
    for (const [name, content] of Object.entries(captured)) folder.write(`elsewhere/${name}`, content);
    const imported = await rapporteurAsync(['import', '--source', 'orla', ...at, join(folder.path, 'elsewhere')]);
    assert.match(imported.stderr, /was withdrawn and is left out: Its author asked for it/);
    assert.equal(reportsOf(folder).length, 5);
    const files = Object.fromEntries(Object.entries(folder.files()).filter(([name]) => !name.startsWith('elsewhere/')));
    assert.deepEqual(
      Object.keys(files).filter((name) => files[name]?.includes(SECRET)),
      [],
    );
    assert.equal((await rapporteurAsync(['withdraw', report.id, '--reason', 'Again', ...at])).status, 0);
  });

  it('has to be one, and to have a reason', async () => {
    using folder = orchardsWith();
    const at = ['--archive', folder.path, '--data', join(folder.path, 'data')];
    assert.match((await rapporteurAsync(['withdraw', 'x', ...at])).stderr, /required option '--reason/);
    const outcome = await rapporteurAsync(['withdraw', 'x', '--reason', 'y', ...at]);
    assert.deepEqual([outcome.status, /no report "x"/.test(outcome.stderr)], [2, true]);
  });
});

/** Files of archive and data whose bytes hold the word. */
function holding({ path }: TemporaryFolder, word: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(word))
    .map((file) => file.slice(path.length + 1));
}

function firstItemOf(folder: TemporaryFolder, reportId: string): string {
  const line = folder
    .read('permalinks.jsonl')
    .split('\n')
    .find((text) => text.includes(`"${reportId}"`));
  return JSON.parse(line ?? '{}').item;
}
