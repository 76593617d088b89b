// Turns the parameters of a search and its parsed query into what the engine is asked: names become ids, dates become days. Asks nothing itself.

import { slug } from '../reports/ids.ts';
import type { Acronym } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';
import type { SearchRequest } from '../search/engine.ts';
import { FACETS, type FacetName } from '../search/facets.ts';
import { withSynonyms } from '../search/glossary.ts';
import { type Clause, type FieldTerm, firstWords, type ParsedQuery, parseQuery } from '../search/query.ts';
import { type ReadQuestion, readDates, readQuestion } from '../search/questions.ts';
import { namesAmong, type TypedName } from '../search/typed-names.ts';
import { foldedWords } from '../search/words.ts';
import type { Directory } from './directory.ts';
import { parseDays } from './text/dates.ts';
import type { SearchParameters } from './urls.ts';

/** A value of a facet that the search is filtered by. */
export interface Selection {
  readonly facet: FacetName;
  readonly id: string;
  readonly label: string;
  /** The archive has no such value, so nothing matches it. */
  readonly isUnknown: boolean;
  /** The operator in `q` that asked for it, or what a typed question amounts to, else `null`: then a parameter of the address did. */
  readonly field: FieldTerm | null;
}

export interface UnderstoodSearch {
  readonly parameters: SearchParameters;
  /** The same search without a question: what a typed question was read as, spelt out. Links that change a part of the search start here. */
  readonly asRead: SearchParameters;
  /**
   * `read`: a typed question was read as one; `typed`: it could have been, but its words were searched for as they are; `dated` and
   * `undated`: the same of a date in a search that is no question.
   */
  readonly question: 'none' | 'read' | 'typed' | 'dated' | 'undated';
  /** As typed, without what was dropped; those of the request also accept synonyms. */
  readonly clauses: readonly Clause[];
  /** The full names of speakers among these. */
  readonly names: readonly TypedName[];
  readonly selections: readonly Selection[];
  /** Sentences for the reader about what was read in an unexpected way. */
  readonly notes: readonly string[];
  readonly request: SearchRequest;
  /** What was left out, because no item holds all words; known once the search is done. */
  readonly dropped: readonly Clause[];
  /** How many items there are without filters, where they alone are to blame that nothing was found; else `null`. */
  readonly withoutFilters: number | null;
}

export const PAGE_SIZE = 20;

/** Values within a facet, from the address and from `q` alike, are alternatives; dates from both narrow each other. */
export function understand(parameters: SearchParameters, typed: ParsedQuery, directory: Directory): UnderstoodSearch {
  const question = readQuestion(parameters.q, directory.speakersCalled);
  const read = parameters.as === 'read' ? question : null;
  return understoodAs(question === null ? 'none' : parameters.as, read, parameters, typed, directory);
}

/**
 * The same search with the first date among its words as a date, whatever `as` says; `null` where it holds none, or is a question: that has been
 * read, or is not to be.
 */
export function withDatesRead(search: UnderstoodSearch, directory: Directory): UnderstoodSearch | null {
  const { question, parameters } = search;
  const read = question === 'none' ? readDates(parameters.q) : null;
  return read && understoodAs('dated', read, parameters, parseQuery(parameters.q), directory);
}

