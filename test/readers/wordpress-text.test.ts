import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { paragraph, readPage, shown } from './pages.ts';

const read = (...lines: readonly string[]) => readPage('wordpress', lines.join('\n\n'));
const titles = (...lines: readonly string[]) => read(...lines).map(({ title }) => title);

describe('the front page of a WordPress blog', () => {
  for (const cut of [
    'Continue reading',
    'Continue reading →',
    'Continue reading…',
    'Continue reading “Council report – 4 May 2031”',
    'Continue reading "Council report"',
    'Continue reading “Pears and ladders” →',
    'Continue reading Council report – 4 May 2031 →',
  ]) {
    it(`is divided where a post is cut by: ${cut}`, () => {
      const posts = read('Pears first', paragraph('Pears'), cut, 'Ladders second', paragraph('Ladders'), cut);
      assert.deepEqual(
        posts.map(({ title, text, truncated }) => [title, text, truncated]),
        [
          ['Pears first', paragraph('Pears'), true],
          ['Ladders second', paragraph('Ladders'), true],
        ],
      );
    });
    it(`keeps the sentence that is cut at its end by: ${cut}`, () => {
      const [post] = read(
        'Pears first',
        paragraph('Pears'),
        `The council asked about ${cut}`,
        'Next',
        paragraph('It'),
        cut,
      );
      assert.equal(post?.text, `${paragraph('Pears')}\n\nThe council asked about`);
    });
  }

  it('keeps what stands behind the arrow of a cut', () => {
    const posts = read(
      'Pears',
      paragraph('Pears'),
      'Continue reading → and the swans',
      paragraph('It'),
      'Continue reading',
    );
    assert.match(posts.map(({ title, text }) => title + text).join(), /and the swans/);
  });

  it('holds a short post that is not cut, before another', () => {
    const short = 'No council in June. The wasps have the hall.';
    const report = 'Council report – 4 May 2031';
    const posts = read(
      'June',
      short,
      report,
      paragraph('Pears'),
      'Continue reading',
      'July',
      paragraph('It'),
      'Continue reading',
    );
    // Only a page's first lines may be its own name; here the next post says that they are not.
    const again = read(
      'May',
      paragraph('It'),
      'Continue reading',
      'June',
      short,
      report,
      paragraph('Pears'),
      'Continue reading',
    );
    assert.deepEqual(
      again.map(({ title, truncated }) => [title, truncated]),
      [
        ['May', true],
        ['June', false],
        [report, true],
      ],
    );
    assert.equal(again[1]?.text, short);
    assert.ok(posts.some(({ title }) => title === report));
  });

  it('holds a last post that is not cut, whatever its title', () => {
    for (const last of ['Council report – 4 May 2031', 'Away day', 'On wasps'])
      assert.deepEqual(titles('Pears', paragraph('Pears'), 'Continue reading', last, paragraph('It')), ['Pears', last]);
  });

  it('leaves out what the theme writes before, between and after the posts', () => {
    const posts = read(
      ...['Skip to content', 'Notes from the Upper Orchard', 'Apples, mostly', 'Menu', 'Home', 'About', 'Contact'],
      ...['Council report – 4 May 2031', 'Posted on 6 May 2031 by Orla Vane', paragraph('Pears'), 'Continue reading →'],
      ...[
        'Posted in Council, Uncategorized | Tagged pears, wasps | Leave a comment',
        'Share this:',
        'Twitter',
        'Facebook',
      ],
      ...[
        'Like this:',
        'Like Loading…',
        '3 Comments',
        'Council report – 6 April 2031',
        '8 April 2031',
        paragraph('Ladders'),
      ],
      ...['Continue reading “Council report – 6 April 2031”', 'Leave a comment on Council report', 'Tagged ladders'],
      ...[
        '← Older posts',
        'Search for:',
        'Recent Posts',
        'Council report – 4 May 2031',
        'Archives',
        'May 2031',
        'Meta',
      ],
      ...['Log in', 'Enter your email address to follow this blog and receive notifications of new posts by email.'],
      ...['Blog at WordPress.com.'],
    );
    assert.deepEqual(
      posts.map(({ title, text, author, published }) => [title, text, author, published]),
      [
        ['Council report – 4 May 2031', paragraph('Pears'), 'Orla Vane', '2031-05-06'],
        ['Council report – 6 April 2031', paragraph('Ladders'), null, '2031-04-08'],
      ],
    );
  });

  it('leaves out the foot behind a last post that is not cut', () => {
    const foot = ['Older posts', 'Recent Posts', 'Council report – 4 May 2031', 'Archives', 'May 2031', 'Log in'];
    const posts = read('Pears', paragraph('Pears'), 'Continue reading', 'Away day', paragraph('It'), ...foot);
    assert.equal(posts[1]?.text, paragraph('It'));
  });

  for (const posted of [
    'Posted on 6 May 2031',
    'Published on: May 6, 2031',
    '6 May 2031',
    'Tuesday, 6th May 2031 by Orla Vane',
  ]) {
    it(`reads the day of publication below and above the title: ${posted}`, () => {
      for (const head of [
        ['Pears', posted],
        [posted, 'Pears'],
      ]) {
        const [post] = read(...head, paragraph('Pears'), 'Continue reading');
        assert.deepEqual([post?.title, post?.published, post?.text], ['Pears', '2031-05-06', paragraph('Pears')]);
      }
    });
  }

  it('takes the first words of a post without a title for its title, and keeps them in the text', () => {
    const [post] = read(`${paragraph('Pears')} ${paragraph('Wasps')}`, 'Continue reading');
    assert.match(post?.title ?? '', /^Pears was before the council.{20,60} …$/);
    assert.match(post?.text ?? '', /^Pears was before .* regretted it\.$/);
  });

  it('is refused where no post stands before any cut', () => {
    assert.throws(() => read('Continue reading', 'Continue reading'), /no post stands before any/);
  });

  /** Paragraphs and headings of posts that begin as menus, counters and buttons do. */
  const LIKE_FURNITURE = [
    ...['Home truths about cider', 'Search and rescue of a heifer', 'About the roof', 'Register of interests'],
    ...[
      'Following the vote we left',
      'Meta questions',
      'Contact with the wasps',
      'Archives committee',
      'Menus for the feast',
    ],
    ...['Loading the van took the apprentices until noon, and it rained on every single one of them.'],
    ...['Posted by mistake to all the branches, the ballot papers are now with the printer again.'],
    ...['Posted in June, they came back. Nobody knew why.', 'Share this with your members: the presses are closed.'],
    ...[
      'Tagged sheep were counted by the wardens.',
      'Categories of membership. There are four.',
      '14 comments were read out.',
    ],
    ...[
      'Leave a comment in the book by the door, said Hester.',
      'Like this year, next year will be wet.',
      'Twitter was not discussed',
    ],
    ...[
      'Log in the pond',
      'Subscribe early',
      'Older posts were sawn off at the ground.',
      'Continue reading the minutes, she said.',
    ],
    ...['Theme: apples', 'RSS Ladder was towed', 'Email went unanswered', 'Newer presses cost more'],
  ];

  it('loses no word of its posts, and lets in none of the theme’s', () => {
    const line = fc.oneof(
      fc.constantFrom(...LIKE_FURNITURE),
      fc.integer({ min: 1, max: 999 }).map((n) => paragraph(`Motion ${n}`)),
    );
    const post = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      lines: fc.array(line, { minLength: 0, maxLength: 8 }),
      cut: fc.constantFrom('Continue reading', 'Continue reading →', 'Continue reading “Council report”'),
      between: fc.subarray([
        'Posted in Presses | Leave a comment',
        'Share this:',
        'Twitter',
        '2 Comments',
        'Like Loading…',
        'Tagged wasps',
      ]),
    });
    fc.assert(
      fc.property(fc.array(post, { minLength: 1, maxLength: 5 }), (posts) => {
        const texts = posts.map(({ lines }, n) => [paragraph(`Opening ${n}`), ...lines]);
        const page = posts.flatMap(({ day, cut, between }, n) => [
          `Council report – ${day} May ${2060 - n}`,
          ...(texts[n] ?? []),
          cut,
          ...between,
        ]);
        const read = readPage(
          'wordpress',
          ['Skip to content', 'Orchard Notes', 'Menu', ...page, 'Blog at WordPress.com.'].join('\n\n'),
        );
        assert.deepEqual(
          read.map(({ title, text }) => [title, shown(text)]),
          posts.map(({ day }, n) => [`Council report – ${day} May ${2060 - n}`, (texts[n] ?? []).join('\n\n')]),
        );
      }),
      { numRuns: 300 },
    );
  });
});
