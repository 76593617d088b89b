// Tags agenda items with the archive's topics. A topic's words are matched whole, case ignored; one passing mention in a long
// text does not tag it.
import type { Topic } from '../../../src/reports/archive.ts';
import type { TopicRef } from '../../../src/reports/item.ts';
import { smallLetters } from '../../../src/reports/narrow.ts';

export interface TopicTagger {
  /** Topics of an item, the most spoken of first. `heading` is the item's own; a word there weighs as much as three sentences. */
  tag(heading: string, sentences: readonly string[]): TopicRef[];
}

/** Prepares the topics' words once, so that tagging costs one pass over the text whatever their number. */
export function topicTagger(topics: readonly Topic[]): TopicTagger {
  const byKey = new Map<string, Phrase[]>();
  topics.forEach((topic, index) => {
    for (const words of topic.words) add(byKey, words, index, false);
    for (const words of topic.not) add(byKey, words, index, true);
  });
  const phrases = phrasesByWord(byKey);
  return {
    tag: (heading, sentences) => {
      const inHeading = mentioned(heading, phrases);
      const places = topics.map((): number[] => []);
      sentences.forEach((sentence, place) => {
        for (const topic of mentioned(sentence, phrases)) places[topic]?.push(place);
      });
      return topics
        .map((topic, index) => ({ topic, isInHeading: inHeading.has(index), places: places[index] ?? [] }))
        .filter((found) => found.isInHeading || isTreated(found.places, sentences.length))
        .map(({ topic, isInHeading, places }) => ({ topic, score: places.length + (isInHeading ? HEADING_WEIGHT : 0) }))
        .sort((a, b) => b.score - a.score)
        .map(({ topic }) => ({ id: topic.id, label: topic.label }));
    },
  };
}

/** Whether a topic mentioned in these sentences of an item is more than touched upon: the text dwells on it, or comes back to it all along. */
function isTreated(places: readonly number[], sentenceCount: number): boolean {
  if (sentenceCount <= SHORT_ITEM) return places.length > 0;
  if (places.length < Math.max(2, sentenceCount * SMALLEST_SHARE)) return false;
  const isDweltOn = places.some((place, index) => index > 0 && place - (places[index - 1] ?? place) <= NEAR);
  return isDweltOn || places.length >= sentenceCount * SCATTERED_SHARE;
}

const HEADING_WEIGHT = 3;
/** In an item of so few sentences one mention is enough. */
const SHORT_ITEM = 3;
/** In a longer one two sentences must mention the topic, and at least this share of all. Tried from 0.05 to 0.15 on annotated items. */
const SMALLEST_SHARE = 0.05;
/** Two mentions within so many sentences belong to one passage. Tried from 1 to 4 on annotated items: below 3 real passages fall apart. */
const NEAR = 3;
/** Mentions that stand far apart are asides, unless this share of the sentences has one. */
const SCATTERED_SHARE = 0.15;
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
  const words = wordsOf(smallLetters(text.replace(/\*\s*$/, '')));
  const first = words[0];
  if (first === undefined) return;
  const key = isOpenEnded && words.length === 1 ? `${first.slice(0, STEM_KEY_LENGTH)}*` : first;
  phrases.set(key, [...(phrases.get(key) ?? []), { words, isOpenEnded, topic, isExcluded }]);
}

/** Knows by the first letters of words which of them begin no phrase: most do not. */
interface PhrasesByWord {
  /** Whether no word of a text in small letters begins a phrase; `false` also where that takes more than a look. */
  areNotIn(small: string): boolean;
  /** The phrases that may begin with a word, `null` for none. */
  beginningWith(word: string): readonly Phrase[] | null;
}

function phrasesByWord(byKey: ReadonlyMap<string, readonly Phrase[]>): PhrasesByWord {
  const beginnings = new Uint8Array(BEGINNINGS);
  for (const key of byKey.keys()) beginnings[beginningOf(key.replace('*', ''), 0)] = 1;
  return {
    areNotIn: (small) => {
      if (byKey.size === 0) return true;
      // Apostrophes join what stands around them.
      if (!ASCII.test(small) || small.includes("'")) return false;
      let isInWord = false;
      for (let at = 0; at < small.length; at++) {
        const wasInWord = isInWord;
        isInWord = isOfWord(small.charCodeAt(at));
        if (isInWord && !wasInWord && beginnings[beginningOf(small, at)] === 1) return false;
      }
      return true;
    },
    beginningWith: (word) => {
      if (beginnings[beginningOf(word, 0)] === 0) return null;
      const whole = byKey.get(word);
      const stem = byKey.get(`${word.slice(0, STEM_KEY_LENGTH)}*`);
      return whole && stem ? [...whole, ...stem] : (whole ?? stem ?? null);
    },
  };
}

/** A number for the first three letters of the word that begins at `start`; others may have the same. */
function beginningOf(text: string, start: number): number {
  let hash = 0;
  for (let at = start; at < start + STEM_KEY_LENGTH && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 && !isOfWord(code)) break;
    hash = hash * 31 + code;
  }
  return hash & (BEGINNINGS - 1);
}

/** A small letter of ASCII or a digit. */
function isOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** A power of two. */
const BEGINNINGS = 1 << 14;

/** The topics that a text mentions with words that do not stand within a phrase that does not count. */
function mentioned(text: string, phrases: PhrasesByWord): ReadonlySet<number> {
  const small = smallLetters(text);
  if (phrases.areNotIn(small)) return NOTHING;
  const words = wordsOf(small);
  const found: { readonly phrase: Phrase; readonly at: number; readonly end: number }[] = [];
  for (let at = 0; at < words.length; at++)
    for (const phrase of phrases.beginningWith(words[at] ?? '') ?? [])
      if (matches(phrase, words, at)) found.push({ phrase, at, end: at + phrase.words.length });
  if (found.length === 0) return NOTHING;
  const excluded = found.filter(({ phrase }) => phrase.isExcluded);
  const counted = found.filter(
    ({ phrase, at, end }) =>
      !phrase.isExcluded &&
      !excluded.some((other) => other.phrase.topic === phrase.topic && other.at <= at && end <= other.end),
  );
  return new Set(counted.map(({ phrase }) => phrase.topic));
}

const NOTHING: ReadonlySet<number> = new Set();

function matches(phrase: Phrase, words: readonly string[], at: number): boolean {
  return phrase.words.every((wanted, offset) => {
    const word = words[at + offset];
    const isLast = offset === phrase.words.length - 1;
    return isLast && phrase.isOpenEnded ? (word?.startsWith(wanted) ?? false) : word === wanted;
  });
}

/** Of a text in small letters. Hyphens part words, so that "by-election" and "by election" are one phrase. */
function wordsOf(small: string): string[] {
  // Nearly all is ASCII, where letters need no classes of Unicode.
  if (ASCII.test(small)) return (small.includes("'") ? small.replace(/'s?\b/g, '') : small).match(/[a-z0-9]+/g) ?? [];
  return (
    small
      .normalize('NFC')
      .replace(/[’']s?\b/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole range is meant
const ASCII = /^[\x00-\x7f]*$/;
