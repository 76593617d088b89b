// Forms in which clerks, clubs and assemblies write down what was moved, elected and voted: many ways to say each. Numbers that are no
// certain vote are none. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const PRESENT = '## Present\n\n- Ada Lane (chair)\n- Bo Rask\n- Cy Holm\n- Dee Marl\n- Greta Mantle\n\n## Business\n\n';

type Count = number | null;
/** The text, some words of its decision, the outcome, [for, against, abstained] or `null`. */
type Row = readonly [text: string, words: string, outcome: string | null, votes?: readonly Count[] | null];

const decisionsOf = (text: string) =>
  analyst.analyse(reportWith({ text: PRESENT + text })).items.flatMap(({ decisions }) => decisions);

function check(rows: readonly Row[]): void {
  for (const [text, words, outcome, votes = null] of rows) {
    it(`is read in ${JSON.stringify(text)}`, () => {
      const [decision, ...others] = decisionsOf(text);
      assert.equal(others.length, 0);
      assert.ok(decision?.text.includes(words), decision?.text);
      const cast = decision?.votes ?? null;
      assert.deepEqual(
        [decision?.outcome, cast === null ? null : [cast.for, cast.against, cast.abstained]],
        [outcome, votes],
      );
    });
  }
}

describe('a motion and what became of it in one sentence', () =>
  check([
    ['Motion made, seconded and carried, that the boat be sold.', 'boat be sold', 'carried'],
    ['Moved, duly seconded and carried, that the act of Mr. Rask be approved.', 'Mr. Rask', 'carried'],
    ['On motion made, duly seconded and carried, it was voted that a berth was vacant.', 'berth', 'carried'],
    ['Upon motion duly made and seconded, it was unanimously RESOLVED to lease the shed.', 'lease', 'carried'],
    ['Upon a motion duly made, seconded and passed, the budget was adopted.', 'budget', 'carried'],
    ['A motion was duly made, seconded and unanimously carried to paint the quay.', 'paint', 'carried'],
    ['It was regularly moved, seconded and carried that the bills be paid.', 'bills', 'carried'],
    ['Rask motioned to table Bill #11; properly seconded without objection.', 'Bill #11', 'carried'],
    ['Rask moved to buy the pump; seconded, no objections.', 'pump', 'carried'],
  ]));

describe('minutes that nobody objects to', () =>
  check([
    [
      'The minutes of the regular meeting held in the school hall on Thursday, 7 February 2031, were read by the Clerk and no objections being noted were ordered adopted as read.',
      'adopted as read',
      'carried',
    ],
    ['The minutes were read and there being no corrections stood approved.', 'stood approved', 'carried'],
    ['The minutes stand approved as circulated.', 'stand approved', 'carried'],
  ]));

describe('an election', () =>
  check([
    ['Bo Rask was proposed and elected unopposed.', 'Bo Rask', 'carried'],
    ['Bo Rask was nominated by Cy Holm and duly elected.', 'duly elected', 'carried'],
    ['Bo and Cy went into a second round, which Bo Rask won by a majority.', 'second round', 'carried'],
    ['Bo Rask elected pro tempore, 7-2.', 'pro tempore', 'carried', [7, 2, null]],
    ['Bo Rask was elected with 25 votes.', '25 votes', 'carried', [25, null, null]],
    ['Bo Rask won on the second ballot.', 'second ballot', 'carried'],
    ['Bo Rask has been approved as our delegate to the Harbour League.', 'delegate', 'carried'],
  ]));

describe('a decision told in other words', () =>
  check([
    ['DO PASS, Bill #21, 10-0-2', 'Bill #21', 'carried', [10, 0, 2]],
    ['DO NOT PASS, Bill #22, 3-9', 'Bill #22', 'lost', [3, 9, null]],
    ['As amended, DO APPROVE.', 'DO APPROVE', 'carried'],
    ['This item was parked until the next meeting', 'parked', 'deferred'],
    ['The matter was shelved.', 'shelved', 'deferred'],
    [
      'The limits of the old crane and of the new one were told at length, and the committee agreed to try the new one.',
      'try the new one',
      'agreed',
    ],
    ['Decision to light the quay with oil.', 'light the quay', 'agreed'],
  ]));

