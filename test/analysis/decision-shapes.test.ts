// Decisions in the many dresses of minutes by different hands. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const PRESENT = '## Present\n\n- Ada Lane (chair)\n- Bo Rask\n- Cy Holm\n- Dee Marl\n- Greta Mantle\n\n## Business\n\n';
const decisionsOf = (text: string) =>
  analyst.analyse(reportWith({ text: PRESENT + text })).items.flatMap((item) => item.decisions);

/** some of its words, outcome, [for, against, abstained], mover, seconder */
type Row = readonly [string, string | null, (readonly (number | null)[] | null)?, (string | null)?, (string | null)?];
type Shape = readonly [name: string, text: string, decisions: readonly Row[]];

const tables: readonly Shape[] = [
  [
    'a table of motions',
    '| Motion text | Moved by | Seconded by | Status |\n|---|---|---|---|\n| Accept the harbour accounts | Ada Lane | Bo Rask | Accepted |\n| Sell the old crane | Cy Holm | Dee Marl | Lost |',
    [
      ['harbour accounts', 'carried', null, 'Ada Lane', 'Bo Rask'],
      ['old crane', 'lost', null, 'Cy Holm', 'Dee Marl'],
    ],
  ],
  [
    'a table of motions with counts',
    '| # | Motion | For | Against | Abstain |\n|---|---|---|---|---|\n| 1 | Paint the gate | 5 | 2 | 1 |\n| 2 | Close the kiosk | 2 | 6 | 0 |',
    [
      ['Paint the gate', 'carried', [5, 2, 1]],
      ['Close the kiosk', 'lost', [2, 6, 0]],
    ],
  ],
  [
    'a template row that nobody filled in',
    '| Motion | Moved | Seconded | Result |\n|---|---|---|---|\n| Accept the minutes | MOVER | SECONDER | Carried / Lost |',
    [],
  ],
  [
    'a table that tells what was decided on each matter',
    '| Topic | Decision | Owner |\n|---|---|---|\n| Winter opening | Open on Saturdays only | Bo |\n| Kiosk rent | Deferred to May | Ada |\n| Crane | | Cy |',
    [
      ['Open on Saturdays only', 'agreed'],
      ['Deferred to May', 'deferred'],
    ],
  ],
  [
    'a section with a table of decisions',
    '### Decisions made\n\n| Decision item | Description |\n|---|---|\n| 12.1 | Keep the tide tables on paper |\n| 12.2 | Ask the pilots for a rota |',
    [
      ['tide tables on paper', 'agreed'],
      ['pilots for a rota', 'agreed'],
    ],
  ],
  [
    'a table of accounts',
    '| Date | Description | Item | Status |\n|---|---|---|---|\n| 3 May | Rope and paint | Stores | Paid |\n| 4 May | Lamp oil | Stores | Approved |',
    [],
  ],
];

const labels: readonly Shape[] = [
  ['a label in brackets', '[DECISION] the lamp stays lit', [['stays lit', 'agreed']]],
  ['a verdict', '- Should the ferry take dogs?\n  - Verdict: No dogs on the upper deck', [['No dogs', 'agreed']]],
  ['a ruling that rejects', 'Verdict: rejected, the rope is too old', [['rope is too old', 'lost']]],
  ['a label with its manner', 'DECISION (unanimous): keep the lamp lit', [['keep the lamp lit', 'carried']]],
  ['agreement with its count', 'AGREED (6-0): keep the lamp lit', [['keep the lamp lit', 'carried', [6, 0, null]]]],
  ['a group’s decision', 'Group decision: the tables go to print', [['go to print', 'agreed']]],
  ['consensus reached', 'Consensus reached: the tables go to print', [['go to print', 'agreed']]],
  ['general consensus', '- General consensus: worth a try', [['worth a try', 'agreed']]],
  [
    'a section of decisions',
    '### Decisions\n\n- The tables go to print\n  - Bo has the proofs\n- The kiosk stays shut',
    [
      ['tables go to print', 'agreed'],
      ['kiosk stays shut', 'agreed'],
    ],
  ],
  ['a section without any', '### Decisions\n\nNone this week.', []],
  ['a conclusion that decides', 'Conclusion: drop the second mooring', [['second mooring', 'agreed']]],
  [
    'a conclusion that only assesses',
    'Conclusion: while the counts are useful, a second survey is needed to learn more about the tides.',
    [],
  ],
  ['another', '- **Conclusion:** Better moorings would bring more yachts to the basin.', []],
  [
    'grants under a heading',
    '### Grants approved\n\n- Regatta in Osmouth: 300\n- Night of the Nets: 120',
    [
      ['Regatta in Osmouth', 'carried'],
      ['Night of the Nets', 'carried'],
    ],
  ],
];

