// The contract of search as a plain scan over documents: slow, short, and obviously right. Knows no ranking and no typing mistakes.
import { slug } from '../../src/reports/ids.ts';
import type { ItemDocument } from '../../src/reports/item.ts';
import type { Facets, FacetValue, Filters, SearchRequest } from '../../src/search/engine.ts';
import type { Clause, Term } from '../../src/search/query.ts';
import { inOtherSpelling } from '../../src/search/spelling.ts';
import { tokens as cut, type Token } from '../../src/search/words.ts';
import type { Answering } from './agreement.ts';

/** Ids of the documents that match, in order of id. */
export function naiveSearch(documents: readonly ItemDocument[], request: SearchRequest): string[] {
  const typed = request.isTyping
    ? request.clauses.findLast(({ isExcluded }) => !isExcluded)?.alternatives.at(-1)
    : undefined;
  const begun = typed && !typed.isPhrase ? tokens(typed.text).at(-1)?.word : undefined;
  const vocabulary = begun ? documents.flatMap((document) => allTexts(document).flatMap(tokens)) : [];
  const beginnings = begun ? [begun, inOtherSpelling(begun) ?? begun] : [];
  const isContinued = ({ word }: Token) => beginnings.some((beginning) => word.startsWith(beginning));
  const continued = begun && begun.length > 1 ? vocabulary.filter(isContinued) : [];
  const typedStems = new Set(continued.map(({ stem }) => stem));

  const hasTerm = (texts: readonly string[], term: Term): boolean => {
    const wanted = tokens(term.text);
    const fits = (token: Token | undefined, index: number) =>
      token !== undefined &&
      (token.stem === wanted[index]?.stem ||
        (term === typed && index === wanted.length - 1 && typedStems.has(token.stem)));
    return texts.some((text) => {
      const words = tokens(text);
      return words.some((_, at) => wanted.every((_, index) => fits(words[at + index], index)));
    });
  };
  const hasClauses = (texts: readonly string[]) => {
    const holds = ({ alternatives }: Clause) => alternatives.some((term) => hasTerm(texts, term));
    const included = request.clauses.filter(({ isExcluded }) => !isExcluded);
    const isAny = request.matching === 'any' && included.length > 0;
    return (
      (isAny ? included.some(holds) : included.every(holds)) &&
      !request.clauses.some((clause) => clause.isExcluded && holds(clause))
    );
  };

  const { filters, speakerScope, from, to } = request;
  return documents
    .filter((document) => {
      if (document.report.kind === 'other post' && !request.includesOtherPosts) return false;
      if (from !== null && (document.date === null || document.date < from)) return false;
      if (to !== null && (document.date === null || document.date > to)) return false;
      const values = facetValues(document);
      const passes = (name: keyof Filters) =>
        filters[name].length === 0 || values[name].some(({ id }) => filters[name].includes(id));
      if (!passes('topic') || !passes('author') || !passes('body') || !passes('speaker')) return false;
      if (filters.speaker.length === 0 || speakerScope === 'present') return hasClauses(allTexts(document));
      return document.speakers.some(
        ({ id }) =>
          filters.speaker.includes(id) &&
          hasClauses(document.statements.filter(({ speaker }) => speaker?.id === id).map(({ text }) => text)),
      );
    })
    .map(({ documentId }) => documentId)
    .sort();
}

/** The scan as an engine that can be compared with others. Relevance is the order of ids: it knows no better. */
export function naiveEngine(documents: readonly ItemDocument[]): Answering {
  const dates = new Map(documents.map(({ documentId, date }) => [documentId, date]));
  return {
    search: async (request) => {
      const ids = naiveSearch(documents, request);
      const direction = request.sort === 'oldest' ? 1 : -1;
      const day = (id: string) => dates.get(id) ?? (direction === 1 ? '9' : '');
      if (request.sort !== 'relevance')
        ids.sort((a, b) => direction * (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0) || (a < b ? -1 : 1));
      const from = (request.page - 1) * request.pageSize;
      const hits = ids.slice(from, from + request.pageSize).map((documentId) => ({ documentId }));
      return { total: ids.length, facets: naiveFacets(documents, request), hits };
    },
  };
}

/** The count beside a value is what choosing it alone would find. */
export function naiveFacets(documents: readonly ItemDocument[], request: SearchRequest): Facets {
  const counted = (name: keyof Filters): FacetValue[] => {
    const all = documents.flatMap((document) => facetValues(document)[name]);
    return [...new Map(all.map((value) => [value.id, value])).values()]
      .map(({ id, label }) => {
        const filters = { ...request.filters, [name]: [id] };
        return { id, label, count: naiveSearch(documents, { ...request, filters }).length };
      })
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'en'));
  };
  const spans = (length: number) => {
    const values = new Set(documents.flatMap(({ date }) => (date === null ? [] : [date.slice(0, length)])));
    return [...values]
      .sort()
      .map((value) => {
        const dates = { from: `${value}-01-01`.slice(0, 10), to: `${value}-12-31`.slice(0, 10) };
        const month = length === 7 ? { from: `${value}-01`, to: `${value}-31` } : dates;
        return { value, count: naiveSearch(documents, { ...request, ...month }).length };
      })
      .filter(({ count }) => count > 0);
  };
  return {
    speaker: counted('speaker'),
    topic: counted('topic'),
    author: counted('author'),
    body: counted('body'),
    year: spans(4),
    month: spans(7),
  };
}

const known = new Map<string, readonly Token[]>();

/** Cuts each text once: the scan comes by every text many times. */
function tokens(text: string): readonly Token[] {
  const words = known.get(text) ?? cut(text);
  known.set(text, words);
  return words;
}

function allTexts(document: ItemDocument): string[] {
  return [document.title, ...document.statements.map(({ text }) => text)];
}

function facetValues(
  document: ItemDocument,
): Readonly<Record<keyof Filters, readonly { id: string; label: string }[]>> {
  const { author, body } = document.report;
  return {
    speaker: document.speakers.map(({ id, name }) => ({ id, label: name })),
    topic: document.topics,
    author: author === null ? [] : [{ id: slug(author), label: author }],
    body: [{ id: body.id, label: body.name }],
  };
}
