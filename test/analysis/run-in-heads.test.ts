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
