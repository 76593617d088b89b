// Where somebody's speech ends in minutes: forms of the meeting, what somebody is to do, other matters, threads. What is nobody's for
// certain is nobody's rather than the former speaker's.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });

/** The speaker of each of the words that `text` holds. */
function speakerOf(text: string, words: string): string | null {
  const statements = analyst.analyse(reportWith({ text })).items.flatMap((item) => item.statements);
  const found = statements.find((statement) => statement.text.includes(words));
  assert.ok(found, `"${words}" is in a statement`);
  return found.speaker?.name ?? null;
}

const CLERKS = `Present: Chair Ana Sol, Bo Marl, Cy Penrose and Robert Fell

## Call to order

Chair Ana Sol called the meeting to order at 7 pm.

## Minutes

Motion by Bo Marl, second by Cy Penrose to approve the minutes. Motion carried.

## Lamps

Bo Marl reports that the lamps are dim. `;

/** what follows "Bo Marl reports that the lamps are dim." in the minutes of a clerk, and whose it is */
const clerks: readonly (readonly [string, string | null])[] = [
  ['He will ask for a price.', 'Bo Marl'],
  ['He also said that the poles lean.', 'Bo Marl'],
  ['They are twenty years old.', 'Bo Marl'],
  ['Motion by Cy Penrose, second by Ana Sol to buy ten lamps.', null],
  ['Cy Penrose made a motion to buy ten lamps, Ana Sol seconded the motion.', null],
  ['Cy made a motion to buy ten lamps.', null],
  ['Moved by Cy Penrose, seconded by Ana Sol, to buy ten lamps.', null],
  ['It was moved by Penrose and seconded by Sol that ten lamps be bought.', null],
  ['On a motion by Cy Penrose, seconded by Ana Sol, ten lamps were bought.', null],
  ['Cy moved to buy ten lamps; seconded by Ana.', null],
  ['Roll call vote: Sol aye, Marl aye, Penrose nay.', null],
  ['A lengthy discussion followed.', null],
  ['Discussion ensued about the poles.', null],
  ['Board members will look at the poles in May.', null],
  ['Cy Penrose and Ana Sol will look at the poles.', null],
  ['Cy to ask the county for a map.', null],
  ['Cy will ask the county for a map.', null],
  ['Todd Electric took down the old sign.', null],
  ['The council tabled the lamp plan.', null],
  ['The Senate approved the lamp plan.', null],
  ['Ana Sol adjourned the meeting at 8 pm.', null],
  ['Rob suggests new poles.', 'Robert Fell'],
  ['Ana asks what a pole costs.', 'Ana Sol'],
  ['Cy Penrose confirmed that the poles lean.', 'Cy Penrose'],
  ['There being no further questions, Cy Penrose thanked the crew.', 'Cy Penrose'],
  ['\n\nThe county sent a map.', null],
  ['\n\nThere is no correspondence.', null],
  ['\nNew signs were put up at the pier.', null],
];

/** Written after the rules, and not looked at while they were written. */
const later: readonly (readonly [string, string | null])[] = [
  ['Upon motion by Penrose, second by Sol, the bills were paid.', null],
  ['Sol made the motion, Penrose second, all in favor.', null],
  ['By unanimous vote, the board paid the bills.', null],
  ['Vote: 3 ayes, 0 nays.', null],
  ['A short debate ensued.', null],
  ['No action was taken.', null],
  ['Residents asked about the poles.', null],
  ['The meeting was recessed for ten minutes.', null],
  ['Penrose and Fell to draft a letter.', null],
  ['Ana Sol will send the letter to the county.', null],
  ['He noted that the poles lean.', 'Bo Marl'],
  ['In addition, he would like a new pole.', 'Bo Marl'],
  ['Cllr Penrose asked whether the poles could be mended.', 'Cy Penrose'],
  ['Having seen the poles, Cy Penrose said that they lean.', 'Cy Penrose'],
  ['Fell noted that the poles lean.', 'Robert Fell'],
  ['Robert Fell signed the form.', null],
  ['\n\nAna noted that the pier is shut.', 'Ana Sol'],
  ['\n\nSign for the pier: the county will pay.', null],
  ['Bo Marl left the meeting at 8 pm.', null],
  ['Ana Sol called the roll.', null],
];