const prose: readonly Shape[] = [
  ['a refused recommendation', 'The recommendation to dredge was not adopted.', [['dredge', 'lost']]],
  ['a choice', 'After some debate, the committee chose to postpone the sale to June.', [['the sale', 'deferred']]],
  ['support', 'The board unanimously supports the plan for the lamp.', [['the lamp', 'carried']]],
  ['a result behind its matter', 'Approval of the minutes: approved as circulated.', [['circulated', 'carried']]],
  ['all in favour', 'All present were in favour of the new lamp.', [['new lamp', 'agreed']]],
  [
    'one side of a vote',
    'Proposal accepted with 7 votes in favor and 1 abstention.',
    [['accepted', 'carried', [7, null, 1]]],
  ],
  ['a vote put off', 'The numbers rose by 12 to 9, and the vote was postponed.', [['postponed', 'deferred']]],
  ['another time', 'Last month the board approved the lease.', []],
  ['what one remembers', 'I thought we agreed to sell the crane.', []],
  ['a condition', 'They would have agreed if the price had been lower.', []],
  ['a ruling of the chair', 'The Chair ruled that the motion was out of order.', []],
  ['what was approved before', 'The lease is already approved.', []],
  ['consensus that was not reached', 'No consensus was reached on the lamp.', []],
  ['work that got done', '- Resolved a few leaks\n- Resolved values of the tide tables', []],
  ['an adjective', 'The path by the quay is an adopted road, and they discussed the handling of deferred dues.', []],
  ['a motion to adjourn', 'Motion to adjourn the meeting at 7.40 pm.', [['adjourn', null]]],
  [
    'a direction',
    '- Which lamps do we keep?\n  - The direction is to keep the old ones',
    [['keep the old ones', 'agreed']],
  ],
  [
    'approval that is given',
    'Councillors gave approval for the bench to be moved.',
    [['bench to be moved', 'carried']],
  ],
  ['members without an article', 'Trustees agreed that the bench be moved.', [['bench be moved', 'agreed']]],
  ['resolved unanimously', 'It was unanimously resolved that the gate be painted.', [['gate be painted', 'carried']]],
  ['mostly agreed', 'It was mostly agreed that this would be worth the money.', [['worth the money', 'agreed']]],
  ['a general consensus', 'The general consensus was that the gate should be painted.', [['gate should', 'agreed']]],
  ['a refusal', 'The PC agreed not to pay for the fireworks.', [['fireworks', 'agreed']]],
  ['an abbreviated body', 'P.Council agreed to refund Mr. Orr, and he thanked them.', [['refund Mr. Orr', 'agreed']]],
  ['no subject', 'Decided it was not worth the repair.', [['not worth the repair', 'agreed']]],
  [
    'a result in words',
    'A vote was taken, the result being three to two in favour of Ann Orr.',
    [['three to two', 'carried', [3, 2, null]]],
  ],
  [
    'a motion that passes',
    'Motion to sell the crane. Motion passes 5-2.',
    [['sell the crane', 'carried', [5, 2, null]]],
  ],
  ['five to one', 'The vote was five to one to sell the crane.', [['sell the crane', 'carried', [5, 1, null]]]],
  ['yes, no', 'Motion to sell the crane: 6 yes, 1 no, 2 abstain.', [['sell the crane', 'carried', [6, 1, 2]]]],
  ['dashes', 'Motion to sell the crane. Ayes – 4. Nays – 1.', [['sell the crane', 'carried', [4, 1, null]]]],
  [
    'in brackets',
    'The group voted to sell the crane (7 for / 0 against / 1 abstained).',
    [['sell', 'carried', [7, 0, 1]]],
  ],
  ['a bare result of a point', '- Leave the lamp lit all night\n  - Approved', [['Leave the lamp lit', 'carried']]],
  ['put off', '#### Lamp oil\n\n[bumped to next week]', [['bumped', 'deferred']]],
  ['a wish', 'Councillors may give approval for the bench later.', []],
  ['somebody else’s decision', 'The county gave approval for the new road in 1998.', []],
  ['a discussion', 'They discussed how the crane optimizes the unloading within lists to agree on.', []],
];

