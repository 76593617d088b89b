// What is starred, looked up: the item or search that a target names, as a new bookmark keeps it.
import { type BookmarkTarget, LIMITS, type NewBookmark } from '../../bookmarks/bookmark.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { versionOf } from '../../catalogue/fingerprint.ts';
import { itemNow, resolveItem } from '../../catalogue/resolve.ts';
import type { Searcher } from '../../queries/searcher.ts';
import type { ItemDocument } from '../../reports/item.ts';
import { withdrawnText } from '../error-page.ts';
import { NotFound } from '../http/errors.ts';
import { sentenceFor } from '../search/sentence.ts';
import { dateView } from '../text/dates.ts';
import { parseSearch } from '../urls.ts';

interface DescribedTarget {
  /** With the permalinks of today. */
  readonly target: BookmarkTarget;
  readonly item: ItemDocument | null;
  readonly title: string;
  /** The report, its day; `null` for searches. */
  readonly about: string | null;
}

/** Follows permalinks that moved. Throws `NotFound` where there is nothing to star, `BadRequest`, `EngineUnavailable`. */
export async function describedTarget(
  { catalogue, searcher }: { readonly catalogue: Catalogue; readonly searcher: Searcher },
  target: BookmarkTarget,
): Promise<DescribedTarget> {
  if (target.kind === 'search') {
    const { search, result } = await searcher.run(await searcher.understand({ ...parseSearch(target.query), page: 1 }));
    return { target, item: null, title: searchTitle(sentenceFor(search, Math.max(2, result.total))), about: null };
  }
  const resolved = resolveItem(catalogue, target);
  if (resolved.status === 'withdrawn') throw new NotFound(`${withdrawnText(resolved)} It cannot be starred.`);
  const item = itemNow(catalogue, resolved);
  if (!item) throw new NotFound('There is no such agenda item in this archive, so it cannot be starred.');
  const here = { reportId: item.report.id, itemId: item.id };
  const isStatement = target.kind === 'statement' && item.statements.some(({ id }) => id === target.statementId);
  return {
    target: isStatement ? { ...target, ...here } : { kind: 'item', ...here },
    item,
    title: item.title,
    about: [item.report.title, item.report.author, dateView(item.date)?.text].filter(Boolean).join(', '),
  };
}

/** The sentence without what was counted and how it was ordered: that is of the day. */
function searchTitle(sentence: string): string {
  return sentence
    .replace(/^[\d,]+ agenda items(?= mention| do not)/, 'Agenda items that')
    .replace(/^[\d,]+ agenda/, 'Agenda')
    .replace(/, (?:best matches|newest|oldest) first$/, '');
}

export function newBookmark(catalogue: Catalogue, { target, item, title }: DescribedTarget, note: string): NewBookmark {
  return {
    target,
    title: title.slice(0, LIMITS.titleLength).toWellFormed(),
    date: item?.date ?? null,
    version: item && versionOf(item.text, item.title),
    note,
    seenNumber: catalogue.newestNumber(),
  };
}
