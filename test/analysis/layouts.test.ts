// Layouts of minutes: where agenda items begin in each, told by numbering that runs on and by the shape of heads, not by words. Every
// case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { asMarkdown } from '../../indexer/readers/plain-text.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const titlesOf = (text: string): readonly string[] =>
  analyst
    .analyse(reportWith({ text }))
    .items.filter(({ kind }) => kind === 'business')
    .map(({ title }) => title);

interface Layout {
  readonly name: string;
  readonly text: string;
  /** Of the items of business, in order. */
  readonly items: readonly string[];
}

const PLAIN: readonly Layout[] = [
  {
    name: 'numbered sections with lettered parts, indented',
    text: `
                 The Harbour Trust
              Minutes of the Trustees

 1. Opening

    The chair opened the meeting at noon and
    welcomed the new clerk.

 2. Reports

    A. Pilots  [Ada]

       Ada told of two groundings and of a lamp
       that had gone out.

    B. Lamp fund  [Bo]

       The fund stands at ninety crowns. Bo wants
       it spent by May.

 3. Resolutions

    A. Oil for the north lamp

       It was resolved that oil be bought.

    B. Name of the new ferry

       This was put off to May.

 4. Closing

    The meeting closed at two.
`,
    items: [
      '1. Opening',
      'A. Pilots  [Ada]',
      'B. Lamp fund  [Bo]',
      'A. Oil for the north lamp',
      'B. Name of the new ferry',
      '4. Closing',
    ],
  },
  {
    name: 'roman capitals with capital letters below',
    text: `
I. Call to order
The chair called the meeting to order at seven.

II. Officers
A. Harbour master
He has ordered two buoys and a chain.
B. Treasurer
There are ninety crowns left in the fund.

III. Old business
The crane still squeaks, and nobody has oiled it.

IV. Adjournment
The meeting adjourned at nine.
`,
    items: ['I. Call to order', 'A. Harbour master', 'B. Treasurer', 'III. Old business', 'IV. Adjournment'],
  },
  {
    name: 'dotted numbers with parts of their own',
    text: `
1.0 WELCOME
The chair welcomed eleven members.

2.0 MATTERS ARISING
2.1 Lamp on the north pier
The lamp burns again since Tuesday.
2.2 Loose planks
Bo has nailed down most of them.

3.0 FINANCE
The treasurer handed round the accounts.
`,
    items: ['1.0 WELCOME', '2.1 Lamp on the north pier', '2.2 Loose planks', '3.0 FINANCE'],
  },
  {
    name: 'a slip in the numbers',
    text: `
1.MINUTES OF MAY

They were taken as read.

2. THE PIER

It leans, and the engineer is to look at it.

2. THE FERRY

She leaks. A pump is to be hired for the winter.

4. FEES

They stay as they are.
`,
    items: ['1.MINUTES OF MAY', '2. THE PIER', '2. THE FERRY', '4. FEES'],
  },
  {
    name: 'heads in capitals without blank lines or numbers',
    text: `MINUTES OF THE HARBOUR COMMITTEE
APOLOGIES
None were received.
LAMP OIL
The price of oil has risen twice this year. Bo is to ask elsewhere.
THE NORTH PIER
It leans to the east. The engineer comes on Monday.
CLOSE
The meeting closed at nine.
`,
    items: ['APOLOGIES', 'LAMP OIL', 'THE NORTH PIER', 'CLOSE'],
  },
  {
    name: 'items that are called so',
    text: `
Item 1: Apologies

Two members had written.

Item 2: Lamp oil

The price has risen. Bo is to ask elsewhere.

Item 3: The pier

It leans. The engineer comes on Monday.
`,
    items: ['Item 1: Apologies', 'Item 2: Lamp oil', 'Item 3: The pier'],
  },
  {
    name: 'letters in brackets as the only marks',
    text: `
(a) Minutes

The minutes of May were approved.

(b) Lamp oil

The price has risen. Bo is to ask elsewhere.

(c) The pier

It leans. The engineer comes on Monday.

(d) Any other business

There was none.
`,
    items: ['(a) Minutes', '(b) Lamp oil', '(c) The pier', '(d) Any other business'],
  },
  {
    name: 'points below a part that are no matters of their own',
    text: `
1. Lamps

The trust resolved
a) that oil be bought,
b) that the wick be trimmed, and
c) that nobody climb the tower alone.

2. Ferry

She leaks. Ada asked
a) who had seen it, and
b) what a pump would cost.

3. Fees

They stay as they are.
`,
    items: ['1. Lamps', '2. Ferry', '3. Fees'],
  },
  {
    name: 'points in order below one matter that is long',
    text: `
1. Minutes
They were approved.
2. Works on the pier
The engineer wants three things done.
1) New piles
2) New planks
3) A rail
Bo thought that dear, and the rail was left for another year.
3. Fees
They stay as they are.
4. Close
The chair closed the meeting.
`,
    items: ['1. Minutes', '2. Works on the pier', '3. Fees', '4. Close'],
  },
];