const movers: readonly Shape[] = [
  [
    'two names in brackets',
    'Motion to sell the crane (Lane/Rask). Passed unanimously.',
    [['crane', 'carried', null, 'Ada Lane', 'Bo Rask']],
  ],
  [
    'what was moved before',
    'Let the kiosk to the rowing club.\n\nMoved by Dee. Seconded by Bo. Motion passed.',
    [['the rowing club', 'carried', null, 'Dee Marl', 'Bo Rask']],
  ],
  [
    'another matter after a motion that was seconded',
    'Bills for payment. Motion by Ada, seconded by Bo.\n\nA letter was read. The Council agreed not to pay for the fireworks.',
    [
      ['Motion by Ada', null, null, 'Ada Lane', 'Bo Rask'],
      ['fireworks', 'agreed'],
    ],
  ],
  [
    'a first name',
    'Ada moved to sell the crane, Bo seconded. Carried.',
    [['crane', 'carried', null, 'Ada Lane', 'Bo Rask']],
  ],
  [
    'first and second',
    'Minutes accepted - Cy 1st, Dee seconded',
    [['accepted', 'carried', null, 'Cy Holm', 'Dee Marl']],
  ],
  [
    'short marks',
    'Motion to sell the crane (M: Ada, S: Cy). Passed.',
    [['crane', 'carried', null, 'Ada Lane', 'Cy Holm']],
  ],
  [
    'a pair',
    'Moved/seconded: Greta/Dee to sell the crane. Carried.',
    [['crane', 'carried', null, 'Greta Mantle', 'Dee Marl']],
  ],
  [
    'points below',
    '- Motion: sell the crane\n  - Moved by Bo, seconded by Cy\n  - Motion passed',
    [['sell the crane', 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'a motion in bold',
    '**MOTION:** sell the crane in May.\n\nMoved by Dee. Seconded by Bo.\n\nMotion approved unanimously.',
    [['sell the crane', 'carried', null, 'Dee Marl', 'Bo Rask']],
  ],
  [
    'who is not there',
    'Motion by Zed, second by Bo, to sell the crane. Failed.',
    [['crane', 'lost', null, 'Zed', 'Bo Rask']],
  ],
];

const consensus: readonly Shape[] = [
  ['no objections to what it says', '- No objections raised to the May date', [['May date', 'agreed']]],
  ['objections of one', '**Bo:** no objections to the May date from my side, but ask Ada.\n\n**Ada:** later.', []],
  ['a label of its own', '#### Lamp\n\nConclusion:\n\nwe light it at dusk.', [['light it at dusk', 'agreed']]],
  ['an empty label', '#### Lamp\n\nConclusion:', []],
  ['what is to be done', '- [ACTION] Approved, tell the pilots', [['Approved', 'carried']]],
  ['no objections', '- PR 12, the tide tables\n  - No objections, merging', [['No objections, merging', 'agreed']]],
  ['consensus to', '- Consensus to drop the paper tables', [['drop the paper tables', 'agreed']]],
  ['in chat', '- Agreement in chat to meet in May', [['meet in May', 'agreed']]],
  ['the group', '- Move the June meeting to the 9th?\n  - Group agreed', [['Group agreed', 'agreed']]],
  [
    'a question without objections',
    '- Bo: any objections to keeping the paper tables?\n  - No objections.',
    [['keeping the paper tables', 'agreed']],
  ],
  [
    'somebody who closes it',
    '**Ada:** I would close the crane issue, objections?\n\n**Bo:** None from me.\n\n**Ada:** Good, then the crane stays, since there are no objections',
    [['since there are no objections', 'agreed']],
  ],
  [
    'hearing none',
    '**Ada:** Any objections to the May date?\n\n**Ada:** Hearing none, resolved.',
    [['May date', 'agreed']],
  ],
  ['merged', '#### The tide tables\n\n**Ada:** fine by me.\n\n**Bo:** and me.\n\n**MERGED**', [['MERGED', 'agreed']]],
  ['an objection', '**Ada:** Any objections to the May date?\n\n**Bo:** Yes, I am away in May.', []],
  ['no consensus', '- No consensus on the paper tables', []],
  ['seeking consensus', '- We need consensus to drop the paper tables', []],
  ['talk of voting', '**Ada:** we could vote on it, and whoever agrees will agree.', []],
];

for (const [title, shapes] of Object.entries({ tables, labels, prose, movers, consensus }))
  describe(`decisions: ${title}`, () => {
    for (const [name, text, expected] of shapes)
      it(name, () => {
        const found = decisionsOf(text);
        assert.equal(found.length, expected.length, JSON.stringify(found));
        expected.forEach(([words, outcome, votes = null, mover = null, seconder = null], index) => {
          const decision = found[index];
          assert.ok(decision);
          assert.ok(decision.text.includes(words), decision.text);
          const cast = decision.votes && [decision.votes.for, decision.votes.against, decision.votes.abstained];
          assert.deepEqual(
            [decision.outcome, cast, decision.mover, decision.seconder],
            [outcome, votes, mover, seconder],
          );
        });
      });
  });

describe('tasks that are ticked off', () => {
  const rows: readonly (readonly [string, readonly (readonly [string, readonly string[]])[]])[] = [
    ['- [ ] Bo to oil the winch', [['oil the winch', ['Bo']]]],
    ['- [x] @ada: write to the fund', [['write to the fund', ['ada']]]],
    ['- [ ] write to the fund @ada @bo', [['write to the fund', ['ada', 'bo']]]],
    ['- [ ] Write to the fund (Cy)', [['Write to the fund', ['Cy']]]],
    ['- [x] Dee: the tide tables are out\n  - sold eleven', []],
    ['- [ ] the tide tables\n- [x] the crane', []],
  ];
  for (const [text, expected] of rows)
    it(`are ${expected.length} actions in ${JSON.stringify(text)}`, () => {
      const actions = analyst.analyse(reportWith({ text: PRESENT + text })).items.flatMap((item) => item.actions);
      assert.deepEqual(
        actions.map(({ owners }) => owners),
        expected.map(([, owners]) => owners),
      );
      for (const [index, [words]] of expected.entries()) assert.ok(actions[index]?.text.includes(words), words);
    });

  it('are no actions where they tick off who was there', () => {
    const text = '## Attendees\n\n- [x] Ada Lane (Chair)\n- [ ] Bo Rask (Cy)\n\n## Business\n\nBo oiled the winch.';
    assert.deepEqual(
      analyst.analyse(reportWith({ text })).items.flatMap((item) => item.actions),
      [],
    );
  });
});

describe('lists of topics', () => {
  const items = (text: string) =>
    analyst
      .analyse(reportWith({ text }))
      .items.filter(({ kind }) => kind === 'business')
      .map(({ title }) => title);

  it('hold an item in each point, under a heading that says so', () => {
    const text =
      '# Harbour meeting\n\n## Follow-up from last meeting / discussions\n\n- The lamp on the mole is lit again since Tuesday.\n- The crane inspector was here and found little to say.\n\n## New topics\n\n- Bo is planning to paint the gate in the coming weeks.\n- The pilots have lost their hut to the storm, can we help?';
    assert.equal(items(text).length, 4);
  });

  it('are called by the matter, and not by who raised it', () => {
    const text =
      '# Harbour meeting\n\n## New topics\n\n- [Bo] What the lamp costs us\n  - too much\n- [Cy, Dee] The gate in the storm\n  - it held';
    assert.deepEqual(items(text), ['What the lamp costs us', 'The gate in the storm']);
  });
});

describe('the agenda of the next meeting, printed below', () => {
  const MINUTES = '# Minutes, 16 April 2031\n\n## Crane\n\nIt was agreed to sell the crane.\n\n';
  const texts = [
    '# Agenda for the next meeting\n\n## Crane\n\nMotion by Ada Lane, seconded by Bo Rask, to buy it back.\n\n## Kiosk\n\nTo approve the lease of the kiosk and to hear what the tenant has to say about the shutters, the rent and the awning.',
    '## Next meeting’s agenda\n\n1. To approve the accounts. The Treasurer will present them in full, with the notes of the auditor and of both trustees.\n2. Motion: that the kiosk be let, moved Ada Lane, seconded Bo Rask.',
    '# Agenda, 14 May 2031\n\n## Apologies\n\nTo receive and accept apologies.\n\n## Kiosk\n\nTo approve the lease. Proposed by Ada Lane, seconded by Bo Rask.',
  ];
  for (const text of texts)
    it(`holds no decision and no business: ${JSON.stringify(text.slice(0, 30))}`, () => {
      const items = analyst.analyse(
        reportWith({
          text: MINUTES + text,
          meeting: { start: '2031-04-16', end: '2031-04-16', days: ['2031-04-16'] } as never,
        }),
      ).items;
      assert.equal(items.flatMap((item) => item.decisions).length, 1);
      assert.equal(items.filter(({ kind }) => kind === 'business').length, 1);
    });
});
