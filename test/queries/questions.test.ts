import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readQuestion } from '../../src/queries/questions.ts';
import { slug } from '../../src/reports/ids.ts';
import { type Clause, parseQuery, queryText } from '../../src/search/query.ts';
import { foldedWords } from '../../src/search/words.ts';

const SPEAKERS = [
  'Ruth Carrow',
  'Gideon Tarn',
  'Will Hutton',
  'Zoë Tallis-Pike',
  'Ann Marsh',
  'Ben Marsh',
  'Bo O’Hara',
];

function speakersCalled(name: string) {
  return SPEAKERS.filter((full) => foldedWords(full) === name || foldedWords(full).endsWith(` ${name}`)).map(
    (full) => ({
      id: slug(full),
      name: full,
    }),
  );
}

/** "fees | Ruth Carrow | 2023 to 2024" */
function read(typed: string): string | null {
  const question = readQuestion(parseQuery(typed), speakersCalled);
  if (question === null) return null;
  const { parsed, speakers, from, to } = question;
  const q = queryText(parsed.clauses, parsed.fields);
  const dates = from === null && to === null ? '' : from === to ? from : `${from ?? ''} to ${to ?? ''}`;
  return [q, speakers.map(({ name }) => name).join(' or '), dates]
    .join(' | ')
    .replace(/( \| )+$/, '')
    .trimEnd();
}

describe('a typed question', () => {
  const questions: readonly (readonly [string, string])[] = [
    ['what did Ruth Carrow say about ULEZ?', 'ULEZ | Ruth Carrow'],
    ['What did ruth carrow say about the night ferry', 'night ferry | Ruth Carrow'],
    ['what did Carrow say about ULEZ?', 'ULEZ | Ruth Carrow'],
    ['what has Gideon Tarn said on fees', 'fees | Gideon Tarn'],
    ['What does Zoë Tallis-Pike think about fees?', 'fees | Zoë Tallis-Pike'],
    ['what did zoe tallis pike say about fees?', 'fees | Zoë Tallis-Pike'],
    ["what did Bo O'Hara ever say about fees", 'fees | Bo O’Hara'],
    ['what did Will Hutton say?', ' | Will Hutton'],
    ['what Ruth Carrow said about fees', 'fees | Ruth Carrow'],
    ['did Ruth Carrow support the budget', 'budget | Ruth Carrow'],
    ['did Tarn vote for the budget?', 'budget | Gideon Tarn'],
    ['what was said by Ruth Carrow about fees?', 'fees | Ruth Carrow'],
    ['what is Ruth Carrow’s view on fees?', 'fees | Ruth Carrow'],
    ['what are Gideon Tarn’s views on “night ferries”?', '"night ferries" | Gideon Tarn'],
    ['according to Ruth Carrow, what are the fees?', 'null'],
    ['what are the fees according to Ruth Carrow?', 'fees | Ruth Carrow'],
    ['what did Ruth Carrow and Gideon Tarn say about fees?', 'fees | Ruth Carrow or Gideon Tarn'],
    ['tell me what Ruth Carrow said about fees', 'fees | Ruth Carrow'],
    ['anything Ruth Carrow said about fees?', 'fees | Ruth Carrow'],
    ['when did Ruth Carrow speak about fees in May 2023?', 'fees | Ruth Carrow | 2023-05'],
    ['who spoke on candidate selection in 2023?', 'candidate selection |  | 2023'],
    ['when was the rule book changed', 'rule book changed'],
    ['how many delegates voted for the budget?', 'delegates voted budget'],
    ['why did the ferry stop?', 'ferry stop'],
    ['who said that members mention fees?', 'members mention fees'],
    ['tell me about the night ferry', 'night ferry'],
    ['show me everything about fees', 'fees'],
    ['search for candidate selection', 'candidate selection'],
    ['is the ferry late?', 'ferry late'],
    ['can members vote online?', 'members vote online'],
    ['what was decided on fees between 2021 and 2023?', 'fees |  | 2021 to 2023'],
    ['what was decided on fees from May 2021 to June 2022?', 'fees |  | 2021-05 to 2022-06'],
    ['what was decided on fees since March 2021?', 'fees |  | 2021-03 to'],
    ['what was decided on fees before 2021?', 'fees |  |  to 2020'],
    ['what was decided on fees before January 2021?', 'fees |  |  to 2020-12'],
    ['what was decided on fees after 31 December 2021?', 'fees |  | 2022-01-01 to'],
    ['what was decided on fees on 23rd of May 2023?', 'fees |  | 2023-05-23'],
    ['what was decided on fees on May 23, 2023?', 'fees |  | 2023-05-23'],
    ['what was decided on fees in 2023-05?', 'fees |  | 2023-05'],
    ['what was decided at conference 2023?', 'conference |  | 2023'],
    ['what was in the 2023 budget?', '2023 budget'],
    ['what was decided on pay in May?', 'pay'],
    ['what happened in 2023?', ' |  | 2023'],
    ['who voted in 1023?', 'voted 1023'],
    ['what was said on 31 February 2023?', '31 February 2023'],
    ['what did Ruth Carrow say about "what did you say"', '"what did you say" | Ruth Carrow'],
    ['what did Ruth Carrow say about fees -ferry', 'fees -ferry | Ruth Carrow'],
    ['what did Ruth Carrow say about rail OR bus', 'rail OR bus | Ruth Carrow'],
    ['what did Ruth Carrow say about fees body:council', 'fees body:council | Ruth Carrow'],
    ['was Ruth Carrow asked about fees?', 'Ruth Carrow asked fees'],
    ['has Ruth Carrow been criticised over fees?', 'Ruth Carrow criticised over fees'],
    ['who asked Ruth Carrow about fees?', 'asked Ruth Carrow fees'],
    ['why did Ruth Carrow resign?', 'Ruth Carrow resign'],
    ['what was in the report by Ruth Carrow?', 'report Ruth Carrow'],
    ['what did Marsh say about fees?', 'Marsh fees'],
    ['what did Ann Marsh say about fees?', 'fees | Ann Marsh'],
    ['what did Ines Calder say about fees?', 'Ines Calder fees'],
  ];
  for (const [typed, expected] of questions) {
    it(`is read: ${typed}`, () => assert.equal(String(read(typed)), expected));
  }

  const left: readonly string[] = [
    '',
    'ULEZ',
    'Ruth Carrow',
    'Ruth Carrow fees',
    'the night ferry',
    'members of the council in 2023',
    'budget 2023',
    'who is who?',
    'what is it?',
    'who said what?',
    'what next',
    'will power',
    'may budget',
    'do it',
    'WHO guidelines on masks',
    '"what did Ruth Carrow say about ULEZ?"',
    '“who spoke on fees in 2023?”',
    '-what -did -they -say',
    'speaker:ruth-carrow fees',
    'fees?',
    'show me',
    'who OR what said fees',
  ];
  for (const typed of left) it(`is none, and left as it is: ${typed}`, () => assert.equal(read(typed), null));

  it('is read quickly, and never into nothing, whatever is typed', () => {
    const word = fc.constantFrom(
      ...'what who did was Ruth Carrow Tarn said say by and in between 2023 May OR -fees "night ferry" ? the ULEZ to'.split(
        ' ',
      ),
      '\0',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const question = readQuestion(parseQuery(words.join(' ')), speakersCalled);
        if (question === null) return;
        const { clauses, fields } = question.parsed;
        assert.deepEqual(
          texts(parseQuery(queryText(clauses, fields)).clauses),
          texts(clauses),
          'what is left is written as it is read',
        );
        const hasFilter = question.speakers.length > 0 || (question.from ?? question.to) !== null;
        assert.ok(hasFilter || clauses.some(({ isExcluded }) => !isExcluded), words.join(' '));
      }),
      { numRuns: 1000 },
    );
    readQuestion(parseQuery(`what did ${'Ruth Carrow and '.repeat(600)} say about fees?`), speakersCalled);
  });
});

