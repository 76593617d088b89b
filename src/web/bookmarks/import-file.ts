// What arrives at /bookmarks/import: takes the token and the file out of a form, and reads its lists. Knows no database.
import type { ImportedList } from '../../bookmarks/bookmark.ts';
import { listsFromJson, NotAnExport } from '../../bookmarks/transfer.ts';
import { BadRequest } from '../http/errors.ts';
import { parseTarget } from './addresses.ts';

/** A form with a file in it, as it was sent; or text that was pasted. */
export type Upload =
  | { readonly body: Uint8Array; readonly contentType: string }
  | { readonly token: string; readonly json: string };

/** Throws `NotAnExport`. */
export async function openUpload(upload: Upload): Promise<{ readonly token: string; readonly json: string }> {
  if (!('body' in upload)) return upload;
  const headers = { 'Content-Type': upload.contentType };
  try {
    const form = await new Response(new Uint8Array(upload.body), { headers }).formData();
    const file = form.get('file');
    return { token: String(form.get('token') ?? ''), json: file instanceof File ? await file.text() : '' };
  } catch (error) {
    throw new NotAnExport('The file did not arrive whole: please choose it again.', { cause: error });
  }
}

/** Throws `NotAnExport`, `LimitReached`. */
export function listsOf(json: string, seenNumber: number): readonly ImportedList[] {
  return listsFromJson(json, seenNumber).map(withKnownSearches);
}

/** Searches come from outside: each is read and written as our own addresses are. */
function withKnownSearches(list: ImportedList): ImportedList {
  return {
    ...list,
    bookmarks: list.bookmarks.map((bookmark) => {
      if (bookmark.target.kind !== 'search') return bookmark;
      try {
        return { ...bookmark, target: parseTarget(new URLSearchParams({ search: bookmark.target.query })) };
      } catch (error) {
        if (error instanceof BadRequest)
          throw new NotAnExport(`The search “${bookmark.title}” cannot be read: ${error.message}.`);
        throw error;
      }
    }),
  };
}
