// Compares two engines on random requests made from the words, names and days of real documents: what one counts, the other must count.
import assert from 'node:assert/strict';
import { slug } from '../../src/reports/ids.ts';
import type { ItemDocument } from '../../src/reports/item.ts';
import type { Facets, Filters, SearchRequest } from '../../src/search/engine.ts';
import { parseQuery } from '../../src/search/query.ts';
import { tokens } from '../../src/search/words.ts';

/** As much of an engine as is compared; every `SearchEngine` is one. */
export interface Answering {
  search(request: SearchRequest): Promise<{
    readonly total: number;
    readonly facets: Facets;
    readonly hits: readonly { readonly documentId: string }[];
  }>;
}

/** How many requests were compared, and how many of them found something. */
export interface Agreement {
  readonly compared: number;
  readonly found: number;
}

/**
 * Asks both engines, which hold `documents`, the same `count` requests: words, phrases, operators, filters, dates, orders, pages; typing
 * mistakes not tolerated. Totals and facets must be equal, pages as long as they should be, and equal where the order is by day. Throws
 * an `AssertionError` that tells the first differing request in words. The same seed makes the same requests.
 */
export async function agree(
  nameA: string,
  engineA: Answering,
  nameB: string,
  engineB: Answering,
  documents: readonly ItemDocument[],
  seed: number,
  count: number,
): Promise<Agreement> {
  const make = requestsFrom(documents, seed);
  let found = 0;
  for (let n = 1; n <= count; n++) {
    const { query, request } = make();
    const [a, b] = [await engineA.search(request), await engineB.search(request)];
    const told = `request ${n} of seed ${seed}: ${inWords(query, request)}`;
    const between = (what: string) => `${nameA} (actual) and ${nameB} (expected) differ in ${what} at ${told}`;
    assert.equal(a.total, b.total, between(`the total, ${a.total} and ${b.total},`));
    for (const facet of ['speaker', 'topic', 'author', 'body', 'year', 'month'] as const) {
      assert.deepEqual(a.facets[facet], b.facets[facet], between(`the facet ${facet}`));
    }
    const [idsA, idsB] = [a, b].map(({ hits }) => hits.map(({ documentId }) => documentId));
    const length = Math.max(0, Math.min(request.pageSize, a.total - (request.page - 1) * request.pageSize));
    assert.equal(new Set(idsA).size, length, between(`the items of the page, of which there should be ${length},`));
    assert.equal(new Set(idsB).size, length, between(`the items of the page, of which there should be ${length},`));
    if (request.sort !== 'relevance') assert.deepEqual(idsA, idsB, between('the items of the page'));
    if (a.total > 0) found++;
  }
  return { compared: count, found };
}

interface Made {
  readonly query: string;
  readonly request: SearchRequest;
}

function requestsFrom(documents: readonly ItemDocument[], seed: number): () => Made {
  const random = randomFrom(seed);
  const chance = (probability: number) => random() < probability;
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
  const anyDocument = () => pick(documents);

  const term = (document: ItemDocument | undefined): string => {
    const text = chance(0.15) ? document?.title : pick(document?.statements ?? [])?.text;
    const words = tokens(text ?? '');
    const at = Math.floor(random() * words.length);
    const length = chance(0.2) ? 2 + Math.floor(random() * 3) : 1;
    const [first, last] = [words[at], words[Math.min(at + length, words.length) - 1]];
    if (!first || !last || chance(0.02)) return 'zyzzyva';
    const surface = (text ?? '').slice(first.start, last.end).replace(/["“”„‟«»″＂]/g, ' ');
    return length > 1 ? `"${surface}"` : surface;
  };
  const value = (name: keyof Filters, document: ItemDocument | undefined): string[] => {
    const own = {
      speaker: document?.speakers.map(({ id }) => id),
      topic: document?.topics.map(({ id }) => id),
      author: document?.report.author ? [slug(document.report.author)] : [],
      body: document ? [document.report.body.id] : [],
    }[name];
    return chance(0.03) ? ['nobody-of-this-name'] : [pick(own ?? [])].filter((id) => id !== undefined);
  };

  return () => {
    // Words and filters that were chosen apart from each other seldom meet: mostly they come from one document.
    const anchor = anyDocument();
    const source = () => (chance(0.75) ? anchor : anyDocument());
    const terms: string[] = [];
    for (let rest = Math.floor(random() * 5); rest > 0; rest--) {
      terms.push(chance(0.15) ? `-${term(anyDocument())}` : term(source()));
      if (chance(0.15)) terms.push('OR');
    }
    const query = terms.join(' ');
    const filter = (name: keyof Filters, probability: number) => {
      if (!chance(probability)) return [];
      return [...new Set([...value(name, source()), ...(chance(0.3) ? value(name, anyDocument()) : [])])];
    };
    const day = () => anyDocument()?.date ?? null;
    const [from = null, to = null] = chance(0.25) ? [day(), day()].sort() : [];
    const request: SearchRequest = {
      clauses: parseQuery(query).clauses,
      matching: chance(0.2) ? 'any' : 'all',
      isTyping: false,
      filters: {
        speaker: filter('speaker', 0.35),
        topic: filter('topic', 0.2),
        author: filter('author', 0.1),
        body: filter('body', 0.1),
      },
      from: chance(0.8) ? from : null,
      to: chance(0.8) ? to : null,
      sort: pick(['relevance', 'newest', 'oldest'] as const) ?? 'newest',
      page: chance(0.7) ? 1 : 1 + Math.floor(random() * 12),
      pageSize: 1 + Math.floor(random() * 30),
      includesOtherPosts: chance(0.3),
      speakerScope: chance(0.8) ? 'said' : 'present',
      typos: 'off',
    };
    return { query, request };
  };
}

function inWords(query: string, request: SearchRequest): string {
  const { matching, filters, from, to, sort, page, pageSize, includesOtherPosts, speakerScope } = request;
  const chosen = Object.entries(filters).flatMap(([name, ids]: [string, readonly string[]]) =>
    ids.length > 0 ? [`${name} ${ids.map((id) => JSON.stringify(id)).join(' or ')}`] : [],
  );
  return [
    query === '' ? 'no words' : `${matching === 'any' ? 'any of ' : ''}the words ${query}`,
    ...chosen,
    filters.speaker.length > 0 && `scope ${speakerScope}`,
    from && `from ${from}`,
    to && `to ${to}`,
    includesOtherPosts && 'other posts included',
    `${sort}, page ${page} of ${pageSize} items each`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** Numbers from 0 up to 1, always the same for a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
