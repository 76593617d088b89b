import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readArchive, readArchiveLists } from '../../indexer/archive/store.ts';
import { textOf } from '../../indexer/readers/capture.ts';
import { readerFor } from '../../indexer/readers/readers.ts';
import { rapporteur, type TemporaryFolder, temporaryFolder } from '../indexer/orchards.ts';
import { shown } from '../readers/pages.ts';
import { harvestInto, reportsOf } from './harvesting.ts';
import { escaped } from './orchard-posts.ts';
import { openSite, type Reply, type Site } from './site.ts';

const ROOT = join(import.meta.dirname, '../..');
const SHARED = join(ROOT, '../shared');
const skip = existsSync(SHARED) ? false : 'there is no ../shared with the real captures beside this checkout';

interface RealPost {
  readonly title: string;
  readonly published: string;
  readonly html: string;
}

/** What `import` makes of a capture, and its posts as their site would serve them. */
function imported(archive: string, sourceId: string, capture: string): { folder: TemporaryFolder; posts: RealPost[] } {
  const folder = temporaryFolder();
  cpSync(join(ROOT, 'archive', archive), folder.path, { recursive: true });
  const path = join(SHARED, capture);
  const { status, stderr } = rapporteur(['import', '--archive', folder.path, '--source', sourceId, path]);
  assert.equal(status, 0, stderr);
  const reports = readArchive(folder.path).files.map(({ report }) => report);
  const source = readArchiveLists(folder.path).sources.find(({ id }) => id === sourceId) ?? assert.fail();
  const text = textOf({ name: path, bytes: readFileSync(path) });
  const posts = readerFor(text, path, source)
    .read(text, path)
    .map((post) => {
      const report =
        reports.find((one) => one.title === post.title && one.text === post.text.trim()) ?? assert.fail(post.title);
      const published = post.published ?? (report.meeting ? dayAfter(report.meeting.end) : '2021-01-01');
      return { title: post.title, published, html: htmlOf(post.text) };
    });
  return { folder, posts };
}

function htmlOf(markdown: string): string {
  return shown(markdown)
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escaped(paragraph.trim()).replaceAll('\n', '<br />')}</p>`)
    .join('\n');
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** Only letters and digits: what reads the same is the same. */
function lettersOf(markdown: string): string {
  return shown(markdown)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Harvests one source of an archive from `site` instead of its own. */
async function harvested(archive: string, sourceId: string, site: Site): Promise<TemporaryFolder> {
  const folder = temporaryFolder();
  cpSync(join(ROOT, 'archive', archive), folder.path, { recursive: true });
  const { url } = readArchiveLists(folder.path).sources.find(({ id }) => id === sourceId) ?? assert.fail();
  const sources = folder
    .read('sources.yml')
    .replace(`url: ${url}\n`, `url: ${site.url}\n  allowPrivateAddresses: true\n`);
  folder.write('sources.yml', sources);
  const { status, told } = await harvestInto(folder, { sources: [sourceId] });
  assert.deepEqual([told, status], [[], 0]);
  return folder;
}

function assertSame(one: TemporaryFolder, other: TemporaryFolder): void {
  // Files are named after days of publication, which captures of a front page do not have.
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  const bare = (folder: TemporaryFolder) =>
    reportsOf(folder)
      .toSorted(byId)
      .map(({ id, title, author, body, kind, meeting, text }) => {
        return { id, title: title.replace(/\s+/g, ' '), author, body, kind, meeting, text: lettersOf(text) };
      });
  assert.deepEqual(bare(one), bare(other));
}

describe('the real sources', { skip }, () => {
  it('bring from WordPress the reports that `import` gives', async () => {
    const { folder, posts } = imported('labour-nec', 'alice-perry', 'reports/000_e1f373127415a964.txt');
    using before = folder;
    await using site = await openSite(({ pathname }) =>
      pathname === '/wp-json/wp/v2/posts' ? api(posts, site.url) : null,
    );
    using after = await harvested('labour-nec', 'alice-perry', site);
    assert.ok(posts.length >= 10);
    assertSame(after, before);
  });

  it('bring from Blogger the reports that `import` gives', async () => {
    const { folder, posts } = imported('labour-nec', 'luke-akehurst', 'reports/004_32cd9f66f69a130e.txt');
    using before = folder;
    await using site = await openSite(({ pathname }) =>
      pathname === '/feeds/posts/default' ? atom(posts, site.url) : null,
    );
    using after = await harvested('labour-nec', 'luke-akehurst', site);
    assert.ok(posts.length >= 5);
    assertSame(after, before);
  });

  it('bring from the checked-out repository the reports that `import` gives', async () => {
    const meetings = join(SHARED, 'corpora/tc39-notes/meetings');
    using before = temporaryFolder();
    using after = temporaryFolder();
    for (const folder of [before, after]) cpSync(join(ROOT, 'archive/tc39'), folder.path, { recursive: true });
    assert.equal(rapporteur(['import', '--archive', before.path, '--source', 'tc39-notes', meetings]).status, 0);
    after.write('sources.yml', after.read('sources.yml').replace(/^ {2}folder: .*$/m, `  folder: ${meetings}`));
    const { status, told } = await harvestInto(after);
    assert.deepEqual([told, status], [[], 0]);
    // Both say when they were read, and one is read after the other.
    const untimed = (folder: TemporaryFolder) => reportsOf(folder).map((report) => ({ ...report, captured: null }));
    assert.deepEqual(untimed(after), untimed(before));
    assert.equal(reportsOf(after).length, 63);
  });

  it('are written as a user would write them', () => {
    for (const archive of ['labour-nec', 'tc39', 'sample'])
      assert.equal(rapporteur(['check', '--archive', join(ROOT, 'archive', archive)]).status, 0);
    const urls = readArchiveLists(join(ROOT, 'archive/labour-nec')).sources.map(
      ({ url }) => new URL(url ?? '').hostname,
    );
    assert.deepEqual(urls, ['aliceperry.wordpress.com', 'lukeakehurst.blogspot.com', 'www.annblack.co.uk']);
  });
});

function api(posts: readonly RealPost[], url: string): Reply {
  const answer = posts.map(({ title, published, html }, index) => ({
    id: 1000 - index,
    date: `${published}T12:00:00`,
    link: `${url}${published.replaceAll('-', '/')}/${index}/`,
    title: { rendered: escaped(title) },
    content: { rendered: html, protected: false },
  }));
  return { type: 'application/json', body: JSON.stringify(answer), headers: { 'x-wp-totalpages': '1' } };
}

function atom(posts: readonly RealPost[], url: string): Reply {
  const entries = posts.map(
    ({ title, published, html }, index) =>
      `<entry><id>post-${index}</id><published>${published}T12:00:00.000+01:00</published><updated>${published}T12:00:00.000+01:00</updated><title type="text">${escaped(title)}</title><content type="html">${escaped(html)}</content><link rel="alternate" type="text/html" href="${url}${published.slice(0, 4)}/${published.slice(5, 7)}/${index}.html"/></entry>`,
  );
  return {
    type: 'application/atom+xml',
    body: `<feed xmlns="http://www.w3.org/2005/Atom"><id>blog</id><title>Blog</title><updated>2023-01-01T00:00:00Z</updated>${entries.join('')}</feed>`,
  };
}
