// Finds among the names that stand in addresses those that somebody may have meant with one that stands nowhere. Compares letters, three at a time.

/** A link that a page of an error offers. */
export interface NearLink {
  readonly url: string;
  readonly label: string;
}

/** `key` is the part of an address that is compared. */
interface Candidate extends NearLink {
  readonly key: string;
}

const MOST = 5;
/** Below this share of letters in common nobody meant it. */
const LEAST = 0.4;

/** The nearest first; none where nothing is near. Each address once. */
export function nearest(wanted: string, candidates: Iterable<Candidate>): readonly NearLink[] {
  const own = trigrams(wanted);
  const scored = new Map<string, { readonly link: NearLink; readonly score: number }>();
  for (const { key, url, label } of candidates) {
    const score = likeness(own, trigrams(key));
    if (score >= LEAST && score > (scored.get(url)?.score ?? 0)) scored.set(url, { link: { url, label }, score });
  }
  return [...scored.values()]
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)
    .map(({ link }) => link);
}

/** Dice's coefficient. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const part of one) if (other.has(part)) both++;
  return (2 * both) / (one.size + other.size);
}

/** An address may be long and hostile; names are not. */
const LONGEST = 200;

function trigrams(text: string): ReadonlySet<string> {
  const padded = `  ${text.slice(0, LONGEST).toLowerCase()} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3)));
}
