// Whoever a sentence of prose names as speaking ends the floor of the one before, in whatever shape the name is written: the
// words are theirs, or nobody's, or doubtful, and never the former speaker's as a certainty.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { DOUBTFUL_BELOW } from '../../src/reports/item.ts';
import { reportWith } from './report.ts';

/** what follows "Ana Sol said that the lamps were dim.", and whose words they are: `null` where nobody need be named */
const rows: readonly (readonly [string, string | null])[] = [
  ['Juan Carlos de los Ríos replied that they were not.', 'Juan Carlos de los Ríos'],
  ['João dos Santos e Silva asked why.', 'João dos Santos e Silva'],
  ['Hasan al-Rashid asked why.', 'Hasan al-Rashid'],
  ['Leila bint Omar said that they were new.', 'Leila bint Omar'],
  ['Dan Orr OBE replied that they were not.', 'Dan Orr'],
  ['Lord Harrow of Stennick replied that they were not.', 'Harrow of Stennick'],
  ['The Bishop of Tarn asked why.', null],
  ['Robert “Bob” Marl replied that they were not.', 'Robert Marl'],
  ["Robert 'Bob' Marl replied that they were not.", 'Robert Marl'],
  ['Dr. María-José Núñez y Torres replied that they were not.', 'María-José Núñez y Torres'],
  ['Wm. O. Tarn III replied that they were not.', 'Wm. O. Tarn'],
  ['Ludwig von und zu Stein replied that they were not.', 'Ludwig von und zu Stein'],
  ['Jean-Luc d’Harcourt replied that they were not.', 'Jean-Luc d’Harcourt'],
  ['kfalk2 replied that they were not.', null],
  ['Li Wei (李伟) replied that they were not.', 'Li Wei'],
  ['K. N. Selvam replied that they were not.', 'K. N. Selvam'],
  ['Ngũgĩ wa Thiong’o replied that they were not.', 'Ngũgĩ wa Thiong’o'],
  ['Þóra Sigurðardóttir replied that they were not.', 'Þóra Sigurðardóttir'],
  ['The Earl of Fen asked why.', null],
  ['Mr Orr, for the tenants, replied that they were not.', 'Orr'],
  ['Cllr. Mrs. J. Fell replied that they were not.', 'J. Fell'],
  ['Harbour Pilot Sven Aas replied that they were not.', null],
  ['Orr (Fen North) replied that they were not.', null],
  ['Maria Fernández-O’Neill Castellanos de la Torre Blanca replied that they were not.', null],
  ['Sister Mary Agnes of the Rock said that they were not.', null],
  ['Bartek replied that they were not.', null],
  ['Ferreira, speaking for the crews, replied that they were not.', null],
  ['The member for Fen North replied that they were not.', null],
  ['Prince Edvard replied that they were not.', null],
  ['Dan Orr FRSA replied that they were not.', 'Dan Orr'],
  ['Dan Orr, Jr., replied that they were not.', 'Dan Orr'],
  ['@danorr replied that they were not.', null],
  ['Three of the pilots replied that they were not.', null],
  ['The crews’ spokeswoman replied that they were not.', null],
  ['DE LOS RÍOS replied that they were not.', null],
  ['Dan and Bo Orr replied that they were not.', null],
  ['Her neighbour replied that they were not.', null],
  ['A Mrs Fell from Pier Street replied that they were not.', 'Fell'],
  ['The widow Fell replied that they were not.', null],
  ['St John Marl replied that they were not.', 'St John Marl'],
];

/** Written after the rules, and not looked at while they were written. */
const later: readonly (readonly [string, string | null])[] = [
  ['Siobhán Ní Bhriain replied that they were not.', 'Siobhán Ní Bhriain'],
  ['Mr A. N. Other asked why.', null],
  ['Baroness Fell of Pier Street answered that they were not.', null],
  ['Olaf Tryggvason Aas Jr. replied that they were not.', null],
  ['The Dowager Countess wondered why.', null],
  ['Rabbi Orr responded that they were not.', null],
  ['Imam Yusuf ibn Hasan replied that they were not.', null],
  ['Old Marl retorted that they were not.', null],
  ['Mary-Lou replied that they were not.', null],
  ['Vasquez replied that they were not.', null],
  ['Someone at the back asked why.', null],
  ['Neither of the pilots replied.', null],
  ['Dr Fell, who had come late, replied that they were not.', 'Fell'],
  ['Bo Rask’s deputy replied that they were not.', null],
  ['The man from the Harbour Board replied that they were not.', null],
  ['Two members of the crew asked why.', null],
  ['Fru Aas replied that they were not.', null],
  ['Senhor da Silva replied that they were not.', null],
  ['Chief Petty Officer Dan Orr said that they were not.', 'Dan Orr'],
  ['Cllr Orr (Ind., Fen) said that they were not.', 'Orr'],
  ['Ivy Marl, 84, replied that they were not.', 'Ivy Marl'],
  ['Ned ‘the Lamp’ Tarn replied that they were not.', null],
  ['Tarn, N., replied that they were not.', null],
  ['Kirsten H. replied that they were not.', 'Kirsten H.'],
  ['Zoë replied that they were not.', null],
  ['Mx Robin Fell replied that they were not.', 'Robin Fell'],
  ['Then Ferreira replied that they were not.', null],
  ['In reply Ferreira said that they were not.', null],
  ['However, the member for Stennick answered that they were not.', null],
  ['Amid laughter, Ferreira asked why.', null],
  ['Ólafur Jón Sigurðsson interjected that they were not.', 'Ólafur Jón Sigurðsson'],
  ['The youngest of the three pilots, a Mr Holm, replied that they were not.', null],
];

describe('a sentence whose subject is named in an uncommon shape', () => {
  for (const [sentence, name] of [...rows, ...later]) {
    it(`is not the former speaker’s: ${sentence}`, () => {
      // No sentence of a paragraph begins with a small letter.
      const joiner = /^[\p{Lu}]/u.test(sentence) ? ' ' : '\n\n';
      for (const text of [
        `Ana Sol said that the lamps were dim.${joiner}${sentence}`,
        `Ana Sol said that the lamps were dim.\n\n${sentence} They had been bought in May.`,
      ]) {
        const { items } = analystFor({ people: [], topics: [] }).analyse(reportWith({ text }));
        const found = items.flatMap((item) => item.statements).find((one) => one.text.includes(sentence));
        const speaker = found?.speaker?.name ?? null;
        assert.ok(found, 'the sentence is a statement of its own');
        if (found.confidence >= DOUBTFUL_BELOW && speaker !== null) assert.equal(speaker, name ?? speaker);
        assert.notEqual(speaker, 'Ana Sol');
      }
    });
  }
});
