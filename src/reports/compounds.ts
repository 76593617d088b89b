// What an archive's own texts tell of its compounds. Shapes only; learning them is the indexer's business.

/** Folded, the two parts with a hyphen between them: `by-election`. */
export interface Compounds {
  /** Written with a hyphen as well as together, apart as well as together, or often with a hyphen: the ways to write it are one word. */
  readonly apart: readonly string[];
  /** Written with a hyphen now and then, and never together: typed together it is meant, typed apart it may be two words. */
  readonly seldom: readonly string[];
  /** Only written together, where both parts are words as well: typed apart, it may be meant. */
  readonly together: readonly string[];
}
