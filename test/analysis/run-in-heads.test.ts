// Heads that run into their paragraphs, and numbered headings that have lost their mark. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const itemsOf = (text: string) => analyst.analyse(reportWith({ text })).items;
const titlesOf = (text: string): readonly string[] =>
  itemsOf(text)
    .filter(({ kind }) => kind === 'business')
    .map(({ title }) => title);

const PLAIN = `Present: Orla Vane, Tam Rusk, Cy Strand

Minutes: Those of March were read and approved by all.

Treasurer's Report: Tam Rusk reported that the fund stands at ninety crowns.

Old Business: None

New Business: Cy Strand asked whether the crane could be oiled before May.

North Pier: The lamp burns again, since Tam Rusk has mended it.

Tam Rusk: Tam wants a second lamp by the autumn.

Adjournment: The meeting adjourned at nine.`;

describe('heads that run into their paragraphs', () => {
  it('begin items, and speak not', () => {
    assert.deepEqual(titlesOf(PLAIN), [
      'Minutes',
      "Treasurer's Report",
      'Old Business',
      'New Business',
      'North Pier',
      'Adjournment',
    ]);
    const speakers = itemsOf(PLAIN).flatMap((item) => item.speakers.map(({ name }) => name));
    assert.deepEqual([...new Set(speakers)].sort(), ['Cy Strand', 'Tam Rusk']);
  });

  it('may be bold', () =>
    assert.deepEqual(
      titlesOf(
        "**Call to order:** Orla Vane called the meeting to order at seven.\n\n**Approval of minutes.** Those of March were approved.\n\n**Officers' reports:** Tam Rusk said that the fund stands at ninety crowns.\n\n**Adjournment:** Orla Vane closed the meeting at nine.",
      ),
      ['Call to order', 'Approval of minutes', "Officers' reports", 'Adjournment'],
    ));

  it('stand beside numbered matters below one of them', () =>
    assert.deepEqual(
      titlesOf(
        "**Present:** ABC, DEF\n\n**Call to order:** ABC opened the meeting.\n\n**Correspondence:** Nil\n\n**Adoption of minutes:** Motion by ABC, second by DEF. Carried.\n\n**Treasurer's Report:** Ninety crowns.\n\n**Committee reports:** None.\n\n**New Business:**\n\n1. **Elections:** ABC opened the nominations, and nobody else was named for any of the offices.\n2. **Lamps:** DEF gave a brief history of the lamps and what each of them had cost the club.\n3. **Pier day:** It was talked about at some length, and ABC will pick a date and report back in May.\n\n**Roundtable reports:** Everybody talked of the storm.",
      ),
      [
        'Call to order',
        'Correspondence',
        'Adoption of minutes',
        "Treasurer's Report",
        'Committee reports',
        '1. Elections:',
        '2. Lamps:',
        '3. Pier day:',
        'Roundtable reports',
      ],
    ));

  it('are none where people speak', () => {
    const [item, ...others] = itemsOf(
      'Ada Lane: I think the business report is late.\n\nBo Rask: We should write to the committee.\n\nAda Lane: Yes, the public will ask.',
    );
    assert.deepEqual([item?.speakers.map(({ name }) => name), others.length], [['Ada Lane', 'Bo Rask'], 0]);
  });
});

describe('numbered headings', () => {
  it('count lines with the number that is due among them', () =>
    assert.deepEqual(
      titlesOf(
        '## 148. DECLARATIONS\n\nNone were made.\n\n## 149. POLICE\n\nThe constable told of two thefts.\n\n150\\. PUBLIC QUESTIONS\n\nTwo people asked about the lamp.\n\n## 151. MINUTES\n\nThe minutes were approved.\n\n**152. Lamps on the pier** (121)\n\nThe lamps burn again.\n\n12. May is the day of the race.',
      ),
      ['148. DECLARATIONS', '149. POLICE', '150. PUBLIC QUESTIONS', '151. MINUTES', '152. Lamps on the pier (121)'],
    ));
});

describe('heads with stars', () => {
  it('are headings', () =>
    assert.deepEqual(
      titlesOf(
        '\\*\\* Release of the chart\n\nAll soundings were looked at by Matt, and two of them wait.\n\n\\*\\* Review of actions\n\nNothing was done since May by anybody.\n\n\\*\\* AOB\n\nNone',
      ),
      ['Release of the chart', 'Review of actions', 'AOB'],
    ));
});

describe('labels that name nobody', () => {
  for (const label of ['Old Business', 'Harbour Community Park', 'Apologized', 'Voting', 'Hosts'])
    it(`speak not: ${label}`, () => {
      const text = `## Attendees\n\n- Ada Lane\n- Bo Rask\n\n## Lamps\n\n${label}: the lamps were lit and everybody is glad of that\n\nAda: I am glad that it is so\n\nBo: I would rather wait for oil\n\nAda: I know that you would`;
      assert.deepEqual(
        [...new Set(itemsOf(text).flatMap((item) => item.speakers.map(({ name }) => name)))],
        ['Ada Lane', 'Bo Rask'],
      );
    });
});

describe('bold heads', () => {
  const LINES = `**Agenda & Minutes**

Those of March lie in the hall.

**Boat care**:

Oars were oiled.

**Captain report:**

The feast is in May.`;
  const rows: readonly (readonly [what: string, text: string, titles: readonly string[]])[] = [
    [
      'run in beside others that are lines of their own',
      `${LINES}\n\n**Treasurer report**: seen by all\n\n**Equipment manager**: Orla Vane\n\n- A list of the oars will be made.`,
      ['Agenda & Minutes', 'Boat care:', 'Captain report:', 'Treasurer report', 'Equipment manager'],
    ],
    [
      'are none where they name somebody',
      `${LINES}\n\n**Tam Rusk**: the quay is wet\n\n**Orla Vane**: so it is`,
      ['Agenda & Minutes', 'Boat care:', 'Captain report:'],
    ],
    [
      'divide the whole where numbers count the points below one of them',
      '**HARBOUR CLUB BOARD\nHARBOUR HALL\nTUESDAY, MARCH 4, 2031**\n\n**PERSONS PRESENT:**\n\nPresident – Orla Vane\nTreasurer – Tam Rusk\n\n**TREASURER REPORT:** Tam Rusk said that the fund stands at ninety crowns.\n\n**TRANSPORTATION:** A cart was hired for the feast.\n\n**CAPTAINS REPORT:** The captains plan a feast.\n\n**GENERAL ITEMS:**\n\n1. The cart will be given back before the feast in May, and\n   the hirer will be paid then.\n2. The hall is to be swept by the younger rowers, before\n   the guests come.',
      ['TREASURER REPORT', 'TRANSPORTATION', 'CAPTAINS REPORT'],
    ],
  ];
  for (const [what, text, titles] of rows)
    it(what, () =>
      assert.deepEqual(titlesOf(text).slice(0, titles.length === 3 && text.includes('GENERAL') ? 3 : 99), titles),
    );
});

describe('points below a heading', () => {
  it('go on with the one above that names its matter', () =>
    assert.deepEqual(
      titlesOf(
        '## Agenda items\n\n- Spring fair: The next talk of it will be in March.\n- Tam Rusk will probably be going to the fair.\n- The cost is nine crowns for each of us.\n- Home regatta: Orla Vane wrote to the town about it.\n- New rowers: They come to the hall on Tuesday at seven.',
      ).map((title) => title.split(':')[0]),
      ['Spring fair', 'Home regatta', 'New rowers'],
    ));
});
