// What the script of the star asks: whether something is starred, and to star it or not. The same rules as for forms.

import { Router } from 'express';
import { z } from 'zod';
import { BadRequest } from '../http/errors.ts';
import { queryOf } from '../http/requests.ts';
import { BOOKMARK_PATHS, parseTarget, targetParameters } from './addresses.ts';
import type { BookmarkContext } from './context.ts';
import { describedTarget, newBookmark } from './targets.ts';

const TOGGLE = z.object({ target: z.string().max(5000), isStarred: z.boolean(), token: z.string().max(200) });

/** What the script learns. */
interface StarState {
  readonly isStarred: boolean;
  /** Of the list that has it; `null` where none has. */
  readonly list: string | null;
  /** For the next change. */
  readonly token: string;
}

export function toggleRoutes(context: BookmarkContext): Router {
  const { bookmarks, sessions, catalogue, writer } = context;
  const { store } = bookmarks;
  const router = Router();

  router.get(BOOKMARK_PATHS.state, async (request, response) => {
    const reader = sessions.readerOf(request);
    const target = parseTarget(new URLSearchParams(queryOf(request)));
    const [mark] = reader ? store.starred(reader, target) : [];
    const list = reader && mark ? store.list(reader, mark.listKey).title : null;
    const state: StarState = { isStarred: mark !== undefined, list, token: sessions.formToken(request, response) };
    response.json(state);
  });

  router.post(BOOKMARK_PATHS.toggle, async (request, response) => {
    const parsed = TOGGLE.safeParse(request.body);
    sessions.verifyToken(request, parsed.data?.token ?? '');
    if (!parsed.success)
      throw new BadRequest('target', 'the request does not say what to star', 'Load the page again.');
    const { target: asked, isStarred } = parsed.data;
    const described = await describedTarget(context, parseTarget(new URLSearchParams(asked)));
    await writer.idle();
    const reader = sessions.readerFor(request, response);
    const marks = store.starred(reader, described.target);
    if (!isStarred) for (const { key } of marks) store.remove(reader, key);
    const kept = isStarred ? (marks[0] ?? store.add(reader, null, newBookmark(catalogue, described, ''))) : null;
    const list = kept && store.list(reader, kept.listKey).title;
    const state: StarState = { isStarred, list, token: sessions.tokenOf(reader) };
    response.json({ ...state, target: targetParameters(described.target) });
  });
  return router;
}
