// From captures to report files: dates the posts of each capture, and says what is new or has changed. Never touches a
// report that a person has edited, and never replaces a longer text by one that is cut.
import { createHash } from 'node:crypto';
import type { Source } from '../../src/reports/archive.ts';
import { slug } from '../../src/reports/ids.ts';
import type { IsoDate } from '../../src/reports/report.ts';
import { dateMeetings } from '../analysis/days/dates.ts';
import { toldOrder } from '../analysis/days/day-order.ts';
import type { DayOrder } from '../analysis/days/written-days.ts';
import { kindOf, kindOfFile } from '../analysis/kinds.ts';
import { tooMuchIn } from '../archive/limits.ts';
import { reportId, type StoredReport } from '../archive/report-file.ts';
import type { ReportFile } from '../archive/store.ts';
import { type KeptWithdrawal, withdrawalFor } from '../archive/withdrawals.ts';
import { CaptureUnreadable, type Post } from '../readers/capture.ts';
import { dayOfNameIsOf, yearOfName } from '../readers/path-days.ts';
import type { ReadCapture } from '../readers/read-capture.ts';
import { type FreshlyInferred, isRealMeeting, keepsMinutes, renewed } from './inferred.ts';
import type { KnownReports } from './known-reports.ts';
import { matchPosts } from './match-posts.ts';

export type ImportChange =
  | { readonly outcome: 'added'; readonly report: StoredReport; readonly path: null }
  /** Its text has changed, or what is worked out of it. */
  | { readonly outcome: 'updated'; readonly report: StoredReport; readonly path: string; readonly before: StoredReport }
  /** `note` says what a person might do all the same. */
  | { readonly outcome: 'unchanged'; readonly report: StoredReport; readonly path: string; readonly note?: string }
  /** Left alone; `reason` says why and what to do, `fresh` is what the capture says now. */
  | {
      readonly outcome: 'kept';
      readonly report: StoredReport;
      readonly path: string;
      readonly reason: string;
      readonly fresh: StoredReport;
    }
  /** Taken out at its author's request, for the `reason`: must not come back. */
  | { readonly outcome: 'withdrawn'; readonly report: StoredReport; readonly path: null; readonly reason: string };

/**
 * What importing one capture that was read changes, report by report, in the order of the capture. Changes nothing itself.
 * @param captured ISO instant at which the capture was made
 * @param known the archive's reports so far
 * @param siblings how the source's other captures order the numbers of a day
 * @param latest day after which the text cannot have been written
 * Throws `CaptureUnreadable`.
 */
export function importCapture(
  { name, sha256, text, posts }: ReadCapture,
  captured: string,
  source: Source,
  known: KnownReports,
  withdrawals: readonly KeptWithdrawal[] = [],
  siblings: DayOrder | null = null,
  latest: IsoDate = captured.slice(0, 10),
): ImportChange[] {
  for (const post of posts) checkPost(post, source);
  const whole = keptWhole(posts, known.capturedAs(source.id, sha256));
  if (whole) return [{ outcome: 'unchanged', ...whole, note: keptWholeNote(posts.length) }];
  const ofName = { nameYear: yearOfName(name), nameDateOf: dayOfNameIsOf(name) };
  const dates = dateMeetings(
    posts.map((post) =>
      post.isWholeCapture && posts.length === 1 ? { ...post, ...ofName, whole: text } : { ...post, ...ofName },
    ),
    latest,
    siblings,
    toldOrder(source),
  );
  const fresh = posts.map((post, index) => {
    const dated = dates[index] ?? { meeting: null, note: null };
    return { post, dated, report: reportOf(post, source, dated, { captured, sha256, name }) };
  });
  const existing = matchPosts(
    fresh.map(({ post, report }) => ({ post, report, ownUrl: ownUrl(post, report, source) })),
    known,
  );
  const takenIds = new Set<string>();
  return fresh.map(({ post, dated, report }, index) => {
    const { title, kind, meeting, meetingNote } = report;
    // What says itself what it is was not judged.
    const isJudged = post.kind === undefined;
    const stored = existing[index];
    if (stored) {
      const change = changeOf(stored, report);
      const inferred = { title, kind, meeting, meetingNote, ifMeeting: meetingIn(post, dated) };
      return isJudged ? withRenewed(change, stored, inferred, { name, text, isCut: report.truncated }) : change;
    }
    const withdrawal = withdrawalFor(report, withdrawals);
    if (withdrawal) return { outcome: 'withdrawn', report, path: null, reason: withdrawal.reason };
    const id = freeId(report, (candidate) => known.hasId(candidate) || takenIds.has(candidate));
    takenIds.add(id);
    const added = { ...report, id, ...(isJudged ? { inferred: { title, kind, meeting } } : {}) };
    return { outcome: 'added', report: added, path: null };
  });
}

