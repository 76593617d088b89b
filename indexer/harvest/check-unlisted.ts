// Looks after reports that their source does not list any more: the post may have moved, or be gone. A report whose post is gone
// stays in the archive and says so.
import type { ReportFile } from '../archive/store.ts';
import { FetchFailed } from './failure.ts';
import type { WebRun } from './source-run.ts';
import type { PostState } from './state.ts';
import { markVanished } from './vanished.ts';

const DAY_MS = 86_400_000;

/**
 * @param listed keys of the posts that the list has
 * @param isComplete the list has everything that the source has
 */
export async function checkUnlisted(listed: ReadonlySet<string>, isComplete: boolean, run: WebRun): Promise<void> {
  const { state, known, limits, problem, now } = run;
  const unlisted = Object.entries(state.posts).flatMap(([key, post]) => {
    const file = post.report === null || listed.has(key) ? null : known.withId(post.report);
    return file && !file.report.vanished && !known.isClaimed(file.path) ? [{ key, post, file }] : [];
  });
  const start = Math.floor(now().getTime() / DAY_MS) * limits.mostChecks;
  const chosen = unlisted.map((_, index) => unlisted[(start + index) % unlisted.length]).slice(0, limits.mostChecks);
  for (const one of chosen) {
    if (!one) continue;
    try {
      await checkOne(one, { listed, isComplete }, run);
    } catch (error) {
      if (!(error instanceof FetchFailed)) throw error;
      run.counts.failed++;
      problem(error.message);
    }
  }
}

interface Unlisted {
  readonly key: string;
  readonly post: PostState;
  readonly file: ReportFile;
}

async function checkOne(
  { key, post, file }: Unlisted,
  { listed, isComplete }: { readonly listed: ReadonlySet<string>; readonly isComplete: boolean },
  run: WebRun,
): Promise<void> {
  const { movedTo, isGone } = await whereabouts(file.report.url ?? post.url, run);
  const isHome = movedTo !== null && new URL(movedTo).pathname === '/';
  if (isGone || (isHome && isComplete)) {
    markVanished(file, run);
    return;
  }
  if (movedTo === null || isHome) return;
  const { path, report } = file;
  const moved = { ...report, url: movedTo };
  run.writer.replace(path, moved);
  run.known.put({ path, report: moved });
  // Where addresses are the keys, the post is listed by its new one.
  if (listed.has(movedTo)) delete run.state.posts[key];
  run.state.posts[listed.has(movedTo) ? movedTo : key] = { ...post, url: movedTo };
  run.counts.updated++;
}

async function whereabouts(url: string, { client }: WebRun): Promise<{ movedTo: string | null; isGone: boolean }> {
  try {
    const { movedTo } = await client.get(url, { method: 'HEAD' });
    return { movedTo, isGone: false };
  } catch (error) {
    if (!(error instanceof FetchFailed)) throw error;
    if (error.problem === 'gone') return { movedTo: null, isGone: true };
    // Some servers answer GET only.
    if (error.problem !== 'unreadable') throw error;
    const { movedTo } = await client.get(url);
    return { movedTo, isGone: false };
  }
}
