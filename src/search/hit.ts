// The hit that is made of a stored item when it is found: the same for every engine. Nothing of it is kept, so indexes do not depend on it.
import type { Hit } from './engine.ts';
import type { Matcher } from './matchers.ts';
import { passagesOf, titleMarksOf } from './passages.ts';
import type { StoredItem } from './stored-item.ts';

/** @param saidBy ids of the speakers whose words alone are shown; `null` where it does not matter who speaks */
export function hitOf(item: StoredItem, matchers: readonly Matcher[], saidBy: ReadonlySet<string> | null): Hit {
  const { statements, ...shown } = item;
  return {
    ...shown,
    titleMarks: titleMarksOf(item.title, matchers),
    passages: passagesOf(statements, matchers, saidBy),
  };
}
