// What a reader may mean who has typed the beginning of a name, a topic or a title: one suggester over the candidates of any engine.
import type { Suggestion } from './engine.ts';
import { foldedWords } from './words.ts';

/** Posts that report no meeting are left out by whoever counts. */
export type SuggestionCandidate = Suggestion;

/** Belongs to one state of an index: answers with what has a word that begins so, most items first. */
export type Suggest = (prefix: string) => readonly Suggestion[];

const MAX_SUGGESTIONS = 10;
const KINDS: readonly Suggestion['kind'][] = ['speaker', 'topic', 'item'];

/** @param candidatesOf asked once, at the first question: to gather them may read all titles */
export function suggesterOf(candidatesOf: () => readonly SuggestionCandidate[]): Suggest {
  let sorted: readonly Folded[] | null = null;
  return (prefix) => {
    const words = foldedWords(prefix);
    if (words === '') return [];
    // "o grady" begins "O’Grady".
    const joined = words.replace(/(?<=^| )(\p{L}{1,2}) (?=\p{L})/gu, '$1');
    sorted ??= candidatesOf().map(folded).sort(inOrder);
    const found: Suggestion[] = [];
    for (const { candidate, words: own } of sorted) {
      if (found.length === MAX_SUGGESTIONS) break;
      if (own.includes(` ${words}`) || own.includes(` ${joined}`)) found.push(candidate);
    }
    return found;
  };
}

interface Folded {
  readonly candidate: SuggestionCandidate;
  /** Of the label, with a space before each word. */
  readonly words: string;
}

function folded(candidate: SuggestionCandidate): Folded {
  return { candidate, words: ` ${foldedWords(candidate.label)}` };
}

function inOrder({ candidate: a, words: left }: Folded, { candidate: b, words: right }: Folded): number {
  const byKind = KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  return b.items - a.items || byKind || (left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1);
}