/** what follows in notes with a list of those present, and the words of which the speaker is asked */
const notes: readonly (readonly [string, string, string | null])[] = [
  ['* Ana, the lamps are dim\n* Cy, not all of them\n* Bo, most are', 'not all', 'Cy Penrose'],
  ['* Ana, the lamps are dim\n* Cy, not all of them\n* Bo, most are\n* The pier is shut', 'pier', null],
  ['* Ana, the lamps are dim\n* Cy, not all of them\n* Bo yes because they are old\n* Cy, hm', 'because', 'Bo Marl'],
  ['* Ana, the lamps are dim\n* Cy, not all of them\n* Bo, no\n* Cy asked for a price', 'a price', 'Cy Penrose'],
  ['* Ana, the lamps are dim\n* Cy, not all of them\n* Bo, no\n* Cy, Bo and Ana went', 'went', null],
  ['* Ana: the lamps are dim\n  * they lean, too\n* Cy: not all of them', 'lean', 'Ana Sol'],
  ['* Ana: the lamps are dim\n  * Cy: not all of them\n  * the crew looked in May\n* Cy: hm', 'crew', null],
  ['* Ana: the lamps are dim\n  * Cy has booked a van\n* Cy: not all of them', 'van', null],
  ['* Ana: the lamps are dim\n* Cy: not all of them\n* latch: mend the pier gate #5622', 'gate', null],
  ['* [Ana] I’d rather wait\n* The pier is shut', 'wait', 'Ana Sol'],
];

const PRESENT = '## Present\n\n* Ana Sol\n* Bo Marl\n* Cy Penrose\n\n## Lamps\n\n';

describe('where a speech ends', () => {
  for (const [next, speaker] of [...clerks, ...later])
    it(`in minutes of a clerk before or after ${JSON.stringify(next)}: ${speaker ?? 'nobody'}`, () => {
      assert.equal(speakerOf(CLERKS + next, next.trim().slice(0, 30)), speaker);
    });

  for (const [lines, words, speaker] of notes)
    it(`in notes: "${words}" is by ${speaker ?? 'nobody'}`, () => {
      assert.equal(speakerOf(PRESENT + lines, words), speaker);
    });

  it('keeps words in quotation marks with whom they began with', () => {
    const text =
      'Ana Sol described her fear: “There may be old lamps. I don’t know if there are. It sounds dear.” The crew left.';
    assert.equal(speakerOf(text, 'sounds dear'), 'Ana Sol');
  });

  it('leaves paragraphs to the scribe where whatever goes on is marked', () => {
    const text = [1, 2, 3, 4, 5]
      .map((n) => `Ana: the lamp ${n} is dim\n… it leans\n\nCy: I do not think that lamp ${n} is dim.`)
      .join('\n\n');
    assert.equal(speakerOf(`${text}\n\nA new lamp was shown to all.`, 'was shown'), null);
    assert.equal(speakerOf(`${text}\n\n… and so do the others.`, 'so do'), 'Cy');
  });

  it('leaves them to the scribe where the same name is written again for whatever goes on', () => {
    const text = [1, 2, 3, 4, 5]
      .map((n) => `Ana: the lamp ${n} is dim\n\nAna: it leans\n\nCy: I do not think that lamp ${n} is dim.`)
      .join('\n\n');
    assert.equal(speakerOf(`${text}\n\nA new lamp was shown to all.`, 'was shown'), null);
    const rarely = text.replaceAll('\n\nAna: it', '\n\nit').replace('\n\nit', '\n\nAna: it');
    assert.equal(speakerOf(`${rarely}\n\nmost lamps are old.`, 'most lamps'), 'Cy');
  });

  it('gives nothing to a relay of what others say', () => {
    const text =
      '<relay> {ana} the lamps are dim\n<cy> not all of them are\n<relay> {bo} most are dim\n<relay> sees bo typing';
    assert.equal(speakerOf(text, 'most are'), 'bo');
    assert.equal(speakerOf(text, 'typing'), null);
  });
});
