// What boards and clubs decide, and in which words: resolutions with their "whereas", motions over several points, polls below a
// call, votes by name. Numbers that are no certain vote are none. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const PRESENT = '## Present\n\n- Ada Lane (chair)\n- Bo Rask\n- Cy Holm\n- Dee Marl\n- Greta Mantle\n\n## Business\n\n';

/** Some of its words, outcome, [for, against, abstained], mover, seconder. */
type Row = readonly [string, string | null, (readonly (number | null)[] | null)?, (string | null)?, (string | null)?];
type Shape = readonly [name: string, text: string, decisions: readonly Row[]];

const stated: readonly Shape[] = [
  [
    'a decision across a line break',
    'The club received 40 crowns. It\nwas decided to put them into the fund.',
    [['put them into the fund', 'agreed']],
  ],
  [
    'agreement in capitals',
    'Bo reported on the quay. It was further AGREED to hold a second meeting in autumn.',
    [['second meeting', 'agreed']],
  ],
  [
    'what arises from a talk',
    'Arising from these talks it was AGREED that we print the replies.',
    [['print the replies', 'agreed']],
  ],
  [
    'minutes moved as correct',
    'These were moved as correct by Dan Orr and Esme Clark',
    [['moved as correct', 'carried', null, 'Dan Orr']],
  ],
  ['minutes approved as published', '- Minutes approved unchanged as published', [['approved unchanged', 'carried']]],
  [
    'an item that is put off',
    'Bo reported on the quay.\n\nThis item was tabled in the interest of time.',
    [['interest of time', 'deferred']],
  ],
  ['general consent', 'By general consent, the day of the fair was set as 3 June.', [['day of the fair', 'agreed']]],
  [
    'a board that agrees by consent',
    'The Board agreed by general consent to light the quay.',
    [['light the quay', 'agreed']],
  ],
  [
    'the board’s consensus',
    'Bo reported on the quay. The board’s consensus was that Bo should ask again.',
    [['ask again', 'agreed']],
  ],
  [
    'a team that puts off',
    '- team agreed to postpone the talk until the files are found',
    [['postpone the talk', 'deferred']],
  ],
  [
    'what “this” was',
    'Bo asked that the club keep the garden safe. This was agreed.',
    [['keep the garden safe', 'agreed']],
  ],
  [
    'an agreement that ends the talk',
    'We finished by agreeing to two more meetings before the fair.',
    [['two more meetings', 'agreed']],
  ],
  [
    'items that are agreed',
    'The following articles are agreed: a profile of the harbour, the tide tables.',
    [['profile of the harbour', 'agreed']],
  ],
  [
    'agreed in a sentence that begins otherwise',
    'After a look at the map it was agreed that the quay should be lit.',
    [['quay should be lit', 'agreed']],
  ],
  ['present tense', 'It’s agreed that the rota goes up on Friday.', [['rota goes up', 'agreed']]],
  [
    'present tense, decided',
    'After some talk it’s decided the fair is best left to Bo.',
    [['best left to Bo', 'agreed']],
  ],
  ['consent that is given', 'General consent was given to print the tables.', [['print the tables', 'agreed']]],
  ['laid on the table', 'The item on the crane was laid on the table.', [['laid on the table', 'deferred']]],
  ['declared lost', 'The chair declared the motion lost.', [['motion lost', 'lost']]],
  ['no second', 'The motion died for lack of a second.', [['lack of a second', 'lost']]],
  ['withdrawn', 'Motion to amend withdrawn.', [['amend withdrawn', 'withdrawn']]],
  ['taken as read', 'The minutes of 3 May were taken as read and signed.', [['taken as read', 'agreed']]],
  [
    'put to the meeting',
    'The proposal to move the fair was put to the meeting and accepted.',
    [['move the fair', 'carried']],
  ],
  [
    'proposed, seconded and agreed',
    'It was proposed by Mr Rask, seconded by Mrs Holm and agreed that the fair be moved.',
    [['fair be moved', 'carried', null, 'Mr Rask', 'Mrs Holm']],
  ],
  ['a choice', 'The board picked Sunday, 15 September, for the fair.', [['15 September', 'agreed']]],
  ['a vote to come', 'The council will vote on the lease next month.', []],
  ['no decision', 'No decision was reached on the lease.', []],
  [
    'as proposed before',
    'It was AGREED to hold a fair in autumn, as proposed at our April meeting.',
    [['fair in autumn', 'agreed']],
  ],
  ['nothing agreed', 'It was not agreed that the quay be lit.', []],
  ['what would be agreed', 'It would be agreed by all if the price fell.', []],
  ['somebody agrees with somebody', 'Ada agreed with Bo about the rope.', []],
  ['somebody tells of an agreement', 'Ada said that it was agreed last year to light the quay.', []],
];

