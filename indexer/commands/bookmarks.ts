// `rapporteur bookmarks`: backs up what readers keep and restores it, and says how much that is.
import {
  type BackupSummary,
  type BookmarkFiles,
  backUpBookmarks,
  restoreBookmarks,
} from '../../src/bookmarks/backup.ts';
import type { Output } from './output.ts';

/** Returns the exit status. Throws `BookmarksUnwritable`. */
export async function backUp(files: BookmarkFiles, target: string, out: Output): Promise<number> {
  out.line(`Backed up to ${target}: ${told(await backUpBookmarks(files, target))}.`);
  return 0;
}

/** Returns the exit status. Throws `BookmarksUnwritable`. */
export function restore(files: BookmarkFiles, source: string, out: Output): number {
  out.line(`Restored from ${source}: ${told(restoreBookmarks(files, source))}.`);
  return 0;
}

function told({ readers, lists, bookmarks }: BackupSummary): string {
  const counted = [counting(bookmarks, 'bookmark'), counting(lists, 'list'), counting(readers, 'reader')];
  return `${counted[0]} in ${counted[1]} of ${counted[2]}`;
}

function counting(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
