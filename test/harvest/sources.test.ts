import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { withSource } from '../../indexer/archive/add-source.ts';
import { readArchiveLists } from '../../indexer/archive/store.ts';
import { orchards, rapporteur, rapporteurAsync, temporaryFolder } from '../indexer/orchards.ts';
import { bloggerBlog, feedSite, staticSite, wordpressBlog } from './blogs.ts';
import { orchardPosts } from './orchard-posts.ts';
import { openSite } from './site.ts';

const TEXTS: readonly (readonly [what: string, before: string, after: string])[] = [
  ['no file', '', '- id: new\n  kind: feed\n'],
  ['comments alone', '# Nobody yet.\n', '# Nobody yet.\n- id: new\n  kind: feed\n'],
  [
    'a list',
    '# Ours.\n- id: a # first\n  kind:   git',
    '# Ours.\n- id: a # first\n  kind:   git\n- id: new\n  kind: feed\n',
  ],
  ['entries set apart', '- id: a\n\n- id: b\n# end\n', '- id: a\n\n- id: b\n# end\n\n- id: new\n  kind: feed\n'],
  ['an indented list', '  - id: a\n    kind: git\n', '  - id: a\n    kind: git\n  - id: new\n    kind: feed\n'],
];

describe('adding to sources.yml', () => {
  for (const [what, before, after] of TEXTS)
    it(`leaves what stands there to the letter: ${what}`, () =>
      assert.equal(withSource(before, { id: 'new', kind: 'feed', title: null }), after));

  it('adds to a list in brackets', () =>
    assert.match(
      withSource('[{id: a, kind: git}] # ours\n', { id: 'new', kind: 'feed' }),
      /^\[ ?\{ ?id: a.*id: new.*# ours\n$/,
    ));
});

describe('rapporteur sources add', () => {
  const add = (folder: string, address: string, ...more: readonly string[]) =>
    rapporteurAsync(['sources', 'add', address, '--archive', folder, '--body', 'council', '--private', ...more]);

  it('recognises what is there', async () => {
    await using wordpress = await wordpressBlog(orchardPosts(3));
    await using blogger = await bloggerBlog(orchardPosts(3));
    await using feeds = await feedSite(orchardPosts(3));
    await using pages = await staticSite(orchardPosts(3));
    const head = (html: string, title: string) => ({
      body: `<html><head><title>${title}</title>${html}</head><body></body></html>`,
    });
    await using site = await openSite(({ pathname }) => {
      if (pathname === '/wp')
        return head(
          '<meta name="generator" content="WordPress 6.5"><meta name="author" content="Orla Vane">',
          'Windfalls',
        );
      if (pathname === '/blogger') return head('<meta content="blogger" name="generator">', 'Tam’s');
      if (pathname === '/feed')
        return head(`<link rel="alternate" type="application/rss+xml" href="${feeds.url}rss.xml">`, 'Feeds');
      return null;
    });
    const cases: readonly (readonly [address: string, kind: string, url: string])[] = [
      [`${site.url}wp`, 'wordpress', site.url],
      [`${site.url}blogger`, 'blogger', site.url],
      [`${site.url}feed`, 'feed', `${feeds.url}rss.xml`],
      [`${feeds.url}atom.xml`, 'feed', `${feeds.url}atom.xml`],
      [`${feeds.url}feed.json`, 'feed', `${feeds.url}feed.json`],
      [`${blogger.url}feeds/posts/default`, 'feed', `${blogger.url}feeds/posts/default`],
      [`${wordpress.url}feed/`, 'feed', `${wordpress.url}feed/`],
      [`${pages.url}reports/`, 'pages', `${pages.url}reports/`],
      ['https://github.com/orchards/minutes', 'git', 'https://github.com/orchards/minutes'],
    ];
    for (const [address, kind, url] of cases) {
      using folder = orchards();
      folder.write('sources.yml', '# Ours.\n');
      const { status, stdout, stderr } = await add(folder.path, address, '--id', 'new');
      assert.deepEqual([stderr, status], ['', 0]);
      assert.match(stdout, /^Added “new” to .*sources\.yml, of kind .*\n/);
      assert.match(folder.read('sources.yml'), /^# Ours\.\n- id: new\n/);
      const [source] = readArchiveLists(folder.path).sources;
      assert.deepEqual([source?.kind, source?.url], [kind, url]);
      if (kind === 'pages') assert.deepEqual(source?.harvest?.links, ['/reports/*.html']);
      if (address.endsWith('wp')) assert.deepEqual([source?.title, source?.author], ['Windfalls', 'Orla Vane']);
    }
  });

  it('takes a folder, named from the archive’s own', async () => {
    using folder = orchards();
    using notes = temporaryFolder();
    notes.write('2031-05-04.md', '# Minutes');
    assert.equal((await add(folder.path, notes.path, '--id', 'notes')).status, 0);
    const source = readArchiveLists(folder.path).sources.at(-1);
    assert.deepEqual([source?.kind, join(folder.path, source?.harvest?.folder ?? '')], ['files', notes.path]);
  });

  it('writes nothing where it cannot, and says why', async () => {
    await using site = await openSite(() => null);
    using folder = orchards();
    const before = folder.files();
    const cases: readonly (readonly [address: string, more: readonly string[], status: number, told: RegExp])[] = [
      [site.url, [], 1, /is not there any more \(404\)/],
      ['https://orlavane.example', [], 1, /has this address already, as "orla-vane"/],
      ['/nowhere/at/all', [], 2, /is not a URL or an existing folder/],
      [site.url, ['--body', 'choir'], 2, /on which body does it report\? Give --body with one of: council, presses/],
    ];
    for (const [address, more, status, told] of cases) {
      const outcome = await add(folder.path, address, ...more);
      assert.match(outcome.stderr, told);
      assert.equal(outcome.status, status);
    }
    assert.deepEqual(folder.files(), before);
    assert.equal(rapporteur(['sources', 'remove', 'x', '--archive', folder.path]).status, 2);
    assert.match(
      rapporteur(['sources', '--archive', folder.path]).stdout,
      /^orla-vane {2}wordpress {2}https:\/\/orlavane\.example\/\n/,
    );
  });
});
