// Which runs of a permalink's words were its own, no other item having them at the time. Formulas ("The minutes were approved.") are
// nobody's own. Knows the ledger's lines and nothing of where words are now.
import { documentId } from '../reports/ids.ts';
import { hashesIn } from './fingerprint.ts';
import type { IssuedPermalink, LeavingLine, LedgerLine, OwnRuns } from './ledger-lines.ts';

/** A permalink whose words are to be found, and which of its runs no other had while it stood. */
export interface SoughtPermalink {
  readonly permalink: IssuedPermalink;
  readonly own: OwnRuns;
}

/**
 * Of those that have left, what the ledger says; of those that stood until now, what it says of all others that did.
 * @param issued all that stood until now, and any others; not asked where all have left
 */
export function ownRunsOf(
  issued: Iterable<Pick<IssuedPermalink, 'runs' | 'left'>>,
  permalinks: readonly IssuedPermalink[],
): SoughtPermalink[] {
  const leaving = permalinks.filter(({ left }) => left === null);
  const counts = new Map(leaving.flatMap(({ runs }) => hashesIn(runs)).map((hash) => [hash, 0]));
  if (counts.size > 0) {
    for (const { runs, left } of issued) {
      if (left !== null) continue;
      for (const hash of new Set(hashesIn(runs))) {
        const count = counts.get(hash);
        if (count !== undefined) counts.set(hash, count + 1);
      }
    }
  }
  return permalinks.map((permalink) => ({
    permalink,
    own: permalink.left ? permalink.left.own : ranges(hashesIn(permalink.runs).map((hash) => counts.get(hash) === 1)),
  }));
}

/**
 * Own runs, by document id, of permalinks that left under a line that does not say them: worked out from the lines before it.
 * @param unsaid those permalinks, by document id
 */
export function ownRunsWhenLeft(
  lines: Iterable<LedgerLine | LeavingLine>,
  unsaid: ReadonlyMap<string, Pick<LedgerLine, 'runs'>>,
): Map<string, OwnRuns> {
  const holders = new Map([...unsaid.values()].flatMap(({ runs }) => hashesIn(runs)).map((hash) => [hash, new Set()]));
  const held = new Map<string, readonly string[]>();
  const hold = (id: string, hashes: readonly string[]): void => {
    for (const hash of held.get(id) ?? []) holders.get(hash)?.delete(id);
    for (const hash of hashes) holders.get(hash)?.add(id);
    held.set(id, hashes);
  };
  const own = new Map<string, OwnRuns>();
  // Permalinks that left in one index run stood at the same time until then.
  let leaving: { readonly id: string; readonly left: string }[] = [];
  for (const line of lines) {
    const id = documentId(line.report, line.item);
    if (!('left' in line) || leaving.some(({ left }) => left !== line.left)) {
      for (const gone of leaving) hold(gone.id, []);
      leaving = [];
    }
    if ('left' in line) {
      leaving.push({ id, left: line.left });
      const hashes = hashesIn(unsaid.get(id)?.runs ?? '');
      own.set(id, ranges(hashes.map((hash) => [...(holders.get(hash) ?? [])].every((holder) => holder === id))));
    } else
      hold(
        id,
        hashesIn(line.runs).filter((hash) => holders.has(hash)),
      );
  }
  return own;
}

/** Ranges as a file has them; what is no range, or runs past the last of `count` runs, is left out. */
export function rangesIn(given: readonly unknown[], count: number): OwnRuns {
  return given.flatMap((range): [number, number][] => {
    const [start, end] = Array.isArray(range) ? range : [];
    const isRange = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= count;
    return isRange ? [[start, end]] : [];
  });
}

export function isInRanges(own: OwnRuns, index: number): boolean {
  return own.some(([start, end]) => start <= index && index < end);
}

/** The indices that the ranges cover. */
export function indicesIn(own: OwnRuns): number[] {
  return own.flatMap(([start, end]) => Array.from({ length: end - start }, (_, n) => start + n));
}

/** Where the flags are set. */
function ranges(flags: readonly boolean[]): OwnRuns {
  const found: [number, number][] = [];
  flags.forEach((isSet, index) => {
    const last = found.at(-1);
    if (!isSet) return;
    if (last && last[1] === index) last[1] = index + 1;
    else found.push([index, index + 1]);
  });
  return found;
}
