import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, analystFor } from '../../indexer/analysis/analyse.ts';
import { correctionChanges, lostReach } from '../../indexer/analysis/corrections/reach.ts';
import { placesOf, squash } from '../../indexer/analysis/text/letters.ts';
import type { Correction } from '../../src/reports/report.ts';
import { sentencesOf } from '../../src/reports/sentences.ts';
import { readAnnotated } from './annotated.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [{ id: 'roof', label: 'Roof', words: ['roof'], not: [] }] });

const PROSE = `Ada Lane gave her report as Treasurer. The fund stands at £900. It would be spent on the roof. So be it. The slates were ordered.

Bo Rask asked about the windows. They would wait. The frames were sound. So be it.

## The garden

Cy Dunn said that the pear tree is dying. It was planted in 1950. She would fell it.`;

const MINUTES = `AL: The fund stands at £900. It would be spent on the roof.

BR: What of the windows? They can wait.

AL: They cannot. The frames are rotten.

BR: Then we must pay.`;

describe('a correction of the speaker', () => {
  const cases: readonly (readonly [what: string, text: string, correction: Correction, settled: readonly string[]])[] =
    [
      ['of one sentence', PROSE, { quote: 'the fund stands', speaker: 'Bo Rask' }, ['The fund stands at £900.']],
      [
        'whose quote touches two',
        PROSE,
        { quote: 'at £900. It would', speaker: 'Bo Rask' },
        ['The fund stands at £900.', 'It would be spent on the roof.'],
      ],
      [
        'whose quote holds a sentence that stands elsewhere, too',
        PROSE,
        { quote: 'on the roof. So be it. The slates', speaker: 'Bo Rask' },
        ['It would be spent on the roof.', 'So be it.', 'The slates were ordered.'],
      ],
      [
        'of a sentence with a cue',
        PROSE,
        { quote: 'Cy Dunn said', speaker: 'Bo Rask' },
        ['Cy Dunn said that the pear tree is dying.'],
      ],
      ['that names nobody', PROSE, { quote: 'It was planted', speaker: null }, ['It was planted in 1950.']],
      ['that names a stranger', PROSE, { quote: 'They would wait', speaker: 'Lane Dunn' }, ['They would wait.']],
      ['in minutes', MINUTES, { quote: 'they can wait', speaker: 'Ada Lane' }, ['They can wait.']],
      ['in minutes, with the mark', MINUTES, { quote: 'AL: They cannot', speaker: 'BR' }, ['They cannot.']],
      [
        'that goes through to later words',
        PROSE,
        { quote: 'The fund stands', speaker: 'Bo Rask', through: 'so be it. The slates' },
        ['The fund stands at £900.', 'It would be spent on the roof.', 'So be it.', 'The slates were ordered.'],
      ],
      [
        'that goes through to words of its own sentence',
        PROSE,
        { quote: 'The frames', speaker: 'Ada Lane', through: 'were sound' },
        ['The frames were sound.'],
      ],
      [
        'that goes through to words of another speaker, over paragraphs',
        MINUTES,
        { quote: 'What of the', speaker: 'Ada Lane', through: 'frames are rotten' },
        ['What of the windows?', 'They can wait.', 'They cannot.', 'The frames are rotten.'],
      ],
    ];
  for (const [what, text, correction, settled] of cases)
    it(`${what} settles ${settled.length === 1 ? 'that sentence' : 'those sentences'} and leaves all others as they were`, () => {
      const before = speakersOf(analyst.analyse(reportWith({ text })));
      const now = speakersOf(analyst.analyse(reportWith({ text, corrections: [correction] })));
      assert.equal(now.letters, before.letters);
      const [start] = placesOf(squash(settled.join('')), now.letters);
      const end = (start ?? 0) + squash(settled.join('')).length;
      const expected = before.speakers.map((speaker, n) =>
        n >= (start ?? 0) && n < end ? nameOf(correction.speaker) : speaker,
      );
      assert.notEqual(start, undefined);
      assert.deepEqual(stretches(now.letters, now.speakers), stretches(now.letters, expected));
    });

  it('of a sentence within a run that another settles goes first', () => {
    const corrections: Correction[] = [
      { quote: 'The fund stands', speaker: 'Bo Rask', through: 'The slates were ordered' },
      { quote: 'It would be spent', speaker: 'Cy Dunn' },
    ];
    const { letters, speakers } = speakersOf(analyst.analyse(reportWith({ text: PROSE, corrections })));
    assert.deepEqual(
      ['fundstands', 'itwouldbespent', 'theslates'].map((words) => speakers[placesOf(words, letters)[0] ?? -1]),
      ['Bo Rask', 'Cy Dunn', 'Bo Rask'],
    );
  });

  it('of any sentence of the annotated passages changes that sentence alone', () => {
    let tried = 0;
    for (const { name, fields, sentences, source } of readAnnotated('manners')) {
      const report = reportWith({ text: source, author: fields.author ?? null, title: fields.title ?? '' });
      const before = speakersOf(analyst.analyse(report));
      const known = [...new Set(before.speakers)].find((speaker) => speaker !== null) ?? 'Zeb Quill';
      for (const [index, { text }] of sentences.entries()) {
        const speaker = index % 2 === 0 ? 'Zeb Quill' : known;
        const correction: Correction = { quote: text, speaker };
        const analysis = analyst.analyse({ ...report, corrections: [correction] });
        if (analysis.failedCorrections.length > 0) continue;
        const now = speakersOf(analysis);
        assert.equal(now.letters, before.letters);
        const changed = now.speakers.flatMap((one, n) => (one === before.speakers[n] ? [] : [n]));
        const touched = touchedLetters(analysis, text);
        assert.deepEqual(
          changed.filter((n) => !touched.has(n)),
          [],
          `${name}: “${text}” spills`,
        );
        assert.ok(
          [...touched].every((n) => now.speakers[n] === speaker),
          `${name}: “${text}” is settled for ${speaker}`,
        );
        tried++;
      }
    }
    assert.ok(tried > 600, `only ${tried}`);
  });
});

