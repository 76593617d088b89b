// How alike two agenda items are, by their words: the items as wholes, and one item against single passages of the other. Pure; decides nothing.
import type { ItemDocument } from '../../reports/item.ts';
import { tokens } from '../../search/words.ts';

/** What of an item its business is known by. */
export type Alignable = Pick<ItemDocument, 'title' | 'text' | 'topics' | 'speakers'>;

/** What an item is compared by. */
export interface Profile {
  readonly whole: Vector;
  /** Whole paragraphs, several where they are short; empty where all is one passage. */
  readonly passages: readonly Vector[];
  readonly speakers: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
}

/** Weights of stems; of length 1. */
type Vector = ReadonlyMap<string, number>;

/** A word of the title counts as much as so many of the text. */
const TITLE_WEIGHT = 3;
/** Of words: a passage ends with the paragraph that reaches this. */
const PASSAGE_LENGTH = 60;
const SHARED_SPEAKERS = 0.12;
const SHARED_TOPICS = 0.08;

/** One profile for each item, in their order. Words that few of the items hold count most, so all items that are compared must be given at once. */
export function profilesOf(items: readonly Alignable[]): readonly Profile[] {
  const read = items.map(({ title, text }) => ({ title: stemsOf(title), paragraphs: text.split(/\n+/).map(stemsOf) }));
  const holders = new Map<string, number>();
  for (const { title, paragraphs } of read) {
    for (const stem of new Set([...title, ...paragraphs.flat()])) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  }
  const rarity = (stem: string) => Math.log(items.length / (holders.get(stem) ?? 1));
  return read.map(({ title, paragraphs }, index) => {
    const passages = passagesOf(paragraphs);
    const repeatedTitle = Array.from({ length: TITLE_WEIGHT }, () => title).flat();
    return {
      whole: vectorOf([...paragraphs.flat(), ...repeatedTitle], rarity),
      passages: passages.length > 1 ? passages.map((stems) => vectorOf(stems, rarity)) : [],
      speakers: new Set(items[index]?.speakers.map(({ id }) => id)),
      topics: new Set(items[index]?.topics.map(({ id }) => id)),
    };
  });
}

/** 0 to about 1: cosine of all their words, and a little for speakers and topics that both have. */
export function likeness(one: Profile, other: Profile): number {
  const words = cosine(one.whole, other.whole);
  if (words === 0) return 0;
  return (
    words + SHARED_SPEAKERS * jaccard(one.speakers, other.speakers) + SHARED_TOPICS * jaccard(one.topics, other.topics)
  );
}

/** 0 to 1: cosine of one item and of the other, or of the passage of the other that is most like it. An item that treats several things is like each. */
export function passageLikeness(one: Profile, other: Profile): number {
  return Math.max(
    cosine(one.whole, other.whole),
    ...one.passages.map((passage) => cosine(passage, other.whole)),
    ...other.passages.map((passage) => cosine(one.whole, passage)),
  );
}

function stemsOf(text: string): readonly string[] {
  return tokens(text).map(({ stem }) => stem);
}

function passagesOf(paragraphs: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const passages: string[][] = [];
  for (const stems of paragraphs) {
    const last = passages.at(-1);
    if (last && last.length < PASSAGE_LENGTH) last.push(...stems);
    else passages.push([...stems]);
  }
  return passages;
}

function vectorOf(stems: readonly string[], rarity: (stem: string) => number): Vector {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weights = [...counts].map(([stem, count]): [string, number] => [stem, (1 + Math.log(count)) * rarity(stem)]);
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weights.map(([stem, weight]) => [stem, weight / length]));
}

function cosine(one: Vector, other: Vector): number {
  if (one.size > other.size) return cosine(other, one);
  let sum = 0;
  for (const [stem, weight] of one) sum += weight * (other.get(stem) ?? 0);
  return sum;
}

/** What both hold, of what either holds. */
function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((id) => other.has(id)).length;
  return both === 0 ? 0 : both / (one.size + other.size - both);
}
