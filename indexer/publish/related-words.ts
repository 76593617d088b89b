// Learns from an archive which words it uses for one thing: what a heading says and its text says otherwise, and what two accounts of one
// item say each in its own words. Only what comes again in several reports counts. Pure.
import type { Report } from '../../src/reports/report.ts';
import { tokens } from '../../src/search/words.ts';

/** A heading of a report with what stands below it, or a paragraph. */
export interface ReadPassage {
  readonly reportId: string;
  /** Equal for reports of one meeting; `null` where nobody knows when it was. */
  readonly meeting: string | null;
  readonly heading: string | null;
  readonly text: string;
}

/** In characters; of more, evenly spread passages. */
const MOST_TEXT = 4_000_000;
/** Of one word, so many others. */
const MOST = 3;
const LEAST_REPORTS = 3;
/** Log-likelihood ratio, as Dunning's: less is chance among so many pairs of words. */
const LEAST_LIKELIHOOD = 18;
/** What stands in more of the items belongs to none. */
const MOST_ITEMS = 0.15;
const LEAST_LETTERS = 4;
/** Of each side of a pair, its rarest. */
const MOST_WORDS = 60;
/** How much two items must have in common to be of one business, as a cosine. */
const LEAST_ALIKE = 0.35;

/** Words that are looked at, by stem. */
type Words = ReadonlySet<string>;

interface Pair {
  readonly reportId: string;
  readonly one: Words;
  readonly other: Words;
}

/** What stands below each heading; of a report without any, its paragraphs. @param text of the report, in Markdown */
export function passagesOf(
  { id, body, meeting }: Pick<Report, 'id' | 'body' | 'meeting'>,
  text: string,
): readonly ReadPassage[] {
  const parts = text.split(/^#{1,6}[ \t]+/m);
  const day = meeting === null ? null : `${body} ${meeting.start}`;
  const passage = (heading: string | null, read: string) => ({ reportId: id, meeting: day, heading, text: read });
  if (parts.length === 1) return text.split(/\n\s*\n/).map((paragraph) => passage(null, paragraph));
  return parts.slice(1).map((part) => {
    const end = part.indexOf('\n');
    return end < 0 ? passage(part, '') : passage(part.slice(0, end), part.slice(end));
  });
}

/** By stem, other words as they are mostly written, folded. Both ways: each of two words has the other. @param names of people, whose words are none */
export function relatedWordsIn(
  all: readonly ReadPassage[],
  names: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const step = Math.ceil(all.reduce((sum, { text }) => sum + text.length, 1) / MOST_TEXT);
  const items = all.filter((_, index) => index % step === 0);
  const isName = new Set(names.flatMap((name) => tokens(name).map(({ stem }) => stem)));
  const forms = new Map<string, Map<string, number>>();
  const counts = new Map<string, number>();
  const stemsOf = (text: string): Set<string> => {
    const found = new Set<string>();
    for (const { word, stem } of tokens(text)) {
      if (word.length < LEAST_LETTERS || !/^[a-z]+$/.test(word) || isName.has(stem)) continue;
      found.add(stem);
      const written = forms.get(stem) ?? new Map<string, number>();
      written.set(word, (written.get(word) ?? 0) + 1);
      forms.set(stem, written);
    }
    return found;
  };
  const read = items.map((item) => ({ item, heading: stemsOf(item.heading ?? ''), text: stemsOf(item.text) }));
  for (const { heading, text } of read) for (const stem of new Set([...heading, ...text])) count(counts, stem);
  const most = Math.max(LEAST_REPORTS, MOST_ITEMS * items.length);
  const telling = (words: Words, others: Words): Words => {
    const rarity = (stem: string) => counts.get(stem) ?? 0;
    const own = [...words].filter((stem) => !others.has(stem) && rarity(stem) >= LEAST_REPORTS && rarity(stem) <= most);
    return new Set(own.sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1)).slice(0, MOST_WORDS));
  };
  const pairs: Pair[] = read.flatMap(({ item, heading, text }) =>
    heading.size === 0 ? [] : [{ reportId: item.reportId, one: telling(heading, text), other: telling(text, heading) }],
  );
  const weight = (stem: string) => Math.log(items.length / (counts.get(stem) ?? 1));
  for (const { one, other, reportId } of accountsOf(read, weight))
    pairs.push({ reportId, one: telling(one, other), other: telling(other, one) });
  return listed(associated(pairs), (stem) => mostWritten(forms.get(stem)));
}

