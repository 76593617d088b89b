// Words are a person's only with evidence of one: an unknown name is itself, as printed; a noun, a place and what the secretary
// writes are nobody's.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

/** The text, and for words of it every fair answer to whose they are. */
type Row = readonly [string, Readonly<Record<string, string | null | readonly (string | null)[]>>];

const PRESENT = 'Present: Tamsin Orr, Bo Rask, Ned Tarn, Mark Fell, Mark Holm (Chair)\n\n## Ferry lamps\n\n';
const between = (block: string): string =>
  `${PRESENT}Tamsin: The lamps are dim.\n\nBo: They were bought in May.\n\nTamsin: Thank you.\n\n${block}\n\nBo: The masts are old.\n\nNed: I know.`;
const inList = (block: string): string =>
  `${PRESENT}- Tamsin: The lamps are dim.\n- Bo: They were bought in May.\n- Tamsin: Thank you.\n${block}\n- Bo: The masts are old.\n- Ned: I know.`;

const unknownNames: readonly Row[] = [
  [
    `${PRESENT}Tamsin - The lamps are dim.\n\nGreta - We could paint them.\n\nBo - They were bought in May.\n\nTamsin - No doubt.`,
    { 'could paint': 'Greta', 'bought in': 'Bo Rask' },
  ],
  [
    '**Hedda** - Welcome, all of you, to the call.\n\n**Greta** - Thank you, we painted them.\n\n**Hedda** - What did they cost?\n\n**Greta** - I do not know yet.',
    { Welcome: 'Hedda', 'painted them': 'Greta', 'not know yet': 'Greta' },
  ],
  [between('Greta: We could paint them.'), { 'could paint': 'Greta' }],
  [between('Mark: We could paint them.'), { 'could paint': 'Mark' }],
  [between('*Greta:* We could paint them.'), { 'could paint': 'Greta' }],
  [between('Ned in chat: we could paint them.'), { 'could paint': 'Ned Tarn' }],
  [between('Ned (from chat): we could paint them.'), { 'could paint': 'Ned Tarn' }],
  [between('Via chat, Ned: we could paint them.'), { 'could paint': 'Ned Tarn' }],
  [between('Ned, remotely: we could paint them.'), { 'could paint': 'Ned Tarn' }],
  [between('Ned Tarn as harbourmaster: we could paint them.'), { 'could paint': 'Ned Tarn' }],
  [between('Ned on the phone: we could paint them.'), { 'could paint': 'Ned Tarn' }],
  [between('Ned says: we could paint them.'), { 'could paint': 'Ned Tarn' }],
  [between('Ned asks: could we paint them?'), { 'we paint': 'Ned Tarn' }],
  [between('ned tarn: we could paint them.'), { 'could paint': 'Ned Tarn' }],
  [between('Ned tarn: we could paint them.'), { 'could paint': 'Ned Tarn' }],
  [
    `${PRESENT}- Tamsin: The lamps are dim.\n- ...: And the masts are old.\n- ... nobody greases them.\n- Bo: I do.`,
    { 'masts are': 'Tamsin Orr', 'greases them': 'Tamsin Orr', 'I do': 'Bo Rask' },
  ],
  [
    '## Lamps\n\nGreta noted that the lamps are dim. Hedda asked who pays.\n\nGreta explained that the fund pays for it.\n\nHedda suggested a new fund.',
    { 'lamps are': 'Greta', 'who pays': 'Hedda', 'fund pays': 'Greta', 'a new fund': 'Hedda' },
  ],
  [
    '## Present\n\n- Mrs Tamsin Orr - Chair\n- Mr Bo Rask\n- Ms Nell Tarn - Clerk\n\n## Lamps\n\nTO reported that the lamps are dim.\n\nBR said that they were old.\n\nThe Clerk confirmed that the fund pays.\n\nNT requested a list.',
    { 'lamps are': 'Tamsin Orr', 'were old': 'Bo Rask', 'fund pays': 'Nell Tarn', 'a list': 'Nell Tarn' },
  ],
  [
    'Present: Cllr T Orr TO, Cllr B Rask BR, Cllr N Tarn NT\n\n## Lamps\n\nTO: The lamps are dim.\n\nBR: They are old.\n\nNT: Who pays for new ones?',
    { 'lamps are': 'T Orr', 'are old': 'B Rask', 'Who pays': 'N Tarn' },
  ],
  [between('Greta Lind - we could paint them.'), { 'could paint': ['Greta Lind', null] }],
];

