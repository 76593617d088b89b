// The candidates for suggestions, from what a reader looks up.
import type { SuggestionCandidate } from '../suggest.ts';
import type { CountedTitle, CountedValue } from './lookup.ts';

export function suggestionCandidates(
  values: readonly CountedValue[],
  titles: readonly CountedTitle[],
): SuggestionCandidate[] {
  const named = values.flatMap(([kind, id, label, items]) =>
    (kind === 'speaker' || kind === 'topic') && items > 0 ? [{ kind, id, label, items }] : [],
  );
  return [...named, ...titles.map(([label, id, , items]) => ({ kind: 'item' as const, id, label, items }))];
}
