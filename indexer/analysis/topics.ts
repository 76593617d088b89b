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
    for (const words of topic.words) add(phrases, words, index, 1);
    for (const words of topic.not) add(phrases, words, index, -1);
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
  readonly sign: 1 | -1;
}

function add(phrases: Map<string, Phrase[]>, text: string, topic: number, sign: 1 | -1): void {
  const isOpenEnded = text.trim().endsWith('*');
  const words = wordsOf(text.replace(/\*\s*$/, ''));
  const first = words[0];
  if (first === undefined) return;
  const key = isOpenEnded && words.length === 1 ? `${first.slice(0, STEM_KEY_LENGTH)}*` : first;
  phrases.set(key, [...(phrases.get(key) ?? []), { words, isOpenEnded, topic, sign }]);
}

/** The topics that a text mentions more often than it mentions what does not count. */
function mentioned(text: string, phrases: ReadonlyMap<string, readonly Phrase[]>): number[] {
  const balance = new Map<number, number>();
  const words = wordsOf(text);
  words.forEach((word, at) => {
    for (const key of [word, `${word.slice(0, STEM_KEY_LENGTH)}*`]) {
      for (const phrase of phrases.get(key) ?? []) {
        if (matches(phrase, words, at)) balance.set(phrase.topic, (balance.get(phrase.topic) ?? 0) + phrase.sign);
      }
    }
  });
  return [...balance].filter(([, count]) => count > 0).map(([topic]) => topic);
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
