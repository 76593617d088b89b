import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { formatReportFile, parseReportFile } from '../../indexer/archive/report-file.ts';

const TEXT = `Ada Lane gave her report as Treasurer. The fund stands at £900. It would be spent on the roof.

Bo Rask asked about the windows. They would wait.

We then turned to the garden. Cy Dunn said that the pear tree is dying. It was planted in 1950.`;

const topics = [
  { id: 'roof', label: 'Roof', words: ['roof'], not: [] },
  { id: 'garden', label: 'Garden', words: ['garden'], not: [] },
];

describe('corrections in a report’s file', () => {
  it('give a sentence to whom a person says it is by', () => {
    const { items } = analysed('- quote: They would wait\n  speaker: Cy Dunn');
    assert.equal(speakerOf(items, 'They would wait.'), 'Cy Dunn');
    const statement = items.flatMap((item) => item.statements).find(({ text }) => text.includes('They would wait'));
    assert.deepEqual([statement?.found, statement?.confidence], ['correction', 1]);
  });
  it('take a sentence from a speaker', () => {
    const { items } = analysed('- quote: it was planted in 1950\n  speaker: nobody');
    assert.equal(speakerOf(items, 'It was planted in 1950.'), null);
  });
  it('begin an item in the middle of a paragraph, under a title of their own', () => {
    const { items } = analysed('- quote: Cy Dunn said that the pear tree\n  item: The pear tree');
    assert.equal(items.at(-1)?.title, 'The pear tree');
    assert.match(items.at(-1)?.text ?? '', /^Cy Dunn said/);
    assert.equal(items.at(-1)?.heading, null);
  });
  it('join what the analysis has parted', () => {
    const parted = analysed('[]').items.length;
    const { items } = analysed('- quote: We then turned to the garden\n  joins: true');
    assert.equal(items.length, parted - 1);
  });
  it('set the topics of the item that holds the words', () => {
    const { items } = analysed('- quote: The fund stands at\n  topics: [garden]');
    assert.deepEqual(items[0]?.topics, [{ id: 'garden', label: 'Garden' }]);
  });
  it('lose no sentence whatever they do', () => {
    const { items } = analysed(
      '- quote: Bo Rask asked\n  item: true\n- quote: The fund stands\n  item: Money\n- quote: the garden\n  joins: true',
    );
    assert.equal(squash(items.map(({ text }) => text).join('')), squash(TEXT));
  });
  it('do not mind typography, case and white space', () => {
    const { failedCorrections, items } = analysed('- quote: "THE  FUND stands at 900"\n  speaker: nobody');
    assert.deepEqual(failedCorrections, []);
    assert.equal(speakerOf(items, 'The fund stands at £900.'), null);
  });
  it('are told when their words have gone, or stand twice', () => {
    const { failedCorrections } = analysed(
      '- quote: the bell tower\n  speaker: Ada Lane\n- quote: would\n  speaker: Ada Lane',
    );
    assert.deepEqual(
      failedCorrections.map(({ correction, matches }) => [correction.quote, matches]),
      [
        ['the bell tower', 0],
        ['would', 2],
      ],
    );
  });
  it('correct the meeting’s day without changing the report’s id', () => {
    const report = parsed('- meeting: 2023-05-04/2023-05-05');
    assert.deepEqual(report.meeting, { start: '2023-05-04', end: '2023-05-05' });
    assert.equal(report.id, 'blog-2022-05-04');
    assert.equal(report.meetingNote, 'The date was corrected by hand.');
  });
  it('stand in the file again when it is written', () => {
    const report = parsed(
      '- meeting: 2023-05-04\n- quote: Bo Rask\n  speaker: nobody\n  through: would wait\n- quote: The fund\n  topics: [roof]',
    );
    assert.deepEqual(parseReportFile('a.md', 'blog', formatReportFile(report)), { report });
  });

  const broken: readonly (readonly [string, RegExp])[] = [
    ['- quote: They would wait', /corrections\.0.*needs either/],
    ['- speaker: Ada Lane', /corrections\.0.*needs either/],
    ['- quote: "…"\n  speaker: Ada Lane', /must be a few words/],
    ['- quote: They\n  joins: false', /must be true/],
    ['- quote: They\n  joins: true\n  through: wait', /"through" needs "speaker"/],
    ['- quote: They\n  speaker: Ada Lane\n  through: "…"', /must be a few words/],
    ['- through: They\n  speaker: Ada Lane', /needs either/],
    ['- meeting: 2023-02-30', /must be a day/],
    ['- quote: They\n  speeker: Ada', /speeker/],
  ];
  for (const [yaml, message] of broken) {
    it(`are refused with their line where they say ${JSON.stringify(yaml)}`, () => {
      const { problems } = parseReportFile('a.md', 'blog', file(yaml));
      assert.match(problems?.[0]?.message ?? '', message);
      assert.ok((problems?.[0]?.line ?? 0) >= 6, JSON.stringify(problems));
    });
  }
});

function file(corrections: string): string {
  const indented = corrections.replace(/^/gm, '  ');
  return `---\ntitle: Trustees\nbody: trust\nmeeting: 2022-05-04\ncorrections:\n${indented}\n---\n\n${TEXT}\n`;
}

function parsed(corrections: string) {
  const result = parseReportFile('a.md', 'blog', file(corrections));
  assert.ok(!result.problems, JSON.stringify(result.problems));
  return result.report;
}

function analysed(corrections: string) {
  return analystFor({ people: [], topics }).analyse(parsed(corrections));
}

function speakerOf(items: ReturnType<typeof analysed>['items'], sentence: string): string | null | undefined {
  const holder = items.flatMap((item) => item.statements).find(({ text }) => text.includes(sentence));
  return holder && (holder.speaker?.name ?? null);
}

function squash(text: string): string {
  return text.replace(/\s+/g, '');
}
