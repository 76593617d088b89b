import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readArchive } from '../../indexer/archive/store.ts';
import { dayOf } from '../../indexer/harvest/day-of-instant.ts';
import { feedListing } from '../../indexer/harvest/feed-listing.ts';
import { withoutSignature } from '../../indexer/harvest/feed-signature.ts';
import { markdownOf } from '../../indexer/readers/html-article.ts';
import { harvestInto, orchardsWith, source } from './harvesting.ts';
import { openSite } from './site.ts';

const URL = 'https://scribe.example/feed';

describe('the day of a post', () => {
  const cases: readonly (readonly [instant: string, day: string | null])[] = [
    ['Sat, 06 May 2023 00:30:00 BST', '2023-05-06'],
    ['Sat, 06 May 2023 23:30:00 BST', '2023-05-06'],
    ['Sat, 06 May 2023 00:30:00 CEST', '2023-05-06'],
    ['Sat, 06 May 2023 00:30:00 IST', '2023-05-06'],
    ['Sat, 06 May 2023 00:30:00 AEST', '2023-05-06'],
    ['Sat, 06 May 2023 23:30:00 EDT', '2023-05-06'],
    ['Sat, 06 May 2023 00:30:00 +0100', '2023-05-06'],
    ['Sat, 06 May 2023 00:30:00 +0100 (BST)', '2023-05-06'],
    ['Sat, 06 May 2023 00:30:00 GMT+0200', '2023-05-06'],
    ['Sat, 06 May 2023 00:30:00 Europe/London', '2023-05-06'],
    // Told in UTC: the day where the archive is.
    ['Fri, 05 May 2023 23:30:00 GMT', '2023-05-06'],
    ['Fri, 05 May 2023 23:30:00 +0000', '2023-05-06'],
    ['Fri, 05 May 2023 23:30:00 UT', '2023-05-06'],
    ['Fri, 05 May 2023 23:30 Z', '2023-05-06'],
    ['2023-05-05T23:30:00Z', '2023-05-06'],
    ['2023-05-05T23:30:00.000+00:00', '2023-05-06'],
    ['2023-05-05 23:30:00 UTC', '2023-05-06'],
    ['2023-05-06T00:30:00+01:00', '2023-05-06'],
    ['2023-05-06T23:30:00-05:00', '2023-05-06'],
    ['2023-05-06 00:30:00 BST', '2023-05-06'],
    ['2023-05-06', '2023-05-06'],
    // Without a zone, and as programs and people write it.
    ['Sat, 06 May 2023 00:30:00', '2023-05-06'],
    ['6 May 2023', '2023-05-06'],
    ['6th May 2023 at 12:30 am', '2023-05-06'],
    ['Saturday, May 6th, 2023 11:30 PM CEST', '2023-05-06'],
    ['Sat May 6 23:30:00 BST 2023', '2023-05-06'],
    ['Sat, 06-May-2023 23:30:00 CET', '2023-05-06'],
    ['Sat, 06 May 2023 25:99:00 XYZT', '2023-05-06'],
    ['Wed, 06 Sept 2023 10:00:00 BST', '2023-09-06'],
    ['soon', null],
    ['', null],
    ['2023-13-45T00:00:00Z', null],
  ];
  for (const [instant, day] of cases)
    it(`is the one that it states, whatever its zone: “${instant}”`, () =>
      assert.equal(dayOf(instant, 'Europe/London'), day));
});

interface Item {
  readonly title: string;
  readonly link?: string;
  readonly guid?: string;
  readonly date?: string;
  readonly words?: string;
}