describe('a vote', () =>
  check([
    ['The proposal was passed with no opposition and one abstention.', 'no opposition', 'carried', [null, 0, 1]],
    ['The motion passed, 5Y-1N.', '5Y', 'carried', [5, 1, null]],
    ['The vote was 5 yes – 1 no – 0 abstain and the motion passed.', '5 yes', 'carried', [5, 1, 0]],
    ['The lease was approved with 5 in favor.', 'lease', 'carried', [5, null, null]],
    [
      '- Sell the boat now - 10 votes\n- Wait a year - 2 votes\n- Ask the league - 36 votes',
      'Ask the league',
      'carried',
      [36, null, null],
    ],
    ['- Ann Orr: 12 votes\n- Bo Lind: 9 votes', 'Ann Orr', 'carried', [12, null, null]],
    [
      'RESOLVED that the board give up the barge.\n\nThe question was put to a vote which resulted as follows:\n\nAyes: 2\nNees: 5\nAbsent: 1\n\nThe chair declared the resolution not carried.',
      'give up the barge',
      'lost',
      [2, 5, null],
    ],
  ]));

describe('a motion and its end in several sentences', () =>
  check([
    ['Rask moved to buy a pump, Holm seconded. The ayes have it.', 'pump', 'carried'],
    ['Rask moved to buy a pump, Holm seconded. Ayes: All. Nays: None.', 'pump', 'carried'],
    ['Rask moved to buy a pump, second by Holm; all ayes.', 'pump', 'carried'],
    [
      'Rask moved to buy a pump, Holm seconded. Roll Call: Rask-aye, Holm-aye, Lane-nay. Motion passed.',
      'pump',
      'carried',
      [2, 1, null],
    ],
    [
      'Rask moved to buy a pump, Holm seconded. Upon roll call the vote was: Rask yes; Holm yes; Lane no.',
      'pump',
      'carried',
      [2, 1, null],
    ],
    ['Motion: Buy a pump. Mover: Rask. Seconder: Holm. Result: Carried 5-0-1.', 'pump', 'carried', [5, 0, 1]],
    ['Proposed Rask, seconded Holm, that a pump be bought. All agreed.', 'pump', 'carried'],
    ['On a motion by Rask, supported by Holm, the board voted to buy a pump.', 'pump', 'carried'],
    ['The plan passed by a show of hands, 14 to 3.', 'plan', 'carried', [14, 3, null]],
    ['Rask, Holm and Lane were returned unopposed.', 'unopposed', 'carried'],
    ['It was the consensus of the board to wait for spring.', 'spring', 'agreed'],
    [
      'Resolution 31-4 was introduced by Rask and adopted by the following vote:\n\nAyes: Rask, Holm, Lane\nNays: Marl\nAbsent: Mantle',
      'Resolution 31-4',
      'carried',
      [3, 1, null],
    ],
  ]));

describe('what is none', () => {
  for (const text of [
    'We do pass pages 3, 4-5 to the printer.',
    'Bo Rask stood down.',
    '- Tar: 10 crowns\n- Oil: 2 crowns',
    '- Ann Orr: 9 votes\n- Bo Lind: 9 votes',
    'The decision to be made is about oil.',
  ])
    it(`is no decision: ${JSON.stringify(text)}`, () => assert.deepEqual(decisionsOf(text), []));
});

describe('tallies whose dashes were lost', () => {
  const votesOf = (text: string) =>
    decisionsOf(text).map(({ votes }) => votes && [votes.for, votes.against, votes.abstained]);
  it('are read where others of the report have as many votes', () =>
    assert.deepEqual(
      votesOf(
        '## Bills\n\nDO PASS, Bill #21, 1002\n\n## Posts\n\nDO CONFIRM, 1200, Bo Rask\n\n## Closing\n\nDO ENTER, 822',
      ),
      [
        [10, 0, 2],
        [12, 0, 0],
        [8, 2, 2],
      ],
    ));
  it('are read where as many are named as have abstained', () =>
    assert.deepEqual(votesOf('DO CONFIRM, 1002, Dee Marl, Harbour Commission\nAbstain: Rask, Holm'), [[10, 0, 2]]));
  it('are none without such evidence', () => assert.deepEqual(votesOf('DO PASS, Bill #21, 702'), [null]));
  it('are none of a bill’s number', () => assert.deepEqual(votesOf('DO PASS, Bill #702'), [null]));
});

describe('a section of decisions', () => {
  const below = (heading: string) =>
    decisionsOf(`#### 3.2 Oil\n\nIt was dear.\n\n${heading}\n\n- The quay is lit with oil.`).map(({ text }) => text);
  for (const heading of ['##### 3.2.1 Decisions', '##### 3.1 Decisions:', '##### Decisions'])
    it(`is told by ${heading}`, () => assert.deepEqual(below(heading), ['The quay is lit with oil.']));
  it('is told by a heading that names what the decision was about', () =>
    assert.deepEqual(below('#### Decision: Update to the lamps'), ['The quay is lit with oil.']));
  it('is told by a heading that states the decision', () =>
    assert.deepEqual(
      decisionsOf('#### Decision: light the quay\n\nAda: good.').map(({ text }) => text),
      ['Decision: light the quay'],
    ));
});
