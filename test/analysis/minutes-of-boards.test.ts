// Minutes of small boards: offices with their holders, initials, what a board determined. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const analysed = (text: string) => analyst.analyse(reportWith({ text }));
const spokenBy = (text: string): readonly string[] => [
  ...new Set(analysed(text).items.flatMap((item) => item.speakers.map(({ name }) => name))),
];
const decisionsOf = (text: string) => analysed(text).items.flatMap(({ decisions }) => decisions);

const OFFICERS = `President: Orla Vane
Vice President: Tam Rusk
Boat Keeper: Cy Strand
Website: Ned Tarn
Treasurer: Una Garside`;

describe('offices with their holders', () => {
  const heads: readonly (readonly [string, string])[] = [
    ['under a heading', `## Attendance\n\n${OFFICERS}`],
    ['under a line of its own', `Attendance\n\n${OFFICERS}`],
    ['under a bold line', `**PERSONS PRESENT:**\n\n${OFFICERS}`],
    ['behind dashes', `**PERSONS PRESENT:**\n\n${OFFICERS.replaceAll(':', ' –')}`],
    ['as a list', `## Attendance\n\n${OFFICERS.replaceAll(/^/gm, '- ')}`],
  ];
  for (const [what, head] of heads)
    it(`tell who was there, ${what}`, () => {
      const { attendees } = analysed(`${head}\n\n## Boats\n\nOil was short.\n`);
      assert.deepEqual(
        attendees.map(({ name }) => name),
        ['Orla Vane', 'Tam Rusk', 'Cy Strand', 'Ned Tarn', 'Una Garside'],
      );
    });

  it('tell whose initials move and second', () => {
    const [decision] = decisionsOf(
      `## Attendance\n\n${OFFICERS}\n\n## Treasurer report\n\n- The books of May were seen.\n\n- MOVED: TR, SECONDED: UG to approve the books as submitted.`,
    );
    assert.deepEqual([decision?.mover, decision?.seconder], ['Tam Rusk', 'Una Garside']);
  });

  it('speak not, and neither does the word that moves', () =>
    assert.deepEqual(
      spokenBy(`Attendance\n\n${OFFICERS}\n\n**Boats**\n\nOil was short.\n\nMOVED: TR SECONDED: UG to buy oil at once`),
      [],
    ));
});

describe('a board', () => {
  const rows: readonly (readonly [text: string, isDecision: boolean])[] = [
    ['The Board determined by consensus that Cy may spend ninety crowns on oil.', true],
    ['The Board determined that the hall stays open.', true],
    ['The board discussed and agreed some small changes to the list of rules.', true],
    ['The Board discussed the letter and mended a few lines, but agreed that it goes out after the feast.', true],
    ['Nobody asked for changes, so those minutes are considered approved.', true],
    [
      'Following that talk and upon a motion by Tam Rusk and a second by Una Garside, the Board passed a resolution to buy the cart.',
      true,
    ],
    ['The Board discussed the cart and the oil.', false],
    ['The keeper determined the length of the rope.', false],
    ['The board passed a fine evening on the quay.', false],
  ];
  for (const [text, isDecision] of rows)
    it(`${isDecision ? 'decides' : 'decides nothing'}: ${text}`, () =>
      assert.equal(decisionsOf(`## Boats\n\n${text}\n`).length > 0, isDecision));

  it('ends whoever speaks before it acts', () => {
    const [item] = analysed(
      '## Boats\n\nTam Rusk said that the cart is old. The Board determined by consensus that a new one is bought.\n',
    ).items;
    assert.deepEqual(
      item?.statements.map(({ speaker }) => speaker?.name ?? null),
      ['Tam Rusk', null],
    );
  });
});

describe('initials', () => {
  it('may end in a small letter that tells two people apart', () =>
    assert.deepEqual(
      spokenBy(
        'OV said that the quay is wet.\n\nTRu said that people slip on it. TRa asked why. He said that sand would help.\n\nCS noted that sand is cheap. OV thanked them.',
      ),
      ['OV', 'TRu', 'TRa', 'CS'],
    ));
});

describe('what somebody has done', () => {
  const rows: readonly (readonly [text: string, speakers: readonly string[]])[] = [
    ['Orla Vane has added a second lamp to the quay.', []],
    ['Orla Vane continues to mend the oars.', []],
    ['Orla Vane has added that the lamp is lit.', ['Orla Vane']],
    ['Orla Vane continued that the lamp is lit.', ['Orla Vane']],
  ];
  for (const [text, speakers] of rows)
    it(`${speakers.length > 0 ? 'is said' : 'is not said'}: ${text}`, () =>
      assert.deepEqual(spokenBy(`## Boats\n\n${text}\n`), speakers));
});
