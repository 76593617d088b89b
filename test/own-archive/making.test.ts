import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { readArchive, readArchiveLists } from '../../indexer/archive/store.ts';
import { bloggerBlog, feedSite, staticSite, wordpressBlog } from '../harvest/blogs.ts';
import { orchardPosts } from '../harvest/orchard-posts.ts';
import { type TemporaryFolder, temporaryFolder } from '../indexer/orchards.ts';
import { zipOf } from '../indexer/zipped.ts';
import { pdfFile } from '../readers/printed.ts';
import { BLOGGER_PAGE, makeOf, minutesOf, WORDPRESS_PAGE } from './making.ts';

const DAYS = ['2031-05-06', '2031-06-03', '2031-07-01'];

const harbour = (folder: TemporaryFolder, name = 'harbour board'): string => {
  for (const day of DAYS) folder.write(`${name}/${day}.md`, minutesOf(day));
  return join(folder.path, name);
};

interface Case {
  readonly what: string;
  readonly put: (folder: TemporaryFolder) => string | Promise<string>;
  readonly kind: string;
  readonly name: string;
  /** Days of the meetings that are reported, in any order. */
  readonly days: readonly (string | null)[];
  readonly body: string;
}

const CASES: readonly Case[] = [
  {
    what: 'a folder of Markdown',
    put: (folder) => harbour(folder),
    kind: 'files',
    name: 'harbour-board',
    days: DAYS,
    body: 'Harbour Board',
  },
  {
    what: 'a folder whose name has spaces and an emoji, with files in folders below',
    put: (folder) => {
      folder.write('⚓ our minutes 🎉/2031/may.md', minutesOf('6 May 2031'));
      return join(folder.path, '⚓ our minutes 🎉');
    },
    ...{ kind: 'files', name: 'our-minutes', days: ['2031-05-06'], body: 'Harbour Board' },
  },
  {
    what: 'a folder of two captured pages of blogs',
    put: (folder) => {
      folder.write('saved/one.txt', WORDPRESS_PAGE);
      folder.write('saved/two.txt', BLOGGER_PAGE);
      return join(folder.path, 'saved');
    },
    ...{ kind: 'files', name: 'saved', days: ['2031-05-06', '2031-04-08', '2031-05-27', '2031-04-10'] },
    body: 'Harbour Board',
  },
  {
    what: 'a checked-out repository',
    put: (folder) => {
      folder.write(
        'notes/.git/config',
        '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@git.example:harbour/notes.git\n',
      );
      folder.write('notes/.git/HEAD', 'ref: refs/heads/main');
      return harbour(folder, 'notes');
    },
    ...{ kind: 'git', name: 'notes', days: DAYS, body: 'Harbour Board' },
  },
  {
    what: 'a single PDF',
    put: async (folder) =>
      folder.write(
        'June.pdf',
        await pdfFile('Board minutes 3 June 2031', '## Lamps\n\nTam Birch asked who trims the lamps.'),
      ),
    ...{ kind: 'files', name: 'june', days: ['2031-06-03'], body: 'Board' },
  },
  {
    what: 'a zip file',
    put: async (folder) =>
      folder.write(
        'harbour.zip',
        await zipOf({
          ...Object.fromEntries(DAYS.map((day) => [`minutes/${day}.md`, minutesOf(day)])),
          '__MACOSX/minutes/._2031-05-06.md': 'x',
          'minutes/lamp.png': 'no picture',
        }),
      ),
    ...{ kind: 'files', name: 'harbour', days: DAYS, body: 'Harbour Board' },
  },
];

