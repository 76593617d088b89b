// The hit that is made of a stored item when it is found: the same for every engine. Nothing of it is kept, so indexes do not depend on it.
import type { Hit } from './engine.ts';
import type { Matcher } from './matchers.ts';
import { passagesOf, titleMarksOf } from './passages.ts';
import type { StoredItem } from './stored-item.ts';

/** What a request looks for, once for all its hits. */
export interface Sought {
  readonly matchers: readonly Matcher[];
  /** By matcher, the number of the clause that it is one way to meet. */
  readonly wordOf: readonly number[];
}

/** @param included the alternatives of each clause */
export function soughtOf(included: readonly (readonly Matcher[])[]): Sought {
  return { matchers: included.flat(), wordOf: included.flatMap((matchers, clause) => matchers.map(() => clause)) };
}

/** @param saidBy ids of the speakers whose words alone are shown; `null` where it does not matter who speaks */
export function hitOf(item: StoredItem, { matchers, wordOf }: Sought, saidBy: ReadonlySet<string> | null): Hit {
  const { statements, ...shown } = item;
  return {
    ...shown,
    titleMarks: titleMarksOf(item.title, matchers),
    passages: passagesOf(statements, matchers, saidBy, wordOf),
  };
}
