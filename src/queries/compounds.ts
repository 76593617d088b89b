// Lets the ways to write a compound find each other: "by-election", "by election", "byelection". Pure; knows what the archive's texts tell, and never
// touches what stands in quotes.
import type { Compounds } from '../reports/compounds.ts';
import { type Clause, plainWord, type Term } from '../search/query.ts';
import { stemOf } from '../search/stems.ts';
import { foldedWords } from '../search/words.ts';

/** Of an archive that has not told of any yet. */
export const NO_COMPOUNDS: Compounds = { apart: [], seldom: [], together: [] };

/** Finds the compounds of an archive. */
export interface CompoundFinder {
  /** Clauses of words that are one, typed apart, become one; the others stay as they are, in their order. */
  readonly joined: (clauses: readonly Clause[]) => readonly Clause[];
  /** Each clause also accepts the other ways to write its words. As many as were given, in their order. */
  readonly accepting: (clauses: readonly Clause[]) => readonly Clause[];
}

/** Every page of an item asks for the same. */
const finders = new WeakMap<Compounds, CompoundFinder>();

/** Prepares at the first question, once for the same compounds. */
export function compoundFinder(compounds: Compounds): CompoundFinder {
  const finder = finders.get(compounds) ?? finderOf(compounds);
  finders.set(compounds, finder);
  return finder;
}

function finderOf({ apart, seldom, together }: Compounds): CompoundFinder {
  let known: { readonly parts: ReadonlyMap<string, ReadonlySet<string>>; readonly joins: ReadonlySet<string> } | null =
    null;
  const tables = () => {
    known ??= {
      parts: partsByStem([...apart, ...seldom]),
      joins: new Set([...apart, ...together].map((pair) => stemOf(pair.replace('-', '')))),
    };
    return known;
  };
  return {
    joined: (clauses) => joinedClauses(clauses, tables().joins),
    accepting: (clauses) => clauses.map((clause) => accepting(clause, tables().parts)),
  };
}

/** By the stem of the whole word, its parts with a space between them; forms of one word once. */
function partsByStem(pairs: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const parts = new Map<string, Map<string, string>>();
  for (const pair of pairs) {
    const stem = stemOf(pair.replace('-', ''));
    const forms = parts.get(stem) ?? new Map<string, string>();
    parts.set(stem, forms);
    forms.set(pair.split('-').map(stemOf).join(' '), pair.replace('-', ' '));
  }
  return new Map([...parts].map(([stem, forms]) => [stem, new Set(forms.values())]));
}

function joinedClauses(clauses: readonly Clause[], joins: ReadonlySet<string>): readonly Clause[] {
  const result: Clause[] = [];
  for (let at = 0; at < clauses.length; at++) {
    const [one, other] = [clauses[at], clauses[at + 1]].map((clause) => (clause ? singleWord(clause) : null));
    const isOne = one && other && joins.has(stemOf(foldedWords(one) + foldedWords(other)));
    const clause = clauses[at];
    if (isOne) result.push({ alternatives: [{ text: `${one} ${other}`, isPhrase: false }], isExcluded: false });
    else if (clause) result.push(clause);
    if (isOne) at++;
  }
  return result;
}

/** `null` also for one that is hyphenated. */
function singleWord(clause: Clause): string | null {
  const word = plainWord(clause);
  return word !== null && /^\S+$/.test(word) && !foldedWords(word).includes(' ') ? word : null;
}

function accepting(clause: Clause, parts: ReadonlyMap<string, ReadonlySet<string>>): Clause {
  const added = clause.alternatives.flatMap(({ text, isPhrase }): readonly Term[] => {
    if (isPhrase) return [];
    const words = foldedWords(text).split(' ');
    // No engine looks for typing mistakes in a phrase.
    if (words.length > 1) return words.length === 2 ? [{ text: words.join(''), isPhrase: true }] : [];
    const forms = parts.get(stemOf(words[0] ?? '')) ?? [];
    return Array.from(forms, (form) => ({ text: form, isPhrase: true }));
  });
  // What was typed last stays last: an engine may take it for a word that is still being typed.
  return added.length === 0 ? clause : { ...clause, alternatives: [...added, ...clause.alternatives] };
}
