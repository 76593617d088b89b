import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Matcher } from '../../../src/search/matchers.ts';
import { positionsOf } from '../../../src/search/postings/phrase.ts';
import { postingListOf } from '../../../src/search/postings/posting-lists.ts';
import type { PositionList, Postings } from '../../../src/search/postings/postings.ts';

const STEMS = ['quay', 'pilot', 'fee', 'the'];
const zone = fc.array(fc.constantFrom(...STEMS, 'storm'), { maxLength: 15 });
const word = fc.uniqueArray(fc.constantFrom(...STEMS), { minLength: 1, maxLength: 3 });

/** Postings of texts that lie in memory. */
function postingsOf(texts: readonly (readonly string[])[]): Postings {
  const positionsIn = (stem: string, zone: number) =>
    (texts[zone] ?? []).flatMap((one, position) => (one === stem ? [position] : []));
  return {
    // Two segments: what lies in one must not be lost or doubled for the other.
    inSegments: (zones) => [zones.filter((one) => one < 3), zones.filter((one) => one >= 3)],
    postingList(stem) {
      const zones = [...texts.keys()].filter((one) => positionsIn(stem, one).length > 0);
      return {
        zones: Uint32Array.from(zones),
        frequencies: Uint32Array.from(zones, (one) => positionsIn(stem, one).length),
      };
    },
    positionsOf: (stem, zones) => placesFrom([...zones].map((one) => [one, positionsIn(stem, one)])),
    positionsAfter: (stem, places, distance) =>
      placesFrom(
        [...places.zones].map((one, index) => [
          one,
          [...places.positions.subarray(places.starts[index], places.starts[index + 1])].filter((position) =>
            positionsIn(stem, one).includes(position - distance),
          ),
        ]),
      ),
  };
}

function placesFrom(all: readonly (readonly [number, readonly number[]])[]): PositionList {
  const some = all.filter(([, positions]) => positions.length > 0);
  const starts = [0];
  for (const [, positions] of some) starts.push((starts.at(-1) ?? 0) + positions.length);
  return {
    zones: Uint32Array.from(some, ([zone]) => zone),
    starts: Uint32Array.from(starts),
    positions: Uint32Array.from(some.flatMap(([, positions]) => positions)),
  };
}

describe('words in a row', () => {
  it('are found where a scan finds them, whatever each of them stands for', () => {
    fc.assert(
      fc.property(fc.array(zone, { maxLength: 8 }), fc.array(word, { minLength: 1, maxLength: 4 }), (texts, words) => {
        const matcher: Matcher = words.map((stems) => ({ stems: new Set(stems), prefix: null }));
        const expected = texts.map((stems) =>
          stems.flatMap((_, at) =>
            words.every((wanted, offset) => wanted.includes(stems[at + offset] ?? '')) ? [at + words.length - 1] : [],
          ),
        );
        const fitting = [...texts.keys()].filter((one) => (expected[one]?.length ?? 0) > 0);
        const postings = postingsOf(texts);
        const { zones, frequencies } = postingListOf(matcher, postings, texts.length);
        assert.deepEqual([...zones], fitting);
        assert.deepEqual(
          [...frequencies],
          fitting.map((one) => expected[one]?.length),
        );
        const places = positionsOf(matcher, Uint32Array.from(texts.keys()), postings);
        assert.deepEqual([...places.zones], fitting);
        fitting.forEach((one, index) => {
          assert.deepEqual(
            [...places.positions.subarray(places.starts[index], places.starts[index + 1])],
            expected[one],
          );
        });
      }),
    );
  });
});