describe('an archive of one’s own', () => {
  for (const { what, put, kind, name, days, body } of CASES)
    it(`is made from ${what}, and found again by it`, async () => {
      using folder = temporaryFolder();
      const typed = await put(folder);
      const made = await makeOf(folder, [typed]);
      assert.deepEqual([made.isNew, basename(made.folder)], [true, name]);
      const { sources, description } = readArchiveLists(made.folder);
      assert.deepEqual(
        sources.map((source) => source.kind),
        [kind],
      );
      assert.deepEqual(
        description.bodies.map((one) => one.name),
        [body],
      );
      const meetings = made.reports.filter((report) => report.kind === 'meeting report');
      assert.deepEqual(meetings.map(({ meeting }) => meeting?.start ?? null).sort(), [...days].sort());
      assert.deepEqual([...new Set(made.reports.map(({ captured }) => captured))], ['2032-01-01T09:00:00Z']);
      assert.deepEqual(readdirSync(join(folder.path, 'archives')), [name], 'nothing else is left there');
      const before = folder.files('archives');
      const again = await makeOf(folder, [typed]);
      assert.deepEqual([again.isNew, again.folder], [false, made.folder]);
      assert.deepEqual(
        again.brought.results.map(({ counts }) => counts.unchanged),
        [made.reports.length],
      );
      assert.deepEqual(folder.files('archives'), before);
    });

  it('is made from web sites of every kind, on this computer, too', async () => {
    await using wordpress = await wordpressBlog(orchardPosts(8));
    await using blogger = await bloggerBlog(orchardPosts(8));
    await using feeds = await feedSite(orchardPosts(8));
    await using pages = await staticSite(orchardPosts(8));
    const front =
      (generator: string) =>
      (
        _request: unknown,
        response: { end: (text: string) => void; setHeader: (name: string, value: string) => void },
      ) => {
        response.setHeader('content-type', 'text/html');
        response.end(
          `<html><head><title>Orla’s ${generator}</title><meta name="generator" content="${generator}"></head><body></body></html>`,
        );
      };
    wordpress.faults.set('/', front('WordPress 6.5'));
    blogger.faults.set('/', front('blogger'));
    const cases: readonly (readonly [address: string, kind: string])[] = [
      [wordpress.url, 'wordpress'],
      [blogger.url, 'blogger'],
      [`${feeds.url}atom.xml`, 'feed'],
      [`${pages.url}reports/`, 'pages'],
      // Without http, as people type it.
      [`${feeds.url.replace('http://', '')}rss.xml`, 'feed'],
    ];
    using folder = temporaryFolder();
    for (const [address, kind] of cases) {
      const made = await makeOf(folder, [address]);
      assert.deepEqual(
        made.brought.results.flatMap(({ problems }) => problems),
        [],
        address,
      );
      assert.deepEqual(
        [made.isNew, readArchiveLists(made.folder).sources.map((source) => source.kind)],
        [true, [kind]],
        address,
      );
      assert.equal(made.reports.filter((report) => report.kind === 'meeting report').length, 6, address);
      const again = await makeOf(folder, [address]);
      assert.deepEqual(
        [again.isNew, again.folder, again.reports.length],
        [false, made.folder, made.reports.length],
        address,
      );
    }
  });

  it('reads only the file that was added, and leaves what a person has written', async () => {
    using folder = temporaryFolder();
    const typed = harbour(folder);
    const { folder: archive } = await makeOf(folder, [typed]);
    const inArchive = (name: string): string => `archives/${basename(archive)}/${name}`;
    const edits: Readonly<Record<string, (text: string) => string>> = {
      'archive.yml': (text) => text.replace('title: Harbour board', 'title: The Board # ours'),
      'people.yml': (text) => `${text}- id: tam-birch\n  name: Tam Birch\n`,
      'sources.yml': (text) => text.replace('body:', '# Asked in May.\n  rights: By permission.\n  body:'),
      [Object.keys(folder.files(inArchive('reports')))[0]?.replace(/^/, 'reports/') ?? '']: (text) =>
        text.replace('the lamps.', 'the lamps on the mole.'),
    };
    for (const [name, edit] of Object.entries(edits)) {
      const text = folder.read(inArchive(name));
      assert.notEqual(edit(text), text, name);
      folder.write(inArchive(name), edit(text));
    }
    const before = folder.files('archives');
    folder.write('harbour board/2031-08-05.md', minutesOf('2031-08-05'));
    const again = await makeOf(folder, [typed]);
    const [result] = again.brought.results;
    assert.deepEqual([result?.counts.added, result?.counts.updated, result?.counts.unchanged], [1, 0, 3]);
    const after = folder.files('archives');
    for (const [name, text] of Object.entries(before))
      if (!name.includes('/harvest/')) assert.equal(after[name], text, name);
    assert.equal(Object.keys(after).length, Object.keys(before).length + 1);
  });

  it('is made once by two runs at the same time', async () => {
    using folder = temporaryFolder();
    const typed = harbour(folder);
    // By the clock of the disk, so that neither takes the other for one that was killed days ago.
    const now = () => new Date();
    const made = await Promise.all([makeOf(folder, [typed], { now }), makeOf(folder, [typed], { now })]);
    assert.deepEqual(made.map(({ isNew }) => isNew).sort(), [false, true]);
    assert.equal(made[0]?.folder, made[1]?.folder);
    assert.deepEqual(readdirSync(join(folder.path, 'archives')), ['harbour-board']);
  });

  it('takes a file that was added for new, however much it is like one that comes after it', async () => {
    using folder = temporaryFolder();
    folder.write('board/may.md', minutesOf('2031-05-06'));
    const typed = join(folder.path, 'board');
    await makeOf(folder, [typed]);
    folder.write('board/june.md', minutesOf('2031-06-03'));
    const { reports } = await makeOf(folder, [typed]);
    assert.deepEqual(reports.map(({ id, meeting }) => [id.slice(-10), meeting?.start]).sort(), [
      ['2031-05-06', '2031-05-06'],
      ['2031-06-03', '2031-06-03'],
    ]);
  });

  it('says who wrote what names no author, and leaves the others', async () => {
    using folder = temporaryFolder();
    folder.write('saved/one.txt', WORDPRESS_PAGE);
    folder.write('saved/two.txt', BLOGGER_PAGE);
    const typed = join(folder.path, 'saved');
    const authors = ({ reports }: { readonly reports: readonly { readonly author: string | null }[] }) =>
      reports.map(({ author }) => author ?? '-').sort();
    assert.deepEqual(authors(await makeOf(folder, [typed])), ['-', '-', 'Orla Vane', 'Orla Vane', 'Orla Vane']);
    const after = await makeOf(folder, [typed], { author: 'Ida Marsh' });
    assert.deepEqual(authors(after), ['Ida Marsh', 'Ida Marsh', 'Orla Vane', 'Orla Vane', 'Orla Vane']);
    assert.deepEqual(
      readArchiveLists(after.folder).sources.map(({ author }) => author),
      ['Ida Marsh'],
    );
    const anew = await makeOf(folder, [typed], { author: 'Ida Marsh', archive: join(folder.path, 'elsewhere') });
    assert.deepEqual([authors(anew), anew.isNew], [authors(after), true]);
  });

  it('takes several materials together, and further ones later', async () => {
    using folder = temporaryFolder();
    const one = harbour(folder);
    const two = folder.write('August.md', minutesOf('5 August 2031'));
    const made = await makeOf(folder, [one, two]);
    assert.deepEqual([made.reports.length, readArchiveLists(made.folder).sources.length], [4, 2]);
    const three = folder.write('September.md', minutesOf('2 September 2031'));
    const more = await makeOf(folder, [made.folder, three]);
    assert.deepEqual([more.folder, more.isNew, more.reports.length], [made.folder, false, 5]);
    assert.equal((await makeOf(folder, [two])).folder, made.folder);
  });

  it('names a zip file as its source and unpacks nothing', async () => {
    using folder = temporaryFolder();
    const path = folder.write('harbour.zip', await zipOf({ '2031-05-06.md': minutesOf('2031-05-06') }));
    const { folder: archive } = await makeOf(folder, [path]);
    assert.deepEqual(
      readArchiveLists(archive).sources.map(({ harvest }) => [harvest?.folder, harvest?.material]),
      [[path, null]],
    );
    assert.ok(!existsSync(join(archive, 'unpacked')));
  });

  it('reads what has changed in a zip file, and keeps its reports while it is torn', async () => {
    using folder = temporaryFolder();
    const may = { 'may.md': minutesOf('2031-05-06') };
    const more = { ...may, 'june.md': minutesOf('2031-06-03') };
    const fewer = { 'june.md': more['june.md'].replace('the lamps.', 'the lamps on the mole.') };
    const path = folder.write('harbour.zip', await zipOf(may));
    const { folder: archive } = await makeOf(folder, [path]);
    // By the zip file, or by the archive alone.
    for (const [bytes, typed, expected] of [
      [await zipOf(more), path, [1, 0, 1, 0]],
      [(await zipOf(more)).subarray(0, -30), path, [0, 0, 0, 0]],
      [await zipOf(fewer), archive, [0, 1, 0, 1]],
    ] as const) {
      folder.write('harbour.zip', bytes);
      const { isNew, reports, brought } = await makeOf(folder, [typed]);
      assert.deepEqual([isNew, reports.length], [false, 2]);
      assert.deepEqual(
        brought.results.map(({ counts }) => [counts.added, counts.updated, counts.unchanged, counts.vanished]),
        [expected],
      );
    }
    rmSync(path);
    const { brought, reports } = await makeOf(folder, [archive]);
    assert.equal(reports.length, 2);
    assert.match(
      brought.results.flatMap(({ problems }) => problems).join(),
      /harbour\.zip: there is no such zip: put it/,
    );
  });

  it('is whole as soon as it is there: a run that is stopped leaves nothing', async () => {
    using folder = temporaryFolder();
    const typed = harbour(folder);
    await assert.rejects(makeOf(folder, [typed], { signal: AbortSignal.abort() }), /before the run was stopped/);
    assert.deepEqual(readdirSync(join(folder.path, 'archives')), []);
    rmSync(join(folder.path, 'archives'), { recursive: true });
    assert.deepEqual(readArchive((await makeOf(folder, [typed])).folder).problems, []);
    assert.ok(existsSync(join(folder.path, 'archives/harbour-board/archive.yml')));
  });
});
