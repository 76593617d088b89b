import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { parseReportFile } from '../../indexer/archive/report-file.ts';
import { captions } from '../../indexer/readers/captions.ts';
import { CaptureUnreadable, textOf } from '../../indexer/readers/capture.ts';
import { orchardsWith, reportsOf } from '../harvest/harvesting.ts';
import { importInto } from '../indexer/importing.ts';
import type { TemporaryFolder } from '../indexer/orchards.ts';
import { type SampleSite, startSampleSite } from '../web/sample-site.ts';

const TAGGED = `WEBVTT - Moot of the lamplighters

STYLE
::cue { color: red }

NOTE made by hand
over two lines

1
00:00:01.200 --> 00:00:04.000 align:start position:0%
<v Bo Rask>I would like to open the moot. The lamps on

2
00:00:04.000 --> 00:00:07.500
<v Bo Rask>the quay are out again, and we have no oil.</v>

00:12:03.000 --> 00:12:06.000
<v.loud Tamsin Orr>Can we &amp; the port <i>share</i> a <00:12:04.000>barrel?
<v Bo Rask>We can try.

1:12:00.000 --> 1:12:02.000
<v Speaker 3>I second that.

1:12:05.000 --> 1:12:07.000
[applause]
`;

/** Start, end, speaker, words: what becomes of captions in the end. */
const READ: readonly (readonly [what: string, captions: string, said: readonly (readonly unknown[])[]])[] = [
  [
    'tags, settings, notes, styles, sentences over two cues, two voices in one',
    TAGGED,
    [
      [1, 8, 'Bo Rask', 'I would like to open the moot. The lamps on the quay are out again, and we have no oil.'],
      [723, 726, 'Tamsin Orr', 'Can we & the port share a barrel?'],
      [723, 726, 'Bo Rask', 'We can try.'],
      [4320, 4322, null, '<Speaker 3> I second that.'],
      [4325, 4327, null, '[applause]'],
    ],
  ],
  [
    'names before a colon, as meeting programs write them, in SRT',
    [
      '1\n00:00:01,000 --> 00:00:04,000\nBo Rask: I would like to open the moot. The lamps on',
      '2\n00:00:04,000 --> 00:00:07,500\nthe quay are out again.',
      '3\n00:00:08,000 --> 00:00:11,000\nTamsin Orr: Can we share a barrel?\n4\n00:00:12,000 --> 00:00:15,000\n{\\an8}Bo Rask: We can try. I see one problem:\nit has to be paid for.',
      '5\n00:00:20,000 --> 00:00:22,000\n>> I can pay.',
      '6\n00:00:22,000 --> 00:00:25,000\nTamsin Orr: Thank you. We have a deal.',
    ].join('\n\n'),
    [
      [1, 8, 'Bo Rask', 'I would like to open the moot. The lamps on the quay are out again.'],
      [8, 11, 'Tamsin Orr', 'Can we share a barrel?'],
      [12, 15, 'Bo Rask', 'We can try. I see one problem: it has to be paid for.'],
      [20, 22, null, 'I can pay.'],
      [22, 25, 'Tamsin Orr', 'Thank you. We have a deal.'],
    ],
  ],
  [
    'lines that roll up, word by word',
    `WEBVTT\nKind: captions\nLanguage: en\n\n${[
      '00:00:00.000 --> 00:00:02.000 align:start position:0%\n \ngood<00:00:00.500><c> evening</c><00:00:00.900><c> everyone</c>',
      '00:00:02.000 --> 00:00:02.010\ngood evening everyone\n ',
      '00:00:02.010 --> 00:00:04.500\ngood evening everyone\nwe<c> have</c> a full table',
      '00:00:04.500 --> 00:00:04.510\nwe have a full table\n ',
      '00:00:04.510 --> 00:00:07.500\nwe have a full table\nso let us begin',
    ].join('\n\n')}`,
    [[0, 8, null, 'good evening everyone we have a full table so let us begin']],
  ],
  [
    'a line that grows',
    `WEBVTT\n\n${['We', 'We will meet', 'We will meet again.', 'In June.', 'In June. At noon.']
      .map((text, index) => `00:0${index}.000 --> 00:0${index + 1}.000\n${text}`)
      .map((cue) => `00:${cue.replace('--> ', '--> 00:')}`)
      .join('\n\n')}`,
    [[0, 5, null, 'We will meet again. In June. At noon.']],
  ],
  [
    'somebody who says a thing twice',
    'WEBVTT\n\n00:01.000 --> 00:02.000\nNo.\n\n00:02.000 --> 00:03.000\nNo.\n\n00:03.000 --> 00:05.000\nThe oil stays here.',
    [[1, 5, null, 'No. No. The oil stays here.']],
  ],
  [
    'a colon in what is said is no mark',
    'WEBVTT\n\n00:01.000 --> 00:02.000\nWe need one thing.\n\n00:02.000 --> 00:03.000\nOil: there is none.',
    [[1, 3, null, 'We need one thing. Oil: there is none.']],
  ],
  [
    'a pause, and a long speech, become paragraphs with times of their own',
    `WEBVTT\n\n${Array.from({ length: 8 }, (_, index) => `00:${String(index * 5).padStart(2, '0')}.000 --> 00:${String(index * 5 + 5).padStart(2, '0')}.000\n<v Bo Rask>I count to number ${index}.`).join('\n\n')}\n\n01:00.000 --> 01:02.000\n<v Bo Rask>I am done.`,
    [
      [0, 20, 'Bo Rask', 'I count to number 0. I count to number 1. I count to number 2. I count to number 3.'],
      [20, 40, 'Bo Rask', 'I count to number 4. I count to number 5. I count to number 6. I count to number 7.'],
      [60, 62, 'Bo Rask', 'I am done.'],
    ],
  ],
];