describe('the words up to which a correction goes', () => {
  const failing: readonly (readonly [through: string, quote: string, why: string])[] = [
    ['the bell tower', 'The fund stands', 'absent'],
    ['gave her report', 'The fund stands', 'before the quote'],
    ['was planted in 1950', 'The fund stands', 'in another item'],
    ['So be it', 'The fund stands', 'repeated'],
  ];
  for (const [through, quote, why] of failing)
    it(`are told where they are ${why}, and the correction is not applied`, () => {
      const { failedCorrections, items, settled } = analyst.analyse(
        reportWith({ text: PROSE, corrections: [{ quote, speaker: 'Bo Rask', through }] }),
      );
      assert.deepEqual(
        failedCorrections.map((failed) => [failed.matches, failed.through]),
        [[1, why]],
      );
      assert.deepEqual(settled, []);
      assert.deepEqual(items, analyst.analyse(reportWith({ text: PROSE })).items);
    });

  it('may stand before the quote, too, and in another item, if they follow once', () => {
    const correction = { quote: 'They would wait', speaker: 'Ada Lane', through: 'So be it' };
    const { failedCorrections, settled } = analyst.analyse(reportWith({ text: PROSE, corrections: [correction] }));
    assert.deepEqual([failedCorrections, settled.length], [[], 3]);
  });
});

