// Writes the HTML that stands in a page of Markdown as Markdown: whole pages that an editor exported tag by tag, tables, lists. Leaves
// what Markdown stands in, code, and tags within lines.
import { markdownOf } from './html-article.ts';

/** Markdown with every whole piece of HTML that begins a line as Markdown, too. Takes any string. Throws `CaptureUnreadable`. */
export function withoutHtmlBlocks(markdown: string): string {
  if (!ANY_TAG.test(markdown)) return markdown;
  const lines = markdown.split('\n');
  const written: string[] = [];
  let fence: string | null = null;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && fence === null) fence = mark;
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null;
    // A box around parts of the page says nothing.
    if (fence === null && BOX.test(line)) {
      written.push('');
      continue;
    }
    const end = fence === null && !mark ? endOfPiece(lines, at) : null;
    if (end === null) {
      written.push(line);
      continue;
    }
    const piece = markdownOf(lines.slice(at, end + 1).join('\n'), 'about:blank');
    written.push('', piece, '');
    at = end;
  }
  return written.join('\n');
}

const OPENING = /^ {0,3}<(p|div|table|ul|ol|dl|h[1-6]|figure|blockquote|center)(?=[\s>])([^<>]*)>/i;
const BOX = /^\s*<\/?(?:div|center|section|article|main)(?:\s[^<>]*)?>\s*$/i;
const ANY_TAG = /^[^\S\n]*<\/?[a-z]/im;
/** Their ends may stand behind blank lines; in others Markdown goes on behind one. */
const WITH_BLANKS = /^(?:table|ul|ol|dl|figure)$/;
const LONGEST_PIECE = 5000;

/** The line on which the piece of HTML ends that begins at this line, `null` where none does. */
function endOfPiece(lines: readonly string[], at: number): number | null {
  const [, name = '', attributes = ''] = OPENING.exec(lines[at] ?? '') ?? [];
  if (name === '' || /\bmarkdown\s*=/.test(attributes)) return null;
  const tag = name.toLowerCase();
  const tags = new RegExp(`<(/?)${tag}(?=[\\s>])[^<>]*>`, 'gi');
  let depth = 0;
  for (let end = at; end < lines.length && end - at < LONGEST_PIECE; end++) {
    const line = lines[end] ?? '';
    if (line.trim() === '' && !WITH_BLANKS.test(tag)) return null;
    for (const [, close] of line.matchAll(tags)) depth += close ? -1 : 1;
    if (depth <= 0) return end;
  }
  return null;
}
