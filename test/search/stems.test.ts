import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stemOf } from '../../src/search/stems.ts';
import { possibleStarts } from '../../src/search/words.ts';

/** Forms of one word: one stem for all, which no other line has. */
const FAMILIES = `
  public publicly
  clear clearly
  real really
  brief briefly
  use used using useful
  add added adding adds
  focus focuses focused focussed focussing
  caucus caucuses caucused
  bias biased biases
  bus buses
  crisis crises
  mp mps
  clp clps
  mrs
  referendum referendums referenda
  chairman chairmen
  child children
  parliament parliamentary
  candidate candidates candidacy
  candid candidly
  refer referring reference referenced
  organise organize organised organizing organisation organizations organiser organizer
  organ organs
  realise realized
  analysis analyses analyse analyzed
  labour labor labours labored
  laboratory laboratories
  harbour harbor harbored harbours
  neighbourhood neighborhood neighborhoods
  centre center centers centred centered
  central centrally
  programme program programs programmes programming
  programmer programmers
  defence defense
  licence license licensed licensing
  practice practise practising
  catalogue catalog catalogs cataloged cataloguing
  dialogue dialog
  councillor councilor councillors councilors
  judgement judgment judgements
  size sized sizing
  evening evenings
  even evens
  import imports imported importing
  important importance importantly
  author authors authored
  authority authorities
  community communities
  communicate communication communicating
  major
  majority majorities
  minor
  minority minorities
  execute executed execution
  executive executives
  depart departed departing
  department departments
  govern governed governing governance
  government governments
  initial initially
  initiative initiatives
  international internationally
  internal internally
  business businesses
  busy
  several
  severe severely severity
  digit digits
  digital digitally
  object objects objected objection
  objective objectives
  position positions positional
  positive positively
  diverse diversity
  diversion diversions
  apart
  apartment apartments
  past
  paste pasted
  one ones
  on
  us
  ad ads
  general generally
  generate generated generation
  generic generically
  news
  new newly
  university universities
  universal universally
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '));

describe('stems', () => {
  for (const words of FAMILIES) {
    it(`of ${words.join(', ')} are one`, () => assert.deepEqual(new Set(words.map(stemOf)).size, 1));
  }
  it('tell unrelated words apart', () => {
    const words = new Map<string, string>();
    for (const [word = ''] of FAMILIES) {
      assert.equal(words.get(stemOf(word)), undefined, `${word} and ${words.get(stemOf(word))}`);
      words.set(stemOf(word), word);
    }
  });
  it('begin so that a word is found where it may begin in a text', () => {
    for (const word of FAMILIES.flat())
      assert.match(word, new RegExp(`^(?:${possibleStarts([stemOf(word)]).source})`, 'i'));
  });
  it('leave alone what is no plain English word', () => {
    for (const word of ['c++', 'covid19', '3.5', 'müsli', 'is', 'css']) assert.equal(stemOf(word), word);
  });
});