const MARKDOWN: readonly Layout[] = [
  {
    name: 'sections in capitals with bold lettered parts',
    text: `HARBOUR COUNCIL

GENERAL MEETING

Present: Ada Lane, Bo Rask, Cy Orr

1\\. MINUTES

They were moved by Ada Lane.

2\\. MATTERS ARISING

a)  **Lamp on the north pier**

It burns again since Tuesday, and the council thanked the keeper.

**Cost of the wick**

It was dear.

b)  **Loose planks and the rail beside
    them**

Bo reported that most are nailed down. He noted:

a)  That three are rotten.

b)  That nobody pays.

c)  **Ferry** Put off to May.

3\\. TREASURER'S REPORT

There were no payments.

4\\. NEW BUSINESS

a)  **A crane**

Cy offered one. The council will look at it.
`,
    items: [
      '1. MINUTES',
      'a)  Lamp on the north pier',
      'b)  Loose planks and the rail beside them',
      'c)  Ferry',
      "3. TREASURER'S REPORT",
      'a)  A crane',
    ],
  },
  {
    name: 'a numbered list of bold heads in another',
    text: `**Harbour Council**
**Minutes of May**

1. **Present**
   Ada Lane, Bo Rask, Cy Orr

2. **Minutes**
   They were approved by Ada Lane and Bo Rask.

3. **Matters arising**
   1. **Lamp on the north pier**
      It burns again since Tuesday.

      The council thanked the keeper.

   2. **Loose planks**
      Most are nailed down. It was agreed to buy more nails.

4. **Reports**
   1. **Harbour master**
      He has ordered two buoys.

   2. **Treasurer**
      Ninety crowns are left.

5. **Next meeting**
   In June.
`,
    items: ['2. Minutes', '1. Lamp on the north pier', '2. Loose planks', '1. Harbour master', '2. Treasurer'],
  },
  {
    name: 'lettered bold heads',
    text: `**A. Opening**

The chair opened the meeting.

**B. Lamp oil**

The price has risen. Bo is to ask elsewhere.

**C. The pier**

It leans. The engineer comes on Monday.
`,
    items: ['A. Opening', 'B. Lamp oil', 'C. The pier'],
  },
  {
    name: 'numbers in front of reports',
    text: `1. Chair's report

   The chair met the bishop and the mayor.

2. Treasurer's report

   Ninety crowns are left in the fund.

3. Harbour master's report

   Two buoys are lost. He has ordered a chain.
`,
    items: ["1. Chair's report", "2. Treasurer's report", "3. Harbour master's report"],
  },
  {
    name: 'sentences of a summary that open its matters',
    text: `## Meeting summary

- Attendees:
  - Ada Lane
  - Bo Rask
  - Cy Orr
- We first talked about the lamp on the north pier.
  - Ada noted that it burns again.
  - Bo asked who had paid for the wick.
- We then moved on to the planks.
  - Most of them are nailed down, and Cy offered to bring more nails.
- Finally, Bo asked about the ferry, which leaks.
  - Nobody knew of a pump.

## Assignments

- Ada: write to the keeper
`,
    items: ['We first talked about the lamp on the north pier', 'Planks', 'Report by Bo Rask', 'Assignments'],
  },
];

describe('a layout of minutes', () => {
  it('keeps heads apart that stand in capitals or in bold below each other', () => {
    const text = 'A. OIL\nB. PIER\nIt leans.\nC. FEES\nThey stay.\n\n**D. LAMPS\nE. CRANES**\nNobody spoke of them.';
    const { items } = analyst.analyse(reportWith({ text }));
    const letters = (words: string): string => words.replace(/[^\p{L}]/gu, '');
    assert.equal(letters(items.map(({ heading, text: said }) => `${heading ?? ''} ${said}`).join('')), letters(text));
  });
  for (const { name, text, items } of PLAIN)
    it(`is cut into its matters: ${name}`, () => assert.deepEqual(titlesOf(asMarkdown(text)), items));
  for (const { name, text, items } of MARKDOWN)
    it(`is cut into its matters: ${name}`, () => assert.deepEqual(titlesOf(text), items));
});