function texts(clauses: readonly Clause[]): readonly (readonly string[])[] {
  return clauses.map(({ alternatives }) => alternatives.map(({ text }) => text));
}

describe('queryText', () => {
  for (const typed of [
    'fees -ferry',
    '"night ferry" OR bus rail',
    '-"night ferry" speaker:"Ruth Carrow" from:2023',
    '"OR"',
  ]) {
    it(`writes what is read the same: ${typed}`, () => {
      const { clauses, fields } = parseQuery(typed);
      const again = parseQuery(queryText(clauses, fields));
      assert.deepEqual(again.fields, fields);
      assert.deepEqual(
        again.clauses.map(({ alternatives }) => alternatives.map(({ text }) => text)),
        clauses.map(({ alternatives }) => alternatives.map(({ text }) => text)),
      );
    });
  }
});

describe('a typed question about who held an office', () => {
  const holders = ['Ruth Carrow', 'Gideon Tarn'].map((name) => ({
    id: slug(name),
    name,
    title: 'Treasurer',
    from: null,
    to: null,
  }));
  const called = (name: string) =>
    name === 'treasurer' ? holders.map(({ id, name }) => ({ id, name })) : speakersCalled(name);
  const holdersOf = (office: string) => (office === 'treasurer' ? holders : []);
  const CASES: readonly (readonly [typed: string, speakers: readonly string[]])[] = [
    ['what did the Treasurer say about fees', ['Ruth Carrow', 'Gideon Tarn']],
    ['what does the treasurer think of fees?', ['Ruth Carrow', 'Gideon Tarn']],
    ['what did the Treasurer and Ann Marsh say about fees?', ['Ruth Carrow', 'Gideon Tarn', 'Ann Marsh']],
    ['what did treasurers say about fees', []],
    ['what did Marsh say about fees', []],
    ['what did "the Treasurer" say about fees', []],
  ];
  for (const [typed, speakers] of CASES) {
    it(`${typed} → ${speakers.join(' or ') || 'words'}`, () => {
      const question = readQuestion(parseQuery(typed), called, null, holdersOf);
      assert.deepEqual(
        question?.speakers.map(({ name }) => name),
        speakers,
      );
    });
  }
});