/**
 * The report that holds all of a file which is read as several meetings now. It stays one: its permalinks would be lost, because most of
 * their texts are too short to be known again in other reports.
 */
function keptWhole(posts: readonly Post[], stored: readonly ReportFile[]): ReportFile | null {
  const [only, ...others] = stored;
  if (!only || others.length > 0 || posts.length < 2 || !posts.every(({ isWholeCapture }) => isWholeCapture))
    return null;
  const length = posts.reduce((sum, { text }) => sum + text.length, 0);
  return only.report.text.length >= length * SMALLEST_WHOLE ? only : null;
}

const SMALLEST_WHOLE = 0.9;

function keptWholeNote(meetings: number): string {
  return `reports ${meetings} meetings, and an earlier version made one report of them: it stays, with its permalinks. To have a report of each meeting, delete the file and import again; some of the permalinks will then say that they lead nowhere`;
}

/** A text that is cut says less of its meeting than the whole one that the archive may have. */
function withRenewed(
  change: ReturnType<typeof changeOf>,
  stored: ReportFile,
  inferred: FreshlyInferred,
  { isCut, ...capture }: { readonly name: string; readonly text: string; readonly isCut: boolean },
): ReturnType<typeof changeOf> {
  if (change.outcome === 'kept' || (change.outcome === 'unchanged' && isCut)) return change;
  const report = renewed({ path: stored.path, report: change.report }, inferred, capture);
  if (change.outcome === 'unchanged' && report === change.report) return change;
  return { outcome: 'updated', report, path: stored.path, before: stored.report };
}

/** The post as it would be added: its id may still be another report's. */
export function reportOf(
  post: Post,
  source: Source,
  dated: ReturnType<typeof dateMeetings>[number],
  { captured, sha256, name }: { captured: string; sha256: string; name: string },
): StoredReport {
  const kind =
    post.kind ??
    (keepsMinutes(source) && post.isWholeCapture
      ? kindOfFile(name, post.title, post.text)
      : kindOf(post.title, post.text));
  const { meeting, meetingNote } =
    kind === 'meeting report' ? meetingIn(post, dated) : { meeting: post.meeting ?? null, meetingNote: null };
  return {
    id: reportId(source.id, meeting, post.title),
    sourceId: source.id,
    title: post.title,
    author: post.author ?? source.author,
    body: source.body,
    kind,
    meeting,
    meetingNote,
    published: post.published,
    url: post.url ?? pageUrl(post, source, name),
    ...mediaOf(post, source, name),
    captured,
    sha256,
    truncated: post.truncated,
    corrections: [],
    text: post.text,
    textSha256: hashOf(post.text),
  };
}

/** The day of a report of a meeting. Why there is none is worth keeping, too. */
function meetingIn(
  post: Post,
  dated: ReturnType<typeof dateMeetings>[number],
): Pick<StoredReport, 'meeting' | 'meetingNote'> {
  if (post.meeting) return { meeting: post.meeting, meetingNote: null };
  const isUsable = !dated.meeting || isRealMeeting(dated.meeting);
  return isUsable ? { meeting: dated.meeting, meetingNote: dated.note } : { meeting: null, meetingNote: null };
}

