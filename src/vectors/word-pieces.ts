// WordPiece: a word is the longest listed beginning, then the longest listed continuation, and so on; unknown as a whole where that ends nowhere.
import type { Encode } from './byte-pairs.ts';

export interface WordPieceRules {
  /** What a continuation begins with; `null` where only whole words are listed. */
  readonly prefix: string | null;
  /** The token that stands for what is not known: it tells nothing, so it is left out. */
  readonly unknown: string;
  /** Longer words are unknown. */
  readonly longest: number;
}

export function wordPieceEncoder(
  ids: ReadonlyMap<string, number>,
  { prefix, unknown, longest }: WordPieceRules,
): Encode {
  return (word) => {
    const found: number[] = [];
    if (word.length > longest) return found;
    for (let start = 0; start < word.length; ) {
      let end = word.length;
      const least = prefix === null ? end : start + 1;
      let id: number | undefined;
      for (; end >= least; end--) {
        const piece = word.slice(start, end);
        id = ids.get(start > 0 ? prefix + piece : piece);
        if (id !== undefined) break;
      }
      if (id === undefined || id === ids.get(unknown)) return [];
      found.push(id);
      start = end;
    }
    return found;
  };
}
