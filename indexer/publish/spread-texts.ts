// What is learnt of how an archive writes is learnt from so much of its text, spread evenly: enough to tell, and read in a second or two.

/** In characters, of the whole archive. */
const MOST_TEXT = 20_000_000;

/** Every text where all are short enough together, else every second, every third and so on. */
export function spread(texts: readonly string[]): readonly string[] {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const step = Math.max(1, Math.ceil(length / MOST_TEXT));
  return texts.filter((_, index) => index % step === 0);
}

/** As searches compare words: without accents and apostrophes, in small letters. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
}