const motions: readonly Shape[] = [
  [
    'a motion that is set',
    '- Bo Rask set motion to take the text as given.\n  - Cy second the motion.\n  - Motion passed.',
    [['take the text', 'carried', null, 'Bo Rask']],
  ],
  [
    'a motion over three points',
    '- Motion to buy the crane by Bo Rask\n- Seconded by Cy Holm\n- Motion carried unanimously',
    [['buy the crane', 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'callsigns move',
    '- Motion to adjourn by Kurt W4KLM\n- Seconded by Anya K2DEF',
    [['Motion to adjourn', null, null, 'Kurt W4KLM', 'Anya K2DEF']],
  ],
  [
    'moved, seconded, carried',
    'To buy the crane. Moved Bo Rask, seconded Cy Holm, carried.',
    [['buy the crane', 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'proposes and seconds',
    '- Bo proposes approving the minutes, Cy seconds. Motion carried by unanimous consent.',
    [['approving the minutes', 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'a motion behind a name',
    '- Bo: motion to close the meeting; Cy seconded. No objections; motion carried.',
    [['close the meeting', 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'made a motion, it was seconded',
    'Bo made a motion to accept the minutes. It was seconded by Cy and passed unanimously.',
    [['accept the minutes', 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'letters for moved, seconded, carried',
    'M/S/C Rask/Holm to hire a cook.',
    [['hire a cook', 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'moved with both names',
    'Moved Rask/Holm that the tables be printed. Carried.',
    [['tables be printed', 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'labels on one line',
    '**Motion:** hire a guard. **Moved by:** Rask **Seconded by:** Holm **Carried**',
    [['hire a guard', 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  ['nobody is named', 'It was moved, seconded and carried to hire a pilot.', [['hire a pilot', 'carried']]],
  ['a board that directs', 'The board directed staff to return with a plan.', [['return with a plan', 'agreed']]],
  ['no motion was made', 'The minutes were not sent out; therefore no motion was made to accept them.', []],
];

const resolutions: readonly Shape[] = [
  [
    'one resolution of several paragraphs, with what became of it below',
    'WHEREAS, the club has a mast; and\n\nWHEREAS, the mast is old.\n\nNOW, THEREFORE, BE IT RESOLVED, that the mast be painted; and be it further\n\nRESOLVED, that 40 crowns be paid for it.\n\nBy unanimous vote, the resolution was approved.',
    [['mast be painted', 'carried']],
  ],
  [
    'a resolution with its vote above',
    'The following resolution was adopted by those present, with three yea votes (Ada, Bo, Cy), one nay vote (Dee), and no abstentions.\n\nRESOLVED, that the mast be painted; and be it further\n\nRESOLVED, that 40 crowns be paid for it.',
    [['mast be painted', 'carried', [3, 1, 0]]],
  ],
  [
    'an amendment that fails',
    'An amendment to paint the mast came to a vote and was not adopted, with two yea votes (Ada, Bo), three nay votes (Cy, Dee, Greta), and one abstention (Jo).',
    [['paint the mast', 'lost', [2, 3, 1]]],
  ],
  [
    'a resolution that is tabled',
    'RESOLVED, that the mast be painted.\n\nThe resolution was tabled.',
    [['mast be painted', 'deferred']],
  ],
];

const votes: readonly Shape[] = [
  ['counts in one word', 'The motion to buy the crane passed 10-0-2.', [['buy the crane', 'carried', [10, 0, 2]]]],
  [
    'a number that may have lost its hyphens',
    'The motion to buy the crane passed 1002.',
    [['buy the crane', 'carried', null]],
  ],
  [
    'a yea with its noun twice',
    'The motion to buy the crane was approved with six yea votes and two nay votes.',
    [['buy the crane', 'carried', [6, 2, null]]],
  ],
  [
    'named yeas and nays',
    'The motion to buy the crane was put.\n\nAyes: Ada, Bo, Cy. Nays: Dee. Abstain: none.',
    [['buy the crane', 'carried', [3, 1, 0]]],
  ],
  ['unanimous with its count', 'The vote on the lease was unanimous (6-0).', [['lease', 'carried', [6, 0, null]]]],
  [
    'a ballot with all that were cast',
    'Ballot: 30 votes cast, 20 yes, 10 no. Passed.',
    [['Ballot', 'carried', [20, 10, null]]],
  ],
  ['thumbs are no vote', '- Light the quay: 👍 5 👎 1', []],
  ['a score is no vote', 'The team passed 3-1 at the fair and Bo was glad.', []],
  ['a range is no vote', 'The board approved 2-3 new berths.', [['new berths', 'carried', null]]],
  [
    'votes for one who stands alone',
    '- Re-elect Bo Rask - 5 in favor, 1 abstain',
    [['Re-elect Bo', 'carried', [5, null, 1]]],
  ],
  ['votes with nought', '- Cy: 8 votes for, 0 against, 0 abstaining', [['8 votes', 'carried', [8, 0, 0]]]],
];

const polls: readonly Shape[] = [
  [
    'a poll below its attendance',
    '- **Poll: Keep the lamp lit all night.**\n  - Attendance: 11\n\n  | SF | F | N | A | SA |\n  | --: | --: | --: | --: | --: |\n  | 5 | 2 | 3 | 0 | 0 |\n\n  - Consensus is in favor',
    [['lamp lit', 'carried', [7, 0, 3]]],
  ],
  [
    'a poll that nobody objects to',
    '- **Poll: Send the plan to the board.**\n  - Attendance: 11\n  - No objection to unanimous consent.',
    [['Send the plan', 'carried']],
  ],
];

function check(shapes: readonly Shape[]): void {
  for (const [name, text, rows] of shapes) {
    it(name, () => {
      const found = analyst.analyse(reportWith({ text: PRESENT + text })).items.flatMap((item) => item.decisions);
      assert.equal(found.length, rows.length, JSON.stringify(found, null, 1));
      rows.forEach(([words, outcome, counts, mover, seconder], index) => {
        const decision = found[index];
        assert.ok(decision, words);
        assert.ok(decision.text.replace(/\s+/g, ' ').includes(words), decision.text);
        assert.equal(decision.outcome, outcome);
        if (counts === null) assert.equal(decision.votes, null);
        if (counts)
          assert.deepEqual(
            decision.votes && [decision.votes.for, decision.votes.against, decision.votes.abstained],
            counts,
          );
        if (mover !== undefined) assert.equal(decision.mover, mover);
        if (seconder !== undefined) assert.equal(decision.seconder, seconder);
      });
    });
  }
}

describe('decisions in words of their own', () => check(stated));
describe('motions of clubs', () => check(motions));
describe('resolutions with their reasons', () => check(resolutions));
describe('votes that are certain', () => check(votes));
describe('polls below their call', () => check(polls));
