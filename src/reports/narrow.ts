// Keeps texts in as few bytes as their letters need.

/**
 * The same text, held with one byte a letter where all its letters are of Latin-1. A part of a text with one letter from beyond
 * (a curly apostrophe will do) is held with two bytes a letter like the whole, and patterns take nearly twice as long on it.
 */
export function narrow(text: string): string {
  return isNarrow(text) ? Buffer.from(text, 'latin1').toString('latin1') : text;
}

/**
 * The parts of a text, each up to the next comma, semicolon, colon, exclamation or question mark and with it; one where the whole is
 * narrow. For patterns of which no match goes beyond such a mark: most parts of a wide text are narrow.
 */
export function narrowParts(text: string): readonly { readonly text: string; readonly start: number }[] {
  if (isNarrow(text)) return [{ text, start: 0 }];
  let end = 0;
  return text.split(/(?<=[,;:!?])/).map((part) => {
    end += part.length;
    return { text: narrow(part), start: end - part.length };
  });
}

/**
 * In small letters, for whoever looks at words alone: where nothing else is wide, with a straight apostrophe for a curly one and a hyphen
 * for other quotes, dashes and dots.
 */
export function smallLetters(text: string): string {
  if (isNarrow(text)) return text.toLowerCase();
  const plain = text.replaceAll('’', "'").replace(/[‘“”–—…]/g, '-');
  return (isNarrow(plain) ? narrow(plain) : text).toLowerCase();
}

/** Whether all letters are of Latin-1. */
export function isNarrow(text: string): boolean {
  return NARROW.test(text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole range is meant
const NARROW = /^[\x00-\xff]*$/;
