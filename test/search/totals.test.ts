import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { ItemDocument } from '../../src/reports/item.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { SearchEngine, SearchRequest } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import type { Clause } from '../../src/search/query.ts';
import { harbourItem } from './harbour.ts';
import { naiveFacets, naiveSearch } from './naive.ts';

const WORDS = [
  'quay',
  'quays',
  'pilot',
  'piloting',
  'dredge',
  'dredging',
  'fee',
  'fees',
  'by-election',
  'the',
  '3.5',
  'Noé',
  'party’s',
  'parties',
  'C++',
];
const SPEAKERS = ['Ines Calder', 'Bo Ferrant', 'Mira Osei', 'Quill Marlow'];
const DATES = ['2030-11-02', '2031-03-04', '2031-03-31', '2031-12-31', '2032-02-29'];
const TOPICS = ['Money', 'Works', 'Ferries'];

const text = (maxLength: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength }).map((words) => words.join(' '));
const draft = fc.record({
  title: text(3),
  says: fc.array(fc.tuple(fc.constantFrom(null, ...SPEAKERS), text(6)), { maxLength: 4 }),
  date: fc.constantFrom(null, ...DATES),
  topics: fc.uniqueArray(fc.constantFrom(...TOPICS)),
  author: fc.constantFrom(null, 'Wim Tasker', 'Ada Nørgård'),
  body: fc.constantFrom('Harbour Council', 'Works Committee'),
  kind: fc.constantFrom('meeting report' as const, 'meeting report' as const, 'other post' as const),
});

const term = fc.oneof(
  fc.constantFrom(...WORDS, 'qu', 'pi', 'zzz').map((word) => ({ text: word, isPhrase: false })),
  fc
    .array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 2 })
    .map((words) => ({ text: words.join(' '), isPhrase: true })),
);
const clause: fc.Arbitrary<Clause> = fc.record({
  alternatives: fc.array(term, { minLength: 1, maxLength: 2 }),
  isExcluded: fc.integer({ max: 3, min: 0 }).map((n) => n === 0),
});
const chosen = (...ids: readonly string[]) =>
  fc.oneof(fc.constant([]), fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }));
const request: fc.Arbitrary<SearchRequest> = fc.record({
  clauses: fc.array(clause, { maxLength: 3 }),
  isTyping: fc.boolean(),
  filters: fc.record({
    speaker: chosen('ines-calder', 'bo-ferrant', 'mira-osei', 'nobody'),
    topic: chosen('money', 'works'),
    author: chosen('wim-tasker', 'ada-norgard'),
    body: chosen('works-committee'),
  }),
  from: fc.constantFrom(null, null, '2031-03-04', '2031-04-01'),
  to: fc.constantFrom(null, null, '2031-03-31', '2031-12-30'),
  sort: fc.constantFrom('relevance', 'newest', 'oldest'),
  page: fc.constant(1),
  pageSize: fc.constantFrom(7, 100),
  includesOtherPosts: fc.boolean(),
  speakerScope: fc.constantFrom('said', 'present'),
  typos: fc.constantFrom('tolerated', 'off'),
});

describe('the embedded engine, compared with a plain scan of several hundred items', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-totals-'));
  const drafts = fc.sample(draft, { numRuns: 250, seed: 20310304 });
  const documents: readonly ItemDocument[] = drafts.map((one, n) =>
    harbourItem({ ...one, report: `r-${n % 40}`, item: `i-${n}` }),
  );
  let engine: SearchEngine;
  before(async () => {
    engine = openEmbeddedEngine({ path: join(folder, 'index.db') });
    // By way of another state, so that updates and removals are compared, too: most items with another's text, some that vanish.
    const before = drafts.map((_, n) => ({
      ...drafts[(n + 7) % drafts.length],
      report: `r-${n % 40}`,
      item: `i-${n % 9 === 0 ? -n : n}`,
    }));
    await engine.sync(itemsInMemory(before.map(harbourItem)));
    await engine.sync(itemsInMemory(documents));
  });
  after(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('finds the same items, each once, page after page', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const expected = naiveSearch(documents, asked);
        const found: string[] = [];
        for (let page = 1; page <= expected.length / asked.pageSize + 2; page++) {
          const { hits, total } = await engine.search({ ...asked, page });
          assert.equal(total, expected.length);
          found.push(...hits.map(({ documentId }) => documentId));
        }
        assert.deepEqual(found.toSorted(), expected);
      }),
      { numRuns: 300 },
    );
  });
  it('counts the same facets: beside each value, what choosing it alone would find', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        assert.deepEqual((await engine.search(asked)).facets, naiveFacets(documents, asked));
      }),
      { numRuns: 150 },
    );
  });
  it('sorts by day in both directions, undated last, then by id', async () => {
    for (const sort of ['newest', 'oldest'] as const) {
      const asked = {
        ...fc.sample(request, { numRuns: 1, seed: 1 })[0],
        clauses: [],
        sort,
        pageSize: 100,
      } as SearchRequest;
      const open = { ...asked, filters: { speaker: [], topic: [], author: [], body: [] }, from: null, to: null };
      const { hits } = await engine.search(open);
      const day = (date: string | null) => date ?? (sort === 'newest' ? '' : '9');
      const direction = sort === 'newest' ? -1 : 1;
      const sorted = hits.toSorted((a, b) => {
        const byDay = day(a.date) < day(b.date) ? -1 : day(a.date) > day(b.date) ? 1 : 0;
        return byDay * direction || (a.documentId < b.documentId ? -1 : 1);
      });
      assert.deepEqual(
        hits.map(({ documentId }) => documentId),
        sorted.map(({ documentId }) => documentId),
      );
    }
  });
});
