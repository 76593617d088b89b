// Types words with one mistake, as fingers make them: a letter too many, too few, another one, or two swapped; never in the first place.
import type { Random } from '../random.ts';

const MIN_LETTERS = 5;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One of the words with five letters or more gets one mistake; `null` where none is as long. */
export function mistyped(words: readonly string[], random: Random): readonly string[] | null {
  const long = [...words.keys()].filter((index) => (words[index] ?? '').length >= MIN_LETTERS);
  const chosen = long[Math.floor(random() * long.length)];
  return chosen === undefined
    ? null
    : words.map((word, index) => (index === chosen ? withMistake(word, random) : word));
}

function withMistake(word: string, random: Random): string {
  const kind = Math.floor(random() * 4);
  const other = LETTERS.charAt(Math.floor(random() * LETTERS.length));
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  const mistaken = [
    before + other + letter + next + after,
    before + next + after,
    before + other + next + after,
    before + next + letter + after,
  ][kind];
  // The letter that stood there, or two equal ones swapped, are no mistake.
  return mistaken === undefined || mistaken === word ? withMistake(word, random) : mistaken;
}
