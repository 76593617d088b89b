// Minutes in which nothing but the text says where a matter begins and who speaks: paragraphs of clerks, titled points of lists, offices as
// headings, names before what is said. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const itemsOf = (text: string) => analyst.analyse(reportWith({ text })).items.filter(({ kind }) => kind === 'business');
const beginnings = (text: string): readonly string[] =>
  itemsOf(text).map(({ heading, text: words }) => heading ?? words.split(/\s+/).slice(0, 4).join(' '));
const speakerOf = (text: string, words: string): string | null =>
  itemsOf(text)
    .flatMap(({ statements }) => statements)
    .find(({ text: said }) => said.includes(words))?.speaker?.name ?? null;

const CLERK = `The meeting was called to order by Ada Lane, President.

Present: Ada Lane, President. Bo Rask, Clerk. Cy Holm.

Mr. Ned Tarn, Jr., appeared before the Harbour Board and stated that his shed had lost its roof. The matter was left to the Clerk.

The Clerk read a letter from the Harbour League asking that its fee be paid. Motion made, seconded and carried, that the fee be paid.

The Lamp Committee reported no broken lamps for May and recommended that the keeper be thanked.

Motion made, duly seconded and carried, to receive the report.

On motion duly made, seconded and carried, it was voted that a new rope be bought.

On reconvening the Board received Dr. Orr, keeper of the pier, who stated that the pier was sinking.`;

describe('minutes that are nothing but paragraphs', () => {
  it('have an item where somebody comes before the meeting, a paper is read or something else is moved', () =>
    assert.deepEqual(beginnings(CLERK).slice(1), [
      'Mr. Ned Tarn, Jr.,',
      'The Clerk read a',
      'The Lamp Committee reported',
      'On motion duly made,',
      'On reconvening the Board',
    ]));
  it('give words to whoever appears and states them', () =>
    assert.equal(speakerOf(CLERK, 'lost its roof'), 'Ned Tarn'));
  it('give words to whoever is received and states them', () =>
    assert.equal(speakerOf(CLERK, 'pier was sinking'), 'Orr'));
  it('give nobody what a letter says, nor a motion', () => {
    assert.equal(speakerOf(CLERK, 'fee be paid'), null);
    assert.equal(speakerOf(CLERK, 'report be received'), null);
  });
  it('call an item after what was moved, not after the form', () =>
    assert.ok(itemsOf(CLERK).some(({ title }) => title === 'A new rope be bought')));
  it('stay whole where people only talk', () =>
    assert.equal(
      itemsOf(
        'The meeting was called to order.\n\nAda Lane asked who would row, since the ferry was late again and nobody had come.\n\nBo Rask explained that the ferry had lost its rudder near the point.\n\nCy Holm stated that he had seen it drift.',
      ).length,
      1,
    ));
  it('stay whole below a heading of business', () =>
    assert.deepEqual(
      beginnings(
        '## Oil\n\nAda Lane reported that oil was dear this year and would be dearer.\n\nBo Rask proposed that the club buy a barrel at once.\n\nCy Holm recommended that it wait.\n\n## Tar\n\nThere was none.',
      ),
      ['Oil', 'Tar'],
    ));
});

describe('points of a list that are titles', () => {
  const LIST = `## Planning

-   Choice of a delegate

    Ada Lane will go to the league in June and report.

    -   Survey of the pier

        It is open until May. Few have answered so far.

    -   eHarbour 2031

        This item was parked until the next meeting`;
  it('are items at whatever depth', () =>
    assert.deepEqual(
      itemsOf(LIST).map(({ title }) => title),
      ['Choice of a delegate', 'Survey of the pier', 'eHarbour 2031'],
    ));
  it('are none where they are sentences of one matter', () =>
    assert.equal(
      itemsOf('## Pier\n\n- It sinks.\n\n  By an inch a year.\n\n- It leans.\n\n  Nobody knows why.').length,
      1,
    ));
});

describe('a discussion with notes below it', () => {
  it('is no plan of them', () =>
    assert.ok(
      beginnings(
        '# Discussion\n\n## Oil\n\n- The price has risen again, and the keeper wants two barrels before the winter comes.\n\n## Tar\n\n- There is none left in the shed, so that the boats have to wait until spring.\n\n# Notes\n\nTaken by the clerk.',
      ).includes('Oil'),
    ));
});

