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

const statementsOf = (text: string) =>
  analystFor({ people: [], topics: [] })
    .analyse(reportWith({ text }))
    .items.flatMap((item) => [...item.statements]);

for (const [what, rows] of [
  ['an unknown name', unknownNames],
  ['what names nobody', nobodys],
  ['another shape', later],
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
