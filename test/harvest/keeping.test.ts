import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { importInto, page, post } from '../indexer/importing.ts';
import { orchards } from '../indexer/orchards.ts';
import { feedSite, staticSite, wordpressBlog } from './blogs.ts';
import { archiveFiles, harvestInto, numbersOf, orchardsWith, reportsOf, source } from './harvesting.ts';
import { orchardPosts } from './orchard-posts.ts';

describe('the rules of a source', () => {
  const rules: readonly (readonly [fields: string, taken: (id: number, day: string) => boolean])[] = [
    ['include: { title: council report }', (id) => id % 4 !== 0],
    ['include: { category: garden }', (id) => id % 4 === 0],
    ['exclude: { title: ["on wasps & windfalls*"] }', (id) => id % 4 !== 0],
    ['exclude: { category: [Reports, Garden] }', () => false],
    ['since: 2029-02-01', (_, day) => day >= '2029-02-01'],
  ];
  for (const [fields, taken] of rules) {
    it(`decide what is taken: ${fields}`, async () => {
      await using blog = await wordpressBlog(orchardPosts(12));
      using folder = orchardsWith(source('orla', 'wordpress', blog.url, fields));
      const wanted = blog.posts.filter(({ id, published }) => taken(id, published)).map(({ title }) => title);
      const result = await harvestInto(folder);
      assert.deepEqual(numbersOf(result), [wanted.length, 0, 0, 0, 12 - wanted.length, 0]);
      assert.deepEqual(
        reportsOf(folder)
          .map(({ title }) => title)
          .sort(),
        wanted.sort(),
      );
      const before = archiveFiles(folder);
      await harvestInto(folder);
      assert.deepEqual(archiveFiles(folder), before);
      folder.write('sources.yml', source('orla', 'wordpress', blog.url));
      assert.deepEqual(numbersOf(await harvestInto(folder)).slice(0, 3), [12 - wanted.length, 0, wanted.length]);
    });
  }

  it('hold for pages that only tell their day themselves', async () => {
    await using blog = await wordpressBlog(orchardPosts(12), { isApiClosed: true, isFeedClosed: true });
    using folder = orchardsWith(source('orla', 'wordpress', blog.url, 'since: 2029-02-01'));
    await harvestInto(folder);
    assert.deepEqual(reportsOf(folder).length, blog.posts.filter(({ published }) => published >= '2029-02-01').length);
  });

  it('leave a source alone that is not to be harvested, unless it is named', async () => {
    await using blog = await wordpressBlog(orchardPosts(2));
    using folder = orchardsWith(source('orla', 'wordpress', blog.url, 'harvest: false'));
    assert.match((await harvestInto(folder)).said, /has no source to fetch from/);
    assert.deepEqual(blog.log, []);
    assert.equal((await harvestInto(folder, { sources: ['orla'] })).status, 0);
    assert.equal((await harvestInto(folder, { sources: ['nobody'] })).status, 2);
  });
});

