// What a reader may mean who has typed the beginning of a name, a topic or a title. Leaves out posts that report no meeting.
import type { DatabaseSync } from 'node:sqlite';
import type { Suggestion } from '../engine.ts';
import { foldedWords } from '../words.ts';
import type { Columns } from './columns.ts';

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
    candidates ??= [
      ...valuesOf('speaker', columns),
      ...valuesOf('topic', columns),
      ...titlesOf(database, columns),
    ].sort(inOrder);
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

function valuesOf(kind: 'speaker' | 'topic', columns: Columns): Candidate[] {
  const { ids, labels, starts, values } = columns.facets[kind];
  const items = new Uint32Array(ids.length);
  for (let item = 0; item < columns.count; item++) {
    if (columns.isOtherPost[item] === 1) continue;
    for (const value of values.subarray(starts[item], starts[item + 1])) items[value] = (items[value] ?? 0) + 1;
  }
  return ids
    .map((id, index) => candidate(kind, id, labels[index] ?? id, items[index] ?? 0))
    .filter((one) => one.items > 0);
}

function titlesOf(database: DatabaseSync, columns: Columns): Candidate[] {
  const titles = new Map<string, { newest: number; id: string; label: string; items: number }>();
  const rows = database.prepare('SELECT item, id, title FROM item WHERE is_other_post = 0').iterate();
  for (const { item, id, title } of rows as Iterable<{ item: number; id: string; title: string }>) {
    const place = columns.newestPlace[columns.itemOfKey[item] ?? -1] ?? Infinity;
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
