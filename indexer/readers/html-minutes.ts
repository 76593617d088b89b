// Tells web pages that are minutes or logs, whose paragraphs begin with who speaks, and writes each mark as minutes in text do:
// “Name: words”. Changes the document in place.
import type { PageElement } from './html-article.ts';

/** With fewer marks a page may be an article that quotes somebody. */
const FEWEST_MARKS = 3;

/** Whether the page is minutes: then all of it is, and nothing in it may be guessed away. Marks are written in any case. */
export function markSpeakers(body: PageElement): boolean {
  // The parser begins a new text at every entity.
  body.normalize();
  let marks = 0;
  for (const list of [...body.querySelectorAll('dl')]) marks += mendList(list);
  for (const block of body.querySelectorAll('p, div, li, td, dd')) {
    const mark = firstText(block);
    if (!mark) continue;
    const { holder, text } = mark;
    const nick = /^\s*<\s*[@+%~&]?([^\s<>][^<>]{0,40}?)>:?\s*$/u.exec(text);
    const begun = /^\s*<[@+%~&]?([^\s<>][^<>]{0,40}?)>\s+(?=\S)/u.exec(text);
    if (nick && holder !== block) holder.textContent = `${nick[1]}:`;
    else if (begun) replaceStart(mark, `${begun[1]}: ${text.slice(begun[0].length)}`);
    else if (!(holder.localName === 'cite' && /^[^:]{1,60}:\s*$/.test(text))) continue;
    marks++;
  }
  return marks >= FEWEST_MARKS;
}

interface TextAt {
  readonly holder: PageElement;
  readonly node: { textContent: string | null };
  readonly text: string;
}

/** The first words of a block, where they are its own or an inline element's. */
function firstText(block: PageElement): TextAt | null {
  for (const node of block.childNodes as Iterable<PageElement>) {
    if ((node.textContent ?? '').trim() === '') continue;
    if (node.nodeType === TEXT) return { holder: block, node, text: node.textContent ?? '' };
    return INLINE.test(node.localName ?? '') ? firstText(node) : null;
  }
  return null;
}

const TEXT = 3;
const INLINE = /^(?:cite|span|b|strong|em|i|code|tt|font|a|kbd|samp)$/;

function replaceStart({ node }: TextAt, text: string): void {
  node.textContent = text;
}

/** A list of terms as lines “term: what is said of it”; gives how many of them stand for more than one line, as speakers do. */
function mendList(list: PageElement): number {
  const terms = new Map<string, number>();
  let term = '';
  const lines: PageElement[] = [];
  for (const node of [...list.querySelectorAll('dt, dd')]) {
    if (node.localName === 'dt') {
      if (term !== '') lines.push(lineOf(list, [term]));
      term = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
      continue;
    }
    const name = term.replace(/^<(.*)>$/, '$1').replace(/:$/, '');
    if (name !== '') terms.set(name, (terms.get(name) ?? 0) + 1);
    lines.push(lineOf(list, [...(name === '' ? [] : [`${name}: `]), ...node.childNodes]));
    term = '';
  }
  if (term !== '') lines.push(lineOf(list, [term]));
  list.replaceWith(...lines);
  const spoken = [...terms.values()].filter((count) => count > 1);
  return spoken.reduce((sum, count) => sum + count, 0);
}

function lineOf(
  list: PageElement,
  parts: readonly (PageElement['childNodes'] extends Iterable<infer N> ? N | string : never)[],
): PageElement {
  const line = list.ownerDocument.createElement('div');
  line.append(...parts);
  return line;
}