describe('what a person has done to the archive', () => {
  it('is never overwritten: an edited text is kept beside what its author says now', async () => {
    await using blog = await wordpressBlog(orchardPosts(4));
    using folder = orchardsWith(source('orla', 'wordpress', blog.url));
    await harvestInto(folder);
    const [path = ''] = Object.keys(folder.files('reports/orla')).map((name) => `reports/orla/${name}`);
    const id = Number(/row (\d+)/.exec(folder.read(path))?.[1]);
    folder.write(path, folder.read(path).replace('### Row 1', '### The first row'));
    blog.posts = blog.posts.map((one) =>
      one.id === id ? { ...one, paragraphs: [...one.paragraphs, 'Hester Quill took it all back.'] } : one,
    );
    const edited = folder.read(path);
    const result = await harvestInto(folder);
    assert.equal(result.status, 1);
    assert.match(
      result.told.join('\n'),
      /was edited by hand, .* the new text lies in (versions\/\S+\.md), bring it over by hand/,
    );
    assert.equal(folder.read(path), edited);
    const version = /(versions\/\S+\.md),/.exec(result.told.join('\n'))?.[1] ?? '';
    assert.match(folder.read(version), /took it all back/);
    const before = archiveFiles(folder);
    assert.deepEqual([(await harvestInto(folder)).status, archiveFiles(folder)], [0, before], 'and is told once');
  });

  it('stays where title, day and address were mended', async () => {
    await using blog = await wordpressBlog(orchardPosts(2));
    using folder = orchardsWith(source('orla', 'wordpress', blog.url));
    await harvestInto(folder);
    const [path = ''] = Object.keys(folder.files('reports/orla')).map((name) => `reports/orla/${name}`);
    const mended = folder
      .read(path)
      .replace(/^title: .*$/m, 'title: Mended')
      .replace(/^meeting: .*$/m, 'meeting: 2028-12-31')
      .replace(/^url: .*$/m, 'url: https://elsewhere.example/');
    folder.write(path, mended);
    blog.posts = blog.posts.map((one) => ({ ...one, title: `${one.title}, second edition` }));
    await harvestInto(folder);
    for (const line of ['title: Mended', 'meeting: 2028-12-31', 'url: https://elsewhere.example/'])
      assert.ok(folder.read(path).includes(line), line);
    assert.equal(reportsOf(folder).length, 2);
  });

  it('is undone where a report was deleted to have it again', async () => {
    await using blog = await wordpressBlog(orchardPosts(3));
    using folder = orchardsWith(source('orla', 'wordpress', blog.url));
    await harvestInto(folder);
    const [name = ''] = Object.keys(folder.files('reports/orla'));
    const before = folder.files('reports/orla');
    rmSync(join(folder.path, 'reports/orla', name));
    assert.deepEqual(numbersOf(await harvestInto(folder)), [1, 0, 2, 0, 0, 0]);
    assert.deepEqual(Object.keys(folder.files('reports/orla')), Object.keys(before));
  });

  it('does not matter where it is what the harvest remembers that was lost', async () => {
    for (const lost of ['nothing', '{"version": 7}']) {
      await using blog = await staticSite(orchardPosts(5));
      using folder = orchardsWith(source('orla', 'pages', `${blog.url}reports/`));
      await harvestInto(folder);
      const before = folder.files('reports');
      if (lost === 'nothing') rmSync(join(folder.path, 'harvest'), { recursive: true });
      else folder.write('harvest/orla.json', lost);
      assert.deepEqual(numbersOf(await harvestInto(folder)), [0, 0, 5, 0, 0, 0]);
      assert.deepEqual(folder.files('reports'), before);
    }
  });
});

describe('a report that was imported before', () => {
  it('is replaced by its full text under the same id where only a teaser was there', async () => {
    await using blog = await wordpressBlog(orchardPosts(3));
    using folder = orchards();
    folder.write('sources.yml', source('orla', 'wordpress', blog.url));
    const teasers = blog.posts.map(({ title, paragraphs }) => post(title, paragraphs[0] ?? ''));
    await importInto(folder, 'orla', page(...teasers));
    const before = reportsOf(folder);
    assert.ok(before.length === 3 && before.every(({ truncated }) => truncated));
    assert.deepEqual(numbersOf(await harvestInto(folder)), [0, 3, 0, 0, 0, 0]);
    const after = reportsOf(folder);
    assert.deepEqual(
      after.map(({ id }) => id),
      before.map(({ id }) => id),
    );
    for (const { truncated, text, url, changed } of after) {
      assert.equal(truncated, false);
      assert.match(text, /### Row 2/);
      assert.match(url ?? '', /\/\d{4}\/\d{2}\/[\w-]+\/$/);
      assert.equal(changed, undefined, 'a teaser that became whole is no change by its author');
    }
    assert.ok(Object.keys(folder.files()).every((name) => !name.startsWith('versions/')));
  });
});

describe('a dry run', () => {
  it('asks and reads as any other, and writes nothing', async () => {
    await using blog = await feedSite(orchardPosts(6));
    using folder = orchardsWith(source('orla', 'feed', `${blog.url}atom.xml`));
    const before = folder.files();
    const result = await harvestInto(folder, { mode: 'dry run' });
    assert.deepEqual([result.status, numbersOf(result)], [0, [6, 0, 0, 0, 0, 0]]);
    assert.match(result.said, /This was a dry run: nothing was written\.$/m);
    assert.deepEqual(folder.files(), before);
  });
});
