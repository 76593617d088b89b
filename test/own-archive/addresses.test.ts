import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { readArchiveLists } from '../../indexer/archive/store.ts';
import { MaterialUnusable } from '../../indexer/own-archive/material.ts';
import { openSite, type Reply } from '../harvest/site.ts';
import { temporaryFolder } from '../indexer/orchards.ts';
import { pdfFile, wordDocument } from '../readers/printed.ts';
import { makeOf, minutesOf } from './making.ts';

const BUSINESS =
  '<h2>Moorings</h2><p>Hester Quill said that the moorings would be counted again before the winter.</p><h2>Lamps</h2><p>Tam Birch asked who trims the lamps. It was agreed to ask the pilots.</p>';
const NAVIGATION = '<nav><a href="/">Home</a> <a href="/minutes/">Minutes</a> <a href="/boats/">Boats</a></nav>';
const page = (title: string, content: string, head = ''): string =>
  `<!doctype html><html><head><title>${title} | Harbour Board</title>${head}</head><body>${NAVIGATION}<main><h1>${title}</h1>${content}</main><footer><a href="/imprint">Imprint</a></footer></body></html>`;
const MINUTES = page(
  'Harbour Board minutes, 6 May 2031',
  `<p>Present: Hester Quill (chair), Tam Birch</p>${BUSINESS}<p><a href="april.html">Minutes of the last meeting</a></p>`,
);

interface Case {
  readonly what: string;
  readonly path: string;
  readonly reply: () => Reply | Promise<Reply>;
  readonly words: RegExp;
}

const TITLE = 'Harbour Board minutes 6 May 2031';
const TEXT = '## Lamps\n\nTam Birch asked who trims the lamps.';
const CASES: readonly Case[] = [
  { what: 'a page of minutes', path: 'minutes/may.html', reply: () => ({ body: MINUTES }), words: /counted again/ },
  {
    what: 'a page whose name tells the day',
    path: 'board/2031-05-06/',
    reply: () => ({ body: page('Board meeting', `<p>Present: Hester Quill</p>${BUSINESS}`) }),
    words: /counted again/,
  },
  {
    what: 'a page of a blog that is one post',
    path: '2031/05/board/',
    reply: () => ({
      body: page(
        'Harbour Board, 6 May 2031',
        BUSINESS,
        '<meta name="generator" content="WordPress 6.5"><link rel="alternate" type="application/rss+xml" href="/feed/">',
      ),
    }),
    words: /counted again/,
  },
  {
    what: 'a PDF',
    path: 'files/may.pdf',
    reply: async () => ({ type: 'application/pdf', body: await pdfFile(TITLE, TEXT) }),
    words: /trims the lamps/,
  },
  {
    what: 'a Word document that is only a stream of bytes',
    path: 'download?id=7',
    reply: async () => ({ type: 'application/octet-stream', body: await wordDocument(TITLE, TEXT) }),
    words: /trims the lamps/,
  },
  {
    what: 'a text of an old character set',
    path: 'may.txt',
    reply: () => ({
      type: 'text/plain; charset=iso-8859-1',
      body: Buffer.from(`${TITLE}\n\nTam Birch asked who trims the lamps of the caf\xe9.\n`, 'latin1'),
    }),
    words: /lamps of the café/,
  },
  {
    what: 'Markdown',
    path: 'raw/may',
    reply: () => ({ type: 'text/markdown', body: minutesOf('2031-05-06') }),
    words: /trims the lamps/,
  },
];

