// What the readers of plain-text captures share: the look of titles, and plain text written as Markdown.

/** A line of its own that has the shape of a post's title: no sentence, and longer or more telling than a heading inside a post. */
export function isTitleLine(line: string): boolean {
  const text = line.trim();
  if (text.length < 8 || text.length > 120 || /[.;,:…]["”’)]*$/.test(text) || !/^[\p{Lu}\p{N}“"‘']/u.test(text))
    return false;
  if (/\b(?:report|minutes)\b/i.test(text) && /[–—:-]|\d/.test(text)) return true;
  const words = text.split(/\s+/).length;
  return words >= 6 && (/^(?:How|Why|What|When|Who|Where)\b/.test(text) || / [–—] |: /.test(text));
}

/** Plain text as Markdown that shows the very same letters: nothing in it becomes formatting by accident. Numbered lists stay lists. */
export function asMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/[\\`*_[\]<]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|={3,}$|-{3,}$|~{3,})/gm, '\\')
    .trim();
}
