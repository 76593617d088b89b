// What stands around business at the beginning and the end of minutes, and what is business although it looks like a frame: told by
// what stands in it. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const businessOf = (text: string): readonly string[] =>
  analyst
    .analyse(reportWith({ text }))
    .items.filter(({ kind }) => kind === 'business')
    .map(({ title }) => title);

const LAMPS = '## Lamps\n\nThe north lamp has gone out twice since May, and nobody knows why.\n';

interface Frame {
  readonly name: string;
  readonly text: string;
  readonly business: readonly string[];
}

const FRAMES: readonly Frame[] = [
  {
    name: 'counted members below the title',
    text: `## 2031-04-09 Members' meeting\n\nMinutes recorded by: **Orla Vane**\n\n**3** Members in attendance: **Orla Vane, Tam Rusk, Cy**\n\n---\n\n${LAMPS}`,
    business: ['Lamps'],
  },
  {
    name: 'sentences that say where it was and who came',
    text: `The meeting was held in the net loft over the fish market.\nThe following people were present:\n\n| Name | Call |\n|---|---|\n| Orla Vane | OV1 |\n| Tam Rusk | TR2 |\n\n${LAMPS}\n## Oil\n\nOil is dear again, and Tam will ask at the mill.\n`,
    business: ['Lamps', 'Oil'],
  },
  {
    name: 'a title that holds the attendance',
    text: `## MINUTES OF THE HARBOUR COUNCIL HELD IN THE NET LOFT ON 9 APRIL 2031\n\n**Present:** Councillors O Vane, T Rusk,\n\nC Mole and Mrs A Quill.\n\n${LAMPS}\n## Oil\n\nOil is dear again, and Tam will ask at the mill.\n`,
    business: ['Lamps', 'Oil'],
  },
  {
    name: 'a title with roles of the day',
    text: `# Call 161\n\n- Date: 2031-04-09\n- Notary: Orla\n- Keeper of the board: Tam\n- Present: Orla, Tam, Cy\n\n${LAMPS}\n## Oil\n\nOil is dear again, and Tam will ask at the mill.\n`,
    business: ['Lamps', 'Oil'],
  },
  {
    name: 'lists of names under other headings',
    text: `## Present members\n\n- Orla Vane\n- Tam Rusk\n\n## Apologies\n\n- Cy Mole\n\n${LAMPS}\n## Attended by\n\n- Orla Vane\n- Tam Rusk\n\n## Upcoming board meetings\n\nSee the calendar\n`,
    business: ['Lamps'],
  },
  {
    name: 'the agenda as an appendix',
    text: `## Opening\n\nOrla opened the meeting at seven.\n\n${LAMPS}\n## Oil\n\nOil is dear again, and Tam will ask at the mill.\n\n## Harbour Club Meeting Agenda - April 9th, 2031\n\n1. Opening\n2. Lamps\n3. Oil\n4. Closing\n`,
    business: ['Opening', 'Lamps', 'Oil'],
  },
  {
    name: 'no boilerplate: a policy that was talked about',
    text: `## Code of conduct\n\nWe talked about rules of behaviour on the pier. They would help where two crews want one berth.\n\n${LAMPS}`,
    business: ['Code of conduct', 'Lamps'],
  },
  {
    name: 'no plan: agenda items with notes of their own',
    text: `## Agenda items\n\n### Posters\n\n- give people more time to look at them\n- Tam will print some\n\n### Mail\n\n- everybody is on the list now\n\n## General discussion\n\n### Crane\n\n- it squeaks\n- Cy knows a smith\n`,
    business: ['Posters', 'Mail', 'Crane'],
  },
  {
    name: 'no plan: old business as a list before the new',
    text: `1. Secretary's Report\n   1. The minutes were approved.\n2. Old Business\n   1. Pier day - fifteen stalls are coming.\n   2. Lamps - postponed until spring.\n3. New Business\n   1. Nets - a grant came in, to be spent on two new ones.\n`,
    business: ["1. Secretary's Report", '2. Old Business', '3. New Business'],
  },
  {
    name: 'a call for other business that nobody answered',
    text: `## Old business\n\n* Results of the vote for officers\n    1. Chair - Orla Vane\n    2. Clerk - Tam Rusk\n* Any other old business?\n\n## New business\n\n* Any new business?\n\n${LAMPS}`,
    business: ['Old business', 'New business', 'Lamps'],
  },
  {
    name: 'points that are particulars',
    text: `- Duration\n  - one hour\n- Chair\n  - Orla\n- Participants\n  - Orla Vane\n  - Tam Rusk\n- Lamps on the pier\n  - they burn again, since Tam has mended both\n- Oil for the winter\n  - nobody has any left\n`,
    business: ['Lamps on the pier', 'Oil for the winter'],
  },
  {
    name: 'whose action items are',
    text: `## Video conference information\n\n* [Room](https://loft.example/)\n\n## Action items\n\n**Orla**\n\n- mend the lamp\n- write to the fund\n\n**Tam and Cy**\n\n- buy oil\n\n${LAMPS}`,
    business: ['Action items', 'Lamps'],
  },
  {
    name: 'a plan whose lines are called as what stands below',
    text: `## Agenda\n\n**I. Welcome (10 min)**\n\n**II. Crane (60 min)**\n\n    A. Oil\n\n**III. Closing (5 min)**\n\n## Meeting notes\n\n### I. Welcome\n\n* Last meeting was about lamps.\n\n### II. Crane\n\n* The smith wants to work with us.\n\n### III. Closing\n\n* We closed at nine.\n`,
    business: ['I. Welcome', 'II. Crane', 'III. Closing'],
  },
  {
    name: 'who signed in, and when it began',
    text: `* Meeting attendees: Orla V., Tam R.\n* Meeting started at 18:05\n* Meeting ended at 19:40\n\n${LAMPS}\n## Sign-in\n\nName, office\n\n1. Orla Vane\n2. Tam Rusk\n\n## Oil\n\nOil is dear again, and Tam will ask at the mill.\n`,
    business: ['Lamps', 'Oil'],
  },
  {
    name: 'topics for discussion as points of a list',
    text: `## Topics for discussion\n\n- Pier day\n  - help is needed at the stalls\n  - the band has been asked\n- Desk hours\n  - nobody but keepers behind the desk\n\n${LAMPS}`,
    business: ['Pier day', 'Desk hours', 'Lamps'],
  },
  {
    name: 'a dated agenda whose points hold the notes',
    text: `## 4/9 meeting agenda\n\n- Pier day\n  - help is needed at the stalls\n  - the band has been asked\n- Desk hours\n  - nobody but keepers behind the desk\n`,
    business: ['Pier day', 'Desk hours'],
  },
  {
    name: 'headings that say all there was to say',
    text: `## Orla: wants cheaper storage for nets\n\nIt was approved by all.\n\n## Tam Rusk: mentioned that somebody asked about the lathe.\n\n## Next meeting: Tuesday in the loft\n`,
    business: ['Orla: wants cheaper storage for nets', 'Tam Rusk: mentioned that somebody asked about the lathe.'],
  },
];

describe('the frame around business', () => {
  for (const { name, text, business } of FRAMES)
    it(`is told: ${name}`, () => assert.deepEqual(businessOf(text), business));
});

describe('a numbered list of those who signed in', () => {
  it('says whom first names mean', () => {
    const { items } = analyst.analyse(
      reportWith({
        text: '## Sign-in\n\n1. Orla Vane, she/her, Net Loft\n2. Tam Rusk, Pilots\n\n## Lamps\n\nOrla: I have lit both of them again.\n\nTam: And I have paid for the oil.\n',
      }),
    );
    assert.deepEqual(
      items.flatMap((item) => item.speakers.map(({ name }) => name)),
      ['Orla Vane', 'Tam Rusk'],
    );
  });
});
