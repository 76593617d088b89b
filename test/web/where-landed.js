// Runs in the page that a link has opened: walks through an article to the passage, and compares its first line with the middle of the window.
// @ts-check
/// <reference lib="dom" />

/**
 * @param {{ article: number, way: readonly string[] }} passage
 * @returns {string} "landed", or what went wrong
 */
export function whereLanded({ article: index, way }) {
  // Half a line.
  const TOLERANCE = 12;
  const article = document.querySelectorAll('article')[index];
  if (!article) return 'there is no such article';
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  /** @type {{ node: Text, offset: number }[]} */
  const places = [];
  let text = '';
  for (let found = walker.nextNode(); found; found = walker.nextNode()) {
    const node = /** @type {Text} */ (found);
    for (let offset = 0; offset < node.data.length; offset++) {
      const character = /\s/.test(node.data.charAt(offset)) ? ' ' : node.data.charAt(offset);
      if (character === ' ' && (text === '' || text.endsWith(' '))) continue;
      text += character;
      places.push({ node, offset });
    }
    if (!text.endsWith(' ') && text !== '') {
      // The end of a text may be the end of its block.
      const next = node.parentElement?.closest('p, li, td, th, h1, h2, h3, h4, h5, h6, pre');
      if (next && !next.textContent?.trimEnd().endsWith(node.data.trimEnd())) continue;
      text += ' ';
      places.push({ node, offset: node.data.length });
    }
  }
  let [start, end] = [0, 0];
  for (const [at, words] of way.entries()) {
    const found = text.indexOf(words, end);
    if (found < 0 && at === way.length - 1) return `the page does not have “${words}”`;
    if (found >= 0) [start, end] = [found, found + words.length];
  }
  const [first, last] = [places[start], places[end - 1]];
  if (!first || !last) return 'no place';
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, Math.min(last.offset + 1, last.node.data.length));
  const { top, bottom } = range.getClientRects()[0] ?? { top: 0, bottom: 0 };
  if (scrollY === 0) return 'nowhere';
  const miss = Math.round((top + bottom) / 2 - innerHeight / 2);
  return Math.abs(miss) <= TOLERANCE ? 'landed' : `${miss} pixels away`;
}