const nobodys: readonly Row[] = [
  [between('Alternative: we could paint them, which costs less.'), { 'could paint': null }],
  [between('Exclude: lamps that are not ours.'), { 'lamps that': null }],
  [between('Verdict: the lamps stay as they are.'), { 'lamps stay': null }],
  [between('NOTICE: the pier is closed in the winter.'), { 'pier is': null }],
  [between('Large PRs: we review them in pairs.'), { 'in pairs': null }],
  [between('Lisbon: the lamps were shown there in June.'), { 'shown there': [null, 'Lisbon'] }],
  [between('**Lanterns:** they were bought with the lamps.'), { 'with the lamps': null }],
  [between('Kraken 2.4: the release is late by two weeks.'), { 'is late': null }],
  [between('Harbour Lighting Standard: it asks for two lamps a mast.'), { 'two lamps': null }],
  [between('Challenges: nobody has the time to do it.'), { 'has the time': null }],
  [between('Feedback from chat: the lamps are fine as they are.'), { 'lamps are fine': null }],
  [between('[discussion]'), { discussion: null }],
  [between('No update.'), { 'No update': null }],
  [between('Next meeting 4 May, in the boathouse.'), { 'Next meeting': null }],
  [between('The meeting adjourned at four.'), { 'meeting adjourned': null }],
  [between('Meeting closed at 21.55'), { 'Meeting closed': null }],
  [between('Speculation ends.'), { Speculation: null }],
  [between('Discussion of the masts and their paint.'), { 'masts and': null }],
  [between('- https://harbour.example/1\n- https://harbour.example/2'), { 'example/1': null, 'example/2': null }],
  [
    between('- [Survey of the lamps](https://harbour.example/1)\n- [Masts](https://harbour.example/2)'),
    { Survey: null, Masts: null },
  ],
  [inList('- [ ] Bo to paint the lamps\n- [x] Ned to ask the fund'), { 'paint the': null, 'ask the': null }],
  [inList('- Decision: grease the winch'), { 'the winch': null }],
  [
    '## Plan\n\nBo Rask presented the Harbour Lighting Language (HLL).\n\nHLL is a language for lamps.\n\nIt asks for two lamps.',
    { 'is a language': [null, 'Bo Rask'], 'two lamps': [null, 'Bo Rask'] },
  ],
  [
    '## Lamps\n\nWhilst Tamsin Orr said that the lamps are dim, nobody minded.\n\nProposed by Bo Rask, seconded by Ned Tarn.\n\nSeconded Bo Rask, all agreed.',
    { 'lamps are': ['Tamsin Orr', null], 'all agreed': null },
  ],
  [
    '## Lamps\n\nBo Rask wrote to the office at Fen Marsh. He said that the lamps are dim.\n\nRumours said that they are old. Rumours said that they leak.',
    { 'lamps are': ['Bo Rask', null], 'they leak': [null, 'Bo Rask'] },
  ],
];

