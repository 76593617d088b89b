import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { alignAccounts, matchesOf } from '../../src/web/records/alignment.ts';
import type { Alignable } from '../../src/web/records/likeness.ts';

interface Business extends Alignable {
  readonly name: string;
}

/** An item named by its first word. */
function item(title: string, text: string, speakers: readonly string[] = [], topics: readonly string[] = []): Business {
  return {
    name: title.split(' ')[0] ?? '',
    title,
    text,
    speakers: speakers.map((id) => ({ id, name: id })),
    topics: topics.map((id) => ({ id, label: id })),
  };
}

/** "a+b|c" for each row: items of one account joined by plus signs, accounts by bars, "–" for none. */
function rows(accounts: readonly (readonly Business[])[]): readonly string[] {
  return alignAccounts(accounts).map((row) =>
    row.map((items) => items.map(({ name }) => name).join('+') || '–').join('|'),
  );
}

const VAN = item('Van costs', 'The van costs forty-one thousand pounds a year and its brakes are worn.');
const VAN_AGAIN = item('Wheels of the van', 'A van with worn brakes costs forty-one thousand pounds a year.');
const ROOF = item('Roof', 'Slates have slipped from the roof of the hall since the gale in March.');
const SLATES = item('Slates', 'After the gale in March the roof of the hall has lost more slates.');
const DUES = item('Dues', 'Members pay their dues by the quarter; arrears stand at four per cent.');
const ARREARS = item('Arrears', 'Four per cent of the quarterly dues of members are in arrears.');
const FAIR = item('Fair', 'At the fair the catalogue won a prize that nobody expected.');
const PRIZE = item('Prize', 'Nobody had expected the catalogue to win anything at the fair.');

const TABLE: readonly (readonly [
  promise: string,
  accounts: readonly (readonly Business[])[],
  rows: readonly string[],
])[] = [
  ['has no row for no account', [], []],
  ['has a row for every item of a single account', [[VAN, ROOF]], ['Van', 'Roof']],
  [
    'puts the same business side by side',
    [
      [VAN, ROOF],
      [VAN_AGAIN, SLATES],
    ],
    ['Van|Wheels', 'Roof|Slates'],
  ],
  [
    'leaves alone what one account alone has, where that account has it',
    [
      [VAN, ROOF],
      [VAN_AGAIN, PRIZE, SLATES],
    ],
    ['Van|Wheels', '–|Prize', 'Roof|Slates'],
  ],
  ['leaves strangers alone', [[VAN], [PRIZE]], ['Van|–', '–|Prize']],
  [
    'finds business that was taken in another order',
    [
      [VAN, ROOF, DUES],
      [SLATES, ARREARS, VAN_AGAIN],
    ],
    ['Van|Wheels', 'Roof|Slates', 'Dues|Arrears'],
  ],
  [
    'puts neighbours that share one item’s business beside it',
    [
      [item('Both', `${VAN.text} ${VAN_AGAIN.text}`), DUES, ROOF],
      [VAN, VAN_AGAIN, ARREARS],
    ],
    ['Both|Van+Wheels', 'Dues|Arrears', 'Roof|–'],
  ],
  [
    'puts one item beside three of another account, whatever comes between',
    [
      [item('Business', `${VAN.text}\n\n${ROOF.text}\n\n${DUES.text}`), PRIZE],
      [VAN_AGAIN, SLATES, FAIR, ARREARS],
    ],
    ['Business|Wheels+Slates+Arrears', 'Prize|Fair'],
  ],
  [
    'puts three items beside one that reports them among other things',
    [
      [VAN, ROOF, DUES],
      [item('Talk', 'We met and talked.'), item('All', `${VAN_AGAIN.text}\n${SLATES.text}\n${ARREARS.text}`)],
    ],
    ['–|Talk', 'Van+Roof+Dues|All'],
  ],
];

describe('the alignment of accounts', () => {
  for (const [promise, accounts, expected] of TABLE) {
    it(promise, () => assert.deepEqual(rows(accounts), expected));
  }

  it('finds what matches one item, not what those match in turn', () => {
    const both = item('Both', `${VAN_AGAIN.text}\n${SLATES.text}`);
    const matched = matchesOf(
      [
        [VAN, ROOF, DUES],
        [both, ARREARS],
      ],
      (asked) => asked === VAN,
    );
    assert.deepEqual(
      matched.map((items) => items.map(({ name }) => name)),
      [[], ['Both']],
    );
  });

  it('compares three accounts', () => {
    const found = rows([[VAN], [VAN_AGAIN, PRIZE], [SLATES, VAN]]);
    assert.deepEqual([...found].sort(), ['Van|Wheels|Van', '–|Prize|–', '–|–|Slates']);
  });

  it('holds every item exactly once, each account in its own order where nothing crosses, whatever the items are', () => {
    const word = fc.constantFrom('van', 'roof', 'dues', 'hall', 'gale', 'brakes', 'fair', 'quarter');
    const business = fc
      .tuple(fc.array(word, { maxLength: 8 }), fc.array(word, { maxLength: 3 }))
      .map(([text, title]) => item(title.join(' '), text.join(' ')));
    fc.assert(
      fc.property(fc.array(fc.array(business, { maxLength: 6 }), { maxLength: 4 }), (accounts) => {
        const aligned = alignAccounts(accounts);
        accounts.forEach((items, account) => {
          const held = aligned.flatMap((row) => row[account] ?? []);
          assert.equal(held.length, items.length);
          assert.deepEqual(new Set(held), new Set(items));
        });
        assert.ok(aligned.every((row) => row.length === accounts.length && row.some((items) => items.length > 0)));
      }),
    );
  });

  it('finds the business that two rapporteurs of the sample archive have in common', () => {
    const { lists, files } = readArchive(join(import.meta.dirname, '../../archive/sample'));
    const analyst = analystFor(lists);
    const itemsOf = (id: string) => {
      const file = files.find(({ report }) => report.id === id);
      assert.ok(file && existsSync(join(import.meta.dirname, '../../archive/sample')), id);
      return analyst.analyse(file.report).items;
    };
    const pairs = (date: string) =>
      alignAccounts([itemsOf(`dov-penhallow-${date}`), itemsOf(`isla-marrack-${date}`)])
        .filter((row) => row.every((items) => items.length > 0))
        .map((row) => row.map((items) => items.map(({ position }) => position).join('+')).join('–'));
    // Read side by side by a person.
    assert.deepEqual(pairs('2022-05-14').slice(-7), ['2–2', '3–3', '4–4', '5–5', '6–6', '7–7', '8–8']);
    assert.deepEqual(pairs('2022-03-19').slice(-6), ['2–2+3', '3–4', '4–5', '5–6', '6–7', '7–8']);
    assert.deepEqual(pairs('2023-03-04').slice(-6), ['2–2', '3–3', '4–4', '5–5', '7–6', '6–7+8']);
  });
});
