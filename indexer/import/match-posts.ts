// Finds the report as which each post of a capture was imported before, also where a person has mended its front matter since.
// A report stands for one post of a capture at the most, and one post never takes another's place for its title alone.
import { slug } from '../../src/reports/ids.ts';
import { writtenDaysIn } from '../analysis/days/written-days.ts';
import type { StoredReport } from '../archive/report-file.ts';
import type { ReportFile } from '../archive/store.ts';
import type { Post } from '../readers/capture.ts';
import type { KnownReports } from './known-reports.ts';

export interface FreshPost {
  readonly post: Post;
  /** The post as it would be added. */
  readonly report: StoredReport;
  /** An address that no other post has, `null` where none is known. */
  readonly ownUrl: string | null;
  /** Whether an address is no post's own: a blog's front page, or its page of a month. */
  readonly isShared?: (url: string) => boolean;
}

/** One answer a post, `null` where it is new. */
export function matchPosts(posts: readonly FreshPost[], known: KnownReports): (ReportFile | null)[] {
  const matches: (ReportFile | null)[] = posts.map(() => null);
  const claimed = new Set<string>();
  // The surest sign first, for all posts, before the next one is looked at.
  for (const sign of SIGNS) {
    posts.forEach((fresh, index) => {
      if (matches[index]) return;
      const isFree = ({ path }: ReportFile): boolean =>
        !claimed.has(path) && !(fresh.post.isWholeCapture && known.isClaimed(path));
      const match = sign(fresh, known).find(isFree);
      if (!match) return;
      matches[index] = match;
      claimed.add(match.path);
    });
  }
  return matches;
}

const SIGNS: readonly ((fresh: FreshPost, known: KnownReports) => readonly ReportFile[])[] = [
  (fresh, known) => titled(fresh, known).filter((file) => isSameText(file, fresh)),
  (fresh, known) => titled(fresh, known).filter((file) => isOfSameDay(file, fresh) && !isElsewhere(file, fresh)),
  (fresh, known) =>
    fresh.post.isWholeCapture
      ? []
      : titled(fresh, known).filter((file) => isAkin(file, fresh) && mayBeOfSameDay(file, fresh)),
  // The title has changed.
  (fresh, known) =>
    (fresh.ownUrl === null ? [] : known.at(fresh.report.sourceId, fresh.ownUrl)).filter(
      (file) => isOfSameDay(file, fresh) || isAkin(file, fresh),
    ),
  // Somebody has mended the title.
  (fresh, known) =>
    known.importedAs(fresh.report.sourceId, fresh.report.textSha256 ?? '').filter((file) => isSameText(file, fresh)),
  // The very same file, in which an earlier version found another title, another text or another day.
  (fresh, known) => captured(fresh, known).filter((file) => isOfSameDay(file, fresh)),
  (fresh, known) => captured(fresh, known).filter((file) => mayBeOfSameDay(file, fresh) || isDayOfItsText(file)),
];

function captured({ post, report }: FreshPost, known: KnownReports): readonly ReportFile[] {
  return post.isWholeCapture && report.sha256 !== null ? known.capturedAs(report.sourceId, report.sha256) : [];
}

/** Two files of the same bytes ("no meeting this week") have their days from their names; a day from the text may have been a wrong one. */
function isDayOfItsText({ report: { meeting, title, text } }: ReportFile): boolean {
  const [, month, day] = meeting?.start.split('-').map(Number) ?? [];
  return writtenDaysIn(`${title}\n${text}`).some(
    ({ first }) => (first.month === month && first.day === day) || (first.month === day && first.day === month),
  );
}

function titled({ report }: FreshPost, known: KnownReports): readonly ReportFile[] {
  return known.titled(report.sourceId, report.title);
}

/** The text alone is not enough: the minutes of two days may both say that nothing was discussed. */
function isSameText(file: ReportFile, fresh: FreshPost): boolean {
  if (file.report.textSha256 !== fresh.report.textSha256) return false;
  return mayBeOfSameDay(file, fresh) || isNamedAfterDay(file, fresh);
}

/** Both have addresses, and not the same. */
function isElsewhere({ report: stored }: ReportFile, { ownUrl, isShared }: FreshPost): boolean {
  return ownUrl !== null && stored.url !== null && stored.url !== ownUrl && !isShared?.(stored.url);
}

/** Something says that both are of the same day. */
function isOfSameDay({ report: stored }: ReportFile, { post, report }: FreshPost): boolean {
  if (post.nameDate !== null) return stored.meeting !== null && covers(stored.meeting, post.nameDate);
  if (post.published !== null && stored.published !== null) return stored.published === post.published;
  return report.meeting !== null && stored.meeting?.start === report.meeting.start;
}

/** A file keeps the name under which it was first written, whatever has become of its front matter. */
function isNamedAfterDay({ path }: ReportFile, { report }: FreshPost): boolean {
  const day = report.meeting?.start ?? report.published;
  return day !== null && path.split('/').at(-1)?.startsWith(`${day}-`) === true;
}

/** Nothing says that they are of different days or stand at different places. */
function mayBeOfSameDay(file: ReportFile, fresh: FreshPost): boolean {
  const { nameDate, published } = fresh.post;
  if (isOfSameDay(file, fresh)) return true;
  if (isElsewhere(file, fresh)) return false;
  if (nameDate !== null) return file.report.meeting === null;
  return published === null || file.report.published === null;
}

function covers({ start, end }: { readonly start: string; readonly end: string }, day: string): boolean {
  return start <= day && day <= end;
}

/** Of two versions of a text at least this share of the shorter one's paragraphs begins alike. */
const SMALLEST_SHARE = 0.2;
const BEGINNING_LENGTH = 40;

function isAkin({ report: stored }: ReportFile, { report }: FreshPost): boolean {
  const [shorter, longer] = [beginningsOf(stored.text), beginningsOf(report.text)].sort((a, b) => a.size - b.size);
  if (!shorter || !longer || shorter.size === 0) return false;
  return [...shorter].filter((beginning) => longer.has(beginning)).length >= shorter.size * SMALLEST_SHARE;
}

function beginningsOf(text: string): Set<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => slug(line.slice(0, BEGINNING_LENGTH)))
      .filter((line) => line !== 'untitled'),
  );
}
