// Which items may be about what somebody asked for, though they use other words: by the vectors of words and passages. Weighs; decides nothing alone of
// what is shown, and looks at no filter.
import type { ItemDocument } from '../reports/item.ts';
import { tokens } from '../search/words.ts';
import type { Meaning, NearItem, NearWord } from '../vectors/reader.ts';

/** A word that was asked for. */
export interface AskedWord {
  readonly word: string;
  readonly stem: string;
  /** Other words near it, nearest first. */
  readonly near: readonly NearWord[];
  /** The rarer in the archive, the more it tells. */
  readonly weight: number;
}

export interface AskedMeaning {
  readonly words: readonly AskedWord[];
  /** From 0 to 1: how near to the words of the archive the words are. */
  readonly nearness: number;
  /** How much of what is near to the words the archive has, beside what it has of the language: about 1 where they are any words. */
  readonly familiarity: number;
}

/** An item with how much of what was asked for it has. */
export interface LikelyItem {
  readonly item: ItemDocument;
  /** Cosine of its nearest passage and the words. */
  readonly likeness: number;
  /** From 0 to 1, by the nearest of its words to each. */
  readonly coverage: number;
}

/** So many words near each are looked at; and of the language's among them. */
const NEAR = 80;
const NEAR_ENGLISH = 30;

/** @param asked folded, without function words */
export function meaningOf(asked: readonly string[], meaning: Meaning): AskedMeaning | null {
  const share = meaning.share();
  if (asked.length === 0 || share === 0) return null;
  const words = asked.map((word): AskedWord => {
    const stem = stemOf(word);
    const near = meaning.nearWords(word, NEAR).filter((other) => other.stem !== stem);
    return { word, stem, near, weight: Math.log(1 + (meaning.itemCount() + 1) / (meaning.itemsWith(stem) + 0.5)) };
  });
  const nearness = mean(
    words.map(({ stem, near }) =>
      meaning.itemsWith(stem) > 0 ? 1 : (near.find(({ isKnown }) => isKnown)?.likeness ?? 0),
    ),
  );
  const known = mean(
    words.map(({ near }) => {
      const english = near.filter(({ isEnglish }) => isEnglish).slice(0, NEAR_ENGLISH);
      return english.length === 0 ? 0 : english.filter(({ isKnown }) => isKnown).length / english.length;
    }),
  );
  return { words, nearness, familiarity: known / share };
}

/** @param item as the catalogue has it now */
export function likelyItem({ words }: AskedMeaning, item: ItemDocument, { likeness }: NearItem): LikelyItem {
  const held = new Set(tokens(`${item.title} ${item.text}`).map(({ stem }) => stem));
  let [covered, all] = [0, 0];
  for (const { stem, near, weight } of words) {
    const best = held.has(stem) ? 1 : (near.find((other) => held.has(other.stem))?.likeness ?? 0);
    covered += weight * best;
    all += weight;
  }
  return { item, likeness, coverage: all === 0 ? 0 : covered / all };
}

/** Greatest first. */
export function rankOf({ likeness, coverage }: LikelyItem): number {
  return likeness + coverage;
}

/** Above 0 where it is likely enough to be shown. Fitted on the half “tuning” of bench/relevance/paraphrases.yml. */
export function evidenceFor({ nearness, familiarity }: AskedMeaning, { likeness }: LikelyItem): number {
  return 4 * likeness + familiarity + 4 * nearness - 6.12;
}

/** So near must two words be, and so far must they be from being one. */
export const LEAST_LIKENESS = 0.42;
const NEIGHBOURS = 30;

/** Words of the archive near a word, nearest first, each family of forms once. */
export function neighboursIn(meaning: Meaning): (word: string) => readonly string[] {
  return (word) => {
    const stem = stemOf(word);
    const near = meaning
      .nearWords(word.toLowerCase(), NEIGHBOURS)
      .filter((other) => other.isKnown && other.stem !== stem && other.likeness >= LEAST_LIKENESS);
    return [...new Map(near.toReversed().map((other) => [other.stem, other.word])).values()].toReversed();
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function stemOf(word: string): string {
  return tokens(word)[0]?.stem ?? word;
}
