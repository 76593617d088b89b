// What a reader may mean who has typed the beginning of a name, a topic or a title. Leaves out posts that report no meeting.
import type { Suggestion } from '../engine.ts';
import { foldedWords } from '../words.ts';
import type { CountedTitle, CountedValue } from './lookup.ts';

const MAX_SUGGESTIONS = 10;
const KINDS = ['speaker', 'topic', 'item'] as const;

interface Candidate extends Suggestion {
  /** Folded, with a space before each word. */
  readonly words: string;
  /** How many items it would lead to. */
  readonly items: number;
}

/** Belongs to one state of the index; sorts the candidates at the first question. */
export function suggesterOf(
  values: readonly CountedValue[],
  titles: readonly CountedTitle[],
): (prefix: string) => readonly Suggestion[] {
  let candidates: readonly Candidate[] | null = null;
  return (prefix) => {
    const words = foldedWords(prefix);
    if (words === '') return [];
    candidates ??= candidatesOf(values, titles);
    const found: Suggestion[] = [];
    for (const { kind, id, label, words: own } of candidates) {
      if (found.length === MAX_SUGGESTIONS) break;
      if (own.includes(` ${words}`)) found.push({ kind, id, label });
    }
    return found;
  };
}

function candidatesOf(values: readonly CountedValue[], titles: readonly CountedTitle[]): Candidate[] {
  const named = values.flatMap(([facet, id, label, items]) =>
    (facet === 'speaker' || facet === 'topic') && items > 0 ? [candidate(facet, id, label, items)] : [],
  );
  const titled = titles.map(([title, documentId, , items]) => candidate('item', documentId, title, items));
  return [...named, ...titled].sort((a, b) => {
    const byKind = KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
    return b.items - a.items || byKind || (a.words < b.words ? -1 : a.words > b.words ? 1 : a.id < b.id ? -1 : 1);
  });
}

function candidate(kind: Suggestion['kind'], id: string, label: string, items: number): Candidate {
  return { kind, id, label, items, words: ` ${foldedWords(label)}` };
}
