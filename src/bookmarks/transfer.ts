// Lists as a JSON file: what a reader takes away and may bring back, here or to another copy of the site.
import { z } from 'zod';
import { type Bookmark, type BookmarkList, type BookmarkTarget, type ImportedList, LIMITS } from './bookmark.ts';
import { checkBookmarkRoom } from './importing.ts';

interface ListWithBookmarks {
  readonly list: Pick<BookmarkList, 'title' | 'note' | 'created'>;
  /** The oldest first. */
  readonly bookmarks: Iterable<Bookmark>;
}

/** The file is not ours, or holds more than is kept; the message says what is wrong with it. */
export class NotAnExport extends Error {
  override readonly name = 'NotAnExport';
}

const FORMAT = 'rapporteur-bookmarks';

/** A whole file in pieces. The oldest bookmark comes first, so that an import keeps their order. */
export function* listsAsJson(lists: Iterable<ListWithBookmarks>, archiveTitle: string): Generator<string> {
  yield `{\n  "format": "${FORMAT}",\n  "version": 1,\n  "archive": ${JSON.stringify(archiveTitle)},\n  "lists": [`;
  let beforeList = '';
  for (const { list, bookmarks } of lists) {
    const { title, note, created } = list;
    const opening = JSON.stringify({ title, note, created }, null, 2).slice(0, -'\n}'.length);
    yield `${beforeList}\n${indented(opening, 4)},\n      "bookmarks": [`;
    let before = '';
    for (const bookmark of bookmarks) {
      yield `${before}\n${indented(JSON.stringify(exported(bookmark), null, 2), 8)}`;
      before = ',';
    }
    yield before ? '\n      ]\n    }' : ']\n    }';
    beforeList = ',';
  }
  yield beforeList ? '\n  ]\n}\n' : ']\n}\n';
}

function exported({ target, title, date, version, note, created }: Bookmark): object {
  return { ...written(target), title, date, version, note, created };
}

/** Within a string of JSON no line is broken. */
function indented(json: string, by: number): string {
  return json.replace(/^/gm, ' '.repeat(by));
}

function written(target: BookmarkTarget): object {
  if (target.kind === 'search') return { kind: target.kind, search: target.query };
  const { kind, reportId: report, itemId: item } = target;
  return kind === 'item' ? { kind, report, item } : { kind, report, item, statement: target.statementId };
}

/** @param seenNumber up to which nothing is new to the searches in the file. Throws `NotAnExport`, and `LimitReached` where it holds more than anybody may keep. */
export function listsFromJson(json: string, seenNumber: number): ImportedList[] {
  let content: unknown;
  try {
    content = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    throw new NotAnExport('The file is not JSON: choose one that was exported here.');
  }
  checkCounts(content);
  const parsed = FILE.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new NotAnExport(
      `The file is no export of bookmarks: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? ''}.`,
    );
  }
  return parsed.data.lists.map(({ title, note, bookmarks }) => ({
    title,
    note,
    bookmarks: bookmarks.map((bookmark) => ({
      target: targetOf(bookmark),
      title: bookmark.title,
      date: bookmark.date,
      version: bookmark.version,
      note: bookmark.note,
      seenNumber,
    })),
  }));
}

/** Before anything is looked at more closely: that takes its time for each. */
function checkCounts(content: unknown): void {
  const lists = z.object({ lists: z.array(z.unknown()) }).safeParse(content).data?.lists ?? [];
  if (lists.length > LIMITS.lists)
    throw new NotAnExport(`The file is no export of bookmarks: lists: Too big: at most ${LIMITS.lists} can be kept.`);
  const counts = lists.map(
    (list) => z.object({ bookmarks: z.array(z.unknown()) }).safeParse(list).data?.bookmarks.length,
  );
  checkBookmarkRoom(counts.reduce<number>((all, count = 0) => all + count, 0));
}

const line = (most: number) => z.string().max(most).transform(withoutControls);
const id = line(200).pipe(z.string().min(1));
const ABOUT = {
  title: line(LIMITS.titleLength),
  date: z.iso.date().nullable().default(null),
  version: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .nullable()
    .default(null),
  note: z.string().max(LIMITS.noteLength).default(''),
};
const BOOKMARK = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('item'), report: id, item: id, ...ABOUT }),
  z.object({ kind: z.literal('statement'), report: id, item: id, statement: id, ...ABOUT }),
  z.object({ kind: z.literal('search'), search: line(LIMITS.queryLength), ...ABOUT }),
]);
const FILE = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  lists: z
    .array(
      z.object({
        title: line(LIMITS.titleLength).pipe(z.string().min(1)),
        note: z.string().max(LIMITS.noteLength).default(''),
        bookmarks: z.array(BOOKMARK).max(LIMITS.bookmarks),
      }),
    )
    .max(LIMITS.lists),
});

function targetOf(bookmark: z.output<typeof BOOKMARK>): BookmarkTarget {
  if (bookmark.kind === 'search') return { kind: 'search', query: bookmark.search };
  const { report: reportId, item: itemId } = bookmark;
  if (bookmark.kind === 'item') return { kind: 'item', reportId, itemId };
  return { kind: 'statement', reportId, itemId, statementId: bookmark.statement };
}

/** NUL and its like are never part of what somebody means to say; half a surrogate pair is no character. */
export function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}
