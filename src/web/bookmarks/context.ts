// What the routes of bookmarks get: what all routes get, and what only they need.
import type { WebContext } from '../context.ts';
import type { BookmarkParts } from './parts.ts';
import type { ReaderSessions } from './session.ts';
import type { BookmarkWriter } from './writer.ts';

export interface BookmarkContext extends WebContext {
  readonly bookmarks: BookmarkParts;
  readonly sessions: ReaderSessions;
  /** For what takes long; whoever writes anything else waits until it is idle. */
  readonly writer: BookmarkWriter;
}