describe('captions', () => {
  for (const [what, text, said] of READ)
    it(`give who said what when: ${what}`, () => {
      assert.ok(captions.recognises(text, 'x.vtt'));
      assert.deepEqual(saidIn(postOf(text).text), said);
    });

  it('are called as they call themselves, or as their file', () => {
    assert.equal(postOf(TAGGED).title, 'Moot of the lamplighters');
    assert.equal(
      postOf(TAGGED.replace(/ - .*/, ''), 'notes/2031-07-14_harbour-moot.en.vtt').title,
      '2031 07 14 harbour moot',
    );
    assert.equal(postOf(TAGGED, 'notes/2031-07-14_harbour-moot.en.vtt').nameDate, '2031-07-14');
  });

  for (const text of [
    'Minutes of the Moot\n\nBo Rask said that --> was an arrow.',
    'WEBVTT is what the clerk spoke of.',
    '# Agenda\n\n10:00 Welcome\n10:15 Lamps',
  ])
    it(`are told from ${JSON.stringify(text)}`, () => assert.equal(captions.recognises(text, 'x.txt'), false));

  it('say that they hold no words', () =>
    assert.throws(() => postOf('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bo Rask> </v>'), CaptureUnreadable));
});

describe('times in a report’s Markdown', () => {
  const edited: readonly (readonly [what: string, markdown: string, said: readonly (readonly unknown[])[]])[] = [
    ['none', 'Bo Rask spoke.', [[undefined, undefined, 'Bo Rask spoke.']]],
    ['above a paragraph, without an end', '<!-- 12:03 -->\nBo Rask spoke.', [[723, undefined, 'Bo Rask spoke.']]],
    ['above an empty line', '<!-- 1:00:03-1:00:09 -->\n\nBo Rask spoke.', [[3603, 3609, 'Bo Rask spoke.']]],
    ['on the same line', '<!-- 0:03 --> Bo Rask spoke.', [[3, undefined, 'Bo Rask spoke.']]],
    [
      'only of the paragraph below',
      '<!-- 0:03–0:04 -->\nBo Rask spoke.\n\nIt rained.',
      [
        [3, 4, 'Bo Rask spoke.'],
        [undefined, undefined, 'It rained.'],
      ],
    ],
    [
      'within a paragraph',
      '<!-- 0:03–0:05 -->\nBo Rask said that it rained. <!-- 0:05–0:08 -->Tamsin Orr said that it snowed.',
      [
        [3, 5, 'Bo Rask said that it rained. '],
        [5, 8, 'Tamsin Orr said that it snowed.'],
      ],
    ],
    ['another comment', '<!-- at noon -->\nBo Rask spoke.', [[undefined, undefined, 'Bo Rask spoke.']]],
    ['an end before the beginning', '<!-- 0:09–0:04 -->\nBo Rask spoke.', [[9, undefined, 'Bo Rask spoke.']]],
  ];
  for (const [what, markdown, expected] of edited)
    it(`hold where a person puts them: ${what}`, () =>
      assert.deepEqual(
        statementsOf(markdown).map(({ start, end, text }) => [start, end, text.replace(/\n+$/, '')]),
        expected,
      ));
});

