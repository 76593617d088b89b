// What an archive's own texts tell of its compounds. Shapes only; learning them is the indexer's business.

/** Folded, the two parts with a hyphen between them: `by-election`. */
export interface Compounds {
  /** Written with a hyphen somewhere, or apart as well as together: the ways to write it are one word. */
  readonly apart: readonly string[];
  /** Only written together, where both parts are words as well: typed apart, it may be meant. */
  readonly together: readonly string[];
}
