// Counts the answers that a proposal gets in writing: "+1", "-1", "0", each person once.
import type { Votes } from '../../../src/reports/item.ts';

export interface Proposal {
  /** As far as they were read when an answer came. */
  readonly words: readonly string[];
  /** Named in brackets behind it, as printed. */
  readonly mover: string | null;
  /** The last answer of each: 1, 0 or -1. */
  readonly answers: Map<string, number>;
  isResolved: boolean;
}

/** @param below what a label alone announces, or a colon at the end */
export function proposalOf(text: string, below: readonly string[] = []): Proposal {
  const mover = /\((\p{Lu}[\p{L}.’'-]+(?:\s+[\p{L}.’'-]+){0,3})\)\W*$/u.exec(
    text.replace(/\s*\{:[^}]{0,80}\}\s*$/, ''),
  )?.[1];
  return { words: [text, ...below], mover: mover ?? null, answers: new Map(), isResolved: false };
}

/** The block is an answer and nothing else: "Ann Orr: +1". Who says it is as printed; words beside it make it a remark. */
export function answerIn({ text, label }: { readonly text: string; readonly label: string | null }): {
  readonly by: string;
  readonly value: number;
} | null {
  const match = /^\W{0,3}?(?:([^:+\n]{1,40}):\s*)?([+-]1(?:\s*\+1)*|[+-]?0)[\s.!]*$/.exec(text.trim());
  if (!match?.[2]) return null;
  const by = (label ?? match[1] ?? '').trim();
  return by === '' ? null : { by, value: match[2].startsWith('-1') ? -1 : match[2].startsWith('+1') ? 1 : 0 };
}

/** `null` where nobody has answered. */
export function talliedVotes({ answers }: Proposal): Votes | null {
  const count = (value: number): number => [...answers.values()].filter((answer) => answer === value).length;
  return answers.size === 0 ? null : { for: count(1), against: count(-1), abstained: count(0) };
}
