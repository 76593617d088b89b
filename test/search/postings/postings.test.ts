import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { type Columns, loadColumns } from '../../../src/search/postings/columns.ts';
import { type Postings, postingsOf } from '../../../src/search/postings/postings.ts';
import { openForReading } from '../../../src/search/postings/schema.ts';
import { writtenDocument } from '../../../src/search/postings/stored.ts';
import { wordsOf } from '../../../src/search/postings/voices.ts';
import { beginSync } from '../../../src/search/postings/writer.ts';
import { storedItem } from '../../../src/search/stored-item.ts';
import { harbourItem } from '../harbour.ts';

const STEMS = ['quai', 'fee', 'storm', 'xyzzi'];

describe('postings of thousands of items in several segments, some of them dead', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-postings-'));
  const path = join(folder, 'index.db');
  const says = fc.array(
    fc.tuple(
      fc.constantFrom(null, 'Ines Calder', 'Bo Ferrant'),
      fc.array(fc.constantFrom('quay', 'fee', 'storm', 'the')),
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
  /** By stem: voice and positions, of living items only. */
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
      const firstVoice = columns.firstVoices[columns.itemOfKey[key] ?? -1] ?? -1;
      wordsOf(storedItem(document)).voices.forEach(({ stems, positions }, voice) => {
        for (const stem of new Set(stems)) {
          expected.get(stem)?.set(
            firstVoice + voice,
            positions.filter((_, at) => stems[at] === stem),
          );
        }
      });
    }
  });
  after(() => {
    database?.close();
    rmSync(folder, { recursive: true });
  });

  it('lie in several segments and blocks', () => {
    assert.ok(columns.segments.length > 1);
    const blocks = database?.prepare('SELECT voices FROM posting WHERE stem = ?').all('quai').length ?? 0;
    assert.ok(blocks > columns.segments.length + 3, `${blocks} blocks`);
  });
  for (const stem of STEMS) {
    it(`name the living voices that say “${stem}”, and how often`, () => {
      const { voices, counts } = postings.usesOf(stem);
      const voicesOf = [...(expected.get(stem) ?? [])].sort(([a], [b]) => a - b);
      assert.deepEqual(
        [...voices].map((voice, index) => [voice, counts[index]]),
        voicesOf.map(([voice, positions]) => [voice, positions.length]),
      );
    });
  }
  it('tell the positions in any of the living voices', () => {
    const living = [...columns.living].flatMap((item) => {
      const [start = 0, end = 0] = columns.firstVoices.subarray(item, item + 2);
      return Array.from({ length: end - start }, (_, n) => start + n);
    });
    fc.assert(
      fc.property(fc.subarray(living), fc.constantFrom(...STEMS), (asked, stem) => {
        const { starts, positions } = postings.positionsOf(stem, Uint32Array.from(asked));
        asked.forEach((voice, index) => {
          const found = [...positions.subarray(starts[index], starts[index + 1])];
          assert.deepEqual(found, expected.get(stem)?.get(voice) ?? []);
        });
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
