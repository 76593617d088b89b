// Leaves of a page what its reader takes for its text: not what is hidden or struck out, and not the marks of its footnotes. Changes
// the document in place; knows nothing of articles.

import { noteMarkFinder } from './note-marks.ts';
import type { PageElement } from './page-element.ts';

export function keepVisible(root: PageElement): void {
  for (const hidden of root.querySelectorAll(HIDDEN)) hidden.remove();
  for (const styled of root.querySelectorAll('[style]'))
    if (HIDING.test(styled.getAttribute('style') ?? '')) styled.remove();
  withoutNoteMarks(root);
}

/** Whoever strikes words out takes them back: what replaces them stands beside them, and both would be one word. */
const HIDDEN =
  'del, s, strike, [hidden]:not([hidden="until-found"]), [aria-hidden="true"], dialog:not([open]), .screen-reader-text';
const HIDING =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|text-decoration(?:-line)?\s*:[^;]*line-through)/i;

function withoutNoteMarks(root: PageElement): void {
  const isMark = noteMarkFinder();
  for (const raised of [...root.querySelectorAll('sup, a[href*="#"]')]) {
    const link = raised.localName === 'a' ? raised : raised.querySelector('a[href*="#"]');
    const inside = raised.localName === 'a' && raised.querySelector('sup') !== null;
    const text = (raised.textContent ?? '').trim();
    const before = textBefore(raised);
    // The way back from a note to its mark is an arrow.
    if (link && /^[↑↩⤴⬆^]\ufe0e?$/u.test(text)) {
      raised.remove();
      continue;
    }
    const isPlainLink = raised.localName === 'a' && !inside;
    // A number in a sentence may lead somewhere: only one at a word, without a space, is a mark.
    if (isPlainLink && (!link?.getAttribute('href')?.startsWith('#') || !/[\p{L}\p{N}.,;:!?”’"')\]]$/u.test(before)))
      continue;
    if (isMark({ before, text, isLinked: link !== null })) raised.remove();
    else if (before.trim() === '' && /^[\d*†‡]/.test(text) && raised.localName === 'sup') raised.after(' ');
  }
}

const BLOCK =
  /^(?:p|div|li|ul|ol|dl|dt|dd|td|th|tr|table|tbody|h[1-6]|blockquote|section|article|main|body|figure|figcaption|pre|br|hr|aside|header|footer)$/;
const ENOUGH = 30;

/** What stands right before an element in its paragraph, at least its last word. */
function textBefore(element: PageElement): string {
  let text = '';
  let node: PageElement | null = element;
  while (node && text.length < ENOUGH) {
    const sibling: PageElement | null = node.previousSibling;
    if (!sibling) {
      node = node.parentNode;
      if (!node || BLOCK.test(node.localName ?? '')) break;
      continue;
    }
    if (BLOCK.test(sibling.localName ?? '')) break;
    text = (sibling.textContent ?? '') + text;
    node = sibling;
  }
  return text;
}