/** Written after the rules, and not looked at while they were written. */
const later: readonly Row[] = [
  [
    'Report of the May board\n\nNell Tarn, members’ representative\n\nThe board met in the boathouse. I asked who pays for the lamps. I was told that the fund does.',
    { 'I asked': 'Nell Tarn' },
  ],
  ['Nell Tarn, Clerk\n\nBo Rask, Chair\n\nThe board met. “I pay for it,” nobody said.', { 'board met': null }],
  [
    '## Lamps\n\nTamsin Orr spoke of the lamps.\n\nBo Rask of the Harbour Board then noted that they are old.',
    { 'are old': 'Bo Rask' },
  ],
  [
    '## Lamps\n\nTamsin Orr: The lamps are dim.\n\nBo Rask: They are old.\n\nTamsin notes that the fund pays.\n\nBo asks who fills it.\n\nTamsin Orr: We all do.',
    { 'fund pays': 'Tamsin Orr', 'fills it': 'Bo Rask' },
  ],
  [
    '## Present\n\n- Mrs Tamsin Orr\n- Mr Bo Rask\n\n## Lamps\n\nTamsin Orr reported on the lamps.\n\nBo Rask from Fen Boats Ltd asked who pays. He said that the fund is empty.',
    { 'is empty': 'Bo Rask' },
  ],
  [
    '## Present\n\nTamsin Orr (TO) Chair, Bo Rask (BR)\n\n## Lamps\n\nThe Chair noted that the lamps are dim.\n\nBR felt that they were old.',
    { 'lamps are': 'Tamsin Orr', 'were old': 'Bo Rask' },
  ],
  [
    '## Present\n\n- Rolf\n- Sunniva\n\n## Reports\n\n- Rolf\n  - two cranes greased\n- Sunniva\n  - the map is drawn\n- Oddny\n  - a new lamp for the pier\n- Rolf\n  - the oil is old',
    { 'two cranes': 'Rolf', 'map is': 'Sunniva', 'new lamp': ['Oddny', null], 'the oil': 'Rolf' },
  ],
  [
    '## Lamps\n\nmrolf: the lamps are dim today\n\nsblech: they were bought in may\n\nmrolf: who pays for that\n\nsblech: the fund pays for it\n\noddny: is it not empty by now?',
    { 'by now': 'oddny' },
  ],
  [
    '## Lamps\n\nHedda mentioned that the lamps are dim. Hedda offered to paint them.\n\nThe discussion covered the masts as well.\n\nThe conversation then turned to paint.',
    { 'lamps are': 'Hedda', 'the masts': null, 'to paint.': null },
  ],
  [
    '## Lamps\n\nTamsin Orr spoke of the lamps.\n\nOddny Lind kept the list of the masts. She said that they were old.',
    { 'were old': 'Oddny Lind' },
  ],
  [between('Meeting adjourned 21:40.'), { adjourned: null }],
  [between('Nothing to report'), { Nothing: null }],
  [between('Option 2.1: a lamp on every second mast, as it was.'), { 'second mast': null }],
  [between('Consensus: we keep the lamps as they are.'), { 'as they are': null }],
  [between('AI: Bo will paint the lamps before the winter.'), { 'will paint': null }],
  [between('Ned’s proposal: we could paint them.'), { 'could paint': null }],
  [between('Over zoom, Ned Tarn: we could paint them.'), { 'could paint': 'Ned Tarn' }],
  [between('Bo, from the pier: we could paint them.'), { 'could paint': 'Bo Rask' }],
  [between('Oddny (guest): we could paint them.'), { 'could paint': ['Oddny', null] }],
  [between('Oddny Lind -- we could paint them.'), { 'could paint': ['Oddny Lind', null] }],
  [between('Tamsin reads the letter of the fund.'), { 'the letter': [null, 'Tamsin Orr'] }],
  [between('TAMSIN: we could paint them.'), { 'could paint': 'Tamsin Orr' }],
  [between('MF: we could paint them.'), { 'could paint': ['MF', 'Mark Fell', null] }],
];

const HEAD = 'Harbour Board\nTamsin Orr, Chair\nBo Rask\nNed Tarn\n\n';
const FORMS = 'Chair Orr called the meeting to order at 6 p.m.\n\n';

