// Keeps who speaks at which depth of a list: what stands below a marked point belongs to it, the next point beside it does not.
import type { Block } from '../text/blocks.ts';
import type { Member } from './cast.ts';

export interface Rung {
  /** Depth of the list, 0 for a paragraph. */
  readonly level: number;
  readonly holder: Member | null;
  readonly evidence: string | null;
  /** The mark stood alone above what it marks ("Francesco:"), which the next paragraph ends. */
  readonly isAbove: boolean;
}

export type Marked = Omit<Rung, 'level'>;

/** The rungs above `block`, with its own on top where it marks somebody. A paragraph takes all others away. */
export function stepTo(ladder: readonly Rung[], block: Block, marked: Marked | null, next?: Block): readonly Rung[] {
  const own = levelOf(block);
  // A mark alone is above what follows at the same depth, too.
  const level = marked?.isAbove && next?.form === 'list' && levelOf(next) === own ? own - 0.5 : own;
  // An unmarked paragraph goes on with the speech of one; a list that was marked by itself ends with it.
  const above = ladder.filter(
    (rung) => rung.level < level || (!marked && level === 0 && rung.level === 0 && !rung.isAbove),
  );
  if (!marked) return above;
  // Where others are marked below a point, it opens a thread: what is not marked there is nobody's.
  return [...above.map((rung) => asThread(rung, level, marked)), { level, ...marked }];
}

function asThread(rung: Rung, level: number, { holder }: Marked): Rung {
  return rung.level > 0 && rung.level < level && rung.holder !== holder ? { ...rung, holder: null } : rung;
}

function levelOf({ form, level }: Block): number {
  return form === 'list' ? level : 0;
}
