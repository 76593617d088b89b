import type { PageElement } from './page-element.ts';
// Which share of a page's words a reading has left out: what stands in menus, at the head and the foot of a site and in what is no text
// does not count. Knows HTML only; changes nothing.

/** What was left of a page, in words. */
export interface LeftOut {
  readonly ofPage: number;
  readonly kept: number;
}

/** A smaller share is a caption or a date beside the title. */
const LARGEST_SHARE = 0.1;

/** `null` where nearly all is there. */
export function leftOut(ofPage: number, markdown: string): LeftOut | null {
  const kept = wordsOf(markdown.replace(/\]\([^()]*\)/g, ']'));
  return kept < ofPage * (1 - LARGEST_SHARE) ? { ofPage, kept } : null;
}

/** @param clutter selectors of what does not count */
export function wordsIn(root: PageElement, clutter: string): number {
  const skipped = new Set<unknown>(root.querySelectorAll(clutter));
  let words = 0;
  const open: PageElement[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    if (skipped.has(next)) continue;
    if (next.nodeType === TEXT) words += wordsOf(next.textContent ?? '');
    else open.push(...(next.childNodes as Iterable<PageElement>));
  }
  return words;
}

/** "34 % of its words were left out (412 of 1,210)" */
export function leftOutText({ ofPage, kept }: LeftOut): string {
  const lost = ofPage - kept;
  const share = Math.round((lost / ofPage) * 100);
  return `${share} % of its words were left out (${lost.toLocaleString('en-GB')} of ${ofPage.toLocaleString('en-GB')}), taken for what stands around the article: compare the report with the page`;
}

const TEXT = 3;

function wordsOf(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