/** Minutes of other kinds: logs, prose with initials, formal minutes, reports under names, lists of tasks. */
const otherKinds: readonly Row[] = [
  // Who writes down what others say names them, goes on, and names himself.
  [
    'pdx: Greta: The lamps are dim.\n\npdx: ... and they were bought in May.\n\nkfalk2: I would paint them.\n\npdx: Rolf: Who pays for it?\n\npdx: pdx: I asked the fund.\n\npdx: Greta: They said no.\n\npdx: long talk about the masts',
    {
      'lamps are': 'Greta',
      'bought in': 'Greta',
      'would paint': 'kfalk2',
      'Who pays': 'Rolf',
      'asked the fund': 'pdx',
      'said no': 'Greta',
      'long talk': null,
    },
  ],
  [
    '<manja> scribe: pdx\n\n<pdx> jol: The lamps are dim.\n\n<pdx> manja: They are old.\n\n<pdx> jol: Who pays for it?\n\n<manja> I would ask the fund.',
    { 'lamps are': 'jol', 'are old': 'manja', 'Who pays': 'jol', 'ask the fund': 'manja' },
  ],
  // To call somebody by name is none of that.
  [
    '<pdx> jol: what about the lamps?\n\n<jol> pdx: they are dim.\n\n<pdx> jol: who pays for it?\n\n<jol> pdx: the fund, I think.',
    { 'about the lamps': 'pdx', 'are dim': 'jol', 'who pays': 'pdx', 'the fund': 'jol' },
  ],
  // Below the only heading, which announces who was there, an account goes on.
  [
    '## Attendees\n\n- Tamsin Orr - Port Authority\n- Bo Rask - Lamp Works\n- Ned Tarn\n\nTO opened the meeting and asked BR about the lamps of the pier.\n\nBR said that the lamps are dim and that nobody has greased the masts.\n\nNT noted that the fund pays for both of them this year.',
    { 'about the lamps': 'Tamsin Orr', 'lamps are dim': 'Bo Rask', 'fund pays': 'Ned Tarn', 'Lamp Works': null },
  ],
  [
    '## Attendees\n\n- Tamsin Orr\n- Bo Rask\n- Ned Tarn\n\n## Lamps\n\n**TO** reported that the lamps are dim.\n\n**BR** said they were old. **NT** asked who pays.',
    { 'lamps are': 'Tamsin Orr', 'were old': 'Bo Rask', 'who pays': 'Ned Tarn' },
  ],
  [
    '## Attendees\n\n- Tamsin Orr - Chair\n- Bo Rask - Lamp Works\n- Ned Tarn - Port Authority\n\n## Lamps\n\n- Tamsin Orr explained that the lamps are dim.\n- Bo said that they were old.',
    { 'lamps are': 'Tamsin Orr', 'were old': 'Bo Rask' },
  ],
  [
    '## Attendees\n\n- Tamsin Orr\n- Bo Rask\n\n## Minutes of the 4 May meeting, prepared by Bo Rask\n\nThe lamps of the pier were looked at in the morning.\n\nTamsin said that they are dim.',
    { 'looked at': null, 'are dim': 'Tamsin Orr' },
  ],
  // A title and a surname mean whoever is printed in full elsewhere.
  [
    `${HEAD}${FORMS}Member Rask suggested a second lamp. Chair Orr said she\nwould ask the fund, and Member\nTarn noted that the masts are old.`,
    { 'second lamp': 'Bo Rask', 'ask the fund': 'Tamsin Orr' },
  ],
  [`${HEAD}${FORMS}Supervisor Tarn reported that the masts are old.`, { 'masts are': 'Ned Tarn' }],
  [`${HEAD}${FORMS}The members of the board said little of it.`, { 'said little': null }],
  [`${HEAD}${FORMS}Member Rask so moved, Chair Orr seconded.`, { seconded: null }],
  [`${HEAD}${FORMS}Member Rask moved to approve the budget for the lamps.`, { 'budget for': null }],
  [
    `${HEAD}${FORMS}Member Tarn noted that it leaks.\n\nAdjourned at 7 p.m.`,
    { 'it leaks': 'Ned Tarn', Adjourned: null },
  ],
  [
    `${HEAD}${FORMS}Member Rask asked for a second lamp.\n\nPublic comment:\n\nMs Vera Holm said that the pier is dark.`,
    { 'second lamp': 'Bo Rask', 'pier is dark': 'Vera Holm' },
  ],
  // Headings that are names, side by side, say whose reports stand below.
  [
    'Members present: Tamsin O, Bo, Ned\n\n# Member reports\n\n## Tamsin O\n\nWorking on the lamps of the pier. Vera started a club for it.\n\n## Bo\n\n- mended the winch\n- masts are next\n\n## kfalk2\n\nFound old charts in the loft.\n\n## Ned\n\nNothing to report.',
    {
      'Working on': 'Tamsin O',
      'started a club': 'Tamsin O',
      'mended the winch': 'Bo',
      'masts are next': 'Bo',
      'old charts': 'kfalk2',
      'Nothing to': null,
    },
  ],
  [
    `${PRESENT.replace('## Ferry lamps\n\n', '')}## Rask\n\nThe ferry of that name was sold in May.\n\n## Lamps\n\nNed noted that they are dim.`,
    { 'was sold': [null], 'are dim': 'Ned Tarn' },
  ],
  // Matters and tasks have somebody's name before them, and nobody speaks.
  [
    `${PRESENT}- (Bo) Update on the lamps.\n- (Ned) Discussion, if any.\n- Paint was bought.\n\n## Masts\n\n- (Bo) Updates if any.\n- Bo: ping the harbour office for the old charts\n\n## Fund\n\n- Tamsin: print a list of the members and hang it up`,
    { 'Update on': null, 'Discussion, if': null, 'ping the': null, 'print a list': null, 'Paint was': null },
  ],
  [
    `${PRESENT}- (Bo) Update on the lamps.\n- (Ned) Discussion, if any.\n\n## Masts\n\n- (Bo) Updates if any.\n- (Tamsin) Call the harbour office.\n\n## Fund\n\n- (Ned) Should we ask the fund for more?`,
    { 'Call the': null, 'Should we': 'Ned Tarn' },
  ],
  [
    `${PRESENT}- Bo: The lamps are dim.\n- Ned: Look at the masts first.\n- Tamsin: I think both are old.\n- Bo: Who pays for it?\n- Ned: Not the fund.`,
    { 'lamps are': 'Bo Rask', 'Look at': 'Ned Tarn', 'both are': 'Tamsin Orr', 'Not the fund': 'Ned Tarn' },
  ],
  [between('Also: the pier is closed in the winter.'), { 'pier is': null }],
  [between('Deferred: new paint for the pier.'), { 'new paint': null }],
  // Capitals that mostly introduce something else, and letters of nobody.
  [
    'Present: Pia Strand, Bo Rask, Ned Tarn\n\n## Lamps\n\nPS: I would paint them.\n\nBR: They are old.\n\nNT: Who pays for it?\n\nPS: The fund, if it can.',
    { 'would paint': 'Pia Strand', 'are old': 'Bo Rask', 'if it can': 'Pia Strand' },
  ],
  [between('A: We could paint them.'), { 'could paint': null }],
  [between('Bo to Ned: could we paint them?'), { 'we paint': 'Bo Rask' }],
  [between('Answer to Ned: we could paint them.'), { 'could paint': null }],
  // Whoever holds an office does not say his own name.
  [
    `${PRESENT}Those elected for the year:\n\n- Chair: Tamsin Orr\n- Treasurer: Bo Rask\n- Secretary: Ned Tarn`,
    { 'Tamsin Orr': null, 'Bo Rask': null, 'Ned Tarn': null },
  ],
  [
    `${FORMS}Motion: that the minutes be accepted\n\nMoved: Bo Rask\n\n## Treasurer’s report\n\nTamsin Orr presented the Treasurer’s report.\n\nThe lamps cost more than last year.\n\n## Close\n\nThe lamps were put out.`,
    { 'cost more': 'Tamsin Orr', 'put out': null },
  ],
  [`${FORMS}Ned Tarn sends his apologies.`, { apologies: null }],
  [
    'Present: Bo, Greta\n\n## Lamps\n\nBo Rask said that the lamps are dim. Bo asked who pays.',
    { 'lamps are': 'Bo Rask', 'who pays': ['Bo Rask', 'Bo'] },
  ],
  [
    'Present: Tamsin Orr, Bo Rask,\nNed Tarn, Vera Holm\n\n## Lamps\n\nVera said that the lamps are dim.\n\nNed noted that the fund pays.',
    { 'lamps are': 'Vera Holm', 'fund pays': 'Ned Tarn' },
  ],
];

