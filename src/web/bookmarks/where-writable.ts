// What is noted while somebody reads: where it cannot be written it is left, for a full disk must not keep anybody from reading.
import { BookmarksUnwritable } from '../../bookmarks/bookmark.ts';

export function whereWritable(note: () => void): void {
  try {
    note();
  } catch (error) {
    if (!(error instanceof BookmarksUnwritable)) throw error;
  }
}
