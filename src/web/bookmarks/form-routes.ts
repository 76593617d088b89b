// What readers change with forms: every one of them is checked to come from a page of ours, and answered with a page to look at.
import { type Request, type Response, Router } from 'express';
import { LIMITS, LimitReached, type Reader } from '../../bookmarks/bookmark.ts';
import { withoutControls } from '../../bookmarks/transfer.ts';
import { BadRequest, NotFound } from '../http/errors.ts';
import { BOOKMARK_PATHS, IMPORTED_ANEW, listUrl, parseTarget } from './addresses.ts';
import type { BookmarkContext } from './context.ts';
import type { Upload } from './import-file.ts';
import { describedTarget, newBookmark } from './targets.ts';

export function formRoutes(context: BookmarkContext): Router {
  const { bookmarks, sessions, catalogue, writer } = context;
  const { store } = bookmarks;
  const router = Router();

  router.post(BOOKMARK_PATHS.add, async (request, response) => {
    const form = checked(request);
    const described = await describedTarget(context, parseTarget(targetIn(form)));
    const newTitle = titleIn(form, 'newList');
    const key = form.get('list');
    const choice = newTitle ? { newTitle } : key ? { key } : null;
    const mark = newBookmark(catalogue, described, noteIn(form));
    await writer.idle();
    const kept = store.add(sessions.readerFor(request, response), choice, mark);
    response.redirect(303, listUrl(kept.listKey, { key: kept.key }));
  });

  router.post(BOOKMARK_PATHS.lists, (request, response) => {
    const form = checked(request);
    const list = store.newList(sessions.readerFor(request, response), { title: wantedTitle(form), note: noteIn(form) });
    response.redirect(303, listUrl(list.key));
  });

  router.post(`${BOOKMARK_PATHS.lists}/:list`, async (request: Request<{ list: string }>, response: Response) => {
    const form = checked(request);
    const reader = ownReader(request);
    const key = request.params.list;
    const action = form.get('action');
    if (action === 'share') store.share(reader, key);
    else if (action === 'unshare') store.unshare(reader, key);
    else if (action === 'delete') await writer.run('deleteList', { reader, key });
    else if (action === 'save') store.changeList(reader, key, { title: wantedTitle(form), note: noteIn(form) });
    else throw unknownAction();
    response.redirect(303, action === 'delete' ? `${BOOKMARK_PATHS.overview}?done=list-deleted` : listUrl(key));
  });

  router.post(`${BOOKMARK_PATHS.marks}/:mark`, (request: Request<{ mark: string }>, response: Response) => {
    const form = checked(request);
    const reader = ownReader(request);
    const key = request.params.mark;
    const from = form.get('from') ?? '';
    const action = form.get('action');
    if (action === 'remove') {
      response.redirect(303, listUrl(store.remove(reader, key)));
      return;
    }
    if (action !== 'save') throw unknownAction();
    store.changeNote(reader, key, noteIn(form));
    const list = form.get('list');
    if (list && list !== from) store.move(reader, key, list);
    response.redirect(303, list ? listUrl(list, { key }) : BOOKMARK_PATHS.overview);
  });

  router.post(BOOKMARK_PATHS.import, async (request, response) => {
    const known = sessions.readerOf(request);
    const job = { token: sessions.expectedToken(request), reader: known, seenNumber: catalogue.newestNumber() };
    const { reader } = await writer.run('import', { ...job, upload: uploadIn(request) });
    sessions.signIn(response, reader);
    response.redirect(303, `${BOOKMARK_PATHS.overview}?done=${known ? 'imported' : IMPORTED_ANEW}`);
  });

  router.post(`${BOOKMARK_PATHS.open}/:key`, (request: Request<{ key: string }>, response: Response) => {
    checked(request);
    const reader = sessions.readerOfPrivateKey(request.params.key);
    if (!reader) throw new NotFound('No bookmarks can be opened at this address any more.');
    sessions.signIn(response, reader);
    response.redirect(303, `${BOOKMARK_PATHS.overview}?done=opened`);
  });

  router.post(BOOKMARK_PATHS.renew, (request, response) => {
    checked(request);
    sessions.signIn(response, store.renew(ownReader(request)));
    response.redirect(303, `${BOOKMARK_PATHS.overview}?done=renewed`);
  });

  router.post(BOOKMARK_PATHS.delete, async (request, response) => {
    const form = checked(request);
    if (form.get('sure') !== 'yes')
      throw new BadRequest('sure', 'nothing was deleted', 'Tick the box to say that you mean it.');
    await writer.run('deleteReader', { reader: ownReader(request) });
    sessions.signOut(response);
    response.redirect(303, `${BOOKMARK_PATHS.overview}?done=deleted`);
  });

  /** Throws `ForeignRequest`. */
  function checked(request: Request<object>): URLSearchParams {
    const body: unknown = request.body;
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(typeof body === 'object' && body !== null ? body : {}))
      if (typeof value === 'string') form.set(name, value);
    sessions.verifyToken(request as Request, form.get('token') ?? '');
    return form;
  }

  function ownReader(request: Request<object>): Reader {
    const reader = sessions.readerOf(request as Request);
    if (!reader) throw new NotFound('This browser has no bookmarks.');
    return reader;
  }
  return router;
}

/** A form has the fields of a target, empty where they do not apply. */
function targetIn(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...form].filter(([name, value]) => TARGET.has(name) && (value !== '' || name === 'search')),
  );
}

const TARGET = new Set(['report', 'item', 'statement', 'search']);

function titleIn(form: URLSearchParams, name: string): string {
  const title = withoutControls(form.get(name) ?? '');
  if (title.length > LIMITS.titleLength)
    throw new LimitReached(`A title may have ${LIMITS.titleLength} characters; this one has ${title.length}.`);
  return title;
}

function wantedTitle(form: URLSearchParams): string {
  const title = titleIn(form, 'title');
  if (title) return title;
  throw new BadRequest('title', 'a list needs a title', 'Go back and give it one.');
}

function noteIn(form: URLSearchParams): string {
  const note = (form.get('note') ?? '')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .trim();
  if (note.length > LIMITS.noteLength)
    throw new LimitReached(
      `A note may have ${LIMITS.noteLength.toLocaleString('en-GB')} characters; this one has ${note.length.toLocaleString('en-GB')}.`,
    );
  return note;
}

function unknownAction(): BadRequest {
  return new BadRequest('action', 'the form does not say what to do', 'Go back and press one of its buttons.');
}

/** A file, or text that was pasted. */
function uploadIn(request: Request): Upload {
  const body: unknown = request.body;
  if (Buffer.isBuffer(body)) return { body, contentType: request.get('Content-Type') ?? '' };
  const { token, json } = (body ?? {}) as Partial<Record<string, unknown>>;
  return { token: String(token ?? ''), json: String(json ?? '') };
}
