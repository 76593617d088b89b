// Tags agenda items with the archive's topics. A topic's words are matched whole, case ignored; one passing mention in a long
// text does not tag it.
import type { Topic } from '../../src/reports/archive.ts';
import type { TopicRef } from '../../src/reports/item.ts';

export interface TopicTagger {
  /** Topics of an item, the most spoken of first. `title` is the item's heading or title: a word there weighs most. */
  tag(title: string, text: string): TopicRef[];
}

/** Prepares the topics' words once, so that tagging costs one pass over the text whatever their number. */
export function topicTagger(topics: readonly Topic[]): TopicTagger {
  const phrases = new Map<string, Phrase[]>();
  topics.forEach((topic, index) => {
    for (const words of topic.words) add(phrases, words, index, 1);
    for (const words of topic.not) add(phrases, words, index, -1);
  });
  return {
    tag: (title, text) => {
      const scores = new Array<number>(topics.length).fill(0);
      count(title, phrases, scores, TITLE_WEIGHT);
      const words = count(text, phrases, scores, 1);
      const needed = words > SHORT_TEXT_WORDS ? 2 : 1;
      return topics
        .map((topic, index) => ({ topic, score: scores[index] ?? 0 }))
        .filter(({ score }) => score >= Math.max(needed, words / WORDS_A_MENTION))
        .sort((a, b) => b.score - a.score)
        .map(({ topic }) => ({ id: topic.id, label: topic.label }));
    },
  };
}

const TITLE_WEIGHT = 6;
/** In a text shorter than this one mention is enough. */
const SHORT_TEXT_WORDS = 60;
/** A longer text is about a topic that it mentions at least once in so many words. */
const WORDS_A_MENTION = 250;
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

/** Adds to the scores; returns how many words the text has. */
function count(
  text: string,
  phrases: ReadonlyMap<string, readonly Phrase[]>,
  scores: number[],
  weight: number,
): number {
  const words = wordsOf(text);
  words.forEach((word, at) => {
    for (const key of [word, `${word.slice(0, STEM_KEY_LENGTH)}*`]) {
      for (const phrase of phrases.get(key) ?? []) {
        if (matches(phrase, words, at)) scores[phrase.topic] = (scores[phrase.topic] ?? 0) + weight * phrase.sign;
      }
    }
  });
  return words.length;
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
