import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatReportFile, type StoredReport } from '../../indexer/archive/report-file.ts';
import { dateOfName } from '../../indexer/readers/path-days.ts';
import { readPage } from './pages.ts';

const SAID = 'HQU: The presses are oiled.\n\nTBI: Thank you.';
const readMinutes = (text: string, name = '2031-05/may-04.md') => {
  const [post, ...others] = readPage('git', text, name);
  assert.equal(others.length, 0);
  assert.ok(post);
  return post;
};

describe('minutes in Markdown', () => {
  const attendees = [
    '| Name | Abbreviation |\n| --- | --- |\n| Hester Quill | HQU |',
    '```\n| Name | Abbreviation |\n| --- | --- |\n| Hester Quill | HQU |\n```',
    '- Hester Quill (HQU)\n- Tam Birch (TBI)',
    'Hester Quill (HQU), Tam Birch (TBI)',
  ];
  for (const head of [
    '**Attendees:**',
    '## Attendees',
    '-----\n\n**In-person attendees:**',
    'Present: all. Attendance:',
  ])
    for (const list of attendees) {
      it(`keep their attendees in the text: ${JSON.stringify(head)}, ${JSON.stringify(list.slice(0, 12))}`, () => {
        const post = readMinutes(`# Presses\n\n${head}\n\n${list}\n\n## Oil\n\n${SAID}\n`);
        assert.equal(post.title, 'Presses');
        assert.equal(post.text, `${head.replace(/^-+\s+/, '')}\n\n${list}\n\n## Oil\n\n${SAID}`);
      });
    }

  for (const day of ['4 May 2031', 'Day One—4 May 2031', 'Sunday, 4th May 2031', 'May 4, 2031', '**4 May 2031**'])
    it(`have the day of a second line in their title, and no longer in the text: ${day}`, () => {
      for (const rule of ['', '-----\n\n']) {
        const post = readMinutes(`# 7th Meeting of the Presses\n\n${rule}${day}\n\n${rule}## Oil\n\n${SAID}`);
        assert.equal(post.title, `7th Meeting of the Presses | ${day}`);
        assert.equal(post.text, `## Oil\n\n${SAID}`);
      }
    });

  it('keep a first line that only begins with a day', () => {
    const post = readMinutes(`# Presses\n\n4 May 2031 was hot.\n\n## Oil\n\n${SAID}`);
    assert.equal(post.text, `4 May 2031 was hot.\n\n## Oil\n\n${SAID}`);
  });

  it('are called after their file where no title opens them, and then lose nothing', () => {
    for (const text of [`## Oil\n\n${SAID}`, `We met.\n\n# Oil\n\n${SAID}`, `# ${'Oil '.repeat(400)}\n\n${SAID}`])
      assert.deepEqual(
        [readMinutes(text, 'presses_of-may.md').title, readMinutes(text, 'presses_of-may.md').text],
        ['Presses of may', text.trim()],
      );
  });

  it('may begin with a rule', () => {
    const post = readMinutes(`---\n\n# Presses\n\n## Oil\n\n${SAID}\n\n---\n\ntitle: a word of Hester’s`);
    assert.equal(post.title, 'Presses');
    assert.equal(post.text, `## Oil\n\n${SAID}\n\n---\n\ntitle: a word of Hester’s`);
  });

  it('are refused where there is nothing but a title', () => {
    assert.throws(() => readMinutes('# Presses: attendees\n\n4 May 2031\n\n## \n'), /nothing else|no reader/);
  });

  const names: readonly (readonly [name: string, day: string | null])[] = [
    ['2031-05/may-04.md', '2031-05-04'],
    ['2031-05/may-4.md', '2031-05-04'],
    ['meetings/2031-05/jun-01.md', '2031-06-01'],
    ['2031-01/sept-30.md', '2031-09-30'],
    ['2031-05/04.md', '2031-05-04'],
    ['C:\\minutes\\2031-05\\04.md', '2031-05-04'],
    ['2031-05-04.md', '2031-05-04'],
    ['presses-2031-05-04-draft.md', '2031-05-04'],
    ['presses-may-4-2031.md', '2031-05-04'],
    ['2031/WG-03-05.md', '2031-03-05'],
    ['2031/telcons/04-09-minutes.md', '2031-04-09'],
    ['TSC/2031/tsc-04-08.md', '2031-04-08'],
    ['20310809.txt', '2031-08-09'],
    ['2031/march/04.md', '2031-03-04'],
    ['2031/03/04/minutes.md', '2031-03-04'],
    ['2031/03/04/why-oars.html', null],
    ['4-March-2031.md', '2031-03-04'],
    ['2031_3_4.txt', '2031-03-04'],
    ['WG-03-05.md', null],
    ['2031/release-3-04-1.md', null],
    ['docs/v2-01-05.md', null],
    ['310304.txt', null],
    ['2031-05/may-32.md', null],
    ['2031-02-30.md', null],
    ['2031-05/decision-12.md', null],
    ['2031-05/mayor-12.md', null],
    ['2031-05/market-5.md', null],
    ['2031/may-2031.md', null],
    ['2031-05/agenda.md', null],
    ['120310504.md', null],
    ['may-04.md', null],
    ['', null],
  ];
  for (const [name, day] of names)
    it(`are of ${day ?? 'no day'} by the name ${JSON.stringify(name)}`, () => assert.equal(dateOfName(name), day));
});

describe('a report file as a capture', () => {
  const report: StoredReport = {
    ...{ id: 'x', sourceId: 'x', title: 'Pears', author: null, body: 'presses', kind: 'other post', meetingNote: null },
    ...{ published: '2031-05-06', url: 'https://orchards.example/1', captured: null, sha256: null, textSha256: null },
    ...{
      meeting: { start: '2031-05-04', end: '2031-05-05' },
      truncated: true,
      corrections: [],
      text: `## Oil\n\n${SAID}`,
    },
  };
  it('gives what it says of itself, to any kind of source', () => {
    for (const kind of ['git', 'wordpress', 'anything'])
      assert.deepEqual(readPage(kind, formatReportFile(report)), [
        {
          ...{
            title: 'Pears',
            author: null,
            published: '2031-05-06',
            url: 'https://orchards.example/1',
            text: report.text,
          },
          ...{ truncated: true, nameDate: null, meeting: report.meeting, kind: 'other post', isWholeCapture: true },
        },
      ]);
  });
  it('is refused with the lines of its mistakes', () => {
    assert.throws(
      () => readPage('git', formatReportFile(report).replace('body: presses', 'body: presses\nlayout: post')),
      /^CaptureUnreadable: .*line \d+: unknown field "layout"/,
    );
  });
});
