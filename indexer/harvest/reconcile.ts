// Decides what a harvested post means for the archive: a new report, a changed one, or nothing. Reads and writes no file.
import { createHash } from 'node:crypto';
import type { Source } from '../../src/reports/archive.ts';
import type { MeetingDays } from '../../src/reports/report.ts';
import type { StoredReport } from '../archive/report-file.ts';
import type { ReportFile } from '../archive/store.ts';
import { changeOf, freeId } from '../import/import.ts';
import { isKindOfImport } from '../import/inferred.ts';
import type { KnownReports } from '../import/known-reports.ts';
import { matchPosts } from '../import/match-posts.ts';
import { isSharedAddress } from '../import/shared-address.ts';
import type { Post } from '../readers/capture.ts';
import type { PostState } from './state.ts';

/** What has to be written, if anything. */
export type Reconciliation =
  | { readonly outcome: 'added'; readonly report: StoredReport }
  | {
      readonly outcome: 'updated';
      readonly report: StoredReport;
      readonly path: string;
      /** What the report said before, where its author has changed it; `null` where only more of it is known. */
      readonly before: StoredReport | null;
    }
  | { readonly outcome: 'unchanged'; readonly report: StoredReport; readonly path: string }
  /** A person has edited the report, and its author has changed it since: `fresh` is what the source says now. */
  | { readonly outcome: 'kept'; readonly report: StoredReport; readonly path: string; readonly fresh: StoredReport };

export interface Harvested {
  readonly post: Post;
  /** As it would be added. */
  readonly fresh: StoredReport;
  /** Other posts of the source are at its address, too. */
  readonly isAddressShared: boolean;
  /** What the last run knew of it; `null` for a post that is new. */
  readonly prior: PostState | null;
  /** What the last run knew of the post that became this report, by whatever key. */
  readonly rememberedAs: (reportId: string) => PostState | null;
}

export function reconcile(harvested: Harvested, source: Source, known: KnownReports): Reconciliation {
  const { fresh } = harvested;
  const stored = storedFor(harvested, source, known);
  if (!stored) return { outcome: 'added', report: { ...fresh, id: freeId(fresh, known.hasId) } };
  const { path, report } = stored;
  const prior = harvested.prior?.report === report.id ? harvested.prior : harvested.rememberedAs(report.id);
  const change = changeOf(stored, fresh);
  if (change.outcome === 'kept') {
    // The last run has told so already, and has kept the source's text.
    return prior?.textSha256 === fresh.textSha256
      ? { outcome: 'unchanged', report, path }
      : { outcome: 'kept', report, path, fresh };
  }
  const renewed = renewedFrontMatter(change.report, { fresh, prior, source });
  const isNewText = change.outcome === 'updated';
  const isRetitled = renewed.title !== report.title;
  const isOther = !report.truncated && (isRetitled || (isNewText && report.sha256 !== fresh.sha256));
  // Another reader may give other words for the same bytes: only of texts that were read alike it can be said that they changed.
  const isByAuthor = isOther && (isRetitled || report.reader === fresh.reader);
  const updated: StoredReport = {
    ...renewed,
    // The whole text may tell of a meeting where its beginning did not.
    ...(report.kind !== fresh.kind && isKindOfImport(report) ? { kind: fresh.kind } : {}),
    ...(isNewText && fresh.reader ? { reader: fresh.reader } : {}),
    ...(isByAuthor && fresh.captured ? { changed: fresh.captured.slice(0, 10) } : {}),
  };
  if (!isNewText && isSame(updated, report)) return { outcome: 'unchanged', report, path };
  return { outcome: 'updated', report: updated, path, before: isOther ? report : null };
}

/** The report that the post was before, if it was: by what the last run knew, by its address, or by what it says. */
function storedFor(
  { post, fresh, isAddressShared, prior }: Harvested,
  source: Source,
  known: KnownReports,
): ReportFile | null {
  const isFree = ({ path }: ReportFile): boolean => !known.isClaimed(path);
  const remembered = prior?.report ? known.withId(prior.report) : null;
  if (remembered && isFree(remembered)) return remembered;
  const isShared = (url: string): boolean =>
    isSharedAddress(url, source) || known.at(source.id, url).length > 1 || (isAddressShared && url === fresh.url);
  const ownUrl = fresh.url !== null && isShared(fresh.url) ? null : fresh.url;
  const there = ownUrl === null ? undefined : known.at(source.id, ownUrl).find(isFree);
  if (there) return there;
  const free: KnownReports = {
    ...known,
    titled: (id, title) => known.titled(id, title).filter(isFree),
    importedAs: (id, hash) => known.importedAs(id, hash).filter(isFree),
    at: (id, url) => known.at(id, url).filter(isFree),
  };
  return matchPosts([{ post, report: fresh, ownUrl, isShared }], free)[0] ?? null;
}

/** What the source says of the post now, but for what a person has mended. */
function renewedFrontMatter(
  report: StoredReport,
  { fresh, prior, source }: { fresh: StoredReport; prior: PostState | null; source: Source },
): StoredReport {
  const { vanished, ...present } = report;
  const isUnmended = prior !== null && report.uncorrected === undefined;
  return {
    ...present,
    title: isUnmended && report.title === prior.title ? fresh.title : report.title,
    url:
      report.url === null || report.url === prior?.url || isSharedAddress(report.url, source) ? fresh.url : report.url,
    published: report.published === null || report.published === prior?.published ? fresh.published : report.published,
    ...(isUnmended && meetingText(report.meeting) === prior.meeting && fresh.meeting !== null
      ? { meeting: fresh.meeting, meetingNote: fresh.meetingNote }
      : {}),
  };
}

export function meetingText(meeting: MeetingDays | null): string | null {
  return meeting && `${meeting.start}/${meeting.end}`;
}

function isSame(one: StoredReport, other: StoredReport): boolean {
  return hashOf(one) === hashOf(other);
}

/** Fields that are absent and the order of fields make no difference. */
function hashOf(report: StoredReport): string {
  const fields = Object.entries(report).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
