// A mark of speech ends the floor of the one before, in whatever shape it is printed: the words are whoever's it names, or
// nobody's. A label is no speaker.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import type { Statement } from '../../src/reports/item.ts';
import { reportWith } from './report.ts';

/** The marked block, words of it, and every fair answer to whose words they are. */
type Row = readonly [string, string, readonly (string | null)[]];

const marks: readonly Row[] = [
  ['Bartek: who pays?', 'who pays', ['Bartek', null]],
  ['pdx: who pays?', 'who pays', ['pdx', null]],
  ['ABC:who pays?', 'who pays', ['ABC', null]],
  ['Mr RASK [by video link]: I agree.', 'I agree', ['Bo Rask']],
  ['Mr TARN (Fen North) (Ind.): I do not.', 'I do not', ['Ned Tarn']],
  ['Mr. Rask—I beg to move.', 'I beg to move', ['Bo Rask']],
  ['Q1. Bo Rask: Who pays?', 'Who pays', ['Bo Rask']],
  ['**Mr RASK** The oil is gone.', 'The oil is gone', ['Bo Rask']],
  ['Several hon. Members: Hear, hear.', 'Hear, hear', [null]],
  ['An hon. Member: Shame!', 'Shame', [null]],
  ['Unidentified speaker: Who pays?', 'Who pays', [null]],
  ['Member of the public: The pier is falling down.', 'falling down', [null]],
  ['All: Aye.', 'Aye', [null]],
  ['Everyone: Aye.', 'Aye', [null]],
  ['YK/MM: We are both for it.', 'We are both', ['YK/MM', null]],
  ['<pdx> who pays?', 'who pays', ['pdx', null]],
  ['[Bartek] who pays?', 'who pays', ['Bartek', null]],
  ['**Bartek**: who pays?', 'who pays', ['Bartek', null]],
  ['**Bartek:** who pays?', 'who pays', ['Bartek', null]],
  ['_Bo Rask_: who pays?', 'who pays', ['Bo Rask']],
  ['Bo Rask – who pays?', 'who pays', ['Bo Rask']],
  ['12:03 bo | who pays?', 'who pays', ['Bo Rask', 'bo', null]],
  ['[12:03] <ntarn> who pays?', 'who pays', ['Ned Tarn', 'ntarn', null]],
  ['- Bartek: who pays?', 'who pays', ['Bartek', null]],
  ['Bo & Ned: who pays?', 'who pays', ['Bo Rask', 'Bo & Ned', null]],
  ['Bartek (remote): who pays?', 'who pays', ['Bartek', null]],
  ['Dr. Bartek Ong: who pays?', 'who pays', ['Bartek Ong']],
  ['@pdx: who pays?', 'who pays', ['pdx', null]],
  ['Ned T.: who pays?', 'who pays', ['Ned Tarn', null]],
  ['RASK: who pays?', 'who pays', ['Bo Rask']],
  ['de los Ríos: who pays?', 'who pays', ['de los Ríos', null]],
  ['Juan Carlos de los Ríos: who pays?', 'who pays', ['Juan Carlos de los Ríos', null]],
  ['Hasan al-Rashid: who pays?', 'who pays', ['Hasan al-Rashid', null]],
  ['Speaker 2: who pays?', 'who pays', [null]],
  ['00:12:33 Bo Rask: who pays?', 'who pays', ['Bo Rask']],
  ['Bo Rask (00:12:33): who pays?', 'who pays', ['Bo Rask']],
  ['Interpreter: who pays?', 'who pays', ['Interpreter', null]],
  ['Bo Rask, Treasurer: who pays?', 'who pays', ['Bo Rask']],
  ['Treasurer Bo Rask: who pays?', 'who pays', ['Bo Rask']],
  ['x2: who pays?', 'who pays', ['x2', null]],
  ['Mrs. Fell-Orr: who pays?', 'who pays', ['Fell-Orr']],
  ['李伟: who pays?', 'who pays', ['李伟', null]],
  ['Bo Rask : who pays?', 'who pays', ['Bo Rask']],
  ['BR: who pays?', 'who pays', ['Bo Rask', 'BR', null]],
  ['The Clerk: who pays?', 'who pays', ['Clerk', null]],
];

