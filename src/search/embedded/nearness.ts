// How close together the words of a search stand: expressions for FTS5 that the better ones of the matching items fit. Decides no match.
import type { Matcher } from '../matchers.ts';

/** An item that fits is worth `factor` times as much as it would be otherwise. */
export interface Nearness {
  /** For FTS5. */
  readonly expression: string;
  readonly factor: number;
}

/** Words with many forms or alternatives multiply: beyond this many spellings nearness is not asked for. */
const MAX_SPELLINGS = 24;
/** So many words apart, all told, two words still belong together; each further word may add its part. */
const NEAR_WORDS = 8;
const PER_FURTHER_WORD = 5;

/** `clauses`: for each included clause what its alternatives accept. Empty where there are not at least two of them, or too many spellings. */
export function nearnessOf(clauses: readonly (readonly Matcher[])[]): readonly Nearness[] {
  if (clauses.length < 2) return [];
  let spellings: readonly (readonly string[][])[] = [[]];
  for (const alternatives of clauses) {
    const forms = alternatives.flatMap(spelled);
    if (forms.length * spellings.length > MAX_SPELLINGS) return [];
    spellings = spellings.flatMap((before) => forms.map((form) => [...before, form]));
  }
  const distance = NEAR_WORDS + PER_FURTHER_WORD * (clauses.length - 2);
  const near = spellings.map((words) => `NEAR(${words.map(phrase).join(' ')}, ${distance})`);
  const together = spellings.map((words) => phrase(words.flat()));
  return [
    { expression: near.join(' OR '), factor: 1.5 },
    { expression: together.join(' OR '), factor: 1.5 },
  ];
}

/** Every sequence of stems that a matcher accepts; only its last place has several. */
function spelled(matcher: Matcher): string[][] {
  const head = matcher.slice(0, -1).flatMap(({ stems }) => [...stems]);
  return Array.from(matcher.at(-1)?.stems ?? [], (stem) => [...head, stem]);
}

function phrase(stems: readonly string[]): string {
  return `"${stems.join(' ').replaceAll('"', '""')}"`;
}
