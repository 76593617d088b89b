// Bookmarks by number, for tests that need thousands.
import type { NewBookmark } from '../../src/bookmarks/bookmark.ts';

export function markNumber(n: number): NewBookmark {
  return {
    target: { kind: 'item', reportId: 'orla-vane-2031-05-04', itemId: `item-${n}` },
    title: `Item ${n}`,
    date: '2031-05-04',
    version: '0a1b2c3d',
    note: `Remark ${n}`,
    seenNumber: 0,
  };
}

/** As a file that can be imported, in one list. */
export function exportOf(count: number): string {
  const bookmarks = Array.from({ length: count }, (_, n) => ({
    kind: 'item',
    report: 'orla-vane-2031-05-04',
    item: n === 0 ? 'pears' : `item-${n}`,
    title: `Item ${n}`,
    note: `Remark ${n}`,
  }));
  return JSON.stringify({ format: 'rapporteur-bookmarks', version: 1, lists: [{ title: 'Many', bookmarks }] });
}
