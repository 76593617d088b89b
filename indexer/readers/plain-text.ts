// What the readers of plain-text captures share: the look of titles, what a page's theme writes beside the posts, and plain
// text written as Markdown.

/** A line of its own that has the shape of a post's title: no sentence, and longer or more telling than a heading inside a post. */
export function isTitleLine(line: string): boolean {
  const text = line.trim();
  if (text.length < 8 || text.length > 120 || /[.;,:…]["”’)]*$/.test(text) || !/^[\p{Lu}\p{N}“"‘']/u.test(text))
    return false;
  if (/\b(?:report|minutes)\b/i.test(text) && /[–—:-]|\d/.test(text)) return true;
  const words = text.split(/\s+/).length;
  return words >= 6 && (/^(?:How|Why|What|When|Who|Where)\b/.test(text) || / [–—] |: /.test(text));
}

/** Themes put no more than this into a line: anything longer was written by somebody. */
export const LONGEST_FURNITURE = 80;

export interface Furniture {
  /** Lines that nobody would write in a post, wherever they stand. */
  readonly always: readonly RegExp[];
  /** Lines that are the theme's only beside others of its own, and at the start: in a post they may be its text. */
  readonly beside: readonly RegExp[];
}

/** The lines that the author wrote. Patterns see trimmed lines. */
export function withoutFurniture(lines: readonly string[], { always, beside }: Furniture): string[] {
  let isBeside = true;
  return lines.filter((line) => {
    const text = line.trim();
    if (text === '') return true;
    isBeside =
      always.some((pattern) => pattern.test(text)) || (isBeside && beside.some((pattern) => pattern.test(text)));
    return !isBeside;
  });
}

const LONGEST_TITLE = 150;

/**
 * The title and the text of a post that stands in `lines`, the first of them being its title, unless that is a sentence or as long as a
 * paragraph: then the post has none, and its first words stand in. `text` is empty where there is only a title.
 */
export function entitled(lines: readonly string[]): { readonly title: string; readonly text: string } {
  const at = titledLine(lines);
  const line = lines[at]?.trim() ?? '';
  if (at === 0 && line.length <= LONGEST_TITLE && !isSentence(line))
    return { title: line, text: asMarkdown(lines.slice(1).join('\n')) };
  const words =
    line.length <= LONGEST_FURNITURE ? line : `${line.slice(0, LONGEST_FURNITURE).replace(/\s+\S*$/, '')} …`;
  return { title: words, text: asMarkdown(lines.join('\n')) };
}

/** The first line, unless that is the number of a page. */
function titledLine(lines: readonly string[]): number {
  const at = lines.slice(0, MOST_BARE_LINES).findIndex((line) => /\p{L}/u.test(line));
  return at < 0 ? 0 : at;
}

const MOST_BARE_LINES = 4;

/** A page may begin in the middle of an account. */
function isSentence(line: string): boolean {
  return /[.!?][”’)"]*$/.test(line) && (line.match(/\S+/g)?.length ?? 0) >= FEWEST_SENTENCE_WORDS && SAYS.test(line);
}

const FEWEST_SENTENCE_WORDS = 8;
const SAYS = /\s(?:was|were|is|are|had|has|have|will|said|\p{Ll}{3,}ed)\s/u;

/** What would be formatting; or an address, which Markdown takes as it is, backslashes and all. */
const MARK_OR_ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<]+|[\\`*_[\]<~]|&(?=#?\w)/g;

/** Plain text as Markdown that shows the very same letters: nothing in it becomes formatting by accident. Numbered lists stay lists. */
export function asMarkdown(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const isPoint = pointsMarkedWithO(lines);
  return (
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(MARK_OR_ADDRESS, (found) => (found.length === 1 ? `\\${found}` : found))
      // A number opens a list, and what stands behind it is text: five blanks there would make it code.
      .replace(/^(\d{1,9}[.)])[ \t]+/gm, '$1 ')
      .replace(/^(\d{1,9}[.)] \d{1,9})(?=[.)](?:\s|$))/gm, '$1\\')
      .replace(/^(\d{1,9}[.)] )?(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|=+$|-[- \t]*$)/gm, '$1\\')
      .replace(/^o[ \t]+(?=\S)/gm, (mark) => (isPoint ? '- ' : mark))
      .trim()
  );
}

/** Programs that show a page as text draw the dots of its lists as "o", each below a blank line or another point. */
function pointsMarkedWithO(lines: readonly string[]): boolean {
  let points = 0;
  // A wrapped word may stand at the beginning of any line of a paragraph.
  let isInParagraph = false;
  let isAfterBlank = true;
  for (const line of lines) {
    if (POINT.test(line)) {
      if (isInParagraph) return false;
      points++;
    } else if (line === '' || line.endsWith(':')) isInParagraph = false;
    else if (points === 0 || isAfterBlank) isInParagraph = true;
    isAfterBlank = line === '';
  }
  return points >= FEWEST_POINTS;
}

const POINT = /^o[ \t]+\S/;
const FEWEST_POINTS = 3;
