// Decisions whose end stands on a line of its own: results below what was moved, counts below what was proposed, polls of several
// grades, elections. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const PRESENT = '## Present\n\n- Ada Lane (chair)\n- Bo Rask\n- Cy Holm\n- Dee Marl\n- Greta Mantle\n\n## Business\n\n';
const decisionsOf = (text: string) =>
  analyst.analyse(reportWith({ text: PRESENT + text })).items.flatMap((item) => item.decisions);

/** all of its words, outcome, [for, against, abstained], mover, seconder */
type Row = readonly [
  readonly string[],
  string | null,
  (readonly (number | null)[] | null)?,
  (string | null)?,
  (string | null)?,
];
type Shape = readonly [name: string, text: string, decisions: readonly Row[]];

const results: readonly Shape[] = [
  [
    'the result in bold below a numbered point of several sentences',
    '1.  Edit to rule 4: Moorings are let by the year. The year begins in\n    April.\n    **CARRIED**\n\n2.  Edit to rule 5: The harbour is shut at night. A watch of two\n    is kept.\n    **LOST**\n',
    [
      [['Moorings are let', 'begins in'], 'carried'],
      [['shut at night', 'a watch of two'], 'lost'],
    ],
  ],
  [
    'motion, movers and result in paragraphs of their own',
    'Motion: that the accounts are a fair record of the year\n\nMoved: Bo Rask\nSeconded: Cy Holm\n\n**PASSED**\n\nThe crane was oiled.',
    [[['accounts are a fair record'], 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'movers with hard breaks and a result in italics',
    'That the slipway be closed from October\n\nMoved: Bo Rask  \nSeconded: Dee Marl\n\n*Carried*\n',
    [[['slipway be closed'], 'carried', null, 'Bo Rask', 'Dee Marl']],
  ],
  [
    'a list in the middle of a motion',
    'Motion: that it be noted that the crew of 2030 was\n\n- Skipper: Ada Lane\n- Mate: Bo Rask\n\nMoved: Cy Holm\nSeconded: Dee Marl\n\nCARRIED\n',
    [[['crew of 2030'], 'carried', null, 'Cy Holm', 'Dee Marl']],
  ],
  [
    'a numbered point of several paragraphs',
    '1.  Edit to rule 6, adding a clause:\n    Night watch\n\n    The watch is kept by two members. They write down what they see.\n\n    Only members may keep watch.\n    **PASSED**\n\n2.  Point 2 was about paint and nobody wanted to talk of it.\n',
    [[['Edit to rule 6', 'Only members may'], 'carried']],
  ],
  [
    'movers within the point, the result below',
    '- That the lamp be lit at dusk.\n  Moved Bo Rask, seconded Cy Holm. CARRIED.\n- That the horn be sold.\n  Moved Dee Marl, seconded Ada Lane. LOST.\n',
    [
      [['lamp be lit'], 'carried', null, 'Bo Rask', 'Cy Holm'],
      [['horn be sold'], 'lost', null, 'Dee Marl', 'Ada Lane'],
    ],
  ],
  [
    'a motion with its result in capitals behind a dash',
    'That the pilots be paid by the hour – Moved Bo Rask / Seconded Cy Holm – CARRIED',
    [[['pilots be paid'], 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  ['a bold result under nothing', '**PASSED**\n\nThe boat passed the mole at noon and came back at three.', []],
  [
    'an agreement of two',
    'Bo moved that the report be adopted and Cy agreed.\n\nDee moved the accounts be accepted and Greta seconded.',
    [
      [['report be adopted'], 'carried', null, 'Bo Rask'],
      [['accounts be accepted'], null, null, 'Dee Marl', 'Greta Mantle'],
    ],
  ],
  [
    'somebody accepts for the meeting',
    'Bo accepted the minutes as a true account of the meeting and Cy seconded.',
    [[['minutes as a true account'], 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'read and approved',
    '### Minutes of the last meeting\n\nRead and approved.\n\n### Crane\n\nTaken as read and confirmed.',
    [
      [['Read and approved'], 'carried'],
      [['Taken as read'], 'agreed'],
    ],
  ],
  [
    'nobody objects to what stands before',
    'Bo put up Ida as a new member. Cy put up Rolf as a new member. There were no objections.',
    [[['Ida', 'Rolf'], 'agreed']],
  ],
  [
    'a thing that was rejected',
    'Using the reserve for the new winch was rejected, but members may lend one.\n\nMoving the meeting to Tuesdays was agreed.',
    [
      [['reserve for the new winch'], 'lost'],
      [['Moving the meeting'], 'agreed'],
    ],
  ],
  [
    'labels of outcome',
    'Deferred: buying a second boat for the pilots.\n\nWithdrawn: the paper on the toll.\n\nApproved: the new rota of the lamp keepers.',
    [
      [['second boat'], 'deferred'],
      [['paper on the toll'], 'withdrawn'],
      [['new rota'], 'carried'],
    ],
  ],
  ['a label with nothing behind', 'Deferred: none\n\nApproved: -\n\nWithdrawn:', []],
  [
    'a point that only names its matter',
    '### Resolutions\n\n- Night watch\n  - Two members keep it each night\n  - They tell the harbour office\n- Paint comes from the store\n  - To be told to the crew\n',
    [
      [['Night watch', 'Two members keep', 'harbour office'], 'agreed'],
      [['Paint comes from the store'], 'agreed'],
    ],
  ],
  [
    'a heading that tells the outcome',
    '- Mooring fees\n  - Bo has a draft of them.\n  - It needs work.\n- Deferred: buying a second boat for the pilots.\n- Crane\n  - It squeaks.\n',
    [[['second boat'], 'deferred']],
  ],
  [
    'what was decided, in the middle of what somebody said',
    'Bo Rask asked whether the pilots wanted to go alone or together. It was decided that Bo Rask will try to find a day in May.',
    [[['find a day in May'], 'agreed']],
  ],
  ['none taken', '### Decisions\n\nNone taken.\n\n### Resolutions\n\nNone recorded', []],
  [
    'unanimous consensus',
    'Unanimous consensus to go with the blue flag.\n\nFull consensus on the March date.\n\nNo consensus on the toll.',
    [
      [['blue flag'], 'agreed'],
      [['March date'], 'agreed'],
    ],
  ],
  [
    'the answer to what the meeting asks itself',
    'Should we meet at the fair in October in Tarn\n\nYes, let’s do one day there with the pilots.\n',
    [[['Yes, let’s do one day'], 'agreed']],
  ],
  ['somebody’s yes', 'Ada: Should we meet at the fair?\n\nBo: Yes, let’s do that.\n\nCy: I would rather not.\n', []],
];

const counts: readonly Shape[] = [
  [
    'a resolution that only counts, below its proposal',
    'PROPOSAL:\n> Let the small boats lie at the north mole until May.\n\nAda Lane: Fine with me.\n\nBo Rask: With me as well.\n\nRESOLVED (4x +1s, no -1s)',
    [[['small boats lie at the north mole'], 'carried', [4, 0, null]]],
  ],
  [
    'the last of several proposals',
    'PROPOSAL: Paint the gate red.\n\nAda Lane: Rather blue.\n\nPROPOSAL (amended): Paint the gate blue.\n\nBo Rask: Better.\n\nRESOLVED (+3, -1)',
    [[['gate blue'], 'carried', [3, 1, null]]],
  ],
  [
    'counts of answers',
    'PROPOSED: Keep the fog horn.\n\nAccepted: 5 × +1, 1 × 0, 2 × -1',
    [[['fog horn'], 'carried', [5, 2, 1]]],
  ],
  [
    'counts with colons',
    'PROPOSAL: Keep the old lamp.\n\nRESOLVED (+1: 6, 0: 1, -1: 0)',
    [[['old lamp'], 'carried', [6, 0, 1]]],
  ],
  [
    'a resolution without counts',
    'PROPOSAL: Let the crane rest on Sundays.\n\nRESOLVED',
    [[['crane rest on Sundays'], 'carried']],
  ],
  [
    'a proposal that falls',
    'PROPOSAL: Let the crane work on Sundays.\n\nREJECTED (1x +1, 5x -1)',
    [[['crane work on Sundays'], 'lost', [1, 5, null]]],
  ],
  ['numbers that are no answers', 'The tide was +1 m at 4 and -1 m at 10. It rose 3x in the day.', []],
  [
    'a poll of five grades in a list',
    'Ada: I call for the vote on the map of the shoals.\n\n- SA: 0\n- A: 1\n- N: 2\n- F: 3\n- SF: 4\n\nAda: And with that, the vote has passed!',
    [[['map of the shoals', 'vote has passed'], 'carried', [7, 1, 2]]],
  ],
  [
    'a poll in one line',
    'Poll: shall the buoy move to phase 2?\n\nSF: 6, F: 4, N: 3, A: 0, SA: 0\n\nConsensus: the buoy moves.',
    [[['buoy'], 'carried', [10, 0, 3]]],
  ],
  [
    'a poll in a table',
    'Poll: adopt the tide table of Tarn\n\n| SF | F | N | A | SA |\n|---|---|---|---|---|\n| 2 | 5 | 1 | 0 | 1 |\n\nThe poll passes.',
    [[['tide table of Tarn'], 'carried', [7, 1, 1]]],
  ],
  [
    'a poll written out',
    'Poll on the green light:\n\nStrongly for: 3\nFor: 2\nNeutral: 4\nAgainst: 6\nStrongly against: 1\n\nNo consensus.',
    [[['green light'], 'lost', [5, 7, 4]]],
  ],
  ['letters that are no grades', '- A: 3\n- B: 4\n- C: 0\n\nThe berths are lettered from the mole.', []],
  ['two grades alone', '- SF: 40 km\n- SA: 20 km\n', []],
];

const elections: readonly Shape[] = [
  [
    'whoever was nominated, and the result below',
    '### Skipper\n\n- Bo Rask (Nominated: Cy Holm Seconded: Dee Marl)\n\nElected unanimously and unopposed\n\n### Mate\n\n- Greta Mantle (Nominated: Ada Lane Seconded: Bo Rask)\n\nElected unopposed\n',
    [
      [['Bo Rask', 'Elected unanimously'], 'carried', null, 'Cy Holm', 'Dee Marl'],
      [['Greta Mantle', 'Elected unopposed'], 'carried', null, 'Ada Lane', 'Bo Rask'],
    ],
  ],
  [
    'wins',
    '### Skipper\n\n- Bo nominated by Cy, seconded by Dee\n- Greta nominated by Ada, second by Cy\n\nGreta withdraws.\n\nBo wins unopposed.\n\n### Mate\n\nVoted by secret ballot: Greta won by a mile.\n\n### Watch\n\nCy and Dee elected by vote.',
    [
      [['Bo wins unopposed'], 'carried'],
      [['Greta won'], 'carried'],
      [['Cy and Dee elected'], 'carried'],
    ],
  ],
  [
    'nobody else was nominated',
    'Ada nominated Bo for skipper. Bo accepted the nomination. There were no other nominations, so Bo is now skipper.\n\nThere being no further nominations, Cy Holm was declared elected as mate.',
    [
      [['no other nominations', 'Bo is now skipper'], 'carried'],
      [['Cy Holm was declared elected'], 'carried'],
    ],
  ],
  [
    'lists of the elected',
    'The following officers were duly elected:\n\n- Skipper: Bo Rask\n- Mate: Cy Holm\n\nThe following members of the watch were elected. There were no changes.\n\n- Dee Marl\n',
    [
      [['officers were duly elected', 'Bo Rask'], 'carried'],
      [['members of the watch were elected'], 'carried'],
    ],
  ],
  [
    'one after the other',
    'Bo Rask was elected as skipper for two years.\n\nDee Marl was re-elected to the watch.\n\nGreta Mantle was appointed treasurer.',
    [
      [['Bo Rask was elected'], 'carried'],
      [['Dee Marl was re-elected'], 'carried'],
      [['Greta Mantle was appointed'], 'carried'],
    ],
  ],
  [
    'told of others and of another time',
    'Bo explained that after being elected he was approached by members.\n\nThe mayor was elected in 1998 by a narrow vote.\n\nWhoever is elected in May will have to mend the gate.',
    [],
  ],
  [
    'a nomination that nobody decided',
    '- Bo Rask (Nominated: Cy Holm Seconded: Dee Marl)\n- Ada Lane (Nominated: Dee Marl Seconded: Cy Holm)\n',
    [],
  ],
];

const more: readonly Shape[] = [
  [
    'a result by a majority below a resolution in quotation marks',
    '"That the harbour be dredged before the winter."\n\nProposed: Bo Rask. Seconded: Cy Holm.\n\nCarried by a large majority.',
    [[['harbour be dredged'], 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'counts between the movers and the result',
    '"That the toll be raised to five crowns."\n\nMoved: Bo Rask Seconded: Cy Holm\n\nThose for: 8\n\nThose against: 1\n\n**Carried**',
    [[['toll be raised'], 'carried', [8, 1, null], 'Bo Rask', 'Cy Holm']],
  ],
  [
    'names without a space behind the label',
    '### Minutes of last year\n\nMoved:Bo Rask Seconded:Cy Holm\n\n**Carried**',
    [[['Carried'], 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'a motion of several lines that begin with capitals',
    'Motion: that the minutes are a fair record of the previous\nAnnual Meeting of the harbour\n\nMoved: Bo Rask\nSeconded: Cy Holm\n\nPASSED with two abstentions',
    [[['Annual Meeting of the harbour'], 'carried', [null, null, 2], 'Bo Rask', 'Cy Holm']],
  ],
  [
    'the result behind a dash',
    '### Elections\n\nPresident: Bo Rask – elected\n\nSecretary: Cy Holm – elected unopposed\n',
    [
      [['Bo Rask'], 'carried'],
      [['Cy Holm'], 'carried'],
    ],
  ],
  [
    'elected, and nothing more',
    '### Elections\n\nBo and Greta were nominated. Greta elected.\n\nCy elected Treasurer.\n\nDee Marl elected through acclamation.\n',
    [
      [['Greta elected'], 'carried'],
      [['Cy elected Treasurer'], 'carried'],
      [['Dee Marl elected'], 'carried'],
    ],
  ],
  [
    'the same board again',
    'The existing officers were re-elected for another year.\n\nAll five candidates were declared elected.',
    [
      [['existing officers were re-elected'], 'carried'],
      [['declared elected'], 'carried'],
    ],
  ],
  [
    'an election that is to come',
    'Elections will be held in May.\n\nBo would like to be elected again.\n\nWe need three more elected members.',
    [],
  ],
  ['two grades below a call', 'Ada: Shall we vote on the buoy?\n\nF: 12\nSF: 5\n', [[['buoy'], null, [17, 0, null]]]],
  [
    'a poll with a majority against, and consensus',
    'Shall we pick the small crane?\n\n| SF | F | N | A | SA |\n|---|---|---|---|---|\n| 0 | 0 | 9 | 7 | 1 |\n\nConsensus not to do it.',
    [[['small crane'], 'lost', [0, 8, 9]]],
  ],
  ['grades of fish', '| F | N | A |\n|---|---|---|\n| 3 | 4 | 5 |\n\nThe catch by the marks of the crates.', []],
  [
    'a proposal in a list with its answers',
    '- PROPOSAL: Keep the café open in winter.\n- Ada Lane: +1\n- Bo Rask: +1\n- Cy Holm: 0\n- RESOLVED: Keep the café open in winter.',
    [[['café open'], 'carried', [2, 0, 1]]],
  ],
  [
    'passed as a label',
    'PASSED: Adopt the new rota of the lamp keepers.\n\nCarried: that the horn be mended.',
    [
      [['new rota'], 'carried'],
      [['horn be mended'], 'carried'],
    ],
  ],
  [
    'the result in brackets at the end',
    'That Bo be allowed to sell the old boat (carried unanimously).\n\nThat the hut be painted (lost, 3-5).',
    [
      [['sell the old boat'], 'carried'],
      [['hut be painted'], 'lost', [3, 5, null]],
    ],
  ],
  [
    'a tick instead of a word',
    'Bo moved to close the kiosk. Cy seconded. All in favour. Motion carried.\n\nDee moved to adjourn; Cy seconded; approved.',
    [
      [['close the kiosk'], 'carried', null, 'Bo Rask', 'Cy Holm'],
      [['adjourn'], 'carried', null, 'Dee Marl', 'Cy Holm'],
    ],
  ],
  [
    'a whole list carried',
    'The board proposes:\n\n- to raise the fees by a tenth\n- to sell the barge\n\nMoved Bo Rask, seconded Cy Holm\n\nCARRIED\n',
    [[['raise the fees', 'sell the barge'], 'carried', null, 'Bo Rask', 'Cy Holm']],
  ],
  [
    'nobody objected',
    'Ada suggested to meet on Mondays from now on. Nobody objected.',
    [[['meet on Mondays'], 'agreed']],
  ],
  [
    'objections',
    'Ada suggested to meet on Mondays. There were some objections. Bo reported that there were no objections at the last meeting.',
    [],
  ],
  [
    'work that passed or failed',
    'The tests of the lamp passed.\n\n- Nightly build – passed\n- Pump test – failed\n\nThe inspector came and the crane passed.',
    [],
  ],
  ['a question to nobody', 'Should we paint the gate?\n\nYes, and the hut.\n', []],
  [
    'confirmed as read',
    '### Minutes\n\nTaken as read and approved.\n\n### Accounts\n\nPresented and accepted.',
    [
      [['Taken as read'], 'carried'],
      [['Presented and accepted'], 'carried'],
    ],
  ],
  [
    'withdrawn below its motion',
    'Motion: that the bar be closed at nine.\n\nMoved: Bo Rask\nSeconded: Cy Holm\n\nWITHDRAWN\n',
    [[['bar be closed'], 'withdrawn', null, 'Bo Rask', 'Cy Holm']],
  ],
];

for (const [title, shapes] of Object.entries({
  'results on their own': results,
  'counts and polls': counts,
  elections,
  more,
}))
  describe(`decisions: ${title}`, () => {
    for (const [name, text, rows] of shapes)
      it(name, () => {
        const made = decisionsOf(text);
        const shown = JSON.stringify(made, null, 1);
        assert.equal(made.length, rows.length, shown);
        rows.forEach(([words, outcome, votes, mover, seconder], index) => {
          const decision = made[index];
          for (const part of words)
            assert.ok(decision?.text.toLowerCase().includes(part.toLowerCase()), `${part}: ${shown}`);
          assert.equal(decision?.outcome, outcome, shown);
          if (votes !== undefined) {
            const told = decision?.votes && [decision.votes.for, decision.votes.against, decision.votes.abstained];
            assert.deepEqual(told, votes, shown);
          }
          if (mover !== undefined) assert.equal(decision?.mover, mover, shown);
          if (seconder !== undefined) assert.equal(decision?.seconder, seconder, shown);
        });
      });
  });
