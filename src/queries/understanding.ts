// Turns the parameters of a search and its parsed query into what the engine is asked: names become ids, dates become days. Asks nothing itself.

import { firstDay, lastDay, parseDays } from '../reports/days.ts';
import type { Acronym } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';
import type { SearchRequest } from '../search/engine.ts';
import { FACETS, type FacetName } from '../search/facets.ts';
import { type Clause, firstWords, type ParsedQuery } from '../search/query.ts';
import { foldedWords } from '../search/words.ts';
import type { Directory } from './directory.ts';
import { FACET_VALUES, PAGE_SIZE, type SearchParameters } from './parameters.ts';
import { readQuestion } from './questions.ts';
import type { Reading, ReadSearch } from './reading/readings.ts';
import type { Span } from './reading/spans.ts';
import { earlier, later, spelledOut } from './reading/spelled-out.ts';
import { type Selection, selectionsFor } from './selections.ts';
import { withSynonyms } from './synonyms.ts';
import { namesAmong, type TypedName } from './typed-names.ts';

/** A search and what its `q` parses to, so that nobody parses it again. */
export interface AskedSearch {
  readonly parameters: SearchParameters;
  readonly parsed: ParsedQuery;
}

export interface UnderstoodSearch {
  /** With the ids that its speakers have now. */
  readonly parameters: SearchParameters;
  /** The same, where a speaker was asked for under a former id; else `null`. */
  readonly moved: SearchParameters | null;
  /** What `q` of the parameters parses to. */
  readonly typed: ParsedQuery;
  /** The same search without a question: what a typed question was read as, spelt out. Links that change a part of the search start here. */
  readonly asRead: SearchParameters;
  /** What `q` of `asRead` parses to, all its words. */
  readonly parsed: ParsedQuery;
  /**
   * `read`: a typed question was read as one; `typed`: it could have been, but its words were searched for as they are; `filtered` and
   * `unfiltered`: the same of names, offices, bodies and days in a search that is no question.
   */
  readonly question: 'none' | 'read' | 'typed' | 'filtered' | 'unfiltered';
  /** What of a search that is no question was read as filters. */
  readonly spans: readonly Span[];
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
  /** What the names were looked up in. */
  readonly directory: Directory;
}

/**
 * Values within a facet, from the address and from `q` alike, are alternatives; dates from both narrow each other.
 * @param today what "last year" is counted from
 */
export function understand(asked: AskedSearch, directory: Directory, today: IsoDate | null = null): UnderstoodSearch {
  const parameters = underPresentIds(asked.parameters, directory);
  const question = readQuestion(asked.parsed, directory.speakersCalled, today, directory.names.holdersOf);
  const { as } = parameters;
  const how = question === null ? 'none' : as;
  const read = as === 'read' && question !== null ? { ...question, bodies: [] } : null;
  const understood = understoodAs(how, read, parameters, asked.parsed, directory);
  return { ...understood, moved: parameters === asked.parameters ? null : parameters };
}

/** The same search read in that way. */
export function withReading({ parameters, typed, directory }: UnderstoodSearch, reading: Reading): UnderstoodSearch {
  if (reading.spans.length === 0) return understoodAs('none', null, parameters, typed, directory);
  return { ...understoodAs('filtered', reading, parameters, typed, directory), spans: reading.spans };
}

/** Words and a speaker: then it matters whether the speaker says them or is merely there. */
export function hasScope({ request, clauses }: Pick<UnderstoodSearch, 'request' | 'clauses'>): boolean {
  return request.filters.speaker.length > 0 && hasWords(clauses);
}

function underPresentIds(parameters: SearchParameters, { personOfFormerId }: Directory): SearchParameters {
  const speaker = parameters.speaker.map((id) => personOfFormerId(id) ?? id);
  return speaker.every((id, index) => id === parameters.speaker[index]) ? parameters : { ...parameters, speaker };
}

function understoodAs(
  question: UnderstoodSearch['question'],
  read: ReadSearch | null,
  parameters: SearchParameters,
  typed: ParsedQuery,
  directory: Directory,
): UnderstoodSearch {
  const asRead = read ? spelledOut(parameters, read) : parameters;
  const whole = read?.parsed ?? typed;
  const cut = firstWords(whole);
  const parsed = { ...cut, clauses: directory.compounds.joined(cut.clauses) };
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
  for (const { id, label } of read?.bodies ?? []) {
    select({ facet: 'body', id, label, isUnknown: false, field: { field: 'body', value: label } });
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

  const { clauses: withForms, used } = withSynonyms(parsed.clauses, directory.glossary);
  const clauses = directory.compounds.accepting(withForms);
  notes.push(...used.map((acronym) => synonymNote(acronym, parsed.clauses)));

  const chosen = [...selections.values()];
  const ids = (facet: FacetName) => chosen.filter((value) => value.facet === facet).map((value) => value.id);
  return {
    parameters,
    moved: null,
    typed,
    asRead,
    parsed: whole,
    question,
    spans: [],
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
      facetValues: FACET_VALUES,
      typos: 'tolerated',
    },
    dropped: [],
    withoutFilters: null,
    directory,
  };
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
