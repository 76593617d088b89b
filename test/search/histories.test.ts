// Random requests over random histories: whatever was added, changed, taken away and opened again, the engine answers as a plain scan does.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import type { ItemDocument } from '../../src/reports/item.ts';
import type { SearchRequest } from '../../src/search/engine.ts';
import { type IndexReader, indexReader } from '../../src/search/postings/reader.ts';
import { writtenDocument } from '../../src/search/postings/stored.ts';
import { beginSync } from '../../src/search/postings/writer.ts';
import type { Clause } from '../../src/search/query.ts';
import { type Draft, harbourItem } from './harbour.ts';
import { naiveFacets } from './naive.ts';
import { oracleOrder } from './oracle.ts';

/** How many requests are asked: HISTORY_REQUESTS=10000 for the long form, which also tells how long they took. */
const REQUESTS = Number(process.env.HISTORY_REQUESTS ?? 400);
const REQUESTS_A_HISTORY = 20;

const WORDS = [
  'quay',
  'quays',
  'pilot',
  'piloting',
  'dredge',
  'fee',
  'fees',
  'by-election',
  'the',
  '3.5',
  'Noé',
  'C++',
];
const SPEAKERS = ['Ines Calder', 'Bo Ferrant', 'Mira Osei'];

const text = (maxLength: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength }).map((words) => words.join(' '));
const draft = fc.record({
  title: text(3),
  says: fc.array(fc.tuple(fc.constantFrom(null, ...SPEAKERS), text(8)), { maxLength: 5 }),
  date: fc.constantFrom(null, '2030-11-02', '2031-03-04', '2031-03-31', '2032-02-29'),
  topics: fc.uniqueArray(fc.constantFrom('Money', 'Works', 'Ferries')),
  author: fc.constantFrom(null, 'Wim Tasker', 'Ada Nørgård'),
  body: fc.constantFrom('Harbour Council', 'Works Committee'),
  kind: fc.constantFrom('meeting report' as const, 'meeting report' as const, 'other post' as const),
});

/** One state of the archive: what stands under each of its addresses, and whether the reader is opened anew before it is asked. */
const state = fc.record({
  drafts: fc.array(fc.tuple(fc.nat({ max: 99 }), draft), { maxLength: 90, size: 'max' }),
  keepsMost: fc.boolean(),
  isReopened: fc.boolean(),
});
const history = fc.array(state, { minLength: 1, maxLength: 7 });

const term = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(...WORDS, 'qu', 'pi', 'f', 'zzz').map((word) => ({ text: word, isPhrase: false })),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
      .map((words) => ({ text: words.join(' '), isPhrase: true })),
  },
);
const clause: fc.Arbitrary<Clause> = fc.record({
  alternatives: fc.array(term, { minLength: 1, maxLength: 2 }),
  isExcluded: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
});
const chosen = (...ids: readonly string[]) =>
  fc.oneof(fc.constant([]), fc.constant([]), fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }));
const request: fc.Arbitrary<SearchRequest> = fc.record({
  clauses: fc.oneof(fc.array(clause, { maxLength: 1 }), fc.array(clause, { maxLength: 3 })),
  matching: fc.constantFrom('all', 'all', 'any'),
  isTyping: fc.boolean(),
  filters: fc.record({
    speaker: chosen('ines-calder', 'bo-ferrant', 'mira-osei', 'nobody'),
    topic: chosen('money', 'works'),
    author: chosen('wim-tasker', 'ada-norgard'),
    body: chosen('works-committee'),
  }),
  from: fc.constantFrom(null, null, '2031-03-04', '2031-04-01'),
  to: fc.constantFrom(null, null, '2031-03-31', '2031-12-30'),
  sort: fc.constantFrom('relevance', 'relevance', 'newest', 'oldest'),
  page: fc.constant(1),
  pageSize: fc.constantFrom(3, 7, 100),
  includesOtherPosts: fc.boolean(),
  speakerScope: fc.constantFrom('said', 'present'),
  typos: fc.constant('off' as const),
});

describe('random requests over random histories', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-histories-'));
  after(() => rmSync(folder, { recursive: true }));

  it('are answered exactly as by a plain scan: totals, facets, order, page by page', (test) => {
    let made = 0;
    const times: number[] = [];
    const requests = fc.array(request, { minLength: REQUESTS_A_HISTORY, maxLength: REQUESTS_A_HISTORY });
    fc.assert(
      fc.property(history, requests, (states, asked) => {
        const path = join(folder, `${++made}.db`);
        let reader = indexReader(path);
        let documents: readonly ItemDocument[] = [];
        const last = states.length;
        states.forEach((next, index) => {
          documents = documentsAfter(documents, next);
          sync(path, documents);
          if (next.isReopened) {
            reader.close();
            reader = indexReader(path);
          }
          // Reading the columns of a new state is no part of a request.
          assert.equal(reader.health().itemCount, documents.length);
          const share = asked.slice((asked.length * index) / last, (asked.length * (index + 1)) / last);
          for (const one of share) times.push(...compare(reader, documents, one));
        });
        reader.close();
        for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
      }),
      { numRuns: Math.ceil(REQUESTS / REQUESTS_A_HISTORY), endOnFailure: true },
    );
    assert.ok(times.length >= REQUESTS);
    // The first answers of a process wait for the compiler.
    const sorted = times.slice(REQUESTS / 10).sort((a, b) => a - b);
    const [median = 0, most = 0, slowest = 0] = [0.5, 0.999, 1].map(
      (share) => sorted[Math.ceil(sorted.length * share) - 1],
    );
    test.diagnostic(
      `${made} histories, ${times.length} answers; milliseconds of computing: median ${median.toFixed(2)}, 999 of 1000 within ${most.toFixed(2)}, slowest ${slowest.toFixed(2)} (${(slowest / median).toFixed(1)} times the median)`,
    );
  });
});

type State = typeof state extends fc.Arbitrary<infer T> ? T : never;

/** Keeping most of the state before makes small changes; otherwise the next state stands alone. */
function documentsAfter(before: readonly ItemDocument[], { drafts, keepsMost }: State): readonly ItemDocument[] {
  const changes = new Map(drafts.slice(0, keepsMost ? 6 : undefined));
  const changed = Array.from(changes, ([number, one]) => documentOf(number, one));
  const ids = new Set(changed.map(({ documentId }) => documentId));
  const kept = keepsMost ? before.filter(({ documentId }, n) => !ids.has(documentId) && n % 11 !== 3) : [];
  return [...kept, ...changed];
}

function documentOf(number: number, one: Omit<Draft, 'report' | 'item'>): ItemDocument {
  return harbourItem({ ...one, report: `r-${number % 7}`, item: `i-${number}` });
}

function sync(path: string, documents: readonly ItemDocument[]): void {
  const session = beginSync(path);
  session.write(session.changed(documents).map((index) => writtenDocument(documents[index] as ItemDocument)));
  session.commit();
}

/** Returns what each answer cost, in milliseconds of computing: what else runs on the machine does not count. */
function compare(reader: IndexReader, documents: readonly ItemDocument[], asked: SearchRequest): number[] {
  const expected = oracleOrder(documents, asked);
  const found: string[] = [];
  const times: number[] = [];
  for (let page = 1; page <= expected.length / asked.pageSize + 1; page++) {
    const before = process.cpuUsage();
    const { hits, total, facets } = reader.search({ ...asked, page });
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    assert.equal(total, expected.length);
    if (page === 1) assert.deepEqual(facets, naiveFacets(documents, asked));
    found.push(...hits.map(({ documentId }) => documentId));
  }
  assert.deepEqual(found, expected);
  return times;
}
