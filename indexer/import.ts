// From captures to report files: reads each capture, dates its posts, and writes what is new or has changed. Never touches a
// report that a person has edited, and never replaces a whole text by a shorter, cut one.
import { createHash } from 'node:crypto';
import type { Source } from '../src/reports/archive.ts';
import { slug } from '../src/reports/ids.ts';
import { dateMeetings } from './analysis/dates.ts';
import { kindOf } from './analysis/kinds.ts';
import { reportId, type StoredReport } from './archive/report-file.ts';
import type { ReportFile } from './archive/store.ts';
import { type Capture, CaptureUnreadable, type Post, textOf } from './readers/capture.ts';
import { readerFor } from './readers/readers.ts';

export type ImportChange =
  | { readonly outcome: 'added' | 'updated'; readonly report: StoredReport; readonly path: string | null }
  | { readonly outcome: 'unchanged'; readonly report: StoredReport }
  /** Left alone; `reason` says why and what to do. */
  | { readonly outcome: 'kept'; readonly report: StoredReport; readonly path: string; readonly reason: string };

/**
 * What importing one capture changes, report by report, in the order of the capture. Pure.
 * @param captured ISO instant at which the capture was made
 * @param stored the archive's reports so far
 * Throws `CaptureUnreadable`.
 */
export function importCapture(
  capture: Capture,
  captured: string,
  source: Source,
  stored: readonly ReportFile[],
): ImportChange[] {
  const text = textOf(capture);
  const posts = readerFor(text, capture.name, source).read(text, capture.name);
  const sha256 = hashOf(capture.bytes);
  const dates = dateMeetings(posts, captured.slice(0, 10));
  const ofSource = stored.filter((file) => file.report.sourceId === source.id);
  const takenIds = new Set(stored.map((file) => file.report.id));
  return posts.map((post, index) => {
    checkAuthor(post, source);
    const existing = ofSource.find((file) => isSamePost(file.report, post));
    const fresh = reportOf(post, source, dates[index] ?? { meeting: null, note: null }, {
      captured,
      sha256,
      name: capture.name,
    });
    if (existing) return changeOf(existing, fresh);
    const id = freeId(fresh, takenIds);
    takenIds.add(id);
    return { outcome: 'added', report: { ...fresh, id }, path: null };
  });
}

function reportOf(
  post: Post,
  source: Source,
  dated: ReturnType<typeof dateMeetings>[number],
  { captured, sha256, name }: { captured: string; sha256: string; name: string },
): StoredReport {
  const kind = post.kind ?? kindOf(post.title, post.text);
  const isReport = kind === 'meeting report';
  const meeting = post.meeting ?? (isReport ? dated.meeting : null);
  return {
    id: reportId(source.id, meeting, post.title),
    sourceId: source.id,
    title: post.title,
    author: post.author ?? source.author,
    body: source.body,
    kind,
    meeting,
    meetingNote: isReport && !post.meeting ? dated.note : null,
    published: post.published,
    url: post.url ?? pageUrl(post, source, name),
    captured,
    sha256,
    truncated: post.truncated,
    text: post.text,
    textSha256: hashOf(post.text),
  };
}

/** Where the post can be read: the pattern of `sources.yml`, a blog's page of the month, else the source's own address. */
function pageUrl(post: Post, source: Source, name: string): string | null {
  const [folder = '', file = ''] = name.split(/[\\/]/).slice(-2);
  if (source.pageUrl !== null) {
    return source.pageUrl
      .replaceAll('{folder}', encodeURIComponent(folder))
      .replaceAll('{file}', encodeURIComponent(file));
  }
  if (source.url === null) return null;
  if (source.kind === 'blogger' && post.published)
    return new URL(`/${post.published.slice(0, 4)}/${post.published.slice(5, 7)}/`, source.url).href;
  return source.url;
}

function checkAuthor(post: Post, source: Source): void {
  if (post.author !== null && source.author !== null && slug(post.author) !== slug(source.author)) {
    throw new CaptureUnreadable(
      `the capture is by ${post.author}, but source "${source.id}" is by ${source.author}: choose another --source`,
    );
  }
}

/** A post keeps its title and its day of publication, or, where it has an address of its own, that. */
function isSamePost(report: StoredReport, post: Post): boolean {
  if (post.url !== null && report.url === post.url) return true;
  if (slug(report.title) !== slug(post.title)) return false;
  if (post.nameDate !== null)
    return report.meeting === null || (report.meeting.start <= post.nameDate && post.nameDate <= report.meeting.end);
  return report.published === post.published;
}

function changeOf({ path, report }: ReportFile, fresh: StoredReport): ImportChange {
  if (report.textSha256 === fresh.textSha256) return { outcome: 'unchanged', report };
  if (report.textSha256 === null || hashOf(report.text) !== report.textSha256) {
    const reason =
      'was edited by hand, and its capture has changed: bring the change over by hand, or delete the file and import again';
    return { outcome: 'kept', report, path, reason };
  }
  if (!report.truncated && fresh.truncated && fresh.text.length < report.text.length) {
    return { outcome: 'unchanged', report };
  }
  // Whatever a person may have mended in the front matter stays; what tells of the capture is renewed.
  const { text, textSha256, sha256, captured, truncated } = fresh;
  return { outcome: 'updated', report: { ...report, text, textSha256, sha256, captured, truncated }, path };
}

function freeId(report: StoredReport, taken: ReadonlySet<string>): string {
  const candidates = [report.id, `${report.id}-${slug(report.title, 60)}`];
  for (let n = 2; ; n++) {
    const candidate = candidates.shift() ?? `${report.id}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
