import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kindOf, kindOfFile } from '../../indexer/analysis/kinds.ts';

describe('kindOf', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['Council report – 14 May 2022', 'Anything.', 'meeting report'],
    ['Minutes', 'Anything.', 'meeting report'],
    ['What happened on Saturday', 'The Harbour Committee met on Saturday in the hall.', 'meeting report'],
    ['What happened on Saturday', 'The HRC met for the first time since May.', 'meeting report'],
    ['News', 'The meeting took place in the ropewalk.', 'meeting report'],
    ['Why I am standing', 'Members deserve better boats.', 'other post'],
    ['A walk to Pellick', 'I met an old friend on the quay last week.', 'other post'],
    ['How dues work', 'The board sets them in spring.', 'other post'],
  ];
  for (const [title, text, kind] of rows) {
    it(`takes ${JSON.stringify(`${title}: ${text}`)} for a ${kind}`, () => assert.equal(kindOf(title, text), kind));
  }
});

describe('a file in a folder of minutes', () => {
  const SAID = 'Orla: we need oil.\nTam: we do.\nOrla: then it was agreed.\nTam: as discussed.\nOrla: noted.';
  const rows: readonly (readonly [name: string, title: string, text: string, kind: string])[] = [
    ['2031-05-04.md', 'Presses', 'Oil.', 'meeting report'],
    [
      'README.md',
      'Board minutes',
      '## 2031\n\n| Date | Meeting |\n|---|---|\n| 4 May | [Board](./a.md) |\n| 6 May | [Board](./b.md) |',
      'other post',
    ],
    ['telco/2031-05-04-agenda.md', 'Agenda', '- Oil\n- Pears', 'other post'],
    ['telco/2031-05-04-agenda.md', 'Agenda and minutes', '- Oil', 'meeting report'],
    ['telco/2031-05-04-agenda.md', 'Agenda', SAID, 'meeting report'],
    ['README.md', 'Minutes', '- [4 May](a.md)\n- [5 May](b.md)', 'other post'],
    ['README.md', 'Minutes of 4 May', 'We met.\n\nOil was short.', 'meeting report'],
    ['BEST_PRACTICES/organizing.md', 'Best practices for organizing meetings', 'The lead picks a time.', 'other post'],
    ['meeting-guide.md', 'Our meetings', 'The chair opens. Notes are taken.', 'other post'],
    ['guide-2031-05-04.md', 'Guidelines review', 'Oil.', 'meeting report'],
    ['page-60.txt', 'Ferry Calendar 2031', 'Sept. 9 - 11 3 days\nOct. 5 - 6 2', 'other post'],
    ['roster.md', 'Pilots’ roster', 'Ada Lane, Bo Rask', 'other post'],
    ['page-61.txt', 'Ferry Calendar 2031', 'The board agreed that the ferry runs on Sundays.', 'meeting report'],
    ['guidelines.md', 'Guidelines working group', SAID, 'meeting report'],
    [
      'posts/planning.md',
      'First planning meeting',
      'The first planning meeting for the regatta will be held on Sunday at noon. All members are encouraged to attend, as last year drew attendees from three islands.',
      'other post',
    ],
    [
      'events/2031-05-04-clean-up.md',
      'Clean-up of the quay',
      'Bring gloves. Please tell us whether you will join us.',
      'other post',
    ],
    [
      'posts/planning.md',
      'Planning meeting',
      'We chose a day. The next meeting will be held in May.',
      'meeting report',
    ],
    [
      'posts/planning.md',
      'Planning meeting',
      'Present: Ada, Bo. The regatta will take place in May.',
      'meeting report',
    ],
    ['posts/planning-minutes.md', 'Planning', 'The regatta will take place in May.', 'meeting report'],
    [
      '_posts/2031-05-04-weekly-update-7.md',
      'Weekly update #7',
      'Rowing is on Friday as usual.\n\n**Boats:** Bring your own oars, and remember to oil them.\n\nSee you there!',
      'other post',
    ],
    [
      'news/may.md',
      'Ropewalk newsletter',
      'Dear members,\n\nThe quay is open again. Please keep it clean.',
      'other post',
    ],
    ['news/may.md', 'Weekly update', 'Present: Ada, Bo\n\nThe quay is open. Please keep it clean.', 'meeting report'],
    ['news/may.md', 'Weekly update', SAID, 'meeting report'],
    ['weekly-update-call.md', 'Weekly update call', 'Quay: open. Please keep it clean.', 'meeting report'],
    ['news/may.md', 'Weekly update', '- Quay: opened on Monday\n- Crane: oiled', 'meeting report'],
    [
      'meetings/2031-05-30/index.md',
      'Lamps for pilots',
      '1. Review of the lamps (Ada Lane)\n2. Tour of the quay\n\nWhat makes a lamp good?\n\nInvited:\n\n* Pilots\n* Keepers',
      'other post',
    ],
    [
      'meetings/2031-05-30/index.md',
      'Lamps for pilots',
      '1. Lamps\n2. Quay\n\nWe are going to hear what keepers think of lamps.',
      'other post',
    ],
    [
      'meetings/2031-05-30/index.md',
      'Lamps',
      'Invited: Ada, Bo.\n\nBo said that oil was short. It was agreed.',
      'meeting report',
    ],
    ['template.md', 'Presses', '## Attendees', 'other post'],
    ['minutes.md', 'Meeting YYYY-MM-DD', '## Attendees', 'other post'],
  ];
  for (const [name, title, text, kind] of rows)
    it(`is taken for ${kind === 'other post' ? 'no report' : 'a report'}: ${name}, “${title}”`, () =>
      assert.equal(kindOfFile(name, title, text), kind));
});
