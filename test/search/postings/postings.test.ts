import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { type Columns, DELETED, loadColumns } from '../../../src/search/postings/columns.ts';
import { type PositionList, type Postings, postingsOf } from '../../../src/search/postings/postings.ts';
import { openForReading } from '../../../src/search/postings/schema.ts';
import { writtenDocument } from '../../../src/search/postings/stored.ts';
import { TermIds } from '../../../src/search/postings/term-ids.ts';
import { beginSync } from '../../../src/search/postings/writer.ts';
import { wordsOf } from '../../../src/search/postings/zones.ts';
import { storedItem } from '../../../src/search/stored-item.ts';
import { harbourItem } from '../harbour.ts';

/** So long that positions behind it take two bytes. */
const LONG = 'ly '.repeat(70);
const STEMS = ['quay', 'fee', 'storm', 'xyzzi'];

describe('postings of thousands of items in several segments, some of them deleted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-postings-'));
  const path = join(folder, 'index.db');
  const says = fc.array(
    fc.tuple(
      fc.constantFrom(null, 'Ines Calder', 'Bo Ferrant'),
      fc.array(fc.constantFrom('quay', 'quay', 'fee', 'fee', 'storm', 'storm', 'the', LONG)),
    ),
    { maxLength: 4 },
  );
  const texts = fc.sample(says, { numRuns: 6000, seed: 7 });
  const itemOf = (n: number, text: number) =>
    harbourItem({
      report: `r-${n}`,
      item: 'x',
      title: 'Fee',
      says: (texts[text] ?? []).map(([name, words]) => [name, words.join(' ')] as const),
    });
  // A second sync changes every fifth item, leaves out every seventh and adds some.
  const first = Array.from({ length: 3000 }, (_, n) => itemOf(n, n));
  const second = [
    ...Array.from({ length: 3000 }, (_, n) => itemOf(n, n % 5 === 0 ? n + 3000 : n)).filter((_, n) => n % 7 !== 0),
    ...Array.from({ length: 500 }, (_, n) => itemOf(n + 3000, n + 2000)),
  ];
  let database: ReturnType<typeof openForReading> = null;
  let columns: Columns;
  let postings: Postings;
  const numbers = new TermIds();
  /** By stem: zone and positions, of live items only. */
  const expected = new Map<string, Map<number, readonly number[]>>(STEMS.map((stem) => [stem, new Map()]));

  before(() => {
    for (const documents of [first, second]) {
      const session = beginSync(path);
      const changed = new Set(session.changed(documents));
      session.write(documents.filter((_, index) => changed.has(index)).map(writtenDocument));
      session.commit();
    }
    database = openForReading(path);
    assert.ok(database);
    columns = loadColumns(database);
    postings = postingsOf(database, columns);
    const keyOf = database.prepare('SELECT item FROM item WHERE id = ?');
    for (const document of second) {
      const { item: key } = keyOf.get(document.documentId) as { item: number };
      const firstZone = columns.firstZones[columns.itemOfKey[key] ?? -1] ?? -1;
      const { starts, words, positions } = wordsOf(storedItem(document), numbers);
      for (let zone = 0; zone + 1 < starts.length; zone++) {
        const [from = 0, to = 0] = starts.subarray(zone, zone + 2);
        for (let at = from; at < to; at++) {
          const places = expected.get(numbers.stems[numbers.stemOfWord[words[at] ?? 0] ?? 0] ?? '');
          places?.set(firstZone + zone, [...(places.get(firstZone + zone) ?? []), positions[at] ?? -1]);
        }
      }
    }
  });
  after(() => {
    database?.close();
    rmSync(folder, { recursive: true });
  });

  it('lie in several segments and blocks', () => {
    assert.ok(columns.segments.length > 1);
    for (const table of ['posting', 'position']) {
      const blocks = database?.prepare(`SELECT 1 FROM ${table} WHERE stem = ?`).all('quay').length ?? 0;
      assert.ok(blocks > columns.segments.length, `${blocks} blocks in ${table}`);
    }
  });
  for (const stem of STEMS) {
    it(`name the live zones that say “${stem}”, and how often`, () => {
      const { zones, frequencies } = postings.postingList(stem);
      const isAlive = ([zone]: readonly [number, unknown]) =>
        columns.states[columns.itemOfZone[zone] ?? -1] !== DELETED;
      const zonesOf = [...(expected.get(stem) ?? [])].sort(([a], [b]) => a - b);
      assert.deepEqual(
        [...zones].map((zone, index) => [zone, frequencies[index]] as const).filter(isAlive),
        zonesOf.map(([zone, positions]) => [zone, positions.length]),
      );
    });
  }
  it('tell the positions in any of the live zones', () => {
    const live = [...columns.live].flatMap((item) => {
      const [start = 0, end = 0] = columns.firstZones.subarray(item, item + 2);
      return Array.from({ length: end - start }, (_, n) => start + n);
    });
    fc.assert(
      fc.property(fc.subarray(live), fc.constantFrom(...STEMS), (asked, stem) => {
        const saying = asked.filter((zone) => expected.get(stem)?.has(zone));
        const places = postings.positionsOf(stem, Uint32Array.from(asked));
        assert.deepEqual(
          listed(places),
          saying.map((zone) => [zone, expected.get(stem)?.get(zone)]),
        );
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
  it('tell which places stand some words behind a stem', () => {
    const live = Uint32Array.from([...columns.states.keys()].filter((item) => columns.states[item] !== DELETED)).reduce<
      number[]
    >((zones, item) => {
      for (let zone = columns.firstZones[item] ?? 0; zone < (columns.firstZones[item + 1] ?? 0); zone++)
        zones.push(zone);
      return zones;
    }, []);
    fc.assert(
      fc.property(
        fc.subarray(live),
        fc.constantFrom(...STEMS),
        fc.constantFrom(...STEMS),
        fc.nat(3),
        (asked, first, second, distance) => {
          const places = postings.positionsOf(second, Uint32Array.from(asked));
          const following = asked.flatMap((zone) => {
            const before = expected.get(first)?.get(zone) ?? [];
            const kept = (expected.get(second)?.get(zone) ?? []).filter((position) =>
              before.includes(position - distance),
            );
            return kept.length > 0 ? [[zone, kept]] : [];
          });
          assert.deepEqual(listed(postings.positionsAfter(first, places, distance)), following);
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  });
});

function listed({ zones, starts, positions }: PositionList): unknown[] {
  return [...zones].map((zone, index) => [zone, [...positions.subarray(starts[index], starts[index + 1])]]);
}
