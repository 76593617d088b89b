// What a reader may mean who has typed the beginning of a name, a topic or a title. Leaves out posts that report no meeting.
import type { DatabaseSync } from 'node:sqlite';
import type { Suggestion } from '../engine.ts';
import { foldedWords } from '../words.ts';
import { type Columns, REPORTED } from './columns.ts';
import { FACET_NAMES } from './schema.ts';

const MAX_SUGGESTIONS = 10;
const KINDS = ['speaker', 'topic', 'item'] as const;

interface Candidate extends Suggestion {
  /** Folded, with a space before each word. */
  readonly words: string;
  /** How many items it would lead to. */
  readonly items: number;
}

/** Belongs to one state of the index; reads all titles at the first question. Items of the same title are one suggestion: the newest. */
export function suggesterOf(database: DatabaseSync, columns: Columns): (prefix: string) => readonly Suggestion[] {
  let candidates: readonly Candidate[] | null = null;
  return (prefix) => {
    const words = foldedWords(prefix);
    if (words === '') return [];
    candidates ??= [...valuesOf(columns), ...titlesOf(database, columns)].sort(inOrder);
    const found: Suggestion[] = [];
    for (const { kind, id, label, words: own } of candidates) {
      if (found.length === MAX_SUGGESTIONS) break;
      if (own.includes(` ${words}`)) found.push({ kind, id, label });
    }
    return found;
  };
}

function inOrder(a: Candidate, b: Candidate): number {
  const byKind = KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  return b.items - a.items || byKind || (a.words < b.words ? -1 : a.words > b.words ? 1 : a.id < b.id ? -1 : 1);
}

function valuesOf({ facetValues, living, states, starts, values }: Columns): Candidate[] {
  const items = new Uint32Array(facetValues.size);
  for (const item of living) {
    if (states[item] !== REPORTED) continue;
    for (let at = starts[item] ?? 0; at < (starts[item + 1] ?? 0); at++) {
      const value = values[at] ?? 0;
      items[value] = (items[value] ?? 0) + 1;
    }
  }
  return (['speaker', 'topic'] as const).flatMap((kind) => {
    const facet = FACET_NAMES.indexOf(kind);
    return facetValues.ids.flatMap((id, value) =>
      facetValues.facets[value] === facet && (items[value] ?? 0) > 0
        ? [candidate(kind, id, facetValues.labels[value] ?? id, items[value] ?? 0)]
        : [],
    );
  });
}

function titlesOf(database: DatabaseSync, columns: Columns): Candidate[] {
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
  return Array.from(titles.values(), ({ id, label, items }) => candidate('item', id, label, items));
}

function candidate(kind: Suggestion['kind'], id: string, label: string, items: number): Candidate {
  return { kind, id, label, items, words: ` ${foldedWords(label)}` };
}
