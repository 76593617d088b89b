import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { paragraph, readPage, shown } from './pages.ts';

const read = (...lines: readonly string[]) => readPage('blogger', lines.join('\n\n'));

describe('a page of a Blogger blog', () => {
  for (const [header, day] of [
    ['Tuesday, May 6, 2031', '2031-05-06'],
    ['Tuesday, 6 May 2031', '2031-05-06'],
    ['  Tuesday 06 May 2031  ', '2031-05-06'],
    ['Sunday, December 31, 2028', '2028-12-31'],
  ] as const) {
    it(`has its posts under days as ${header.trim()}`, () => {
      const [post] = read('The Lower Orchard', header, 'Pears', paragraph('Pears'));
      assert.deepEqual([post?.title, post?.published, post?.text], ['Pears', day, paragraph('Pears')]);
    });
  }

  it('gives several posts under one day, each with that day', () => {
    const posts = read(
      ...[
        'Tuesday, 6 May 2031',
        'Council report – 4 May 2031',
        paragraph('Pears'),
        'Posted by Tam Birch at 09:14',
        '2 comments:',
      ],
      ...[
        'Presses report – 5 May',
        paragraph('Presses'),
        'No comments:',
        'Monday, 5 May 2031',
        'Wasps',
        paragraph('Wasps'),
      ],
    );
    assert.deepEqual(
      posts.map(({ title, published, text }) => [title, published, text]),
      [
        ['Council report – 4 May 2031', '2031-05-06', paragraph('Pears')],
        ['Presses report – 5 May', '2031-05-06', paragraph('Presses')],
        ['Wasps', '2031-05-05', paragraph('Wasps')],
      ],
    );
  });

  it('does not take a dated line within a post for the title of another', () => {
    const dated = ['The report of 5 May', 'reports – 5 May', 'Report – 5 May.', 'See the report, 5 May 2031, page 2'];
    const posts = read(
      'Tuesday, 6 May 2031',
      'Pears',
      paragraph('Pears'),
      ...dated.map((line) => `${line}\n${paragraph('It')}`),
    );
    assert.equal(posts.length, 1);
    for (const line of dated) assert.ok(posts[0]?.text.includes(line), line);
  });

  it('leaves out header, counters, buttons and sidebar', () => {
    const posts = read(
      ...['A diary of Tam Birch about orchards', 'Followers', 'Tuesday, 6 May 2031', 'Pears', paragraph('Pears')],
      ...['Posted by Tam Birch at 09:14', 'Email ThisBlogThis!Share to XShare to Facebook', 'Labels: pears, council'],
      ...[
        'Location: Upper Orchard',
        '3 comments:',
        'Monday, 5 May 2031',
        'Wasps',
        'Short and sour.',
        'Posted by Tam Birch',
      ],
      ...[
        'Newer Posts Older Posts Home',
        'Subscribe to: Posts (Atom)',
        'About Me',
        'Tam Birch',
        paragraph(paragraph('My life')),
      ],
      ...[
        'View my complete profile',
        'Blog Archive',
        '▼ 2031 (2)',
        'Free Hit Counters',
        'Ladder Discount',
        'Powered by Blogger.',
      ],
    );
    assert.deepEqual(
      posts.map(({ title, text, author }) => [title, text, author]),
      [
        ['Pears', paragraph('Pears'), 'Tam Birch'],
        ['Wasps', 'Short and sour.', 'Tam Birch'],
      ],
    );
  });

  it('leaves out a counter at the end of the page', () => {
    const [post] = read('Tuesday, 6 May 2031', 'Pears', paragraph('Pears'), 'Free Hit Counters', 'Ladder Discount');
    assert.equal(post?.text, paragraph('Pears'));
  });

  it('keeps a post that has no title', () => {
    const [post] = read('Tuesday, 6 May 2031', `${paragraph('Pears')} ${paragraph('Wasps')}`);
    assert.match(post?.title ?? '', /^Pears was .* …$/);
    assert.match(post?.text ?? '', /^Pears was .* Wasps was .* regretted it\.$/);
  });

  it('is refused where its days have no posts', () => {
    assert.throws(() => read('The Lower Orchard', 'Tuesday, 6 May 2031', 'Only a title'), /no post stands under any/);
  });

  /** Lines of posts that begin as counters, buttons and sidebars do. */
  const LIKE_FURNITURE = [
    ...['Posted by mistake to all branches. The printer has them again.', 'Labels: who sews them on? Nobody knew.'],
    ...[
      'Location: the hall. Time: noon.',
      'Share to buy the press was the motion.',
      'Followers of the wasp debate left early.',
    ],
    ...[
      'About me they said nothing.',
      'We agreed to take down the hit counter.',
      '3 comments were read',
      'Reactions: mixed.',
    ],
    ...[
      'Older posts were sawn off',
      'Newer posts stand in concrete',
      'Subscribe to the cider fund',
      'On Tuesday, 6 May 2031',
    ],
    ...['The wasps. Powered by cider.', 'Home'],
  ];

  it('loses no word of its posts, and lets in none of the page’s', () => {
    const line = fc.oneof(
      fc.constantFrom(...LIKE_FURNITURE),
      fc.integer({ min: 1, max: 999 }).map((n) => paragraph(`Motion ${n}`)),
    );
    const post = fc.record({
      lines: fc.array(line, { maxLength: 8 }),
      under: fc.subarray([
        'Posted by Tam Birch at 21:05',
        'Email ThisBlogThis!',
        'Labels: pears',
        'Location: Hall',
        'No comments:',
      ]),
    });
    fc.assert(
      fc.property(fc.array(post, { minLength: 1, maxLength: 5 }), (posts) => {
        const texts = posts.map(({ lines }, n) => [
          paragraph(`Opening ${n}`),
          ...lines,
          paragraph(paragraph(`Closing ${n}`)),
        ]);
        const days = posts.map((_, n) => `Tuesday, ${28 - n} May 2031`);
        const isUnder = (under: readonly string[]) => (/^(?:Posted|Email|No)/.test(under[0] ?? '') ? under : []);
        const page = posts.flatMap(({ under }, n) => [
          days[n] ?? '',
          `Post ${n}`,
          ...(texts[n] ?? []),
          ...isUnder(under),
        ]);
        assert.deepEqual(
          read('The Lower Orchard', ...page, 'Older Posts', 'Blog Archive', 'Free Hit Counters').map(
            ({ title, text }) => [title, shown(text)],
          ),
          posts.map((_, n) => [`Post ${n}`, (texts[n] ?? []).join('\n\n')]),
        );
      }),
      { numRuns: 300 },
    );
  });
});
