// The star on a page: the same for every reader, so that pages can be kept by caches. Without a script it is a link to a form.
import type { BookmarkTarget } from '../../bookmarks/bookmark.ts';
import { addUrl, targetParameters } from './addresses.ts';

interface StarView {
  readonly url: string;
  /** For the script. */
  readonly parameters: string;
  readonly label: string;
}

/** What a page with a star has; `null` where the site keeps no bookmarks. */
export interface Starrable {
  readonly star: StarView | null;
}

export function starOf(target: BookmarkTarget, label: string): StarView {
  return { url: addUrl(target), parameters: targetParameters(target), label };
}
