// Takes out of a Markdown page what only its site generator reads: attribute lists, includes, shortcodes, tables of contents to be
// filled in, references that the page does not define. Leaves code and everything that a reader of the built page would see.

/** Markdown without such marks. Takes any string. */
export function withoutGeneratorMarks(markdown: string): string {
  const defined = new Set(
    [...markdown.matchAll(/^ {0,3}\[([^\]\n]+)\]:\s*\S/gm)].map((match) => keyOf(match[1] ?? '')),
  );
  let fence: string | null = null;
  const lines = pandocTitle(markdown.split('\n'));
  return lines
    .flatMap((line, index) => {
      const opened = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      if (opened && fence === null) fence = opened;
      else if (opened && fence !== null && opened.startsWith(fence)) fence = null;
      if (fence !== null || opened) return [line];
      if (MARK_LINE.test(line) || isContents(line, lines[index + 1])) return [];
      const kept = line
        // "**Ada: **not yet": no bold letters end with a blank.
        .replace(/^(\s*(?:[-*+] )?)\*\*([^*\n]{1,60}?)[ \t]+\*\*(?=[^\s*])/, '$1**$2** ')
        .replace(INLINE_MARK, '')
        .replace(REFERENCE, (whole, text: string, key: string) => (defined.has(keyOf(key || text)) ? whole : text));
      return [kept];
    })
    .join('\n');
}

/** A line that is nothing but marks: "{: .no_toc}", "{% include toc.html %}", "{{< toc >}}", "[[toc]]", "::: tip", ":::". */
const MARK_LINE =
  /^\s*(?:>\s*)*(?:\{:[^{}\n]*\}|\{%[^\n]*?%\}|\{\{[<%][^\n]*?[%>]\}\}|\[\[?_?toc_?\]?\]|:{3,}[ \t]*[\w-]*(?:[ \t]+\{[^{}\n]*\})?)\s*$/i;

/** Marks within a line: "{: .label}" or "{#anchor}" at its end, "{% raw %}", "{{< br >}}". */
const INLINE_MARK = /\{%[^\n]*?%\}|\{\{[<%][^\n]*?[%>]\}\}|[ \t]*\{(?::|#|\.)[^{}\n]*\}[ \t]*$/g;

/** "[words][]" and "[words][key]". */
const REFERENCE = /(?<![\\\]!])\[([^[\]\n]{1,200})\]\[([^[\]\n]{0,100})\]/g;

/** kramdown fills a list in that "{:toc}" follows; its one point is never shown. */
function isContents(line: string, next: string | undefined): boolean {
  return /^\s*(?:[*+-]|1\.)\s+\S/.test(line) && /^\s*\{:\s*toc\b[^}]*\}\s*$/i.test(next ?? '');
}

/** pandoc's title block ("% Minutes", "% A. Author", "% 4 May 2031") becomes a heading and lines of text. */
function pandocTitle(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => !/^%\s+\S/.test(line));
  if (end < 1 || end > 3) return lines;
  const [title = '', ...others] = lines.slice(0, end).map((line) => line.replace(/^%\s+/, ''));
  return [`# ${title}`, ...others.flatMap((line) => ['', line]), '', ...lines.slice(end)];
}

function keyOf(label: string): string {
  return label.toLowerCase().replace(/\s+/g, ' ').trim();
}