/** Where the post can be read: the pattern of `sources.yml`, a blog's page of the month, else the source's own address. */
function pageUrl(post: Post, source: Source, name: string): string | null {
  if (source.pageUrl !== null) return addressBy(source.pageUrl, name);
  if (source.url === null) return null;
  if (source.kind === 'blogger' && post.published)
    return new URL(`/${post.published.slice(0, 4)}/${post.published.slice(5, 7)}/`, source.url).href;
  return source.url;
}

/** The address that a pattern of `sources.yml` gives for a file. */
function addressBy(pattern: string, name: string): string {
  const [folder = '', file = ''] = ['', ...name.split(/[\\/]/)].slice(-2);
  return pattern
    .replaceAll('{folder}', () => encodeURIComponent(folder))
    .replaceAll('{file}', () => encodeURIComponent(file))
    .replaceAll('{name}', () => encodeURIComponent(file.replace(/\.\w+$/, '')));
}

/** Only what keeps times has a recording that they count in. */
function mediaOf({ media, isTimed }: Post, source: Source, name: string): Pick<StoredReport, 'media'> {
  const address = media ?? (isTimed && source.media ? addressBy(source.media, name) : null);
  return address && URL.canParse(address) ? { media: address } : {};
}

/** Files of an archive may share the address of a month's page; only what was read from the post's own page or file is its own. */
function ownUrl(post: Post, report: StoredReport, source: Source): string | null {
  if (post.meeting !== undefined) return null;
  return post.url ?? (post.nameDate !== null && source.pageUrl?.includes('{file}') ? report.url : null);
}

/** Throws `CaptureUnreadable` for what the source cannot have published or no report file may hold. */
export function checkPost(post: Post, source: Source): void {
  // A folder may hold what several people have written: its author is that of the files that name none.
  const isFolder = source.kind === 'files' || source.kind === 'git';
  if (!isFolder && post.author !== null && source.author !== null && slug(post.author) !== slug(source.author)) {
    throw new CaptureUnreadable(
      `the capture is by ${post.author}, but source "${source.id}" is by ${source.author}: choose another --source`,
    );
  }
  const tooMuch = tooMuchIn(post.text);
  if (tooMuch) throw new CaptureUnreadable(`in “${post.title}”, line ${tooMuch.line}: ${tooMuch.message}`);
}

/** What a capture's `fresh` text means for the report that the archive has. */
export function changeOf(
  { path, report }: ReportFile,
  fresh: StoredReport,
): Extract<ImportChange, { readonly outcome: 'updated' | 'unchanged' | 'kept' }> {
  const textNow = hashOf(report.text);
  if (fresh.textSha256 === report.textSha256 || fresh.textSha256 === textNow) {
    // The recording may be known only now.
    if (fresh.media && !report.media) {
      return { outcome: 'updated', report: { ...report, media: fresh.media }, path, before: report };
    }
    return { outcome: 'unchanged', report, path };
  }
  if (report.textSha256 !== textNow) {
    const reason =
      'was edited by hand, and its capture has changed: bring the change over by hand, or delete the file and import again';
    return { outcome: 'kept', report, path, reason, fresh };
  }
  if (fresh.truncated && fresh.text.length < report.text.length) return { outcome: 'unchanged', report, path };
  // Whatever a person may have mended in the front matter stays; what tells of the capture is renewed.
  const { text, textSha256, sha256, captured, truncated } = fresh;
  return {
    outcome: 'updated',
    report: { ...report, text, textSha256, sha256, captured, truncated },
    path,
    before: report,
  };
}

/** The report's own id, or one like it that is free. */
export function freeId(report: StoredReport, isTaken: (id: string) => boolean): string {
  const candidates = [report.id, `${report.id}-${slug(report.title, 60)}`];
  for (let n = 2; ; n++) {
    const candidate = candidates.shift() ?? `${report.id}-${n}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/** SHA-256 (hex). */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
