// A line that is only a time and a name marks the words below it, however a recorder prints it; a programme's times mark nobody.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const WORDS = [
  'Welcome, all of you. I think the lamps are dim.',
  'We painted them in May, so I am not sure why.',
  'What did the paint cost us?',
  'I do not know yet, but the fund has paid for it.',
] as const;
const TIMES = ['00:03', '01:10', '02:41', '12:03'] as const;
const NAMES = ['Ada Lane', 'Bo Rask', 'Ada Lane', 'Bo Rask'] as const;

const transcript = (line: (name: string, time: string) => string, between = '\n\n'): string =>
  WORDS.map((words, at) => `${line(NAMES[at] ?? '', TIMES[at] ?? '')}${between}${words}`).join('\n\n');

const layouts: readonly (readonly [string, string])[] = [
  ['a time in brackets, a dash, a bold name', transcript((name, time) => `[${time}] - **${name}**`)],
  ['a name and a time, the words right below', transcript((name, time) => `${name}  ${time}`, '\n')],
  ['a name and a time that break by two spaces', transcript((name, time) => `${name}  ${time}  `, '\n')],
  ['a time and a name', transcript((name, time) => `${time} ${name}`, '\n')],
  ['a time in brackets, a name, a colon', transcript((name, time) => `[00:${time}] ${name}:`)],
  ['a bold name, a time in brackets', transcript((name, time) => `**${name}** (${time})`)],
  ['a bold name with its colon, a time', transcript((name, time) => `**${name}:** ${time}`, '\n')],
  ['all of it bold', transcript((name, time) => `**${name} (${time}):**`)],
  ['a heading', transcript((name, time) => `### ${time} ${name}`)],
  ['a heading with the name first', transcript((name, time) => `#### ${name} — ${time}`)],
  ['a name in brackets, then the time', transcript((name, time) => `[${name}] 00:${time}`, '\n')],
  ['a name, a bar and a time', transcript((name, time) => `${name} | ${time}`, '\n')],
  ['a time with its fractions', transcript((name, time) => `${name} 00:${time}.120`, '\n')],
  ['from when to when', transcript((name, time) => `${time} --> ${time} ${name}`, '\n')],
  ['a name and a colon alone', transcript((name) => `${name}:`)],
  ['a name and a colon in bold', transcript((name) => `**${name}:**`)],
  ['a heading of a name and a colon', transcript((name) => `### ${name}:`)],
  ['times of the day', transcript((name, time) => `${name}  10:${time.slice(3)} AM`, '\n')],
];

const statementsOf = (text: string) =>
  analystFor({ people: [], topics: [] })
    .analyse(reportWith({ text }))
    .items.flatMap((item) => [...item.statements]);

const said = (text: string, words: string) => {
  const found = statementsOf(text).find((one) => one.text.includes(words));
  assert.ok(found, words);
  return found;
};

describe('a line of a time and a name', () => {
  for (const [what, text] of layouts) {
    it(`marks the words below it: ${what}`, () => {
      WORDS.forEach((words, at) => {
        const found = said(text, words.slice(-20));
        assert.equal(found.speaker?.name, NAMES[at], found.text);
        assert.doesNotMatch(found.text, /\d\d:\d\d|Lane|Rask/);
      });
    });
  }

  it('keeps when the words were spoken', () => {
    const text = transcript((name, time) => `[${time}] - **${name}**`);
    assert.equal(said(text, 'not sure').start, 70);
    assert.equal(said(text, 'the fund').start, 723);
    assert.match(said(text, 'the fund').evidence ?? '', /12:03/);
  });

  it('holds until the next, across times and paragraphs', () => {
    const text = `${transcript((name, time) => `[${time}] - **${name}**`)}\n\n[12:40]\n\nIt was a dear paint.\n\nThe masts come next.\n\n[13:02] - **Ada Lane**\n\nThank you.`;
    assert.equal(said(text, 'a dear paint').speaker?.name, 'Bo Rask');
    assert.equal(said(text, 'masts come').speaker?.name, 'Bo Rask');
    assert.equal(said(text, 'Thank you').speaker?.name, 'Ada Lane');
    assert.ok(statementsOf(text).every((one) => !one.text.includes('12:40')));
  });

  it('names a speaker whom a recorder does not know by no name', () => {
    const text = `${transcript((name, time) => `${name}  ${time}`, '\n')}\n\nSpeaker 3  12:50\nI would rather wait for the rain.`;
    assert.equal(said(text, 'for the rain').speaker, null);
  });

  it('marks words that are too few to tell anything', () => {
    const text =
      'Ada Lane   0:03\nWelcome all. I think we should start.\n\nBo Rask   0:15\nOkay.\n\nAda Lane   0:20\nThe lamps are dim.\n\nSo what do we do?\n\nBo Rask   1:03:15\nPaint.\n\nned tarn   1:03:20\nI would rather wait.\n\nAda Lane   1:04:00\nWhy?\n\nned tarn   1:04:05\nRain.';
    const speakers = { Okay: 'Bo Rask', 'what do': 'Ada Lane', Paint: 'Bo Rask', Rain: 'ned tarn', Why: 'Ada Lane' };
    for (const [words, name] of Object.entries(speakers)) assert.equal(said(text, words).speaker?.name, name, words);
    assert.equal(said(text, 'Paint').start, 3795);
  });

  it('is not a programme', () => {
    const text =
      '10:30 Welcome\n\nThe doors open at the pier.\n\n11:00 Lamps\n\nA walk along all the lamps of the harbour.\n\n12:00 Lunch\n\nSoup and bread.';
    for (const words of ['doors open', 'walk along', 'Soup and']) assert.equal(said(text, words).speaker, null, words);
    assert.ok(statementsOf(text).length > 0);
  });
});
