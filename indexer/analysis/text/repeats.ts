// Minutes repeat at their end what was resolved and who is to do what; it is told once, where it was done.
import { slug } from '../../../src/reports/ids.ts';
import type { AgendaItem } from '../../../src/reports/item.ts';
import { withoutLabel } from '../decisions/decided.ts';

/** The items of a report, each decision and each action item in the first of them that has it. */
export function withoutRepeats(items: readonly AgendaItem[]): AgendaItem[] {
  const told = new Set<string>();
  const isNew = ({ text }: { readonly text: string }): boolean => {
    const key = slug(withoutLabel(text), SHORTEST_REPEAT * 10);
    if (key.length < SHORTEST_REPEAT || REFERRING.test(text)) return true;
    return !told.has(key) && told.add(key) !== null;
  };
  return items.map((item) => ({
    ...item,
    decisions: item.decisions.filter(isNew),
    actions: item.actions.filter(isNew),
  }));
}

/** "This item was put off until May" as well. */
const REFERRING =
  /^\W*(?:this|that|it|(?:this|that|the)\s+(?:items?|matters?|motions?|proposals?|questions?|requests?|reports?))\b.{0,80}$/i;

/** "Carried." may be said of many things. */
const SHORTEST_REPEAT = 16;
