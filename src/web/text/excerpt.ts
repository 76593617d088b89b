// The first words of a text, for lists that lead to the whole of it.

/** At most about `length` characters, cut at a word; an ellipsis only where something is left out. */
export function excerptOf(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length + 1);
  const atWord = cut.lastIndexOf(' ');
  return `${cut.slice(0, atWord > length / 2 ? atWord : length).toWellFormed()}\u00a0…`;
}
