// Writes a list of terms of a web page as lines, the term first, as particulars (“Present: …”) and logs have them. Changes the document in
// place.

import { NICK } from './html-marks.ts';
import type { PageElement } from './page-element.ts';

/** A list of terms as lines “term: what is said of it”; gives how many of them stand for more than one line, as speakers do. */
export function listAsLines(list: PageElement): number {
  const terms = new Map<string, number>();
  let term = '';
  const lines: PageElement[] = [];
  let isMarked = false;
  for (const node of [...list.querySelectorAll('dt, dd')]) {
    if (node.localName === 'dt') {
      if (term !== '') lines.push(lineOf(list, [term]));
      term = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
      continue;
    }
    const nick = NICK.exec(term)?.groups?.nick;
    if (nick !== undefined) isMarked = true;
    const name = nick ?? term.replace(/:$/, '');
    if (name !== '') terms.set(name, (terms.get(name) ?? 0) + 1);
    const mark = nick === undefined ? `${name}: ` : `<${nick}> `;
    if (name === '') lines.push(lineOf(list, [...node.childNodes]));
    else lines.push(marked(lineOf(list, [...node.childNodes]), mark));
    term = '';
  }
  if (term !== '') lines.push(lineOf(list, [term]));
  list.replaceWith(...lines);
  if (isMarked) return 0;
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

/** The mark stands in the paragraph that it is of. */
function marked(line: PageElement, mark: string): PageElement {
  const first = ([...line.childNodes] as PageElement[]).find((node) => (node.textContent ?? '').trim() !== '');
  const box = first && first.localName === 'p' ? first : line;
  const [begin] = box.childNodes as Iterable<PageElement>;
  if (begin) begin.before(mark);
  else box.append(mark);
  return line;
}
