// The order of results as docs/engine.md defines it, by a plain scan over documents: slow, and written apart from the engine that it judges.
import type { ItemDocument } from '../../src/reports/item.ts';
import type { SearchRequest } from '../../src/search/engine.ts';
import type { Term } from '../../src/search/query.ts';
import { inOtherSpelling } from '../../src/search/spelling.ts';
import { tokens } from '../../src/search/words.ts';
import { naiveSearch } from './naive.ts';

/** Ids of the documents that match, best first. */
export function oracleOrder(documents: readonly ItemDocument[], request: SearchRequest): string[] {
  const matching = new Set(naiveSearch(documents, request));
  const items = documents.map((document) => itemOf(document));
  const found = items.filter(({ document }) => matching.has(document.documentId));
  const byTime = (a: Item, b: Item) => timeOrder(a.document, b.document, request.sort === 'oldest' ? 1 : -1);
  const clauses = clausesOf(items, request);
  if (request.sort !== 'relevance' || clauses.length === 0) return found.sort(byTime).map(idOf);

  const averageLength = items.reduce((sum, { length }) => sum + length, 0) / items.length;
  const ranked = found
    .map((item) => {
      const heard = heardIn(item, request, clauses);
      return { item, heard, worth: worthOf(item, heard, clauses, items, averageLength) };
    })
    .sort((a, b) => b.worth - a.worth || byTime(a.item, b.item));
  const again = ranked
    .slice(0, clauses.length > 1 ? 64 : 0)
    .map((one) => ({ ...one, worth: one.worth + nearnessIn(one.heard, clauses, items) }))
    .sort((a, b) => b.worth - a.worth || byTime(a.item, b.item));
  return [...again, ...ranked.slice(again.length)].map(({ item }) => idOf(item));
}

interface Part {
  readonly isTitle: boolean;
  readonly speaker: string | null;
  readonly stems: readonly string[];
  /** Of the first word within the text. */
  readonly start: number;
}

interface Item {
  readonly document: ItemDocument;
  readonly parts: readonly Part[];
  readonly length: number;
}

/** For each place the stems that fit. */
type Pattern = readonly ReadonlySet<string>[];

function itemOf(document: ItemDocument): Item {
  const stems = (text: string) => tokens(text).map(({ stem }) => stem);
  const title: Part = { isTitle: true, speaker: null, stems: stems(document.title), start: 0 };
  const parts = [title];
  let start = 0;
  for (const { speaker, text } of document.statements) {
    parts.push({ isTitle: false, speaker: speaker?.id ?? null, stems: stems(text), start });
    start += (parts.at(-1)?.stems.length ?? 0) + 1;
  }
  return { document, parts, length: parts.reduce((sum, part) => sum + part.stems.length, 0) };
}

function idOf({ document }: Item): string {
  return document.documentId;
}

function timeOrder(a: ItemDocument, b: ItemDocument, direction: 1 | -1): number {
  const byId = a.documentId < b.documentId ? -1 : 1;
  if (a.date === b.date) return byId;
  if (a.date === null) return 1;
  if (b.date === null) return -1;
  return a.date < b.date ? -direction : direction;
}

/** What must match: for each clause the patterns of its alternatives; none said twice. */
function clausesOf(items: readonly Item[], { clauses, isTyping }: SearchRequest): Pattern[][] {
  const included = clauses.filter(({ isExcluded }) => !isExcluded);
  const typed = isTyping ? included.at(-1)?.alternatives.at(-1) : undefined;
  const patternOf = (term: Term): Pattern => {
    const words = tokens(term.text);
    const last = words.at(-1)?.word ?? '';
    return words.map(({ stem }, place) => {
      const isBegun = term === typed && !term.isPhrase && place === words.length - 1 && last.length > 1;
      return new Set(isBegun ? [stem, ...stemsBeginning(items, last)] : [stem]);
    });
  };
  const written = included
    .map(({ alternatives }) => uniquePatterns(alternatives.map(patternOf).filter((pattern) => pattern.length > 0)))
    .filter((patterns) => patterns.length > 0);
  return [...new Map(written.map((patterns) => [patterns.map(spelt).join('|'), patterns])).values()];
}