function understoodAs(
  question: UnderstoodSearch['question'],
  read: ReadQuestion | null,
  parameters: SearchParameters,
  typed: ParsedQuery,
  directory: Directory,
): UnderstoodSearch {
  const asRead = read ? spelledOut(parameters, read) : parameters;
  const whole = read ? parseQuery(asRead.q) : typed;
  const parsed = firstWords(whole);
  // What was read differently is told of what was typed; that words were left out, of what is searched for.
  const notes = [...typed.notes, ...parsed.notes.slice(whole.notes.length)];
  const selections = new Map<string, Selection>();
  const select = (selection: Selection) => {
    const key = `${selection.facet} ${selection.id}`;
    if (!selections.has(key)) selections.set(key, selection);
  };

  for (const { id, name } of read?.speakers ?? []) {
    select({ facet: 'speaker', id, label: name, isUnknown: false, field: { field: 'speaker', value: name } });
  }
  for (const facet of FACETS) {
    for (const value of parameters[facet]) {
      for (const found of selectionsFor(directory, facet, value, null, notes)) select(found);
    }
  }
  let from = firstDay(asRead.from);
  let to = lastDay(asRead.to);
  for (const term of parsed.fields) {
    if (term.field !== 'from' && term.field !== 'to') {
      for (const found of selectionsFor(directory, term.field, term.value, term, notes)) select(found);
      continue;
    }
    const days = parseDays(term.value);
    if (!days) {
      notes.push(
        `“${term.value}” after ${term.field}: is not a date, so it was left out. Write a date as 2023, 2023-05 or 2023-05-23.`,
      );
    } else if (term.field === 'from') from = later(from, days.start);
    else to = earlier(to, days.end);
  }

  const { clauses, used } = withSynonyms(parsed.clauses, directory.glossary);
  notes.push(...used.map((acronym) => synonymNote(acronym, parsed.clauses)));

  const chosen = [...selections.values()];
  const ids = (facet: FacetName) => chosen.filter((value) => value.facet === facet).map((value) => value.id);
  return {
    parameters,
    asRead,
    question,
    clauses: parsed.clauses,
    names: namesAmong(parsed.clauses, directory.speakersCalled),
    selections: chosen,
    notes,
    request: {
      clauses,
      isTyping: parameters.isTyping && parsed.endsInWord,
      filters: { speaker: ids('speaker'), topic: ids('topic'), author: ids('author'), body: ids('body') },
      from,
      to,
      sort: parameters.sort ?? (hasWords(parsed.clauses) ? 'relevance' : 'newest'),
      page: parameters.page,
      pageSize: PAGE_SIZE,
      includesOtherPosts: parameters.includesOtherPosts,
      speakerScope: parameters.speakerScope,
      typos: 'tolerated',
    },
    dropped: [],
    withoutFilters: null,
  };
}

/** The search that a question amounts to; its dates and those of the address narrow each other, or else the question's count. */
function spelledOut(parameters: SearchParameters, { q, speakers, from, to }: ReadQuestion): SearchParameters {
  const isLater = (firstDay(parameters.from) ?? '') > (firstDay(from) ?? '');
  const isEarlier = (lastDay(parameters.to) ?? '9') < (lastDay(to) ?? '9');
  const narrowed = { from: isLater ? parameters.from : from, to: isEarlier ? parameters.to : to };
  const meets = (firstDay(narrowed.from) ?? '') <= (lastDay(narrowed.to) ?? '9');
  return {
    ...parameters,
    q,
    speaker: [...new Set([...parameters.speaker, ...speakers.map(({ id }) => id)])],
    ...(meets ? narrowed : { from, to }),
  };
}

function firstDay(date: string | null): IsoDate | null {
  return date === null ? null : (parseDays(date)?.start ?? null);
}

function lastDay(date: string | null): IsoDate | null {
  return date === null ? null : (parseDays(date)?.end ?? null);
}

/** Is there anything to rank by? A search that only excludes words has nothing. */
export function hasWords(clauses: readonly Clause[]): boolean {
  return clauses.some((clause) => !clause.isExcluded);
}

function synonymNote({ acronym, expansion }: Acronym, typed: readonly Clause[]): string {
  const holding = (form: string) =>
    typed.filter(({ alternatives }) => alternatives.some(({ text }) => foldedWords(text) === foldedWords(form)));
  const [one, other] = holding(acronym).length > 0 ? [acronym, expansion] : [expansion, acronym];
  const clauses = holding(one);
  const isLeftOut = clauses.length > 0 && clauses.every(({ isExcluded }) => isExcluded);
  return `“${one}” was ${isLeftOut ? 'left out' : 'searched for'} as “${other}”, too.`;
}

const KIND: Readonly<Record<FacetName, string>> = {
  speaker: 'speaker',
  topic: 'topic',
  author: 'author',
  body: 'body',
};

function selectionsFor(
  directory: Directory,
  facet: FacetName,
  typed: string,
  field: FieldTerm | null,
  notes: string[],
): readonly Selection[] {
  const found = directory.find(facet, typed);
  if (found.length === 0) {
    notes.push(`This archive knows no ${KIND[facet]} “${typed}”.`);
    return [{ facet, id: slug(typed), label: typed, isUnknown: true, field }];
  }
  if (found.length > 1) {
    const names = found.map((value) => value.label);
    notes.push(`“${typed}” may be ${OR.format(names)}: all of them are included.`);
  }
  return found.map(({ id, label }) => ({ facet, id, label, isUnknown: false, field }));
}

const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

function later(one: IsoDate | null, other: IsoDate): IsoDate {
  return one !== null && one > other ? one : other;
}

function earlier(one: IsoDate | null, other: IsoDate): IsoDate {
  return one !== null && one < other ? one : other;
}