describe('an address that holds one report', () => {
  for (const { what, path, reply, words } of CASES)
    it(`becomes an archive with that report: ${what}`, async () => {
      const answer = await reply();
      await using site = await openSite((url) => (url.pathname + url.search === `/${path}` ? answer : null));
      using folder = temporaryFolder();
      const address = `${site.url}${path}`;
      const made = await makeOf(folder, [address]);
      assert.deepEqual(
        made.brought.results.flatMap(({ problems }) => problems),
        [],
      );
      const [source, ...others] = readArchiveLists(made.folder).sources;
      assert.deepEqual(
        [source?.kind, source?.url, source?.harvest?.addresses, others.length],
        ['files', address, [address], 0],
      );
      const [report, ...further] = made.reports;
      assert.deepEqual(
        [report?.kind, report?.meeting?.start, report?.url, further.length],
        ['meeting report', '2031-05-06', address, 0],
      );
      assert.match(report?.text ?? '', words);
      assert.doesNotMatch(report?.text ?? '', /Imprint|Boats/);

      // The second time nothing is sent, and nothing changes.
      site.asked();
      const before = folder.files('archives');
      const again = await makeOf(folder, [address]);
      assert.deepEqual([again.isNew, again.brought.results.map(({ counts }) => counts.unchanged)], [false, [1]]);
      assert.deepEqual(folder.files('archives'), before);
      assert.deepEqual(
        site.asked().map(({ status }) => status),
        [304],
      );
    });

  it('is read again where it has changed, and stays where it is gone', async () => {
    let reply: Reply | null = { body: MINUTES };
    await using site = await openSite((url) => (url.pathname === '/may.html' ? reply : null));
    using folder = temporaryFolder();
    const address = `${site.url}may.html`;
    const { reports } = await makeOf(folder, [address]);
    reply = { body: MINUTES.replace('the pilots', 'the pilots and the chandler') };
    const after = await makeOf(folder, [address]);
    assert.deepEqual(
      after.reports.map(({ id, text }) => [id, text.includes('and the chandler')]),
      [[reports[0]?.id, true]],
    );
    reply = null;
    const gone = await makeOf(folder, [address]);
    assert.deepEqual(
      gone.reports.map(({ id, vanished }) => [id, vanished]),
      [[reports[0]?.id, '2032-01-01']],
    );
    reply = { body: MINUTES.replace('the pilots', 'the pilots and the chandler') };
    const back = await makeOf(folder, [address]);
    assert.deepEqual(
      back.reports.map(({ id, vanished }) => [id, vanished]),
      [[reports[0]?.id, undefined]],
    );
  });

  it('may hold the minutes of many meetings', async () => {
    const year = `# Minutes of 2031\n\n${['6 May', '3 June', '1 July'].map((day) => `## ${day} 2031\n\n### Lamps\n\nTam Birch asked who trims the lamps in ${day}.\n`).join('\n')}`;
    await using site = await openSite((url) =>
      url.pathname === '/2031.md' ? { type: 'text/markdown', body: year } : null,
    );
    using folder = temporaryFolder();
    const { reports } = await makeOf(folder, [`${site.url}2031.md`]);
    assert.deepEqual(reports.map(({ meeting }) => meeting?.start).sort(), ['2031-05-06', '2031-06-03', '2031-07-01']);
    const again = await makeOf(folder, [`${site.url}2031.md`]);
    assert.deepEqual(again.reports.length, 3);
  });

  it('says what to type for the whole site where the page is one of a blog', async () => {
    const [, , post] = CASES;
    const answer = await post?.reply();
    await using site = await openSite((url) => (url.pathname === `/${post?.path}` ? (answer ?? null) : null));
    using folder = temporaryFolder();
    const { brought } = await makeOf(folder, [`${site.url}${post?.path}`]);
    assert.deepEqual(brought.remarks, [`Read: this page alone. For the whole site: npm start -- ${site.url}`]);
  });
});

describe('an address that leads to reports', () => {
  const days = ['6 May 2031', '3 June 2031', '1 July 2031'];
  const INDEXES: readonly (readonly [what: string, html: string])[] = [
    [
      'a list of links',
      page(
        'Minutes of the Harbour Board',
        `<ul>${days.map((day, n) => `<li><a href="${n}.html">Minutes, ${day}</a></li>`).join('')}</ul>`,
      ),
    ],
    [
      'a list with a word about each',
      page(
        'Minutes of the Harbour Board',
        days
          .map(
            (day, n) =>
              `<h2><a href="${n}.html">Board meeting of ${day}</a></h2><p>Hester Quill said that the moorings would be counted again before the winter, and Tam Birch asked who trims the lamps.</p>`,
          )
          .join(''),
      ),
    ],
  ];
  for (const [what, index] of INDEXES)
    it(`is followed: ${what}`, async () => {
      await using site = await openSite(({ pathname }) => {
        if (pathname === '/minutes/') return { body: index };
        const day = days[Number(/^\/minutes\/(\d)\.html$/.exec(pathname)?.[1] ?? Number.NaN)];
        return day ? { body: MINUTES.replaceAll('6 May 2031', day) } : null;
      });
      using folder = temporaryFolder();
      const made = await makeOf(folder, [`${site.url}minutes/`]);
      assert.deepEqual(
        readArchiveLists(made.folder).sources.map(({ kind }) => kind),
        ['pages'],
      );
      assert.deepEqual(made.reports.map(({ meeting }) => meeting?.start).sort(), [
        '2031-05-06',
        '2031-06-03',
        '2031-07-01',
      ]);
    });

  it('is read itself where nothing that it leads to is a report', async () => {
    // So many links to minutes that it looks like a list.
    const links = days.map((day, n) => `<li><a href="/gone/${n}.html">Report of ${day}</a></li>`).join('');
    const body = MINUTES.replace(
      '</main>',
      `<h2>Papers</h2><ul>${links}${links.replaceAll('/gone/', '/lost/')}</ul></main>`,
    );
    await using site = await openSite(({ pathname }) => (pathname === '/may.html' ? { body } : null));
    using folder = temporaryFolder();
    const made = await makeOf(folder, [`${site.url}may.html`]);
    assert.deepEqual(
      made.reports.map(({ meeting }) => meeting?.start),
      ['2031-05-06'],
    );
    assert.equal(basename(made.folder), 'harbour-board-minutes-6-may-2031');
  });

  it('is refused where nothing there reports a meeting, and nothing is left', async () => {
    const body = page(
      'Boats',
      '<p>We build boats of larch and oak, and have done so since our grandfathers came here.</p>',
    );
    await using site = await openSite(({ pathname }) => (pathname === '/' ? { body } : null));
    using folder = temporaryFolder();
    await assert.rejects(makeOf(folder, [site.url]), (error) => error instanceof MaterialUnusable);
    assert.deepEqual(folder.files('archives'), {});
  });
});
