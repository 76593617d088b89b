import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foreignPage } from '../../indexer/readers/front-matter.ts';
import { withoutGeneratorMarks } from '../../indexer/readers/generator-marks.ts';
import { minutesFile } from '../../indexer/readers/minutes-file.ts';

describe('front matter of a site generator', () => {
  const rows: readonly (readonly [what: string, text: string, expected: object])[] = [
    [
      'of Jekyll',
      '---\nlayout: minutes\ntitle: Press Board (Apr., 2031)\ndate: 2031-04-09\ntags:\n  - Oil\n---\n\nWe met.',
      { title: 'Press Board (Apr., 2031)', date: '2031-04-09', text: '\nWe met.' },
    ],
    ['with a time', '---\ndate: 2031-04-09 18:00:00 +0100\n---\nWe met.', { date: '2031-04-09', text: 'We met.' }],
    ['with a day that is none', '---\ndate: 2031-02-30\n---\nWe met.', { date: null, text: 'We met.' }],
    ['with a byte order mark', '\uFEFF---\ntitle: Presses\n---\nWe met.', { title: 'Presses', text: 'We met.' }],
    [
      'with a blank line first',
      '---\n\nlayout: x\ntitle: "Presses"\n---\nWe met.',
      { title: 'Presses', text: 'We met.' },
    ],
    ['without a field', '---\n---\nWe met.', { title: null, text: 'We met.' }],
    ['that is a template', '---\ntitle: {{ page }}\n---\nWe met.', { title: null, text: 'We met.' }],
    [
      'without rules around it',
      'title: Presses: the year\nslug: presses\ndate: 2031-04-09 12:03:03 UTC+12:00\ntags: \n\nWe met.',
      { title: 'Presses: the year', date: '2031-04-09', text: '\nWe met.' },
    ],
    [
      'in a comment',
      '<!--\n.. title: Presses\n.. slug: presses\n.. date: 2031-04-09\n-->\n\nWe met.',
      { title: 'Presses', date: '2031-04-09', text: '\nWe met.' },
    ],
    ['with an author', '---\nauthor: Orla Vane\n---\nWe met.', { author: 'Orla Vane' }],
  ];
  for (const [what, text, expected] of rows)
    it(`is read: ${what}`, () => assert.partialDeepStrictEqual(foreignPage(text), expected));

  for (const text of [
    '---\n\n# Presses\n\n---\n\ntitle: no field',
    'Title: Presses\nDate: 9 April 2031\nPlace: hall\n\nWe met.',
    'Tags: oil\nStatus: draft\nOrla: we met.\n\nTam: we did.',
    '---\nWe met: all of us.\n\nThe end.\n---\n',
    'We met.\n---\n',
  ])
    it(`is no front matter, and stays text: ${JSON.stringify(text.slice(0, 20))}`, () =>
      assert.equal(foreignPage(text).text, text));
});

describe('marks of a site generator', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['# Presses\n{: .no_toc}\n\nWe met.', '# Presses\n\nWe met.'],
    ['{% include toc.html %}\n{% include references.md %}\nWe met.', 'We met.'],
    ['* TOC\n{:toc}\n\n- Oil', '\n- Oil'],
    ['{{< toc >}}\nOil', 'Oil'],
    ['[[toc]]\n::: tip\nOil\n:::', 'Oil'],
    ['## Oil {#oil}', '## Oil'],
    ['- **Orla: **not yet', '- **Orla:** not yet'],
    ['**Oil** and **salt** are dear', '**Oil** and **salt** are dear'],
    ['> Agreed.\n{: #res .resolution}', '> Agreed.'],
    ['See [the plan][] and [12][plan].\n', 'See the plan and 12.\n'],
    [
      'See [the plan][].\n\n[the plan]: https://presses.example/',
      'See [the plan][].\n\n[the plan]: https://presses.example/',
    ],
    ['```\n{% raw %}\n{: .x}\n```', '```\n{% raw %}\n{: .x}\n```'],
    ['% Presses\n% Orla Vane\n\nOil', '# Presses\n\nOrla Vane\n\n\nOil'],
    ['50 % of {the} oil', '50 % of {the} oil'],
  ];
  for (const [markdown, expected] of rows)
    it(`are left out: ${JSON.stringify(markdown.slice(0, 40))}`, () =>
      assert.equal(withoutGeneratorMarks(markdown), expected));
});

describe('the title of a file of minutes', () => {
  const rows: readonly (readonly [what: string, text: string, title: string, firstLine: string])[] = [
    ['is its first heading', '# Presses\n\nOil.', 'Presses', 'Oil.'],
    ['is its first heading, underlined', 'Presses\n=======\n\nOil.', 'Presses', 'Oil.'],
    [
      'shows a link by its words and an image by its description',
      '# ![Press](p.png) [Board](https://a.example/)\n\nOil.',
      'Press Board',
      'Oil.',
    ],
    ['is that of the front matter', '---\ntitle: Press Board\n---\n# Town\n\nOil.', 'Press Board', '# Town'],
    [
      'is the heading that says more than the front matter',
      '---\ntitle: Press call\n---\n# 2031-05-14 Press call\n\nOil.',
      '2031-05-14 Press call',
      'Oil.',
    ],
    [
      'is the file’s name where the first heading is one of several',
      '## Oil\n\nA.\n\n## Pears\n\nB.',
      'Call of may',
      '## Oil',
    ],
    ['is the file’s name where speech opens it', 'Orla: hello.\n', 'Call of may', 'Orla: hello.'],
    ['may be a lower heading that stands above all others', '## Presses\n\n### Oil\n\nA.', 'Presses', '### Oil'],
  ];
  for (const [what, text, title, firstLine] of rows)
    it(what, () => {
      const file = minutesFile(text, 'calls/call-of_may.md');
      assert.equal(file.title, title);
      assert.equal(
        file.lines.find((line) => line.trim() !== ''),
        firstLine,
      );
    });
});