function stemsBeginning(items: readonly Item[], prefix: string): string[] {
  const texts = items.flatMap(({ document }) => [document.title, ...document.statements.map(({ text }) => text)]);
  return texts.flatMap((text) =>
    tokens(text)
      .filter(({ word }) => word.startsWith(prefix) || word.startsWith(inOtherSpelling(prefix) ?? prefix))
      .map(({ stem }) => stem),
  );
}

function uniquePatterns(patterns: readonly Pattern[]): Pattern[] {
  return [...new Map(patterns.map((pattern) => [spelt(pattern), pattern])).values()];
}

function spelt(pattern: Pattern): string {
  return pattern.map((stems) => [...stems].sort().join('/')).join(' ');
}

/** Positions of the last words where the pattern fits. */
function places({ stems, start }: Part, pattern: Pattern): number[] {
  return stems.flatMap((_, at) =>
    pattern.every((wanted, place) => wanted.has(stems[at + place] ?? '')) ? [start + at + pattern.length - 1] : [],
  );
}

function holds(parts: readonly Part[], patterns: readonly Pattern[]): boolean {
  return patterns.some((pattern) => parts.some((part) => places(part, pattern).length > 0));
}

/** The parts whose words count: with a speaker selected, what those say who say it all. */
function heardIn({ parts }: Item, request: SearchRequest, clauses: readonly Pattern[][]): readonly Part[] {
  const chosen = request.filters.speaker;
  if (chosen.length === 0 || request.speakerScope === 'present') return parts;
  const excluded = request.clauses.filter(({ isExcluded }) => isExcluded).flatMap(({ alternatives }) => alternatives);
  const unwanted = excluded.map(({ text }) => tokens(text).map(({ stem }) => new Set([stem])));
  return parts.filter(({ speaker }) => {
    if (speaker === null || !chosen.includes(speaker)) return false;
    const own = parts.filter((part) => part.speaker === speaker);
    return (
      matches(
        clauses.map((patterns) => holds(own, patterns)),
        request,
      ) &&
      !holds(
        own,
        unwanted.filter((one) => one.length > 0),
      )
    );
  });
}

function matches(held: readonly boolean[], { matching }: SearchRequest): boolean {
  return matching === 'any' ? held.length === 0 || held.includes(true) : !held.includes(false);
}

function itemsWith(patterns: readonly Pattern[], items: readonly Item[]): number {
  return items.filter((item) => holds(item.parts, patterns)).length;
}

function rarity(count: number, items: readonly Item[]): number {
  return Math.log(1 + (items.length - count + 0.5) / (count + 0.5));
}

function worthOf(
  { parts, length }: Item,
  heard: readonly Part[],
  clauses: readonly Pattern[][],
  items: readonly Item[],
  averageLength: number,
): number {
  let sum = 0;
  for (const patterns of clauses) {
    let uses = 0;
    for (const part of heard) {
      for (const pattern of patterns) uses += places(part, pattern).length * (part.isTitle ? 6 : 1);
    }
    if (uses === 0) continue;
    const weight = rarity(itemsWith(patterns, items), items) * 2.2;
    sum = Math.fround(sum + (weight * uses) / (uses + 1.2 * (1 - 0.75 + (0.75 * length) / averageLength)));
  }
  const titles = parts.filter(({ isTitle }) => isTitle);
  return sum + (clauses.every((patterns) => holds(titles, patterns)) ? 1e6 : 0);
}

function nearnessIn(heard: readonly Part[], all: readonly Pattern[][], items: readonly Item[]): number {
  const clauses = all.filter((patterns) => itemsWith(patterns, items) <= items.length / 2);
  let sum = 0;
  for (let second = 1; second < clauses.length; second++) {
    const pair = [clauses[second - 1] ?? [], clauses[second] ?? []] as const;
    let least = Infinity;
    for (const isTitle of [true, false]) {
      const parts = heard.filter((part) => part.isTitle === isTitle);
      const [firsts, seconds] = pair.map((patterns) =>
        patterns
          // Where a beginning stands for very many words, nobody looks where they stand.
          .filter((pattern) => pattern.every((stems) => stems.size <= 8))
          .flatMap((pattern) => parts.flatMap((part) => places(part, pattern))),
      );
      for (const one of firsts ?? []) {
        for (const other of seconds ?? []) least = Math.min(least, other > one ? other - one : one - other + 1);
      }
    }
    const counts = pair.map((patterns) => itemsWith(patterns, items));
    if (least < Infinity) sum += (6 * rarity(Math.max(...counts), items)) / least;
  }
  return sum;
}
