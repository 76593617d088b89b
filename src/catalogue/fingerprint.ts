// What is left of a text where the text itself must not be compared: its version, and the hashes of its runs of words. Only letters and
// digits count, in any case, so that mended typography changes nothing. Knows no ledger and no item.
import { createHash } from 'node:crypto';

/** So many words in a row are recognised elsewhere; fewer ("at the end of") stand everywhere. */
export const RUN_LENGTH = 5;

/** A text of fewer words is recognised only where a whole text is the same. */
const SHORTEST_RUN = 3;

/** Characters of one hash: thirty-six bits, so that a run of a large archive hardly ever passes for another. */
const HASH_LENGTH = 6;

export interface Fingerprint {
  /** Eight hexadecimal digits: the same for texts of the same words. */
  readonly version: string;
  readonly wordCount: number;
  /** Hashes of the runs that begin with the first, second … word, one after another. */
  readonly runs: string;
}

/** @param fallback what stands for a text without any word, an item's title say */
export function fingerprintOf(text: string, fallback: string): Fingerprint {
  const words = wordsOf(text);
  const isEmpty = words.length === 0;
  const compared = isEmpty ? wordsOf(fallback) : words;
  return {
    version: versionOfWords(compared, isEmpty),
    wordCount: words.length,
    runs: runsIn(compared, runLengthOf(words.length)).map(encoded).join(''),
  };
}

/** The version alone; see `Fingerprint`. */
export function versionOf(text: string, fallback: string): string {
  const words = wordsOf(text);
  return words.length > 0 ? versionOfWords(words, false) : versionOfWords(wordsOf(fallback), true);
}

function versionOfWords(words: readonly string[], isFallback: boolean): string {
  return createHash('sha256')
    .update(isFallback ? '\0' : '')
    .update(words.join(' '))
    .digest('hex')
    .slice(0, 8);
}

/** In small letters. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** How long the runs of a text are: a number of words, or the whole of it, `whole` being a text and `title` the title of an empty one. */
export type RunLength = number | 'whole' | 'title';

export function runLengthOf(wordCount: number): RunLength {
  if (wordCount === 0) return 'title';
  return wordCount < SHORTEST_RUN ? 'whole' : Math.min(RUN_LENGTH, wordCount);
}

/** The hashes in `runs`, each as written. */
export function hashesIn(runs: string): string[] {
  return Array.from({ length: Math.floor(runs.length / HASH_LENGTH) }, (_, index) =>
    runs.slice(index * HASH_LENGTH, (index + 1) * HASH_LENGTH),
  );
}

/** A written hash as `runsIn` gives it. */
export function decodedHash(hash: string): number {
  let value = 0;
  for (const letter of hash) value = value * 64 + ALPHABET.indexOf(letter);
  return value;
}

/** One hash for each place where a run can begin. Equal for equal runs of the same length, whatever surrounds them. */
export function runsIn(words: readonly string[], length: RunLength): number[] {
  const hashes = words.map(wordHash);
  if (typeof length !== 'number') return [runHash(hashes, 0, hashes.length, length === 'whole' ? 0x77 : 0x74)];
  return Array.from({ length: Math.max(0, words.length - length + 1) }, (_, start) =>
    runHash(hashes, start, length, length),
  );
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function encoded(hash: number): string {
  let letters = '';
  for (let rest = hash, n = 0; n < HASH_LENGTH; n++, rest = Math.floor(rest / 64))
    letters = ALPHABET[rest % 64] + letters;
  return letters;
}

// A cryptographic hash of every run would cost seconds for an archive of some million words; nobody gains by a collision here.
const KNOWN_WORDS = new Map<string, number>();
const MOST_KNOWN_WORDS = 200_000;

function wordHash(word: string): number {
  const known = KNOWN_WORDS.get(word);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let n = 0; n < word.length; n++) hash = Math.imul(hash ^ word.charCodeAt(n), 0x01000193);
  if (KNOWN_WORDS.size >= MOST_KNOWN_WORDS) KNOWN_WORDS.clear();
  KNOWN_WORDS.set(word, hash);
  return hash;
}

function runHash(hashes: readonly number[], start: number, length: number, seed: number): number {
  let low = seed;
  let high = ~seed;
  for (let n = start; n < start + length; n++) {
    const hash = hashes[n] ?? 0;
    low = Math.imul(low ^ hash, 0xcc9e2d51);
    low ^= low >>> 15;
    high = Math.imul(high + hash, 0x85ebca6b);
    high ^= high >>> 13;
  }
  low = Math.imul(low ^ (low >>> 16), 0xc2b2ae35);
  low ^= low >>> 13;
  return (low >>> 0) * 16 + (high >>> 28);
}