describe('captions of a recorded meeting', () => {
  let archive: TemporaryFolder;
  let site: SampleSite;
  const SOURCE = '- id: moot\n  kind: files\n  title: Recordings\n  body: presses\n';
  before(async () => {
    archive = orchardsWith(SOURCE);
    assert.equal((await importInto(archive, 'moot', { '2031-07-14.vtt': TAGGED })).status, 0);
    assert.equal(reportsOf(archive)[0]?.media, undefined);
    // Whoever learns only then where the recordings are imports once more.
    archive.write('sources.yml', `${SOURCE}  media: https://moot.example/{name}.mp4\n`);
    assert.match((await importInto(archive, 'moot', { '2031-07-14.vtt': TAGGED })).said, /1 updated/);
    site = await startSampleSite(archive.path);
  });
  after(async () => {
    await site.close();
    archive[Symbol.dispose]();
  });

  it('are found by what is said, and lead to the second in which it is', async () => {
    const { body } = await request(site.url).get('/search.json?q=barrel');
    assert.equal(body.total, 1);
    assert.deepEqual(body.hits[0].passages[0].speaker, { id: 'tamsin-orr', name: 'Tamsin Orr' });
    const { pathname } = new URL(body.hits[0].url);
    const { text } = await request(site.url).get(pathname);
    assert.match(
      text,
      /<a class="spoken" href="https:\/\/moot\.example\/2031-07-14\.mp4#t=723" rel="nofollow noopener" aria-label="Recording at 12:03">12:03<\/a> <span class="statement"[^>]*>Can we &amp; the port share a barrel\?/,
    );
    assert.doesNotMatch(text, /&lt;!--/);
  });

  it('keep their times in the export and the interface', async () => {
    const { text } = await request(site.url)
      .get('/export.jsonl')
      .buffer(true)
      .parse((response, done) => {
        let all = '';
        response.on('data', (part) => {
          all += part;
        });
        response.on('end', () => done(null, all));
      })
      .then(({ body }) => ({ text: String(body) }));
    const item = JSON.parse(text.split('\n')[0] ?? '');
    assert.equal(item.report.media, 'https://moot.example/2031-07-14.mp4');
    assert.deepEqual(item.statements[1], {
      speaker: 'Tamsin Orr',
      speakerId: 'tamsin-orr',
      text: 'Can we & the port share a barrel?\n\n',
      start: 723,
      end: 726,
    });
    const [reportId, itemId] = item.id.split('_');
    const { body } = await request(site.url).get(`/api/v1/reports/${reportId}/items/${itemId}`);
    assert.deepEqual(
      [body.statements[1].start, body.statements[1].end, body.report.media],
      [723, 726, item.report.media],
    );
  });
});

function postOf(text: string, name = 'x.vtt') {
  const [post] = captions.read(textOf({ name, bytes: new TextEncoder().encode(text) }), name);
  assert.ok(post);
  return post;
}

function statementsOf(text: string) {
  const parsed = parseReportFile('x.md', 'moot', `---\ntitle: Moot\nbody: presses\n---\n\n${text}\n`);
  assert.ok(!parsed.problems);
  return analystFor({ people: [], topics: [] })
    .analyse(parsed.report)
    .items.flatMap(({ statements }) => statements);
}

function saidIn(markdown: string) {
  return statementsOf(markdown).map(({ start, end, speaker, text }) => [
    start,
    end,
    speaker?.name ?? null,
    text.trim(),
  ]);
}
