import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TemporaryFolder } from '../indexer/orchards.ts';
import { type Blog, bloggerBlog, feedSite, staticSite, wordpressBlog } from './blogs.ts';
import { archiveFiles, harvestInto, numbersOf, orchardsWith, reportsOf, source } from './harvesting.ts';
import { type BlogPost, orchardPosts, pathOf } from './orchard-posts.ts';

const POSTS = 120;

interface Kind {
  readonly what: string;
  readonly open: (posts: BlogPost[]) => Promise<Blog>;
  readonly source: (blog: Blog) => string;
}

const KINDS: readonly Kind[] = [
  { what: 'WordPress', open: (posts) => wordpressBlog(posts), source: ({ url }) => source('orla', 'wordpress', url) },
  {
    what: 'WordPress without its REST API',
    open: (posts) => wordpressBlog(posts, { isApiClosed: true }),
    source: ({ url }) => source('orla', 'wordpress', url),
  },
  {
    what: 'WordPress without its REST API and its feed',
    open: (posts) => wordpressBlog(posts, { isApiClosed: true, isFeedClosed: true }),
    source: ({ url }) => source('orla', 'wordpress', url),
  },
  { what: 'Blogger', open: (posts) => bloggerBlog(posts), source: ({ url }) => source('orla', 'blogger', url) },
  {
    what: 'Blogger with a short feed',
    open: (posts) => bloggerBlog(posts, { isShort: true }),
    source: ({ url }) => source('orla', 'blogger', url),
  },
  { what: 'RSS', open: feedSite, source: ({ url }) => source('orla', 'feed', `${url}rss.xml`) },
  { what: 'Atom', open: feedSite, source: ({ url }) => source('orla', 'feed', `${url}atom.xml`) },
  { what: 'a JSON Feed', open: feedSite, source: ({ url }) => source('orla', 'feed', `${url}feed.json`) },
  {
    what: 'pages written by hand',
    open: staticSite,
    source: ({ url }) => source('orla', 'pages', `${url}reports/`, 'links: /reports/*.html'),
  },
];

function assertWhole(
  folder: TemporaryFolder,
  posts: readonly BlogPost[],
  { isDated }: { readonly isDated: boolean },
): void {
  const reports = reportsOf(folder);
  assert.equal(reports.length, posts.length);
  for (const post of posts) {
    const [report, ...others] = reports.filter(({ text }) => text.includes(post.paragraphs[0] ?? '-'));
    assert.ok(report && others.length === 0, `“${post.title}” stands in ${1 + others.length} reports`);
    assert.equal(report.title, post.title);
    assert.equal(report.author, 'Orla Vane');
    assert.equal(report.truncated, false);
    assert.equal(report.kind, post.meeting ? 'meeting report' : 'other post');
    assert.equal(report.meeting?.start ?? null, post.meeting);
    if (isDated) assert.equal(report.published, post.published);
    for (const paragraph of post.paragraphs) assert.ok(report.text.includes(paragraph), paragraph);
    assert.doesNotMatch(report.text, /Share this|alert|comment|Home|Orla Vane, 2031/);
    assert.match(report.text, /^### Row 1$/m);
    assert.match(report.sha256 ?? '', /^[0-9a-f]{64}$/);
    assert.match(report.reader ?? '', /^html \d+$/);
  }
}

for (const { what, open, source: sourceOf } of KINDS) {
  describe(`a harvest of ${what}`, () => {
    it('brings every report once, complete, and a second one asks only whether something has changed', async () => {
      await using blog = await open(orchardPosts(POSTS));
      using folder = orchardsWith(sourceOf(blog));
      const first = await harvestInto(folder);
      assert.deepEqual(
        first.told.filter((line) => !line.includes('better ways')),
        [],
      );
      assert.deepEqual(numbersOf(first), [POSTS, 0, 0, 0, 0, 0]);
      assert.equal(first.status, 0);
      assertWhole(folder, blog.posts, { isDated: what !== 'pages written by hand' });
      const asked = blog.asked();
      assert.ok(asked.every(({ headers }) => headers['user-agent'] === 'Rapporteur/0 (test)'));

      const before = archiveFiles(folder);
      const second = await harvestInto(folder);
      assert.deepEqual([second.status, second.told], [0, []]);
      assert.deepEqual(numbersOf(second), [0, 0, POSTS, 0, 0, 0]);
      assert.deepEqual(archiveFiles(folder), before);
      for (const { path, headers, status } of blog.asked()) {
        assert.ok(headers['if-none-match'], `${path} was asked for without a condition`);
        assert.equal(status, 304, path);
      }
    });

    it('keeps up with posts that are edited, retitled, moved, deleted and written', async () => {
      await using blog = await open(orchardPosts(40));
      using folder = orchardsWith(sourceOf(blog));
      await harvestInto(folder, { now: () => new Date('2031-01-01T00:00:00Z') });
      const byTitle = new Map(reportsOf(folder).map((report) => [report.title, report]));
      const [news] = orchardPosts(41);
      const [edited, retitled, moved, deleted, ...others] = blog.posts.slice(4);
      assert.ok(news && edited && retitled && moved && deleted);
      const said = 'Hester Quill said that she had been misreported, and that the ladders were sound.';
      const movedNow = { ...moved, slug: `${moved.slug}-moved` };
      const pathBefore = pathIn(moved);
      blog.moved.set(pathBefore, pathIn(movedNow));
      blog.posts = [
        news,
        ...blog.posts.slice(0, 4),
        { ...edited, paragraphs: [...edited.paragraphs, said] },
        { ...retitled, title: retitled.title.replace('Council report', 'Report of the council') },
        movedNow,
        ...others,
      ];
      const second = await harvestInto(folder, { now: () => new Date('2031-02-03T00:00:00Z') });
      const reports = reportsOf(folder);
      assert.equal(reports.length, 41, second.told.join('\n'));
      const now = (post: BlogPost) => reports.find(({ id }) => id === byTitle.get(post.title)?.id);
      assert.ok(now(edited)?.text.includes(said));
      assert.deepEqual(versionsOf(folder, edited), [byTitle.get(edited.title)?.text]);
      assert.equal(now(retitled)?.title, retitled.title.replace('Council report', 'Report of the council'));
      assert.equal(now(moved)?.url, new URL(pathIn(movedNow), blog.url).href);
      assert.equal(now(moved)?.text, byTitle.get(moved.title)?.text);
      assert.equal(now(deleted)?.vanished, '2031-02-03');
      assert.equal(now(deleted)?.text, byTitle.get(deleted.title)?.text);
      assert.ok(reports.some(({ title }) => title === news.title));
      const before = archiveFiles(folder);
      await harvestInto(folder, { now: () => new Date('2031-02-04T00:00:00Z') });
      assert.deepEqual(archiveFiles(folder), before);

      blog.posts = [...blog.posts.slice(0, 8), deleted, ...blog.posts.slice(8)];
      await harvestInto(folder);
      assert.equal(reportsOf(folder).find(({ title }) => title === deleted.title)?.vanished, undefined);
    });

    function pathIn(post: BlogPost): string {
      return what === 'pages written by hand' ? `/reports/${post.slug}.html` : pathOf(post);
    }
  });
}

/** Texts of the earlier versions of a report. */
function versionsOf(folder: TemporaryFolder, { paragraphs }: BlogPost): string[] {
  return Object.entries(folder.files())
    .filter(([name, content]) => name.startsWith('versions/') && content.includes(paragraphs[0] ?? '-'))
    .map(([, content]) => content.replace(/^---\n[\s\S]*?\n---\n/, '').trim());
}
