// Matters, requests and votes that stand on lines of their own, in notes of committees. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const itemsOf = (text: string) => analyst.analyse(reportWith({ text })).items;
const titlesOf = (text: string): readonly string[] =>
  itemsOf(text).flatMap(({ kind, title }) => (kind === 'business' ? [title] : []));
const decisionsOf = (text: string) => itemsOf(text).flatMap(({ decisions }) => decisions);

describe('items of notes', () => {
  it('are the matters below a heading without words, also below a matter that has some', () => {
    const text =
      '# Notes\n\n## A new home\n\nWe left the old ropewalk in July.\n\n### Plans for the year\n\n#### Lamps\n\nWe need nine lamps.\n\n#### Boats\n\nThe blue boat leaks.';
    assert.deepEqual(titlesOf(text), ['A new home', 'Lamps', 'Boats']);
  });
  it('are no tasks that a review goes through', () => {
    const text =
      '1. Minutes of the last meeting\n\nAccepted.\n\n2. Review of open action items\n\na. Ada to ask the chandler\n\nDone.\n\nb. Bo to mend the winch\n\nContinued.\n\nc. Cy to write to the port\n\nContinued.\n\n3. Oil for the quay\n\nWe need nine barrels of it by May.';
    assert.deepEqual(titlesOf(text), [
      '1. Minutes of the last meeting',
      '2. Review of open action items',
      '3. Oil for the quay',
    ]);
  });
  it('begin below a list of those present that only a line of its own announces', () => {
    const text =
      'Present\n\n- Ada Lane\n\n- Bo Vane\n\nLamps and oil\n\nWe talked about the lamps for an hour and bought none of them.';
    assert.deepEqual(titlesOf(text), ['Lamps and oil']);
  });
});

describe('decisions on lines of their own', () => {
  it('have the request above them as their matter', () => {
    const found = decisionsOf(
      '## Requests\n\n4711 Wider moorings at the quay\n\nAccepted.\n\n4712 Longer lamp posts\n\nRejected.',
    );
    assert.deepEqual(
      found.map(({ text, outcome }) => [text, outcome]),
      [
        ['4711 Wider moorings at the quay\nAccepted.', 'carried'],
        ['4712 Longer lamp posts\nRejected.', 'lost'],
      ],
    );
  });
  it('are two where two lines count votes', () => {
    const found = decisionsOf(
      '## Code\n\nThe new code of the quay:\nvote in the hall: 9 in favor, 0 against\nvote by post: 2 in favor, 1 against',
    );
    assert.deepEqual(
      found.map(({ votes }) => [votes?.for, votes?.against]),
      [
        [9, 0],
        [2, 1],
      ],
    );
  });
  it('name nobody where a proposal begins with what to do', () => {
    const [found] = decisionsOf('## Moorings\n\nProposed: Adopt this plan.\n\nAccepted.');
    assert.equal(found?.mover, null);
  });
});
