// BPE: a piece begins as letters, and the pair that is listed first is joined again and again until none is left.

/** Ids of one piece's tokens; those that are not listed are left out. */
export type Encode = (piece: string) => readonly number[];

export interface BytePairRules {
  readonly ids: ReadonlyMap<string, number>;
  /** First those that are joined first. */
  readonly merges: readonly (readonly [string, string])[];
  /** Of letters within a word. */
  readonly prefix: string;
  /** Of the last letter. */
  readonly suffix: string;
  /** Whether a piece that is listed whole is taken so at once. */
  readonly whole: 'as listed' | 'merged';
  /** What becomes of letters that are not listed. */
  readonly unknown: 'as bytes' | 'left out';
}

/** Longer pieces are no words. */
const LONGEST = 100;

export function bytePairEncoder({ ids, merges, prefix, suffix, whole, unknown }: BytePairRules): Encode {
  const ranks = new Map(merges.map(([left, right], rank) => [`${left} ${right}`, rank]));
  const joined = (left: string, right: string) =>
    left + (prefix !== '' && right.startsWith(prefix) ? right.slice(prefix.length) : right);
  return (piece) => {
    const listed = whole === 'as listed' ? ids.get(piece) : undefined;
    if (listed !== undefined) return [listed];
    const letters = [...piece];
    if (letters.length > LONGEST) return [];
    const parts = letters.map(
      (letter, at) => (at > 0 ? prefix : '') + letter + (at === letters.length - 1 ? suffix : ''),
    );
    for (let best = bestPair(parts, ranks); best >= 0; best = bestPair(parts, ranks))
      parts.splice(best, 2, joined(parts[best] ?? '', parts[best + 1] ?? ''));
    return parts.flatMap((part) => ids.get(part) ?? (unknown === 'as bytes' ? bytesOf(part, ids) : []));
  };
}

/** Where the pair begins that is listed first of all; -1 where none is listed. */
function bestPair(parts: readonly string[], ranks: ReadonlyMap<string, number>): number {
  let best = -1;
  let bestRank = Number.POSITIVE_INFINITY;
  for (let at = 0; at + 1 < parts.length; at++) {
    const rank = ranks.get(`${parts[at]} ${parts[at + 1]}`);
    if (rank !== undefined && rank < bestRank) [best, bestRank] = [at, rank];
  }
  return best;
}

/** Tokens such as `<0x0A>`. */
export function bytesOf(text: string, ids: ReadonlyMap<string, number>): readonly number[] {
  return Array.from(new TextEncoder().encode(text)).flatMap(
    (byte) => ids.get(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`) ?? [],
  );
}
