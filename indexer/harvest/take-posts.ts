// Takes posts that a source lists: reads the pages of those that are only teased, judges them by the source's rules, and settles
// them a batch at a time, so that what was read is written soon.

import { dateMeetings } from '../analysis/days/dates.ts';
import { toldOrder } from '../analysis/days/day-order.ts';
import type { StoredReport } from '../archive/report-file.ts';
import { withdrawalFor } from '../archive/withdrawals.ts';
import { checkPost, hashOf, reportOf } from '../import/import.ts';
import { CaptureUnreadable, type Post } from '../readers/capture.ts';
import { FetchFailed, HarvestStopped } from './failure.ts';
import type { FoundPost } from './found-post.ts';
import { isTaken } from './patterns.ts';
import { type PostText, readPost } from './post-text.ts';
import { meetingText, type Reconciliation, reconcile } from './reconcile.ts';
import type { WebRun } from './source-run.ts';
import type { PostState } from './state.ts';
import { markVanished } from './vanished.ts';

interface TakenPost {
  readonly found: FoundPost;
  readonly listed: string;
  readonly text: PostText;
  readonly post: Post;
}

/** So many posts are read before they are written. */
const BATCH_SIZE = 25;

/** Returns whether everything about these posts is settled: the page that lists them need not be read again until it changes. */
export async function takePosts(
  posts: readonly FoundPost[],
  titlesFrom: 'list' | 'page',
  run: WebRun,
): Promise<boolean> {
  let isSettled = true;
  let batch: TakenPost[] = [];
  const write = (): void => {
    if (!reconcileBatch(batch, run)) isSettled = false;
    batch = [];
  };
  try {
    for (const found of posts) {
      if (run.signal.aborted) throw new HarvestStopped();
      try {
        const taken = await take(found, titlesFrom, run);
        if (taken) batch.push(taken);
      } catch (error) {
        if (!(error instanceof FetchFailed || error instanceof CaptureUnreadable)) throw error;
        if (error instanceof FetchFailed && error.problem === 'gone') {
          takeGone(found, run);
          continue;
        }
        isSettled = false;
        run.counts.failed++;
        run.problem(error instanceof FetchFailed ? error.message : `${found.url}: ${error.message}`);
      }
      run.onProgress();
      if (batch.length >= BATCH_SIZE) write();
    }
  } finally {
    // Also where the run is told to stop: what was read need not be read again.
    write();
  }
  return isSettled;
}

/** `null` where there is nothing to settle. */
async function take(found: FoundPost, titlesFrom: 'list' | 'page', run: WebRun): Promise<TakenPost | null> {
  const { state, known, rules, counts } = run;
  const prior = state.posts[found.key];
  const listed = (found.isRemembered && prior?.listed) || hashOf(JSON.stringify(found));
  const stored = prior?.report ? known.withId(prior.report) : null;
  const isLeftOut = prior?.report === null && prior.listed === listed;
  if (isLeftOut || (titlesFrom === 'list' && !found.isRemembered && !isTaken(found, rules))) {
    leaveOut(found, listed, run);
    return null;
  }
  const isKnown = stored !== null && prior?.listed === listed && !stored.report.vanished;
  if (isKnown && !found.isTeaser) {
    known.claim(stored.path);
    counts.unchanged++;
    return null;
  }
  const text = await readPost(found, titlesFrom, isKnown ? prior.page : undefined, run);
  if (text === 'unchanged') {
    if (stored) known.claim(stored.path);
    counts.unchanged++;
    return null;
  }
  const { title, published } = text;
  if (text.markdown === '' || (!found.isRemembered && !isTaken({ ...found, title, published }, rules))) {
    leaveOut(found, listed, run);
    return null;
  }
  const post: Post = {
    title: text.title,
    // Blogs sign with nicknames; the source knows better.
    author: run.source.author === null ? found.author : null,
    published: text.published,
    url: text.url,
    text: text.markdown,
    truncated: text.isCut,
    nameDate: text.nameDate,
  };
  checkPost(post, run.source);
  return { found, listed, text, post };
}

/** Listed, but not there: a report of it stays and says so. */
function takeGone(found: FoundPost, run: WebRun): void {
  const prior = run.state.posts[found.key];
  const file = prior?.report ? run.known.withId(prior.report) : null;
  if (file) markVanished(file, run);
  else {
    leaveOut(found, hashOf(JSON.stringify(found)), run);
    run.note(`${found.url}: is listed, but not there`);
  }
}

function leaveOut(found: FoundPost, listed: string, { state, counts }: WebRun): void {
  counts.leftOut++;
  const { url, published } = found;
  state.posts[found.key] = { url, report: null, title: '', published, meeting: null, textSha256: '', listed };
}

function reconcileBatch(batch: readonly TakenPost[], run: WebRun): boolean {
  if (batch.length === 0) return true;
  const { source, state, known } = run;
  const captured = run
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  const dates = dateMeetings(
    batch.map(({ post }) => post),
    captured.slice(0, 10),
    null,
    toldOrder(source),
  );
  const rememberedAs = (reportId: string): PostState | null =>
    Object.values(state.posts).find(({ report }) => report === reportId) ?? null;
  let isSettled = true;
  batch.forEach(({ found, listed, text, post }, index) => {
    const dated = dates[index] ?? { meeting: null, note: null };
    const facts = { captured, sha256: text.sha256, name: text.url };
    const fresh: StoredReport = { ...reportOf(post, source, dated, facts), reader: text.reader };
    if (withdrawalFor(fresh, run.withdrawals)) {
      leaveOut(found, listed, run);
      return;
    }
    const prior = state.posts[found.key] ?? null;
    const isAddressShared = found.isAddressShared ?? false;
    const reconciled = reconcile({ post, fresh, isAddressShared, prior, rememberedAs }, source, known);
    const path = writeReconciled(reconciled, run);
    if (path === null || text.isIncomplete) isSettled = false;
    if (path === null) return;
    known.claim(path);
    forget(reconciled.report.id, found.key, run);
    state.posts[found.key] = {
      url: text.url,
      report: reconciled.report.id,
      title: fresh.title,
      published: fresh.published,
      meeting: meetingText(fresh.meeting),
      textSha256: fresh.textSha256 ?? '',
      listed,
      ...(text.page ? { page: text.page } : {}),
    };
  });
  run.writer.saveState(state);
  return isSettled;
}

/** `null` where it could not be written. */
function writeReconciled(reconciled: Reconciliation, run: WebRun): string | null {
  const { counts, writer, known } = run;
  if (reconciled.outcome === 'added') {
    const path = writer.add(reconciled.report);
    if (path === null) counts.failed++;
    else counts.added++;
    if (path !== null) known.put({ path, report: reconciled.report });
    return path;
  }
  const { path, report } = reconciled;
  if (reconciled.outcome === 'unchanged') {
    counts.unchanged++;
    return path;
  }
  if (reconciled.outcome === 'kept') {
    counts.unchanged++;
    const version = writer.keepVersion(path, reconciled.fresh);
    run.problem(
      `${path}: was edited by hand, and its author has changed it since: the new text lies in ${version}, bring it over by hand`,
    );
    return path;
  }
  if (reconciled.before) writer.keepVersion(path, reconciled.before);
  writer.replace(path, report);
  known.put({ path, report });
  counts.updated++;
  return path;
}

/** A post that got another key is still one post. */
function forget(reportId: string, key: string, { state }: WebRun): void {
  for (const [other, post] of Object.entries(state.posts)) {
    if (other !== key && post.report === reportId) delete state.posts[other];
  }
}
