// Motions and votes in further ways of telling them, with who moved and what became of them. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const itemsOf = (text: string) => analyst.analyse(reportWith({ text: `## Harbour\n\n${text}` })).items;

interface Told {
  readonly text: string;
  readonly decisions: readonly (readonly [outcome: string | null, mover: string | null, seconder: string | null])[];
}

const TOLD: readonly Told[] = [
  {
    text: 'The board approved the payment of 900 crowns. Rob Tarn Jr. made the motion to approve, Cy Strand second, with Orla Vane making it unanimous.\n\nThe board approved the lease. Rob Tarn Jr. made the motion to approve, Cy Strand second, with Orla Vane making it unanimous.',
    decisions: [
      ['carried', 'Rob Tarn Jr.', 'Cy Strand'],
      ['carried', 'Rob Tarn Jr.', 'Cy Strand'],
    ],
  },
  {
    text: 'The waivers were approved with Cy Strand making the motion, Rob Tarn Sr. second, all in favour.',
    decisions: [['carried', 'Cy Strand', 'Rob Tarn Sr.']],
  },
  {
    text: 'We looked at two ropes. Cy Strand made the motion, Orla Vane second.',
    decisions: [[null, 'Cy Strand', 'Orla Vane']],
  },
  {
    text: 'Lina (K7XX) moved that the plan be adopted as printed. Bert (K7YY) seconded. The motion was carried.',
    decisions: [['carried', 'Lina', 'Bert']],
  },
  {
    text: 'Motion by Orla Vane (keeper) to buy oil, seconded by Tam Rusk (treasurer). Motion carried.',
    decisions: [['carried', 'Orla Vane', 'Tam Rusk']],
  },
  {
    text: '- Decision: Move the crane\n  - Motion: Orla; Second: Tam; Vote: Unanimous',
    decisions: [['carried', 'Orla', 'Tam']],
  },
  {
    text: '- A boat for the pilots\n  - Motion: Orla; Second: Cy; 8 Yes, 1 Abstain (Bo)',
    decisions: [['carried', 'Orla', 'Cy']],
  },
  {
    text: '- **Tam wins Chair.**\n- **Bo Rask wins Vice President**',
    decisions: [
      ['carried', null, null],
      ['carried', null, null],
    ],
  },
  { text: '- Rules, part four - Tabled till next meeting', decisions: [['deferred', null, null]] },
  {
    text: 'Motion to approve the minutes of December: Tarn/Quill – carried unanimously.',
    decisions: [['carried', 'Tarn', 'Quill']],
  },
  {
    text: 'The report was read. Motioned by Orla for adoption of it. Second Tam. Carried.',
    decisions: [['carried', 'Orla', 'Tam']],
  },
  { text: '- Approval of the charter deferred to a future meeting.', decisions: [['deferred', null, null]] },
  { text: 'RESOLVED: That following advice received the old lamps be sold.', decisions: [['carried', null, null]] },
  { text: 'RESOLVED: That the report of the keeper be received.', decisions: [['noted', null, null]] },
  { text: 'No such resolution was passed.', decisions: [] },
  { text: '- Report deferred to next month', decisions: [] },
  { text: "- Keeper's report - deferred to next month", decisions: [] },
  { text: '- The club is about rowing\n  - Have been approved by the harbour and all papers are ok', decisions: [] },
];

describe('motions as they are told', () => {
  for (const { text, decisions } of TOLD)
    it(`are read: ${JSON.stringify(text.slice(0, 60))}`, () =>
      assert.deepEqual(
        itemsOf(text).flatMap((item) =>
          item.decisions.map(({ outcome, mover, seconder }) => [outcome, mover, seconder]),
        ),
        decisions,
      ));

  it('keep a short approval apart from the point above it', () => {
    const [decision] = itemsOf('- Duties of members\n- Approved request to buy oil for the lamps').flatMap(
      (one) => one.decisions,
    );
    assert.equal(decision?.text, 'Approved request to buy oil for the lamps');
  });

  it('count the answers to a labelled motion', () => {
    const [decision] = itemsOf(
      'Motion: only the total of members is shown.\nVotes against? 0\nVotes in favor: 10 (with proxies)',
    ).flatMap((one) => one.decisions);
    assert.deepEqual([decision?.outcome, decision?.votes], ['carried', { for: 10, against: 0, abstained: null }]);
  });
});

describe('actions without a colon behind their label', () => {
  for (const [text, owner] of [
    ['ACTION ITEM Joel will set up the account', 'Joel'],
    ['ACTION Tam to write to the fund', 'Tam'],
    ['👷 TODO Orla: mend the lamp', 'Orla'],
  ] as const)
    it(`are found: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(
        itemsOf(`- ${text}`).flatMap((one) => one.actions.flatMap(({ owners }) => owners)),
        [owner],
      ));
});
