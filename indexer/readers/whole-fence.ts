// Takes the fence off a text that somebody, or a program that reads scans, has wrapped as a whole into a block of code: it is no code,
// and its first line no title. A fence around a part of a text stays.

/** The text without such a fence; what stands behind its end stays. */
export function withoutWholeFence(text: string): string {
  const opening = OPENING.exec(text);
  if (!opening) return text;
  const [whole, fence = ''] = opening;
  const inside = text.slice(whole.length);
  const closing = new RegExp(String.raw`(?:^|\n)[ \t]*${fence}+[ \t]*(?=\r?\n|$)`).exec(inside);
  if (!closing) return inside;
  const behind = inside.slice(closing.index + closing[0].length);
  if (wordsIn(behind) > wordsIn(inside) * MOST_BEHIND) return text;
  return `${inside.slice(0, closing.index)}${behind}`;
}

/** Of all words: a stamp, who has copied it. */
const MOST_BEHIND = 0.1;
const OPENING = /^\s*(```|~~~)[`~]*[ \t]*(?:text|txt|plaintext|markdown|md)?[ \t]*\r?\n/i;

function wordsIn(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
