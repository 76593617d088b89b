// Keeps who speaks at which depth of a list: what stands below a marked point belongs to it, the next point beside it does not.
import type { Block } from './blocks.ts';
import type { Member } from './cast.ts';

export interface Rung {
  /** Depth of the list, 0 for a paragraph. */
  readonly level: number;
  readonly holder: Member | null;
  readonly evidence: string | null;
}

/** The rungs above `block`, with its own on top where it marks somebody. A paragraph takes all others away. */
export function stepTo(ladder: readonly Rung[], block: Block, marked: Omit<Rung, 'level'> | null): readonly Rung[] {
  const level = block.form === 'list' ? block.level : 0;
  // An unmarked paragraph goes on with the speech of one; a list that was marked by itself ends with it.
  const above = ladder.filter((rung) => rung.level < level || (!marked && level === 0 && rung.level === 0));
  return marked ? [...above, { level, ...marked }] : above;
}
