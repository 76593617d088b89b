// Finds phrases that an archive speaks of again and again and that no topic covers yet: candidates for topics.yml. Knows no
// list of stop words: what stands in a large share of all items says nothing of any of them.
import type { Topic } from '../../../src/reports/archive.ts';
import type { AgendaItem } from '../../../src/reports/item.ts';
import { topicTagger } from './topics.ts';

export interface TopicSuggestion {
  /** Two or three words in small letters. */
  readonly phrase: string;
  readonly items: number;
  readonly reports: number;
}

/** Most frequent first. `reports` are the agenda items of each report. */
export function suggestTopics(
  reports: readonly (readonly AgendaItem[])[],
  topics: readonly Topic[],
  most: number,
): TopicSuggestion[] {
  const items = reports.flatMap((own, report) => own.map((item) => ({ report, phrases: phrasesOf(item.text) })));
  const common = commonWords(items.map(({ phrases }) => phrases));
  const speakers = new Set(
    reports.flat().flatMap((item) => item.speakers.flatMap(({ name }) => name.toLowerCase().split(/[^\p{L}]+/u))),
  );
  const found = new Map<string, { items: number; reports: Set<number> }>();
  for (const { report, phrases } of items) {
    for (const phrase of new Set(phrases.flatMap((words) => candidates(words, common, speakers)))) {
      const entry = found.get(phrase) ?? { items: 0, reports: new Set<number>() };
      entry.items++;
      entry.reports.add(report);
      found.set(phrase, entry);
    }
  }
  const tagger = topicTagger(topics);
  const frequent = [...found]
    .filter(([, entry]) => entry.items >= FEWEST_ITEMS && entry.reports.size >= FEWEST_REPORTS)
    .map(([phrase, entry]): TopicSuggestion => ({ phrase, items: entry.items, reports: entry.reports.size }));
  return frequent
    .filter((one) => !frequent.some((longer) => longer.phrase !== one.phrase && isWithin(one, longer)))
    .filter(({ phrase }) => tagger.tag('', [phrase]).length === 0)
    .sort((a, b) => b.items - a.items || b.reports - a.reports || a.phrase.localeCompare(b.phrase))
    .slice(0, most);
}

const FEWEST_ITEMS = 3;
const FEWEST_REPORTS = 2;
/** A word in a larger share of the items is common. */
const COMMON_SHARE = 0.08;
const SHORTEST_WORD = 3;

/** Runs of words between punctuation, in small letters. */
function phrasesOf(text: string): string[][] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}\s’'-]+|\n+/u)
    .map((run) => run.replace(/[’']s?\b/g, '').match(/[\p{L}\p{N}-]+/gu) ?? []);
}

function commonWords(items: readonly (readonly (readonly string[])[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const phrases of items) {
    for (const word of new Set(phrases.flat())) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const limit = Math.max(FEWEST_ITEMS * 2, items.length * COMMON_SHARE);
  return new Set([...counts].filter(([, count]) => count > limit).map(([word]) => word));
}

function candidates(words: readonly string[], common: ReadonlySet<string>, speakers: ReadonlySet<string>): string[] {
  const isTelling = (word: string): boolean =>
    word.length >= SHORTEST_WORD && !common.has(word) && !speakers.has(word) && !/\d/.test(word);
  const found: string[] = [];
  for (const length of [2, 3]) {
    for (let start = 0; start + length <= words.length; start++) {
      const phrase = words.slice(start, start + length);
      if (phrase.every(isTelling)) found.push(phrase.join(' '));
    }
  }
  return found;
}

/** A phrase that mostly stands within a longer one is only a part of it. */
function isWithin(one: TopicSuggestion, longer: TopicSuggestion): boolean {
  return ` ${longer.phrase} `.includes(` ${one.phrase} `) && longer.items >= one.items * 0.8;
}
