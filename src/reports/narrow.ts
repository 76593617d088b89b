// Keeps texts in as few bytes as their letters need.

/**
 * The same text, held with one byte a letter where all its letters are of Latin-1. A part of a text with one letter from beyond
 * (a curly apostrophe will do) is held with two bytes a letter like the whole, and patterns take nearly twice as long on it.
 */
export function narrow(text: string): string {
  return isNarrow(text) ? narrowed(text) : text;
}

/**
 * The parts of a text, each up to the next comma, semicolon, colon, exclamation or question mark and with it; one where the whole is
 * narrow. For patterns of which no match goes beyond such a mark: most parts of a wide text are narrow.
 */
export function narrowParts(text: string): readonly { readonly text: string; readonly start: number }[] {
  if (isNarrow(text)) return [{ text, start: 0 }];
  const parts: { readonly text: string; readonly start: number }[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end++) {
    if (end < text.length && !isParting(text.charCodeAt(end - 1))) continue;
    parts.push({ text: narrow(text.slice(start, end)), start });
    start = end;
  }
  return parts;
}

/** One of `,;:!?`. */
function isParting(code: number): boolean {
  return code === 44 || code === 59 || code === 58 || code === 33 || code === 63;
}

/**
 * In small letters, for whoever looks at words alone: where nothing else is wide, with a straight apostrophe for a curly one and a hyphen
 * for other quotes, dashes and dots.
 */
export function smallLetters(text: string): string {
  if (isNarrow(text)) return text.toLowerCase();
  const plain = text.replaceAll('’', "'").replace(/[‘“”–—…]/g, '-');
  return (isNarrow(plain) ? narrowed(plain) : text).toLowerCase();
}

function narrowed(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** Whether all letters are of Latin-1. */
export function isNarrow(text: string): boolean {
  return NARROW.test(text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole range is meant
const NARROW = /^[\x00-\xff]*$/;
