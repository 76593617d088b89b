// Text as its letters and digits alone, each with its place: quoted words are found again whatever has happened to typography, case
// and white space around them.

export interface Letters {
  readonly letters: string;
  /** Of each UTF-16 unit of `letters`: where in the text the character begins that it comes from. */
  readonly starts: readonly number[];
  /** And where that character ends. */
  readonly ends: readonly number[];
}

export function lettersOf(text: string): Letters {
  const starts: number[] = [];
  const ends: number[] = [];
  let letters = '';
  let at = 0;
  for (const character of text) {
    const found = squash(character);
    for (let n = 0; n < found.length; n++) {
      starts.push(at);
      ends.push(at + character.length);
    }
    letters += found;
    at += character.length;
  }
  return { letters, starts, ends };
}

/** The letters alone, character by character, so that they are the same wherever the text is cut. */
export function squash(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replaceAll('ς', 'σ');
}

/** Where `words` stand in `letters`: each index at which they begin. */
export function placesOf(words: string, letters: string): number[] {
  const found: number[] = [];
  if (words === '') return found;
  for (let at = letters.indexOf(words); at >= 0; at = letters.indexOf(words, at + 1)) found.push(at);
  return found;
}
