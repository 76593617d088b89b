import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Facets, FacetValue, Filters, SearchRequest } from '../../../src/search/engine.ts';
import { DELETED, OTHER_POST, REPORTED } from '../../../src/search/postings/columns.ts';
import { filterAndCount } from '../../../src/search/postings/filtering.ts';
import { beginScratch } from '../../../src/search/postings/scratch.ts';
import { labelOf, type SmallItem, smallColumns } from './small-columns.ts';

type Asked = Pick<SearchRequest, 'filters' | 'from' | 'to' | 'includesOtherPosts'>;
type WholeItem = Required<SmallItem>;

const NAMES = ['speaker', 'topic', 'author', 'body'] as const;
const IDS = ['ab', 'ba', 'cd', 'dc'];
const DAYS = ['2030-12-31', '2031-03-04', '2031-03-31', '2031-04-01'];
const id = fc.constantFrom(...IDS);
const item: fc.Arbitrary<WholeItem> = fc.record({
  day: fc.constantFrom(0, ...DAYS.map((day) => Number(day.replaceAll('-', '')))),
  state: fc.constantFrom(REPORTED, REPORTED, OTHER_POST, DELETED),
  length: fc.constant(1),
  speakers: fc.uniqueArray(id),
  topics: fc.uniqueArray(id),
  author: fc.option(id),
  body: id,
});
// Nobody has the id “xy”.
const chosen = fc.oneof(fc.constant([]), fc.uniqueArray(fc.constantFrom(...IDS, 'xy'), { maxLength: 2 }));
const asked: fc.Arbitrary<Asked> = fc.record({
  filters: fc.record({ speaker: chosen, topic: chosen, author: chosen, body: chosen }),
  from: fc.option(fc.constantFrom(...DAYS)),
  to: fc.option(fc.constantFrom(...DAYS)),
  includesOtherPosts: fc.boolean(),
});

function idsOf(item: WholeItem, name: keyof Filters): readonly string[] {
  if (name === 'author') return item.author === null ? [] : [item.author];
  return name === 'body' ? [item.body] : item[`${name}s`];
}

/** @param but what does not matter */
function passes(
  item: WholeItem | undefined,
  { filters, from, to, includesOtherPosts }: Asked,
  but?: keyof Filters | 'date',
): boolean {
  if (!item || item.state === DELETED || (item.state === OTHER_POST && !includesOtherPosts)) return false;
  const day = timeOf(item);
  const isInTime = (from === null || (day !== null && day >= from)) && (to === null || (day !== null && day <= to));
  if (!isInTime && but !== 'date') return false;
  return NAMES.every(
    (name) => name === but || filters[name].length === 0 || idsOf(item, name).some((id) => filters[name].includes(id)),
  );
}

function timeOf({ day }: WholeItem): string | null {
  return day === 0 ? null : String(day).replace(/(....)(..)(..)/, '$1-$2-$3');
}

/** Most frequent first, then by label. */
function counted(ids: readonly string[]): FacetValue[] {
  const count = (id: string) => ids.filter((one) => one === id).length;
  return [...new Set(ids)]
    .map((id) => ({ id, label: labelOf(id), count: count(id) }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

function inTime(values: readonly string[]): Facets['year'] {
  return [...new Set(values)].sort().map((value) => ({ value, count: values.filter((one) => one === value).length }));
}

describe('filters and facets of any items', () => {
  it('are those of a plain scan, each facet without its own selection', () => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 15 }),
        fc.infiniteStream(fc.boolean()),
        fc.boolean(),
        asked,
        (items, choices, isSaid, request) => {
          beginScratch();
          const columns = smallColumns(items);
          const matched = [...items.keys()].filter(() => choices.next().value);
          const said = isSaid ? columns.itemOfZone.map((_, zone) => zone).filter(() => choices.next().value) : null;
          const { items: found, facets } = filterAndCount(columns, { items: Uint32Array.from(matched), said }, request);

          assert.deepEqual(
            [...found],
            matched.filter((one) => passes(items[one], request)),
          );
          const scanned = (but: keyof Filters | 'date') =>
            matched.flatMap((one) => (passes(items[one], request, but) ? [items[one] as WholeItem] : []));
          const valuesOf = (name: keyof Filters) => counted(scanned(name).flatMap((one) => idsOf(one, name)));
          const speakers = [...(said ?? [])].flatMap((zone) => {
            const item = columns.itemOfZone[zone] ?? -1;
            const id = items[item]?.speakers[zone - (columns.firstZones[item] ?? 0) - 2];
            return id !== undefined && passes(items[item], request, 'speaker') ? [id] : [];
          });
          const months = scanned('date').flatMap((one) => timeOf(one)?.slice(0, 7) ?? []);
          assert.deepEqual(facets, {
            speaker: said ? counted(speakers) : valuesOf('speaker'),
            topic: valuesOf('topic'),
            author: valuesOf('author'),
            body: valuesOf('body'),
            year: inTime(months.map((month) => month.slice(0, 4))),
            month: inTime(months),
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