describe('offices as headings', () => {
  const AGM = `# Reports

## Chairperson (Ada Lane)

Ada told of a good year for the club.

## Treasurer (Bo Rask):

Bo commented about our use of funds for the fair.

# Elections

All votes were by a show of hands.

## Chairperson

Ada Lane stood down. Bo Lind was proposed and elected unopposed.

## Treasurer

Bo Rask re-elected unopposed.`;
  it('are matters below reports and below elections', () =>
    assert.deepEqual(
      beginnings(AGM).filter((heading) => /^(?:Chair|Treas)/.test(heading)),
      ['Chairperson (Ada Lane)', 'Treasurer (Bo Rask):', 'Chairperson', 'Treasurer'],
    ));
  it('say whom a first name means', () => assert.equal(speakerOf(AGM, 'our use of funds'), 'Bo Rask'));
  it('give nobody that somebody stands down or is elected', () => {
    assert.equal(speakerOf(AGM, 'stood down'), null);
    assert.equal(speakerOf(AGM, 're-elected'), null);
  });
});

describe('names before what is said, without any sign', () => {
  const SENATE = `Present: Lane, Rask, Holm, Marl, Mantle

## Announcements

Lane want to say few things. Hearings are coming up.

Rask when are we starting?

Lane would like to begin at six, so come early.

Holm we’ll come back to that.

Marl if we sign up are we bound to it?

Holm I have the list here.

Mantle culture show next Saturday.

Rask motion to adjourn.

DO CONFIRM, Cy Orr, Keeper of Lamps`;
  for (const [words, speaker] of [
    ['few things', 'Lane'],
    ['when are we', 'Rask'],
    ['come early', 'Lane'],
    ['come back', 'Holm'],
    ['sign up', 'Marl'],
    ['culture show', 'Mantle'],
    ['motion to adjourn', null],
    ['DO CONFIRM', null],
  ] as const)
    it(`mark ${JSON.stringify(words)} as ${speaker ?? 'nobody'}’s`, () =>
      assert.equal(speakerOf(SENATE, words), speaker));
  it('are no marks in prose', () =>
    assert.equal(
      speakerOf(
        'Present: Lane, Rask, Holm\n\n## Oil\n\nLane bought a barrel.\n\nRask sold two.\n\nHolm has none left.\n\nLane thinks it dear.\n\nRask and Holm agree.\n\nHolm will ask again.',
        'bought a barrel',
      ),
      null,
    ));
  it('are people where paragraph after paragraph begins with another who says something', () =>
    assert.equal(
      speakerOf(
        'Present: Lane, Rask, Holm, Marl\n\n## Oil\n\nLane said it is dear.\n\nRask said I like tar.\n\nHolm asked why is it dear?\n\nMarl said we wait.\n\nMantle said nothing is left.\n\nOrr said I’ve seen this before.',
        'seen this before',
      ),
      'Orr',
    ));
});

describe('words that only look like a form', () => {
  const TALK = 'Ada Lane said that oil was dear.\n\n';
  for (const words of ['Do I hear an offer?', 'The second Harbour barrel was better.'])
    it(`go on with the speech: ${JSON.stringify(words)}`, () =>
      assert.equal(speakerOf(`${TALK}${words}`, words), 'Ada Lane'));
});

describe('marks of speech', () => {
  const CHAT =
    '**Community attendance:**\n\n- ada\n- bo\n- anonymous\n\n## Oil\n\n- __ada__: I want two barrels.\n   - 👍: _bo, anonymous_\n- __bo__: We have none.\n- __anonymous__: I can bring one.\n   - :+1: x2\n- __ada__: Thanks, let’s do it.';
  it('give nobody who reacted', () => assert.equal(speakerOf(CHAT, '👍'), null));
  it('mean whoever is present under a name that is a word', () =>
    assert.equal(speakerOf(CHAT, 'bring one'), 'anonymous'));
  it('are read in lists of what was to be done where somebody tells of himself', () =>
    assert.equal(
      speakerOf(
        '## Present\n\n- ada\n- bo\n\n## Oil\n\n- ada: I want two barrels.\n- bo: We have none, I think.\n- ada: Then we wait.\n\n## Follow-ups\n\nPrevious actions:\n\n- ada: About the league, I did not write to it.\n- bo to buy rope',
        'write to it',
      ),
      'ada',
    ));
});