describe('what a correction changes', () => {
  const changes: readonly (readonly [Correction, Readonly<Partial<ReturnType<typeof correctionChanges>[number]>>])[] = [
    [
      { quote: 'Treasurer. The fund stands at £900. It', speaker: 'Bo Rask' },
      { taken: [{ from: 'Ada Lane', sentences: 3 }], to: 'Bo Rask' },
    ],
    [
      { quote: 'The fund stands', speaker: 'Ada Lane' },
      { taken: [], confirmed: 0, cuts: false, topics: null },
    ],
    [
      { quote: 'The fund stands', topics: ['roof'] },
      { topics: { from: [], to: ['Roof'] }, taken: [] },
    ],
    [
      { quote: 'Bo Rask asked', item: 'Windows' },
      { cuts: true, taken: [] },
    ],
    [
      { quote: 'Ada Lane gave', joins: true },
      { cuts: false, taken: [] },
    ],
  ];
  for (const [correction, expected] of changes)
    it(`is known of ${JSON.stringify(correction)}`, () => {
      const report = reportWith({ text: PROSE, corrections: [correction] });
      const [change] = correctionChanges(report, analyst.analyse(report), analyst);
      assert.deepEqual({ ...change, ...expected }, change);
    });
});

describe('what a correction settled in earlier versions and settles no more', () => {
  it('is every sentence that it gave away by giving the floor', () => {
    const correction = { quote: 'The fund stands', speaker: 'Bo Rask' };
    const report = reportWith({ text: PROSE, corrections: [correction] });
    assert.deepEqual(lostReach(report, analyst.analyse(report), analyst), [
      {
        correction,
        sentences: ['It would be spent on the roof.', 'So be it.', 'The slates were ordered.'].map((text) => ({
          text,
          was: 'Bo Rask',
          now: 'Ada Lane',
        })),
      },
    ]);
  });
  for (const correction of [
    { quote: 'She would fell it', speaker: 'Bo Rask' },
    { quote: 'The fund stands', speaker: 'Bo Rask', through: 'slates were ordered' },
    { quote: 'The fund stands', topics: [] },
  ])
    it(`is nothing of ${JSON.stringify(correction)}`, () => {
      const report = reportWith({ text: PROSE, corrections: [correction] });
      assert.deepEqual(lostReach(report, analyst.analyse(report), analyst), []);
    });
});

function nameOf(speaker: string | null | undefined): string | null {
  return speaker ?? null;
}

/** The letters of all items, and who speaks each. */
function speakersOf({ items }: Pick<Analysis, 'items'>): { letters: string; speakers: (string | null)[] } {
  const parts = items.flatMap(({ statements }) =>
    statements.map(({ text, speaker }) => ({ letters: squash(text), speaker: speaker?.name ?? null })),
  );
  return {
    letters: parts.map(({ letters }) => letters).join(''),
    speakers: parts.flatMap(({ letters, speaker }) => Array.from(letters, () => speaker)),
  };
}

/** Who speaks which words, in order. */
function stretches(letters: string, speakers: readonly (string | null)[]): string[] {
  const starts = speakers.flatMap((speaker, n) => (n === 0 || speaker !== speakers[n - 1] ? [n] : []));
  return starts.map((start, n) => `${speakers[start]}: ${letters.slice(start, starts[n + 1])}`);
}

/** Indices of the letters of all sentences that the quote touches; the mark of a speaker is not among the items' letters. */
function touchedLetters({ items }: Pick<Analysis, 'items'>, quote: string): Set<number> {
  const touched = new Set<number>();
  const paragraphs = items.flatMap(({ text }) => text.split('\n\n'));
  const letters = paragraphs.map(squash);
  const [words = ''] = [quote, quote.replace(/^[^:]*:\s/, '')]
    .map(squash)
    .filter((one) => letters.some((paragraph) => paragraph.includes(one)));
  const holder = letters.findIndex((paragraph) => paragraph.includes(words));
  const start = letters.slice(0, holder).join('').length + (letters[holder]?.indexOf(words) ?? 0);
  let first = 0;
  for (const sentence of paragraphs.flatMap((paragraph) => sentencesOf(paragraph))) {
    const end = first + squash(sentence.text).length;
    if (first < start + words.length && start < end) for (let n = first; n < end; n++) touched.add(n);
    first = end;
  }
  return touched;
}
