// The candidates for suggestions that an index file holds. Items of the same title are one candidate: the newest.
import type { DatabaseSync } from 'node:sqlite';
import { FACETS } from '../facets.ts';
import type { SuggestionCandidate } from '../suggest.ts';
import { foldedWords } from '../words.ts';
import { type Columns, REPORTED } from './columns.ts';

/** Reads all titles. */
export function suggestionCandidates(database: DatabaseSync, columns: Columns): SuggestionCandidate[] {
  return [...valuesOf(columns), ...titlesOf(database, columns)];
}

function valuesOf({ facetValues, live, states, starts, values }: Columns): SuggestionCandidate[] {
  const counts = new Uint32Array(facetValues.size);
  for (const item of live) {
    if (states[item] !== REPORTED) continue;
    for (let at = starts[item] ?? 0; at < (starts[item + 1] ?? 0); at++) {
      const value = values[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return (['speaker', 'topic'] as const).flatMap((kind) => {
    const facet = FACETS.indexOf(kind);
    return facetValues.ids.flatMap((id, value) => {
      const items = counts[value] ?? 0;
      const label = facetValues.labels[value] ?? id;
      return facetValues.facets[value] === facet && items > 0 ? [{ kind, id, label, items }] : [];
    });
  });
}

function titlesOf(database: DatabaseSync, columns: Columns): SuggestionCandidate[] {
  const titles = new Map<string, { newest: number; id: string; label: string; items: number }>();
  const rows = database.prepare('SELECT item, id, title FROM item').iterate();
  for (const { item: key, id, title } of rows as Iterable<{ item: number; id: string; title: string }>) {
    const item = columns.itemOfKey[key] ?? -1;
    if (columns.states[item] !== REPORTED) continue;
    const place = columns.newestPlace[item] ?? Infinity;
    const words = foldedWords(title);
    const known = titles.get(words);
    if (!known) titles.set(words, { newest: place, id, label: title, items: 1 });
    else {
      known.items++;
      if (place < known.newest) Object.assign(known, { newest: place, id, label: title });
    }
  }
  return Array.from(titles.values(), ({ id, label, items }) => ({ kind: 'item', id, label, items }));
}