function rss(items: readonly Item[]): string {
  const written = items.map(({ title, link, guid, date, words = title }) =>
    [
      `<title>${title}</title>`,
      link && `<link>${link}</link>`,
      guid && `<guid isPermaLink="false">${guid}</guid>`,
      date && `<pubDate>${date}</pubDate>`,
      `<content:encoded><![CDATA[<p>${words}</p>]]></content:encoded>`,
    ].join(''),
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><link>https://scribe.example/</link><description>d</description>${written.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;
}

describe('a feed', () => {
  const one = { title: 'Report of 6 May', date: 'Sat, 06 May 2023 10:00:00 +0000' };
  const two = { title: 'Report of 8 May', date: 'Mon, 08 May 2023 10:00:00 +0000' };
  const link = 'https://scribe.example/minutes';
  const other = 'https://scribe.example/other';
  const cases: readonly (readonly [what: string, items: readonly Item[], count: number])[] = [
    [
      'under one link without ids',
      [
        { ...one, link },
        { ...two, link },
      ],
      2,
    ],
    [
      'under one id with two links',
      [
        { ...one, link, guid: '1' },
        { ...two, link: other, guid: '1' },
      ],
      2,
    ],
    [
      'under one link with two ids',
      [
        { ...one, link, guid: '1' },
        { ...two, link, guid: '2' },
      ],
      2,
    ],
    [
      'without links',
      [
        { ...one, guid: '1' },
        { ...two, guid: '2' },
      ],
      2,
    ],
    ['without links and ids', [one, two], 2],
    [
      'under parts of one page',
      [
        { ...one, link: `${link}#6` },
        { ...two, link: `${link}#8` },
      ],
      2,
    ],
    [
      'with one title, without days',
      [
        { title: 'Report', link, words: 'Bo.' },
        { title: 'Report', link, words: 'Tamsin.' },
      ],
      2,
    ],
    [
      'of one title, on two days',
      [
        { ...one, link },
        { ...two, title: one.title, link },
      ],
      2,
    ],
    [
      'of one day',
      [
        { ...one, link },
        { ...two, date: one.date, link },
      ],
      2,
    ],
    [
      'that are one post twice',
      [
        { ...one, link },
        { ...one, link },
      ],
      1,
    ],
  ];
  for (const [what, items, count] of cases) {
    it(`loses no post: ${what}`, () => {
      const listing = (listed: readonly Item[]) =>
        feedListing(rss(listed), { url: URL, timeZone: 'Europe/London' }).posts;
      const posts = listing(items);
      const keys = new Set(posts.map(({ key }) => key));
      assert.equal(keys.size, count);
      assert.equal(posts.length, count);
      // Another one in front changes no key.
      const later = listing([{ title: 'Report of 9 May', link: items[0]?.link ?? '' }, ...items]).map(({ key }) => key);
      if (count > 1) for (const key of keys) assert.ok(later.includes(key), key);
      for (const { isTeaser } of posts) assert.equal(isTeaser, false);
    });
  }
});

describe('posts of a feed under one link', () => {
  it('stay the reports that they have become, whichever of them the feed still has and whatever is remembered', async () => {
    const items = [4, 6, 8, 9].map((day) => ({
      title: `Council report ${day} May 2023`,
      link: '/minutes',
      date: `Mon, 0${day} May 2023 10:00:00 BST`,
      words: `Bo Rask said that lamp ${day} was old.`,
    }));
    let listed = items.slice(0, 2);
    await using site = await openSite(({ pathname }) =>
      pathname === '/feed' ? { type: 'application/rss+xml', body: rss(listed) } : { body: '<p>All minutes.</p>' },
    );
    using folder = orchardsWith(source('orla', 'feed', `${site.url}feed`));
    const texts = (): (readonly [string, string, string | null])[] =>
      readArchive(folder.path)
        .files.map(({ report }) => [report.title, report.text.trim(), report.published] as const)
        .sort();
    const expected = (count: number) =>
      items.slice(0, count).map(({ title, words }, index) => [title, words, `2023-05-0${[4, 6, 8, 9][index]}`]);
    await harvestInto(folder);
    assert.deepEqual(texts(), expected(2));
    for (const [then, count, isForgotten] of [
      [items.slice(0, 2), 2, false],
      [items.slice(0, 2).reverse(), 2, true],
      [items.slice(1, 2), 2, false],
      [items.slice(1, 3).reverse(), 3, false],
      [items.slice(1, 4).reverse(), 4, true],
      [items.slice(0, 1), 4, true],
    ] as const) {
      listed = [...then];
      if (isForgotten) rmSync(join(folder.path, 'harvest', 'orla.json'));
      const { status, told } = await harvestInto(folder);
      assert.deepEqual([status, told], [0, []]);
      assert.deepEqual(texts(), expected(count));
    }
    assert.ok(!readArchive(folder.path).files.some(({ report }) => report.changed || report.vanished));
  });
});

describe('the end of a post in a feed', () => {
  const post = { url: 'https://scribe.example/p/1/', title: 'Council report' };
  const said = '<p>Tamsin Orr said that the wall was old.</p>';
  const own = (text: string): string => `<a href="${post.url}">${text}</a>`;
  const home = '<a href="https://scribe.example">Scribe</a>';
  const added = [
    `<p>The post ${own(post.title)} appeared first on ${home}.</p>`,
    `<p>The post <a href="https://www.scribe.example/p/1?utm_source=rss">${post.title}</a> first appeared on ${home}.</p>`,
    `<p>Der Beitrag ${own(post.title)} erschien zuerst auf ${home}.</p>`,
    `<p>L’article ${own(post.title)} est apparu en premier sur ${home}.</p>`,
    `<p><em>This report (${own(post.title)}) was first published at ${home}</em></p>`,
    `<div><p>The post <a href="https://blog.example/a/b/c">${post.title}</a> appeared first on <a href="https://blog.example/a/">A blog</a>.</p></div>`,
    `<p>The post ${post.title} appeared first on Scribe.</p>`,
    `<p>${own('Read more')}</p>`,
    `<p>${own('Continue reading <span>Council report</span> →')}</p>`,
    `<p>${own('Weiterlesen …')}</p>`,
    `<p><a class="more-link" href="https://scribe.example/p/1/#more-12">(more…)</a></p>`,
    `<p>${own('Read more »')}</p><p>The post ${own(post.title)} appeared first on ${home}.</p>`,
  ];
  for (const end of added)
    it(`is not the author’s: ${end}`, () =>
      assert.equal(markdown(said + end), 'Tamsin Orr said that the wall was old.'));

  it('leaves the sentence before an invitation', () =>
    assert.equal(
      markdown(`<p>Tamsin Orr said that the wall … ${own('Read on')}</p>`),
      'Tamsin Orr said that the wall …',
    ));

  const written = [
    `<p>She had said so in ${own('her report')}, he added, as others did.</p>`,
    `<p>The wall ${own('fell')}</p>`,
    `<p>Her report appeared first on the list of the day.</p>`,
    `<p>It is at <a href="https://scribe.example/">Scribe</a> and <a href="https://other.example/">elsewhere</a>.</p>`,
    `<p>See <a href="https://scribe.example/p/2">the next report</a>.</p>`,
    `<p>The council of Scribe, whose members wrote ${own('this')} and much else, met on Friday in the hall at ${home} to talk.</p>`,
    '<ul><li>Lamps</li></ul>',
  ];
  for (const end of written)
    it(`is kept where the author wrote it: ${end}`, () =>
      assert.equal(markdown(said + end), markdownOf(said + end, post.url)));

  function markdown(html: string): string {
    return markdownOf(withoutSignature({ ...post, html }), post.url);
  }
});
