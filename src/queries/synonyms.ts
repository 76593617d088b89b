// Lets an acronym and what it stands for find each other: adds alternatives to the clauses of a query. Pure; only what the glossary lists is a synonym.
import type { Acronym } from '../reports/item.ts';
import { type Clause, plainWord, type Term } from '../search/query.ts';
import { foldedWords } from '../search/words.ts';

export interface ClausesWithSynonyms {
  /** As many as were given, in their order. */
  readonly clauses: readonly Clause[];
  /** What the clauses accept besides what was typed, in the order of the glossary. */
  readonly used: readonly Acronym[];
}

/**
 * A word or phrase that is an acronym also accepts its expansion as a phrase; one that is an expansion also accepts the acronym, and so
 * does each of neighbouring words that spell one: (national OR NPF) AND (policy OR NPF) AND (forum OR NPF). What excludes one form
 * excludes the other. Words are compared folded.
 */
export function withSynonyms(clauses: readonly Clause[], glossary: readonly Acronym[]): ClausesWithSynonyms {
  const typed = clauses.map(({ alternatives }) => new Set(alternatives.map(({ text }) => foldedWords(text))));
  const parts = clauses.map(spelledBy);
  const added = clauses.map((): Term[] => []);
  const used = glossary.filter((entry) => {
    const acronym = foldedWords(entry.acronym);
    const expansion = foldedWords(entry.expansion);
    if (acronym === '' || expansion === '') return false;
    const spelling = spellingsOf(parts, expansion);
    let isUsed = false;
    typed.forEach((words, index) => {
      const accepted = [
        words.has(acronym) && !words.has(expansion) ? entry.expansion : null,
        (words.has(expansion) || spelling.has(index)) && !words.has(acronym) ? entry.acronym : null,
      ];
      for (const text of accepted) {
        if (text === null) continue;
        // A phrase of one word, too: no engine looks for typing mistakes in it.
        added[index]?.push({ text, isPhrase: true });
        isUsed = true;
      }
    });
    return isUsed;
  });
  if (used.length === 0) return { clauses, used };
  // What was typed last stays last: an engine may take it for a word that is still being typed.
  const widened = clauses.map((clause, index) => {
    const synonyms = added[index] ?? [];
    return synonyms.length === 0 ? clause : { ...clause, alternatives: [...synonyms, ...clause.alternatives] };
  });
  return { clauses: widened, used };
}

/** The words of a clause that can be a part of a spelling, each with a space after it: one typed word, which may be hyphenated. */
function spelledBy(clause: Clause): string | null {
  const word = plainWord(clause);
  return word === null ? null : `${foldedWords(word)} `;
}

/** Indexes of the parts that, one after another, spell this. */
function spellingsOf(parts: readonly (string | null)[], expansion: string): ReadonlySet<number> {
  const spelling = new Set<number>();
  for (const start of parts.keys()) {
    let end = start;
    let rest = `${expansion} `;
    for (let part = parts[end]; part && rest.startsWith(part); part = parts[end]) {
      rest = rest.slice(part.length);
      end++;
    }
    for (let index = start; rest === '' && index < end; index++) spelling.add(index);
  }
  return spelling;
}
