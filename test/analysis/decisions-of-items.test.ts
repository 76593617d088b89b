import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const itemsOf = (text: string) => analyst.analyse(reportWith({ text })).items;

/** some of its words, outcome, [for, against, abstained], mover, seconder */
type Row = readonly [string, string, readonly (number | null)[] | null, string | null, string | null];

describe('the decisions of an item', () => {
  const rows: readonly (readonly [string, readonly Row[]])[] = [
    [
      'Motion by Ann Orr, seconded by Bo Lind, to buy the crane. Motion carried.',
      [['buy the crane', 'carried', null, 'Ann Orr', 'Bo Lind']],
    ],
    [
      'Ann Orr moved to buy the crane. Bo Lind seconded. The motion failed, 2-5.',
      [['buy the crane', 'lost', [2, 5, null], 'Ann Orr', 'Bo Lind']],
    ],
    [
      'It was moved by Cllr Orr and seconded by Cllr Lind that the crane be bought. All in favour. Carried.',
      [['crane be bought', 'carried', null, 'Cllr Orr', 'Cllr Lind']],
    ],
    [
      'On a motion by Ms. Orr, seconded by Mr. Lind, the Board approved the lease.',
      [['approved the lease', 'carried', null, 'Ms. Orr', 'Mr. Lind']],
    ],
    [
      'Motion: to buy the crane\n\nMoved: Orr\n\nSeconded: Lind\n\nVote: 5 aye, 1 nay',
      [['buy the crane', 'carried', [5, 1, null], 'Orr', 'Lind']],
    ],
    ['RESOLVED, that the crane be bought.', [['crane be bought', 'carried', null, null, null]]],
    ['RESOLUTION: Send the survey to the crews first', [['Send the survey', 'carried', null, null, null]]],
    ['**Resolution 3:** Publish the tables', [['Publish the tables', 'carried', null, null, null]]],
    ['PROPOSED RESOLUTION: Publish the tables', []],
    ['AGREED: Publish the tables in June', [['Publish the tables', 'agreed', null, null, null]]],
    ['Decision: no new crane this year.', [['no new crane', 'agreed', null, null, null]]],
    [
      'We agreed to:\n\n- ask the members by letter\n- write to the fund\n\nThen tea.',
      [['write to the fund', 'agreed', null, null, null]],
    ],
    ['The proposal was withdrawn by its author.', [['withdrawn', 'withdrawn', null, null, null]]],
    ['The paper was remitted to the Finance Committee.', [['remitted', 'remitted', null, null, null]]],
    ['The Committee noted the report of the harbour master.', [['noted the report', 'noted', null, null, null]]],
    ['The Senate tabled Proposal 14-04 until May.', [['tabled Proposal', 'deferred', null, null, null]]],
    ['The item was deferred to the next meeting.', [['deferred', 'deferred', null, null, null]]],
    ['There was consensus to drop the old format.', [['consensus to drop', 'agreed', null, null, null]]],
    ['Ann said that the motion was carried last year.', []],
    ['If the motion is approved, the crane will be bought.', []],
    ['The plan has not been approved yet.', []],
    ['Bo agreed with Ann about the crane.', []],
    ['Bo will propose that the motion be approved.', []],
    ['The motion to defer the lease failed.', [['defer the lease', 'lost', null, null, null]]],
    ['A motion tabled by Ann was carried.', [['tabled by Ann', 'carried', null, 'Ann', null]]],
    ['Cllr Orr was elected Chair unopposed.', [['elected Chair', 'carried', null, null, null]]],
    ['The minutes were approved.', [['minutes were approved', 'carried', null, null, null]]],
    [
      'Motion to adjourn by Orr. Second by Lind.\n\nMotion passed with one abstention.',
      [['Motion to adjourn', 'carried', [null, null, 1], 'Orr', 'Lind']],
    ],
    [
      'The Board voted to approve the budget. Ayes: Orr, Lind, Rask. Nays: none.',
      [['approve the budget', 'carried', [3, 0, null], null, null]],
    ],
    [
      'Upon motion duly made and seconded, the directors unanimously adopted the following resolution.',
      [['adopted the following', 'carried', null, null, null]],
    ],
    ['The motion was made by Ann to buy the crane. No second was offered.', []],
    ['Should we approve this? We could not agree.', []],
  ];
  for (const [text, expected] of rows)
    it(`are ${expected.length} in ${JSON.stringify(text)}`, () => {
      const decisions = itemsOf(`## Business\n\n${text}`).flatMap((item) => item.decisions);
      assert.equal(decisions.length, expected.length);
      expected.forEach(([words, outcome, votes, mover, seconder], index) => {
        const decision = decisions[index];
        assert.ok(decision);
        assert.ok(decision.text.toLowerCase().includes(words.toLowerCase()), decision.text);
        const cast = decision.votes && [decision.votes.for, decision.votes.against, decision.votes.abstained];
        assert.deepEqual(
          [decision.outcome, cast, decision.mover, decision.seconder],
          [outcome, votes, mover, seconder],
        );
      });
    });

  it('count the answers to a proposal, each person once, also those after the resolution', () => {
    const [decision, ...others] = itemsOf(
      [
        '## Tables',
        '> **Proposed resolution: Print the tables in June** *(Ann Orr)*',
        '> *Ann Orr:* +1',
        '> *Bo Lind:* +1+1',
        '> *Cy Rask:* 0',
        '> *Dee Marl:* -1',
        '> ***Resolution #1: Print the tables in June***',
        '> *Eve Holm:* +1',
      ].join('\n\n'),
    ).flatMap((item) => item.decisions);
    assert.equal(others.length, 0);
    assert.deepEqual(decision?.votes, { for: 3, against: 1, abstained: 1 });
    assert.equal(decision?.mover, 'Ann Orr');
  });

  it('are each their own where a motion without a result stands before them', () => {
    const decisions = itemsOf(
      [
        '## Business',
        'Osk Dallow moved and Greta Mantle seconded to approve Resolution 01-31 to meet by telephone.',
        'The Council approved Proposal 15-04, a school for pilots, and Proposal 16-04, a school for divers.',
        'Members agreed to keep the harbour dues at 1-1/2 to 1-3/4 percent.',
        'The Council agreed, 7-0, to buy the crane.',
      ].join('\n\n'),
    ).flatMap((item) => item.decisions);
    assert.deepEqual(
      decisions.map(({ outcome, votes }) => [outcome, votes?.for ?? null]),
      [
        [null, null],
        ['carried', null],
        ['agreed', null],
        ['carried', 7],
      ],
    );
  });

  it('take what a nested point is about from the point above it', () => {
    const [decision] = itemsOf(
      '## Seats\n\n- Nominating Bo Lind to the board\n  - Only to be seen by all, nomination passes.',
    ).flatMap((item) => item.decisions);
    assert.match(decision?.text ?? '', /^Nominating Bo Lind[\s\S]*nomination passes\.$/);
  });

  it('are nobody’s speech where they list what was agreed', () => {
    const statements = itemsOf(
      '## Downloads\n\n- Ann Orr: who pays?\n- Bo Lind: I do.\n- We agreed to:\n  - Ann asks the members.\n  - Bo Lind: writes to the fund.',
    ).flatMap((item) => item.statements);
    assert.deepEqual(
      statements.filter(({ speaker }) => speaker !== null && /asks|writes/.test(speaker.name)),
      [],
    );
    assert.ok(statements.some(({ text, speaker }) => text.includes('writes to the fund') && speaker === null));
  });

  it('are told once where the minutes repeat them at their end', () => {
    const text =
      '## Tables\n\nRESOLUTION #1: Print the tables in June\n\n## Summary\n\n- Resolution #1: Print the tables in June';
    assert.equal(itemsOf(text).flatMap((item) => item.decisions).length, 1);
  });
});

