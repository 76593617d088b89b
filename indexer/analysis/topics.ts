// Tags agenda items with the archive's topics. A topic's words are matched whole, case ignored; one passing mention in a long
// text does not tag it.
import type { Topic } from '../../src/reports/archive.ts';
import type { TopicRef } from '../../src/reports/item.ts';

export interface TopicTagger {
  /** Topics of an item, the most spoken of first. `heading` is the item's own; a word there weighs as much as three sentences. */
  tag(heading: string, sentences: readonly string[]): TopicRef[];
}

/** Prepares the topics' words once, so that tagging costs one pass over the text whatever their number. */
export function topicTagger(topics: readonly Topic[]): TopicTagger {
  const phrases = new Map<string, Phrase[]>();
  topics.forEach((topic, index) => {
    for (const words of topic.words) add(phrases, words, index, false);
    for (const words of topic.not) add(phrases, words, index, true);
  });
  return {
    tag: (heading, sentences) => {
      const scores = new Array<number>(topics.length).fill(0);
      for (const topic of mentioned(heading, phrases)) scores[topic] = HEADING_WEIGHT;
      for (const sentence of sentences) {
        for (const topic of mentioned(sentence, phrases)) scores[topic] = (scores[topic] ?? 0) + 1;
      }
      const needed = sentences.length <= SHORT_ITEM ? 1 : Math.max(2, sentences.length * SMALLEST_SHARE);
      return topics
        .map((topic, index) => ({ topic, score: scores[index] ?? 0 }))
        .filter(({ score }) => score >= needed)
        .sort((a, b) => b.score - a.score)
        .map(({ topic }) => ({ id: topic.id, label: topic.label }));
    },
  };
}

const HEADING_WEIGHT = 3;
/** In an item of so few sentences one mention is enough. */
const SHORT_ITEM = 3;
/** In a longer one two sentences must mention the topic, and at least this share of all. Tried from 0.05 to 0.15 on annotated items. */
const SMALLEST_SHARE = 0.05;
/** Words with a `*` are found under their first letters. */
const STEM_KEY_LENGTH = 3;

interface Phrase {
  readonly words: readonly string[];
  readonly isOpenEnded: boolean;
  readonly topic: number;
  /** One of the topic's phrases that do not count. */
  readonly isExcluded: boolean;
}

function add(phrases: Map<string, Phrase[]>, text: string, topic: number, isExcluded: boolean): void {
  const isOpenEnded = text.trim().endsWith('*');
  const words = wordsOf(text.replace(/\*\s*$/, ''));
  const first = words[0];
  if (first === undefined) return;
  const key = isOpenEnded && words.length === 1 ? `${first.slice(0, STEM_KEY_LENGTH)}*` : first;
  phrases.set(key, [...(phrases.get(key) ?? []), { words, isOpenEnded, topic, isExcluded }]);
}

/** The topics that a text mentions with words that do not stand within a phrase that does not count. */
function mentioned(text: string, phrases: ReadonlyMap<string, readonly Phrase[]>): Set<number> {
  const words = wordsOf(text);
  const found = words.flatMap((word, at) =>
    [word, `${word.slice(0, STEM_KEY_LENGTH)}*`]
      .flatMap((key) => phrases.get(key) ?? [])
      .filter((phrase) => matches(phrase, words, at))
      .map((phrase) => ({ phrase, at, end: at + phrase.words.length })),
  );
  const excluded = found.filter(({ phrase }) => phrase.isExcluded);
  const counted = found.filter(
    ({ phrase, at, end }) =>
      !phrase.isExcluded &&
      !excluded.some((other) => other.phrase.topic === phrase.topic && other.at <= at && end <= other.end),
  );
  return new Set(counted.map(({ phrase }) => phrase.topic));
}

function matches(phrase: Phrase, words: readonly string[], at: number): boolean {
  return phrase.words.every((wanted, offset) => {
    const word = words[at + offset];
    const isLast = offset === phrase.words.length - 1;
    return isLast && phrase.isOpenEnded ? (word?.startsWith(wanted) ?? false) : word === wanted;
  });
}

/** Hyphens part words, so that "by-election" and "by election" are one phrase. */
function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .replace(/[’']s?\b/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
