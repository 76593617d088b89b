// The query language: parses what a reader typed. Pure; never fails: what cannot be parsed is searched for as words.

/** A word, or a phrase of several words that must stand next to each other. Raw as typed, without quotes. */
export interface Term {
  readonly text: string;
  readonly isPhrase: boolean;
}

/** Any of the alternatives must match; with `isExcluded`, none of them may. Clauses combine with AND. */
export interface Clause {
  readonly alternatives: readonly Term[];
  readonly isExcluded: boolean;
}

/** Field operators as typed: `speaker:"Keir Starmer"` → `{field: 'speaker', value: 'Keir Starmer'}`. Resolving names to ids is the caller's business. */
export interface FieldTerm {
  readonly field: 'speaker' | 'topic' | 'author' | 'body' | 'from' | 'to';
  readonly value: string;
}

export interface ParsedQuery {
  readonly clauses: readonly Clause[];
  readonly fields: readonly FieldTerm[];
  /** Sentences that tell the reader what was read in an unexpected way, e.g. an unclosed quote. */
  readonly notes: readonly string[];
  /** The query ends in a word (no space, quote or operator after it) that may still be being typed. */
  readonly endsInWord: boolean;
}
