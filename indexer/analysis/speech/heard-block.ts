// A block of an item as its speech was read: what decisions are looked for in.

import type { Block } from '../text/blocks.ts';

/** A block of an item as its speech was read. */
export interface HeardBlock {
  readonly form: Block['form'];
  /** The depth of a list's nesting. */
  readonly level: number;
  /** Without the mark of its speaker. */
  readonly text: string;
  /** The mark of its speaker, `null` where it has none. */
  readonly label: string | null;
  readonly sentences: readonly HeardSentence[];
  /** Goes on with the point of a list that the block above begins or goes on with. */
  readonly isContinued?: true;
}

/** As printed, with the mark before it, which may be an office or a grade as well as a speaker. */
export function printed({ form, label, text }: HeardBlock): string {
  return label === null ? text : `${label}${form === 'table' ? ' | ' : ': '}${text}`;
}

export interface HeardSentence {
  readonly text: string;
  /** Nobody is reported to say it. */
  readonly isNarrated: boolean;
}
