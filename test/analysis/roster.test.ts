// Whom a mark of speech means, by lists of those present.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Attending, rosterOf } from '../../indexer/analysis/speech/roster.ts';

const someone = (name: string, more: Partial<Attending> = {}): Attending => ({
  name,
  nicks: [],
  initials: [],
  roles: [],
  ...more,
});

const present = [
  someone('Rolf Kilrain', { nicks: ['mrrolf'] }),
  someone('Sunniva Blech', { nicks: ['@sblech'] }),
  someone('Ada Lane'),
  someone('Ada Moor'),
  someone('Joost van der Hoeven'),
  someone('Nils'),
];
const siblings = [someone('Wanda Elderkin', { initials: ['WE'] }), someone('Rolf Other')];
const people = [someone('Ned Tarn', { initials: ['NT'] }), someone('Sunniva Second', { initials: ['SB'] })];

describe('the resolution of a mark', () => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Rolf Kilrain', 'Rolf Kilrain'],
    ['rolf kilrain', 'Rolf Kilrain'],
    ['RolfKilrain', 'Rolf Kilrain'],
    ['mrrolf', 'Rolf Kilrain'],
    ['@mrrolf', 'Rolf Kilrain'],
    ['sblech', 'Sunniva Blech'],
    ['Rolf', 'Rolf Kilrain'],
    ['KILRAIN', 'Rolf Kilrain'],
    ['Rolf K.', 'Rolf Kilrain'],
    ['R. Kilrain', 'Rolf Kilrain'],
    ['RK', 'Rolf Kilrain'],
    ['SB', 'Sunniva Blech'],
    ['Van der Hoeven', 'Joost van der Hoeven'],
    ['JH', 'Joost van der Hoeven'],
    ['Nils', 'Nils'],
    ['Ada', 'several'],
    ['Ada L.', 'Ada Lane'],
    ['Wanda', 'Wanda Elderkin'],
    ['WE', 'Wanda Elderkin'],
    ['NT', 'Ned Tarn'],
    ['Bartek', null],
    ['', null],
  ];
  for (const [label, expected] of rows) {
    it(`${JSON.stringify(label)} means ${expected ?? 'nobody'}`, () => {
      const meant = rosterOf([present, siblings, people]).resolve(label);
      assert.equal(meant === null || meant === 'several' ? meant : meant.name, expected);
    });
  }

  it('derives no initials where a list states them', () => {
    assert.equal(rosterOf([[...present, someone('Bo Rask', { initials: ['BRK'] })], people]).resolve('SB'), people[1]);
  });

  it('takes a person whom a list names twice for one', () => {
    assert.deepEqual(
      rosterOf([[someone('Bo Rask'), someone('Bo Rask', { nicks: ['bo'] })]]).resolve('Bo'),
      someone('Bo Rask', { nicks: ['bo'] }),
    );
  });
});
