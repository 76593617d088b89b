import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DEAD, OTHER_POST, REPORTED } from '../../../src/search/postings/columns.ts';
import { type SmallItem, smallColumns } from './small-columns.ts';
import { type Asked, matchIn } from './small-matching.ts';

describe('what matches among any items', () => {
  const item: fc.Arbitrary<Required<Pick<SmallItem, 'state' | 'speakers'>>> = fc.record({
    state: fc.constantFrom(REPORTED, REPORTED, OTHER_POST, DEAD),
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
        const said = [...words.take(columns.itemOfVoice.length)];
        const lines = said.map((stems) => stems.join(' '));
        const found = matchIn(columns, lines, request);

        const { included, excluded, speakerScope, speakers, matching } = request;
        const voices = [...said.keys()].filter((voice) => items[columns.itemOfVoice[voice] ?? -1]?.state !== DEAD);
        const hasWords = included.length > 0;
        const holds = (voice: number, clause: string) => clause.split('|').some((stem) => said[voice]?.includes(stem));
        const holdsAll = (voice: number) => included.every((clause) => holds(voice, clause));
        const holdsEnough = (voice: number) =>
          matching === 'any' ? included.some((clause) => holds(voice, clause)) : holdsAll(voice);
        const isExcluded = (voice: number) => excluded.some((stem) => holds(voice, stem));
        const speakerOf = (voice: number) => {
          const item = columns.itemOfVoice[voice] ?? 0;
          return items[item]?.speakers[voice - 2 - (columns.firstVoices[item] ?? 0)];
        };
        const isTitle = (voice: number) => columns.firstVoices.includes(voice);
        const itemsWith = (some: readonly number[]) => [
          ...new Set(some.map((voice) => columns.itemOfVoice[voice] ?? -1)),
        ];
        const holding = (clause: string) => itemsWith(voices.filter((voice) => holds(voice, clause)));

        const saying = voices.filter(
          (voice) => !isExcluded(voice) && (hasWords ? holdsEnough(voice) : speakerOf(voice) !== undefined),
        );
        const isSaid = speakerScope === 'said' && (hasWords || excluded.length > 0);
        const living = found.said?.filter((voice) => voices.includes(voice));
        assert.deepEqual(living && [...living], isSaid ? saying : undefined);
        const titled = hasWords ? voices.filter((voice) => isTitle(voice) && holdsAll(voice)) : [];
        const livingTitled = [...found.titled].filter((item) => columns.states[item] !== DEAD);
        assert.deepEqual(livingTitled, itemsWith(titled));
        const counts = found.clauses.map(({ itemCount, terms }) => [itemCount, ...terms.map((term) => term.itemCount)]);
        const scanned = included.map((clause) => [clause, ...clause.split('|')].map((part) => holding(part).length));
        assert.deepEqual(counts, scanned);
        if (isSaid && speakers.length > 0) {
          const chosen = saying.filter((voice) => speakers.includes(speakerOf(voice) ?? ''));
          assert.deepEqual([...found.items], itemsWith(chosen));
          const ranked = found.ranked?.filter((voice) => voices.includes(voice));
          assert.deepEqual(ranked && [...ranked], chosen);
        } else {
          const without = itemsWith(voices.filter(isExcluded));
          const isHeld = (item: number) => (clause: string) => holding(clause).includes(item);
          const isAny = matching === 'any' && hasWords;
          const all = [...columns.living].filter((item) =>
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
