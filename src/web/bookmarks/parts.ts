// What the site is given to keep bookmarks with.
import type { BookmarkStore } from '../../bookmarks/store.ts';

/** Where bookmarks are kept, and what signs for their readers. */
export interface BookmarkParts {
  readonly store: BookmarkStore;
  /** Read again for every request: a restore may bring another. */
  readonly secret: () => string;
  readonly now: () => Date;
}