describe('the action items of an item', () => {
  /** some of its words, owners */
  const rows: readonly (readonly [string, readonly (readonly [string, readonly string[]])[]])[] = [
    ['ACTION: Ann Orr to write to the fund', [['write to the fund', ['Ann Orr']]]],
    ['ACTION: tkell to write the covering letter', [['covering letter', ['tkell']]]],
    ['**Action #2:** Rob to draft the agenda', [['draft the agenda', ['Rob']]]],
    ['[ACTION] @bo: check the tables', [['check the tables', ['bo']]]],
    ['Action item: set up the room (Bo Lind)', [['set up the room', ['Bo Lind']]]],
    ['TODO: add a link', [['add a link', []]]],
    ['AI: Ann and Bo to meet the pilots.', [['meet the pilots', ['Ann', 'Bo']]]],
    [
      '## Action items\n\n- Omar Bright: write to the printers\n- Petra Lindqvist: draw the names\n\n## Next\n\n- Tea',
      [
        ['write to the printers', ['Omar Bright']],
        ['draw the names', ['Petra Lindqvist']],
      ],
    ],
    [
      'Actions:\n\n- Bo will call the mate\n- Ann, Bo: oil the winch',
      [
        ['call the mate', ['Bo']],
        ['oil the winch', ['Ann', 'Bo']],
      ],
    ],
    [
      '### Next steps\n\n1. File a bug\n2. @ann and @bo to review it',
      [
        ['File a bug', []],
        ['review it', ['ann', 'bo']],
      ],
    ],
    ['ACTION: none', []],
    ['## Action items\n\nNone.', []],
    ['Action was brisk on the quay.', []],
    ['The action plan was discussed: Ann spoke.', []],
    ['Bo took an action to mend the net.', [['mend the net', ['Bo']]]],
    ['ACTION (Ann): mend the net', [['mend the net', ['Ann']]]],
    ['Action on Bo Lind: mend the net', [['mend the net', ['Bo Lind']]]],
    ['AP1: Bo to mend the net by Friday', [['mend the net', ['Bo']]]],
    ['Ann: we need action: soon.', []],
  ];
  for (const [text, expected] of rows)
    it(`are ${expected.length} in ${JSON.stringify(text)}, and nobody’s speech`, () => {
      const items = itemsOf(`# Business\n\n${text}`);
      const actions = items.flatMap((item) => item.actions);
      assert.deepEqual(
        actions.map(({ owners }) => owners),
        expected.map(([, owners]) => owners),
      );
      for (const [index, [words]] of expected.entries()) assert.ok(actions[index]?.text.includes(words), words);
      const statements = items.flatMap((item) => item.statements);
      for (const [words] of expected) {
        const holder = statements.find((statement) => statement.text.includes(words));
        assert.ok(holder && holder.speaker === null, words);
      }
    });

  it('stay in the text of the item', () => {
    const text =
      '## Business\n\n- Bo Lind: tea?\n\n### Action items\n\n- Bo Lind: write to the fund\n- Ann Orr: oil the winch';
    const whole = itemsOf(text)
      .map((item) => (item.heading ?? '') + item.text)
      .join('\n');
    assert.match(whole, /Bo Lind: write to the fund/);
  });
});