const PEOPLE = 'Present: Tamsin Orr, Bo Rask, Ned Tarn, Vera Holm\n\n';

/** Of the same kinds, written after the rules and not looked at while they were written. */
const otherKindsLater: readonly Row[] = [
  [
    `${PEOPLE}## Round of updates\n\n### Bo\n\nThe winch is mended.\n\n### Vera\n\nWrote to the fund; no answer so far.\n\n### Oddny\n\n- two new lamps`,
    { 'winch is': 'Bo Rask', 'Wrote to': 'Vera Holm', 'two new': 'Oddny' },
  ],
  [
    `${PEOPLE}## Lamps\n\nBo: Order new lamps by May.\n\nVera: Paint the masts.\n\n## Fund\n\nNed: Letter to the fund.\n\nTamsin: Minutes of the last year.\n\nBo: Key of the loft.`,
    { 'Order new': null, 'Paint the': null, 'Letter to': null },
  ],
  [
    `${PEOPLE}## Lamps\n\nBo: They are dim.\n\nVera: Agreed.\n\nNed: Paint, then.\n\nTamsin: We have some.\n\nBo: Fine.`,
    { Agreed: 'Vera Holm', 'Paint, then': 'Ned Tarn', 'have some': 'Tamsin Orr' },
  ],
  [
    `${PEOPLE}## Lamps\n\nTrustee Holm asked who pays. Mr Rask answered that the fund does. Ms Orr wished to thank both.`,
    { 'who pays': 'Vera Holm', 'fund does': 'Bo Rask', 'thank both': 'Tamsin Orr' },
  ],
  [
    'Harbour Trust\n\nVera Holm (Chair)\nBo Rask\n\nThe meeting was called to order at five.\n\nAlderman Rask stated that the pier is dark. The Chair replied that it is paid for.\n\nAlderman Rask moved to adjourn. Seconded by Ms Holm.',
    { 'pier is dark': 'Bo Rask', 'paid for': 'Vera Holm', 'to adjourn': null },
  ],
  [
    '## Attendance\n\nTamsin Orr, Bo Rask\nNed Tarn\n\nTamsin began with the lamps of the pier, which are dim.\n\nBo said that nobody has greased the masts this year.\n\nNed asked whether the fund pays for any of that.',
    { 'greased the': 'Bo Rask', 'fund pays': 'Ned Tarn' },
  ],
  [
    'scribenick: jol\n\njol: Manja: the lamps are dim\n\njol: ..and old\n\njol: Bea: who pays for them?\n\njol: Manja: the fund does, I think\n\nbea: no it does not',
    { 'lamps are': 'Manja', 'and old': 'Manja', 'who pays': 'Bea', 'fund does': 'Manja' },
  ],
  [
    `${PEOPLE}## Lamps\n\n(Bo) I would paint them.\n\n(Vera) They are not worth it.\n\n(Ned) Who pays?`,
    { 'would paint': 'Bo Rask', 'not worth': 'Vera Holm', 'Who pays': 'Ned Tarn' },
  ],
  [
    `${PEOPLE}## Lamps\n\n- Bo/Vera: strategy for the lamps\n- Ned/Vera: plan of the year\n- Tamsin: old charts\n- Bo: winch`,
    { 'strategy for': null, 'plan of': null, 'old charts': null },
  ],
  [
    `${PEOPLE}## Lamps\n\nBO asked about it. Then BR (by link) said that the lamps are dim. VH, who keeps the books, noted that they are paid for. NT wondered.`,
    { 'lamps are': 'Bo Rask', 'paid for': 'Vera Holm' },
  ],
  [
    `${PEOPLE}## Secretary’s report\n\nVera Holm gave the Secretary’s report. Two letters came.\n\nOne of them is about the pier.\n\n## Lamps\n\nThey are dim.`,
    { 'letters came': 'Vera Holm', 'about the pier': 'Vera Holm', 'are dim': null },
  ],
  [
    `${PEOPLE}## Elections\n\nChair: Vera Holm (unopposed)\n\nTreasurer: Bo Rask, by 5 votes\n\nClerk: Ned Tarn`,
    { unopposed: null, 'by 5': null, 'Ned Tarn': null },
  ],
  [
    `${PEOPLE}## Lamps\n\nRask: The lamps are dim.\n\nHolm: They are old.\n\nRask to Holm: who pays for them?\n\nHolm: The fund.`,
    { 'who pays': 'Bo Rask', 'The fund': 'Vera Holm' },
  ],
  [
    `${PEOPLE}## Lamps\n\nMember states were asked. Member organisations said little.\n\nNed Tarn noted that they are dim.`,
    { 'said little': null, 'are dim': 'Ned Tarn' },
  ],
  [
    `${PEOPLE}## Lamps\n\nNobody present objected to the lamps. The next meeting is scheduled for May.`,
    { 'Nobody present': null, 'is scheduled': null },
  ],
];

const statementsOf = (text: string) =>
  analystFor({ people: [], topics: [] })
    .analyse(reportWith({ text }))
    .items.flatMap((item) => [...item.statements]);

for (const [what, rows] of [
  ['an unknown name', unknownNames],
  ['what names nobody', nobodys],
  ['another shape', later],
  ['minutes of another kind', otherKinds],
  ['another shape of these kinds', otherKindsLater],
] as const) {
  describe(what, () => {
    for (const [text, speakers] of rows) {
      it(`is read as it should in ${JSON.stringify(text.replace(PRESENT, '').slice(0, 160))}`, () => {
        const statements = statementsOf(text);
        for (const [words, fair] of Object.entries(speakers)) {
          const found = statements.find((one) => one.text.includes(words));
          assert.ok(found, words);
          const name = found.speaker?.name ?? null;
          assert.ok([fair].flat().includes(name), `${words}: ${name}, by ${found.evidence}`);
        }
      });
    }
  });
}
