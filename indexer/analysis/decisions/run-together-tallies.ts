// Reads votes whose dashes were lost on the way from one format to another: "DO PASS, 1002" was 10-0-2. Any run of digits could be read
// so; only where another vote of the report, or the names of those who abstained, has the same numbers, it is.
import type { AgendaItem, Decision, Votes } from '../../../src/reports/item.ts';

/** The items with the votes of such decisions; a report without any is returned as it is. */
export function withRunTogetherTallies(items: readonly AgendaItem[]): readonly AgendaItem[] {
  const read = new Map<Decision, readonly Reading[]>();
  const totals: number[] = [];
  for (const decision of items.flatMap(({ decisions }) => decisions)) {
    const readings = decision.votes === null ? readingsOf(decision) : [];
    if (readings.length > 0) read.set(decision, readings);
    else if (decision.votes?.for != null && decision.votes.against !== null) totals.push(totalOf(decision.votes));
  }
  if (read.size === 0) return items;
  for (const readings of read.values()) totals.push(...new Set(readings.map(({ votes }) => totalOf(votes))));
  const isShared = (total: number): boolean => totals.filter((one) => one === total).length > 1;
  const votesOf = (decision: Decision): Votes | null => {
    const sure = (read.get(decision) ?? []).filter(({ votes, isNamed }) => isNamed || isShared(totalOf(votes)));
    return sure.length === 1 ? (sure[0]?.votes ?? null) : null;
  };
  return items.map((item) => ({
    ...item,
    decisions: item.decisions.map((decision) => ({ ...decision, votes: decision.votes ?? votesOf(decision) })),
  }));
}

interface Reading {
  readonly votes: { readonly for: number; readonly against: number; readonly abstained: number };
  /** As many are named as have abstained. */
  readonly isNamed: boolean;
}

function totalOf(votes: Votes): number {
  return (votes.for ?? 0) + (votes.against ?? 0) + (votes.abstained ?? 0);
}

/** All ways to part the digits that fit what became of the motion. */
function readingsOf({ text, outcome }: Decision): readonly Reading[] {
  const digits = PLACES.map((place) => place.exec(text)?.[1]).find((one) => one !== undefined);
  if (digits === undefined) return [];
  const names = ABSTAINING.exec(text)?.[1];
  const abstaining = names?.split(/,\s*(?:and\s+)?|\s+and\s+/).length;
  const readings: Reading[] = [];
  for (let first = 1; first < digits.length - 1; first++) {
    for (let second = first + 1; second < digits.length; second++) {
      const parts = [digits.slice(0, first), digits.slice(first, second), digits.slice(second)];
      if (parts.some((part) => /^0\d/.test(part))) continue;
      const [yes = 0, no = 0, abstained = 0] = parts.map(Number);
      const fits = outcome === 'lost' ? no >= yes : yes > no;
      if (fits && (abstaining === undefined || abstaining === abstained))
        readings.push({ votes: { for: yes, against: no, abstained }, isNamed: abstaining === abstained });
    }
  }
  return readings;
}

/** Where a count stands. */
const PLACES: readonly RegExp[] = [
  /(?:^|[\s,:;–—-])D[Oo]\s+(?:(?:NOT|[Nn]ot)\s+)?\p{Lu}[^\n]{0,80}?,\s*\(?(\d{3,5})(?=[,;.)\s]|$)/u,
  /\b(?:elected|confirmed|appointed|carried|passed|approved|adopted|failed)\b[^.;\n]{0,40}?[\s,]\(?(\d{3,5})(?=\s*\(?\s*abst)/iu,
  /\b(?:carried|passed|failed|defeated),?\s+\(?((?!(?:1[89]|20)\d\d\b)\d{3,5})\)?\W*$/iu,
];
const ABSTAINING =
  /\babst(?:ain(?:ed|ing)?|entions?)\s*:?\s+(\p{Lu}[\p{L}’'-]+(?:(?:,\s*(?:and\s+)?|\s+and\s+)\p{Lu}[\p{L}’'-]+)*)/iu;