/** Items of two reports of one meeting that have most in common with each other. */
function accountsOf(
  read: readonly { readonly item: ReadPassage; readonly text: Words }[],
  weight: (stem: string) => number,
): readonly Pair[] {
  const byMeeting = Map.groupBy(
    read.filter(({ item }) => item.meeting !== null),
    ({ item }) => item.meeting,
  );
  const length = new Map(read.map(({ text }) => [text, sizeOf(text, weight)]));
  const pairs: Pair[] = [];
  for (const meeting of byMeeting.values()) {
    for (const { item, text } of meeting) {
      let best: { readonly text: Words; readonly alike: number } | null = null;
      for (const other of meeting) {
        if (other.item.reportId <= item.reportId) continue;
        let common = 0;
        for (const stem of text) if (other.text.has(stem)) common += weight(stem) ** 2;
        const alike = common / ((length.get(text) ?? 1) * (length.get(other.text) ?? 1) || 1);
        if (best === null || alike > best.alike) best = { text: other.text, alike };
      }
      if (best !== null && best.alike >= LEAST_ALIKE)
        pairs.push({ reportId: item.reportId, one: text, other: best.text });
    }
  }
  return pairs;
}

function sizeOf(words: Words, weight: (stem: string) => number): number {
  let sum = 0;
  for (const stem of words) sum += weight(stem) ** 2;
  return Math.sqrt(sum);
}

/** Two stems, and how sure it is that they come together. */
type Association = readonly [one: string, other: string, likelihood: number];

function associated(pairs: readonly Pair[]): readonly Association[] {
  const [ones, others] = [new Map<string, number>(), new Map<string, number>()];
  const together = new Map<string, { count: number; readonly reports: Set<string> }>();
  for (const { one, other, reportId } of pairs) {
    for (const stem of one) count(ones, stem);
    for (const stem of other) count(others, stem);
    for (const left of one) {
      for (const right of other) {
        const known = together.get(`${left} ${right}`) ?? { count: 0, reports: new Set() };
        known.count++;
        known.reports.add(reportId);
        together.set(`${left} ${right}`, known);
      }
    }
  }
  return [...together].flatMap(([key, { count: both, reports }]): Association[] => {
    if (reports.size < LEAST_REPORTS) return [];
    const [one = '', other = ''] = key.split(' ');
    const onlyOne = (ones.get(one) ?? 0) - both;
    const onlyOther = (others.get(other) ?? 0) - both;
    const neither = pairs.length - both - onlyOne - onlyOther;
    if (neither <= 0 || both * pairs.length <= (both + onlyOne) * (both + onlyOther)) return [];
    const likelihood =
      2 *
      (informationOf(both, onlyOne, onlyOther, neither) -
        informationOf(both + onlyOne, onlyOther + neither) -
        informationOf(both + onlyOther, onlyOne + neither));
    return likelihood >= LEAST_LIKELIHOOD ? [[one, other, likelihood]] : [];
  });
}

function informationOf(...counts: readonly number[]): number {
  const sum = counts.reduce((total, part) => total + part, 0);
  return counts.reduce((total, part) => total + (part > 0 ? part * Math.log(part / sum) : 0), 0);
}

function listed(
  found: readonly Association[],
  written: (stem: string) => string,
): Readonly<Record<string, readonly string[]>> {
  const byStem = new Map<string, Map<string, number>>();
  for (const [one, other, likelihood] of found) {
    for (const [from, to] of [[one, other] as const, [other, one] as const]) {
      const known = byStem.get(from) ?? new Map<string, number>();
      known.set(to, Math.max(likelihood, known.get(to) ?? 0));
      byStem.set(from, known);
    }
  }
  const best = (others: ReadonlyMap<string, number>) =>
    [...others].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MOST);
  const entries = [...byStem].map(([stem, others]) => [stem, best(others).map(([other]) => written(other))] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function mostWritten(forms: ReadonlyMap<string, number> = new Map()): string {
  return [...forms].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
