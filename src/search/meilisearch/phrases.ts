// Finds out which documents hold a phrase. The server's own phrases are exact for two words; of three and more it only knows that all pairs
// and triples stand somewhere, so that what it finds is read again here.
import type { MultiSearchQuery } from 'meilisearch';
import { type Condition, hasAny, ofKind } from './filters.ts';
import { type Phrase, phraseKey } from './plan.ts';
import { encodedStem, type IndexedDocument, LOCALES } from './schema.ts';
import type { Server } from './servers.ts';

/** Where a phrase is looked for: in what items hold, in what speakers say, or in titles. */
export type PhrasePlace = 'item' | 'said' | 'title';

export interface PhraseMatches {
  /** Of the documents that hold the phrase; of titles, the items' keys. */
  readonly ids: readonly string[];
  /** Of those that the server's phrase finds although they do not hold it. */
  readonly falseIds: readonly string[];
  /** The server's phrase for a query. */
  readonly query: string | null;
}

/** Longer ones are looked up by their words alone. */
const MAX_QUERY_WORDS = 10;
const PORTION = 1000;
const QUERIES_AT_ONCE = 50;

/** Whether a query finds exactly the documents that hold the phrase. */
export function isExactQuery({ head, last }: Phrase): boolean {
  return head.length === 1 && last.size === 1;
}

/** The server's phrase; `null` where the last word may be one of several, and where it is too long. Needs reading again unless `isExactQuery`. */
export function phraseQuery({ head, last }: Phrase): string | null {
  if (last.size !== 1 || head.length >= MAX_QUERY_WORDS) return null;
  return `"${[...head, ...last].map(encodedStem).join(' ')}"`;
}

/** By `phraseKey`. */
export async function phraseMatches(
  { client }: Server,
  index: string,
  phrases: readonly Phrase[],
  place: PhrasePlace,
): Promise<ReadonlyMap<string, PhraseMatches>> {
  const found = new Map(
    phrases.map((phrase) => [phraseKey(phrase), { ids: [] as string[], falseIds: [] as string[] }]),
  );
  let open = phrases.map((phrase) => ({ phrase, page: 1 }));
  while (open.length > 0) {
    const asked = open.slice(0, QUERIES_AT_ONCE);
    const queries = asked.map(
      ({ phrase, page }): MultiSearchQuery => ({ ...candidatesOf(phrase, index, place), page }),
    );
    const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, IndexedDocument>({ queries });
    const further = asked.flatMap(({ phrase, page }, at) => {
      const { hits = [], totalPages = 0 } = results[at] ?? {};
      const matches = found.get(phraseKey(phrase));
      for (const hit of hits) (holds(hit, phrase, place) ? matches?.ids : matches?.falseIds)?.push(hit.id);
      return page < totalPages ? [{ phrase, page: page + 1 }] : [];
    });
    open = [...open.slice(QUERIES_AT_ONCE), ...further];
  }
  return new Map(
    phrases.map((phrase) => {
      const { ids = [], falseIds = [] } = found.get(phraseKey(phrase)) ?? {};
      return [phraseKey(phrase), { ids, falseIds, query: phraseQuery(phrase) }];
    }),
  );
}

function candidatesOf(phrase: Phrase, index: string, place: PhrasePlace): Omit<MultiSearchQuery, 'page'> {
  const isTitle = place === 'title';
  const attribute = isTitle ? 'titleWords' : 'words';
  const filter: Condition[] = [
    ofKind(isTitle ? 'item' : place),
    ...[...new Set(phrase.head)].map((stem) => hasAny(attribute, [encodedStem(stem)])),
    hasAny(attribute, [...phrase.last].map(encodedStem)),
  ];
  return {
    indexUid: index,
    q: phraseQuery(phrase) ?? '',
    locales: LOCALES,
    filter,
    ...(isTitle && { attributesToSearchOn: ['title'] }),
    attributesToRetrieve: isExactQuery(phrase) ? ['id'] : isTitle ? ['id', 'title'] : ['id', 'title', 'text'],
    hitsPerPage: PORTION,
    // The order does not matter, and this one costs least.
    sort: ['item:asc'],
  };
}

function holds(document: IndexedDocument, phrase: Phrase, place: PhrasePlace): boolean {
  if (isExactQuery(phrase)) return true;
  const head = phrase.head.map(encodedStem);
  const last = new Set([...phrase.last].map(encodedStem));
  const texts = place === 'title' ? [] : Object.values(document.text).flat();
  return [document.title ?? '', ...texts].some((text) => {
    const stems = text.split(' ');
    return stems.some(
      (_, at) => head.every((stem, offset) => stems[at + offset] === stem) && last.has(stems[at + head.length] ?? ''),
    );
  });
}
