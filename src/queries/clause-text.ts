// Says in English what clauses of a search ask for, each term in quotes: the one sentence-maker for words that somebody typed.
import type { Clause, Term } from '../search/query.ts';

export const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
export const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** "“ULEZ”", "“rail” and “fares”", "“rail” or “bus”, but not “coach”"; empty where there are no clauses. */
export function wordsInQuotes(clauses: readonly Clause[]): string {
  const wanted = clauses.filter((clause) => !clause.isExcluded).map((clause) => clause.alternatives);
  const unwanted = clauses
    .filter((clause) => clause.isExcluded)
    .flatMap((clause) => clause.alternatives.map(({ text }) => quoted(text)));
  const without = unwanted.length > 0 ? `not ${OR.format(unwanted)}` : '';
  if (wanted.length === 0) return without;
  return AND.format(wanted.map((terms) => alternatives(terms, wanted.length))) + (without && `, but ${without}`);
}

/** One clause, which says of phrases that they are: "the phrase “night ferry” or “quay”". */
export function clauseInQuotes({ alternatives }: Clause): string {
  const isOfSeveralWords = ({ text, isPhrase }: Term) => isPhrase && /\s/.test(text);
  return OR.format(alternatives.map((term) => (isOfSeveralWords(term) ? 'the phrase ' : '') + quoted(term.text)));
}

/** @param wanted so many clauses are listed: beside others, alternatives stand in brackets */
function alternatives(terms: readonly Term[], wanted: number): string {
  const words = OR.format(terms.map(({ text }) => quoted(text)));
  return wanted === 1 || terms.length === 1 ? words : `(${words})`;
}

export function quoted(text: string): string {
  return `“${isolated(text)}”`;
}

/** Characters that turn the direction of writing must not turn the rest of our sentence. */
export function isolated(text: string): string {
  return /[\u202A-\u202E\u2066-\u2069\u200E\u200F]/u.test(text) ? `\u2068${text}\u2069` : text;
}
