import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decisionsIn } from '../../indexer/analysis/decisions/decisions.ts';
import type { Decision } from '../../src/reports/item.ts';

/** The decision of a sentence that nobody is reported to say and that stands alone, `null` where it states none. */
function decisionIn(sentence: string): Decision | null {
  const sentences = [{ text: sentence, isNarrated: true }];
  return decisionsIn([{ form: 'paragraph', level: 0, text: sentence, label: null, sentences }])[0] ?? null;
}

/** for, against, abstained */
type Expected = readonly [number, number, number | null] | null;

describe('a sentence alone', () => {
  const votes: readonly (readonly [string, Expected])[] = [
    ['Option C was carried by 17 votes to 9.', [17, 9, null]],
    ['There was a long debate, and the motion passed by 22 votes to 12.', [22, 12, null]],
    ['It passed 16–11 with one abstention.', [16, 11, 1]],
    ['The amendment was carried 14-11 with two abstentions.', [14, 11, 2]],
    ['We set the selection aside by 16 votes to 8, three of us abstaining.', [16, 8, 3]],
    ['The motion was put and carried, with 103 in favour, 71 against and 10 abstentions.', [103, 71, 10]],
    ['The Assembly divided: Ayes 29, Noes 8.', [29, 8, null]],
    ['It was put off until November by seven votes to four.', [7, 4, null]],
    ['The proposal fell by 14 votes to 12.', [12, 14, null]],
    ['The proposal was lost by 12 votes to 14.', [12, 14, null]],
    ['The offer was rejected by 402 votes to 388.', [388, 402, null]],
    ['Members accepted it by 1,611 votes to 140.', [1611, 140, null]],
    ['The paper was agreed unanimously.', null],
    ['The minutes were approved nem con.', null],
    ['We agreed to write to the harbour master.', null],
    ['It was resolved that the gate be painted.', null],
    ['RESOLVED: to obtain three quotations.', null],
  ];
  for (const [sentence, expected] of votes) {
    it(`reads ${JSON.stringify(sentence)}`, () => {
      const decision = decisionIn(sentence);
      assert.ok(decision);
      assert.equal(decision.text, sentence);
      const { for: yes, against, abstained } = decision.votes ?? {};
      assert.deepEqual(decision.votes && [yes, against, abstained], expected);
    });
  }

  const none = [
    'The boat leaves at 9 and takes by 10 to 12 minutes longer.',
    'He would vote for it on 8–11 October.',
    'The budget grew by 12 to 14 per cent.',
    'She agreed with the Treasurer.',
    'The vote takes place on 11-12 May.',
  ];
  for (const sentence of none) {
    it(`finds no votes in ${JSON.stringify(sentence)}`, () => assert.equal(decisionIn(sentence)?.votes ?? null, null));
  }
});
