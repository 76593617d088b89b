import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DELETED, OTHER_POST, REPORTED } from '../../../src/search/postings/columns.ts';
import { type SmallItem, smallColumns } from './small-columns.ts';
import { type Asked, matchIn } from './small-matching.ts';

describe('what matches among any items', () => {
  const item: fc.Arbitrary<Required<Pick<SmallItem, 'state' | 'speakers'>>> = fc.record({
    state: fc.constantFrom(REPORTED, REPORTED, OTHER_POST, DELETED),
    speakers: fc.subarray(['ines', 'bo']),
  });
  const stem: fc.Arbitrary<string> = fc.constantFrom('quay', 'fee', 'storm');
  const clause = fc.uniqueArray(stem, { minLength: 1, maxLength: 2 }).map((stems) => stems.join('|'));
  const asked: fc.Arbitrary<Asked> = fc.record({
    included: fc.array(clause, { maxLength: 3 }),
    excluded: fc.array(stem, { maxLength: 1 }),
    speakerScope: fc.constantFrom('said', 'present'),
    matching: fc.constantFrom('all', 'any'),
    speakers: fc.subarray(['ines', 'bo', 'xy'], { maxLength: 2 }),
  });
  it('is what a plain scan finds', () => {
    const texts = fc.infiniteStream(fc.array(stem, { maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), texts, asked, (items, words, request) => {
        const columns = smallColumns(items);
        const said = [...words.take(columns.itemOfZone.length)];
        const lines = said.map((stems) => stems.join(' '));
        const found = matchIn(columns, lines, request);

        const { included, excluded, speakerScope, speakers, matching } = request;
        const zones = [...said.keys()].filter((zone) => items[columns.itemOfZone[zone] ?? -1]?.state !== DELETED);
        const hasWords = included.length > 0;
        const holds = (zone: number, clause: string) => clause.split('|').some((stem) => said[zone]?.includes(stem));
        const holdsAll = (zone: number) => included.every((clause) => holds(zone, clause));
        const holdsEnough = (zone: number) =>
          matching === 'any' ? included.some((clause) => holds(zone, clause)) : holdsAll(zone);
        const isExcluded = (zone: number) => excluded.some((stem) => holds(zone, stem));
        const speakerOf = (zone: number) => {
          const item = columns.itemOfZone[zone] ?? 0;
          return items[item]?.speakers[zone - 2 - (columns.firstZones[item] ?? 0)];
        };
        const isTitle = (zone: number) => columns.firstZones.includes(zone);
        const itemsWith = (some: readonly number[]) => [...new Set(some.map((zone) => columns.itemOfZone[zone] ?? -1))];
        const holding = (clause: string) => itemsWith(zones.filter((zone) => holds(zone, clause)));

        const saying = zones.filter(
          (zone) => !isExcluded(zone) && (hasWords ? holdsEnough(zone) : speakerOf(zone) !== undefined),
        );
        const isSaid = speakerScope === 'said' && (hasWords || excluded.length > 0);
        const live = found.said?.filter((zone) => zones.includes(zone));
        assert.deepEqual(live && [...live], isSaid ? saying : undefined);
        const titled = hasWords ? zones.filter((zone) => isTitle(zone) && holdsAll(zone)) : [];
        const livingTitled = [...found.titled].filter((item) => columns.states[item] !== DELETED);
        assert.deepEqual(livingTitled, itemsWith(titled));
        const counts = found.clauses.map(({ itemCount, terms }) => [itemCount, ...terms.map((term) => term.itemCount)]);
        const scanned = included.map((clause) => [clause, ...clause.split('|')].map((part) => holding(part).length));
        assert.deepEqual(counts, scanned);
        if (isSaid && speakers.length > 0) {
          const chosen = saying.filter((zone) => speakers.includes(speakerOf(zone) ?? ''));
          assert.deepEqual([...found.items], itemsWith(chosen));
          const ranked = found.ranked?.filter((zone) => zones.includes(zone));
          assert.deepEqual(ranked && [...ranked], chosen);
        } else {
          const without = itemsWith(zones.filter(isExcluded));
          const isHeld = (item: number) => (clause: string) => holding(clause).includes(item);
          const isAny = matching === 'any' && hasWords;
          const all = [...columns.live].filter((item) =>
            isAny ? included.some(isHeld(item)) : included.every(isHeld(item)),
          );
          const left = all.filter((item) => !without.includes(item));
          assert.deepEqual([...found.items], left);
          assert.equal(found.ranked, null);
        }
      }),
      { numRuns: 300 },
    );
  });
});