/** Written after the rules, and not looked at while they were written. */
const later: readonly Row[] = [
  ['Tamsin: who pays?', 'who pays', ['Tamsin Orr']],
  ['Ned: who pays?', 'who pays', ['Ned Tarn']],
  ['B. Rask: who pays?', 'who pays', ['Bo Rask']],
  ['Bo Rask — who pays for that?', 'who pays', ['Bo Rask']],
  ['(Ned) who pays?', 'who pays', ['Ned Tarn']],
  ['Ned Tarn [10:32 AM]: who pays?', 'who pays', ['Ned Tarn']],
  ['[10:32:05] Ned Tarn: who pays?', 'who pays', ['Ned Tarn']],
  ['10:32 AM Ned Tarn: who pays?', 'who pays', ['Ned Tarn']],
  ['**Ned Tarn:** who pays?', 'who pays', ['Ned Tarn']],
  ['*Ned Tarn:* who pays?', 'who pays', ['Ned Tarn']],
  ['> Ned Tarn: who pays?', 'who pays', ['Ned Tarn']],
  ['1. Ned Tarn: who pays?', 'who pays', ['Ned Tarn']],
  ['The Rt Hon. Ned Tarn: who pays?', 'who pays', ['Ned Tarn', null]],
  ['Cllr Tarn: who pays?', 'who pays', ['Ned Tarn']],
  ['Ned Tarn MP: who pays?', 'who pays', ['Ned Tarn']],
  ['Tarn, Ned: who pays?', 'who pays', ['Ned Tarn', null]],
  ['Oona O’Fell: who pays?', 'who pays', ['Oona O’Fell', null]],
  ['Chair Fell: who pays?', 'who pays', ['Fell', 'Chair Fell', null]],
  ['Mystery guest: who pays?', 'who pays', [null]],
  ['Questioner: who pays?', 'who pays', [null]],
  ['Two pilots: who pays?', 'who pays', [null]],
  ['Audience member 3: who pays?', 'who pays', [null]],
  ['Bo Rask and Ned Tarn: who pays?', 'who pays', ['Bo Rask', null]],
  ['Bo Rask/Ned Tarn: who pays?', 'who pays', ['Bo Rask', null]],
  ['Bo Rask + Oona: who pays?', 'who pays', ['Bo Rask', null]],
  ['zq_7: who pays?', 'who pays', ['zq_7', null]],
  ['Kaspar_: who pays?', 'who pays', ['Kaspar_', null]],
  ['Ålesund Bo: who pays?', 'who pays', ['Ålesund Bo', null]],
  ['Ned Tarn：who pays?', 'who pays', ['Ned Tarn']],
  ['- **Oona**: who pays?', 'who pays', ['Oona', null]],
  ['Captain Holm (on shore): who pays?', 'who pays', ['Holm']],
  ['NED TARN: who pays?', 'who pays', ['Ned Tarn']],
];

const laterLabels: readonly Row[] = [
  ['Decision: grease the winch.', 'winch', [null]],
  ['TODO: grease the winch.', 'winch', [null]],
  ['Agenda Item: the winch.', 'winch', [null]],
  ['Vote: grease the winch.', 'winch', [null]],
  ['Zoom Link: https://harbour.example/9', 'harbour.example', [null]],
  ['Chat Transcript: https://harbour.example/10', 'harbour.example', [null]],
  ['Harbour Fund: 400 crowns', '400 crowns', [null]],
  ['Correction: the winch is new.', 'winch', [null]],
];

const labels: readonly Row[] = [
  ['GitHub Issue: the winch has lost speed.', 'winch', [null]],
  ['Poll: keep the winch?', 'winch', [null]],
  ['Resolution: keep the winch.', 'winch', [null]],
  ['PR: https://harbour.example/78', 'harbour.example', [null]],
  ['Action: grease the winch.', 'winch', [null]],
  ['Date: 4 May 2031', '4 May', [null]],
  ['Background: the winch is old.', 'winch', [null]],
  ['Next steps: grease the winch.', 'winch', [null]],
  ['Video Recording: https://harbour.example/3', 'harbour.example', [null]],
  ['Tracking Issue: https://harbour.example/80', 'harbour.example', [null]],
  ['Tide Tables: https://harbour.example/6450', 'harbour.example', [null]],
];

const FRAME = [
  'Tamsin Orr: The lamps are dim.',
  'Bo Rask: They were bought in May.',
  'Tamsin Orr: Thank you.',
] as const;
const HEAD = 'Present: Tamsin Orr, Bo Rask, Ned Tarn (ntarn)\n\n## Ferry lamps';

function inMinutes(block: string): Statement[] {
  const text = [HEAD, FRAME[0], FRAME[1], FRAME[2], block, FRAME[0].replace('lamps', 'masts')].join('\n\n');
  return statementsOf(text);
}

function statementsOf(text: string): Statement[] {
  return analystFor({ people: [], topics: [] })
    .analyse(reportWith({ text }))
    .items.flatMap((item) => [...item.statements]);
}

describe('a mark in minutes', () => {
  for (const [block, words, fair] of [...marks, ...later]) {
    it(`names ${fair.map((name) => name ?? 'nobody').join(' or ')} in ${JSON.stringify(block)}`, () => {
      const found = inMinutes(block).find((one) => one.text.includes(words));
      assert.ok(found);
      assert.ok(fair.includes(found.speaker?.name ?? null), `${found.speaker?.name}, ${found.evidence}`);
    });
  }
});

describe('a label in minutes', () => {
  for (const [block, words, fair] of [...labels, ...laterLabels]) {
    it(`names nobody: ${block}`, () => {
      const found = inMinutes(block).find((one) => one.text.includes(words));
      assert.ok(found);
      assert.ok(fair.includes(found.speaker?.name ?? null), `${found.speaker?.name}, ${found.evidence}`);
    });
  }
});
