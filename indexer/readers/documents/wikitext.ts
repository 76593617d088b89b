// Reads pages of wikis as they are kept (MediaWiki's markup): headings, lists, tables, emphasis, links. Templates, categories, pictures
// and what is a page's own business are left out. Writes HTML, of which one place makes Markdown; expands and loads nothing.
import { minutesMarkdown } from '../html-article.ts';
import { escaped } from './markup.ts';
import { wikiTable } from './wikitext-tables.ts';
import { withoutTemplates } from './wikitext-templates.ts';

export const WIKITEXT_NAME = /\.(?:mediawiki|wiki|wikitext)$/i;

/** A page of a wiki as Markdown. Throws `CaptureUnreadable` where it is nested too deeply. */
export function wikitextMarkdown(wikitext: string): string {
  const lines = withoutTemplates(wikitext)
    .replace(/\r\n?/g, '\n')
    .replace(/__[A-Z]{3,20}__/g, '')
    .replace(/~{3,5}/g, '')
    .split('\n');
  return minutesMarkdown(htmlOf(lines, 0));
}

/** Tables within tables deeper than this are text. */
const MOST_TABLES = 5;

/** HTML of whole lines. @param depth in how many tables they stand */
function htmlOf(lines: readonly string[], depth: number): string {
  const html: string[] = [];
  let paragraph: string[] = [];
  let verbatim: string[] = [];
  let lists = '';
  const endParagraph = (): void => {
    if (paragraph.length > 0) html.push(`<p>${inline(paragraph.join('\n'))}</p>`);
    if (verbatim.length > 0) html.push(`<pre>${verbatim.map(inline).join('\n')}</pre>`);
    paragraph = [];
    verbatim = [];
  };
  const endLists = (): void => {
    html.push(closing(lists));
    lists = '';
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const point = /^([*#:;]+)\s*(.*)$/.exec(line);
    if (point && !/^:*\{\|/.test(line)) {
      endParagraph();
      const [, marks = '', text = ''] = point;
      html.push(opening(lists, marks), inline(text));
      lists = marks;
      continue;
    }
    endLists();
    const heading = HEADING.exec(line);
    if (heading || line.trim() === '' || RULE.test(line)) {
      endParagraph();
      const level = Math.min(heading?.groups?.level?.length ?? 0, 6);
      if (heading) html.push(`<h${level}>${inline(heading.groups?.text ?? '')}</h${level}>`);
      else if (line.trim() !== '') html.push('<hr>');
    } else if (depth < MOST_TABLES && /^\s*:*\{\|/.test(line)) {
      endParagraph();
      const end = tableEnd(lines, at);
      html.push(wikiTable(lines.slice(at + 1, end), (held) => htmlOf(held, depth + 1), inline));
      at = end;
    } else if (/^ \S/.test(line)) {
      if (paragraph.length > 0) endParagraph();
      verbatim.push(line.slice(1));
    } else {
      if (verbatim.length > 0) endParagraph();
      paragraph.push(line);
    }
  }
  endParagraph();
  endLists();
  return html.join('\n');
}

const HEADING = /^(?<level>={1,6})(?!=)\s*(?<text>[^=\s](?:.*[^=\s])?)\s*={1,6}\s*$/;
const RULE = /^-{4,}\s*$/;

/** The line with which the table ends that begins at `at`, or the last one. */
function tableEnd(lines: readonly string[], at: number): number {
  let depth = 0;
  for (let end = at; end < lines.length; end++) {
    const line = (lines[end] ?? '').trimStart();
    if (/^:*\{\|/.test(line)) depth++;
    else if (line.startsWith('|}') && --depth === 0) return end;
  }
  return lines.length;
}

const TAGS: Readonly<Record<string, readonly [list: string, point: string]>> = {
  '*': ['ul', 'li'],
  '#': ['ol', 'li'],
  ':': ['dl', 'dd'],
  ';': ['dl', 'dt'],
};

/** Deeper points than anybody writes are those of this depth. */
const MOST_DEPTH = 20;

/** What has to be closed and opened between a point of the lists `before` and one of `marks`. */
function opening(before: string, marks: string): string {
  const [old, next] = [before.slice(0, MOST_DEPTH), marks.slice(0, MOST_DEPTH)];
  let common = 0;
  while (common < old.length && common < next.length && isSameList(old[common], next[common])) common++;
  const parts = [closing(old.slice(common))];
  // The same depth: the next point of the same list.
  if (common === next.length) parts.push(pointEnd(old[common - 1]), pointStart(next[common - 1]));
  for (const mark of next.slice(common)) parts.push(`<${TAGS[mark]?.[0]}>`, pointStart(mark));
  return parts.join('');
}

function isSameList(one = '', other = ''): boolean {
  return TAGS[one]?.[0] === TAGS[other]?.[0];
}

function pointStart(mark = ''): string {
  return `<${TAGS[mark]?.[1]}>`;
}

function pointEnd(mark = ''): string {
  return `</${TAGS[mark]?.[1]}>`;
}

function closing(lists: string): string {
  return [...lists.slice(0, MOST_DEPTH)]
    .reverse()
    .map((mark) => `${pointEnd(mark)}</${TAGS[mark]?.[0]}>`)
    .join('');
}

/** HTML of a piece of text. */
function inline(text: string): string {
  return text
    .split(/(<nowiki>[\s\S]*?<\/nowiki>)/i)
    .map((part) => (/^<nowiki>/i.test(part) ? escaped(part.slice(8, -9)) : formatted(part)))
    .join('');
}

function formatted(text: string): string {
  return withTagsKept(text)
    .replace(/\[\[([^[\]|\n]+)(?:\|([^[\]\n]*))?\]\]/g, (_, page: string, shown?: string) => inside(page, shown))
    .replace(
      /\[((?:https?|mailto):[^\s[\]<>"]+)(?:\s+([^[\]\n]+))?\]/g,
      (_, url: string, shown?: string) => `<a href="${url}">${shown ?? url}</a>`,
    )
    .replace(/'''''([^\n]+?)'''''/g, '<b><i>$1</i></b>')
    .replace(/'''([^\n]+?)'''/g, '<b>$1</b>')
    .replace(/''([^\n]+?)''/g, '<i>$1</i>');
}

/** Of a link to another page its words; categories and pictures are none. */
function inside(page: string, shown: string | undefined): string {
  if (/^\s*(?:category|file|image|media)\s*:/i.test(page)) return '';
  const named = page.replace(/^\s*:/, '').trim();
  return shown?.trim() || named.replace(/^user(?: talk)?:/i, '');
}

const KEPT =
  /^<\/?(?:br|b|i|u|s|del|strike|ins|em|strong|small|big|sub|sup|span|div|p|ul|ol|li|dl|dt|dd|table|tr|td|th|blockquote|pre|code|tt|center|font|h[1-6]|hr)\b[^<>]*>$/i;

/** Tags of text stay; any other sign is itself. */
function withTagsKept(text: string): string {
  return text
    .split(/(<[^<>]{1,300}>)/)
    .map((part, index) =>
      index % 2 === 1 && KEPT.test(part) ? part : part.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
    .join('');
}
