// Harvests one source of the web: finds the way that works, walks through the list of its posts, and looks after those that the
// list does not have any more.
import { hashOf } from '../import/import.ts';
import { CaptureUnreadable } from '../readers/capture.ts';
import { checkUnlisted } from './check-unlisted.ts';
import { FetchFailed, HarvestStopped } from './failure.ts';
import type { FoundPost, Listing } from './found-post.ts';
import type { WebRun } from './source-run.ts';
import type { ListState, PostState } from './state.ts';
import type { Strategy } from './strategies.ts';
import { takePosts } from './take-posts.ts';

/** Throws `FetchFailed` where no way works, and `HarvestStopped`. */
export async function harvestWeb(strategies: readonly Strategy[], run: WebRun): Promise<void> {
  const { state, writer } = run;
  const known = strategies.find(({ name }) => name === state.way);
  const first = known ? await firstPage(known, run).catch(orProblem) : null;
  // A way that has worked before and only fails now will work again: another one might tell the same posts differently.
  const others = strategies.filter((one) => one !== known);
  if (first instanceof FetchFailed && (first.problem === 'failed' || others.length === 0)) throw first;
  const found =
    known && first !== null && !(first instanceof Error)
      ? { strategy: known, page: first }
      : await workingStrategy(others, run);
  if (state.way !== found.strategy.name) {
    // Pages of another way say nothing about this one's.
    state.way = found.strategy.name;
    state.lists = {};
  }
  if (found.strategy.hasOnlyAddresses) await listFirst(found.strategy, found.page, run);
  else {
    const walked = await walk(found.strategy, found.page, run, (page, posts) =>
      takeList(page, posts, found.strategy, run),
    );
    if (walked.isWhole || !found.strategy.isComplete) await checkUnlisted(walked.keys, found.strategy.isComplete, run);
  }
  writer.saveState(state);
}

/** Posts that have moved are found among those that are listed no more, before their new addresses are taken for new posts. */
async function listFirst(strategy: Strategy, first: ListPage, run: WebRun): Promise<void> {
  const pages: { readonly page: ListPage; readonly posts: readonly FoundPost[] }[] = [];
  const walked = await walk(strategy, first, run, async (page, posts) => void pages.push({ page, posts }));
  if (walked.isWhole) await checkUnlisted(walked.keys, strategy.isComplete, run);
  for (const { page, posts } of pages) await takeList(page, posts, strategy, run);
}

async function takeList(page: ListPage, posts: readonly FoundPost[], strategy: Strategy, run: WebRun): Promise<void> {
  const isSettled = await takePosts(posts, strategy.titlesFrom, run);
  if (page.listing === null && posts.length === 0) return;
  if (isSettled) run.state.lists[page.url] = page.state;
  else delete run.state.lists[page.url];
  run.writer.saveState(run.state);
}

/** One page of the list: as it is now, or as it was when it was last read. */
interface ListPage {
  readonly url: string;
  /** `null` where nothing has changed. */
  readonly listing: Listing | null;
  readonly keys: readonly string[];
  readonly next: string | null;
  readonly state: ListState;
}

async function workingStrategy(
  strategies: readonly Strategy[],
  run: WebRun,
): Promise<{ strategy: Strategy; page: ListPage }> {
  const failures: FetchFailed[] = [];
  for (const strategy of strategies) {
    const page = await firstPage(strategy, run).catch(orProblem);
    if (!(page instanceof Error)) {
      const tried = failures.map(({ message }) => message).join('; ');
      if (tried) run.note(`reads ${strategy.name}, because the better ways are closed: ${tried}`);
      return { strategy, page };
    }
    failures.push(page);
  }
  const [only, ...others] = failures;
  if (!only) throw new Error('a source of the web has at least one way');
  if (others.length === 0) throw only;
  const reasons = [...new Set(failures.map(({ message }) => message))].join('; ');
  if (reasons === only.message) throw only;
  const problem = failures.some((failure) => failure.problem === 'failed') ? 'failed' : only.problem;
  throw new FetchFailed(problem, run.source.url ?? only.url, `could not be read: ${reasons}`);
}

function orProblem(error: unknown): FetchFailed {
  if (error instanceof FetchFailed) return error;
  if (error instanceof CaptureUnreadable) return new FetchFailed('unreadable', 'the page', error.message, error);
  throw error;
}

function firstPage(strategy: Strategy, run: WebRun): Promise<ListPage> {
  return readList(strategy, strategy.start, run);
}

async function readList(strategy: Strategy, url: string, run: WebRun): Promise<ListPage> {
  const before = usable(run.state.lists[url], run);
  const answer = await run.client.get(url, { accept: strategy.accept, validators: before });
  if (answer.status === 'unchanged' && before) {
    return { url, listing: null, keys: before.keys, next: before.next, state: before };
  }
  if (answer.status === 'unchanged')
    throw new FetchFailed('unreadable', url, 'says “not modified” to who never read it');
  if (answer.movedTo) run.note(`${url} has moved to ${answer.movedTo}: mend its address in sources.yml`);
  const sha256 = hashOf(answer.bytes);
  if (before?.sha256 === sha256) {
    const state = { ...before, ...definedOf(answer.validators) };
    return { url, listing: null, keys: before.keys, next: before.next, state };
  }
  const listing = await run.readList(strategy, answer);
  const keys = [...new Set(listing.posts.map(({ key }) => key))];
  const { next } = listing;
  return { url, listing, keys, next, state: { ...definedOf(answer.validators), sha256, keys, next } };
}

/** What was known of a page counts only while the archive still has the reports that came from it. */
function usable(list: ListState | undefined, { state, known }: WebRun): ListState | undefined {
  const isWhole = list?.keys.every((key) => {
    const post = state.posts[key];
    return post !== undefined && (post.report === null || known.withId(post.report) !== null);
  });
  return isWhole ? list : undefined;
}

interface Walked {
  /** Of all posts that the list has. */
  readonly keys: ReadonlySet<string>;
  /** The list was read to its end. */
  readonly isWhole: boolean;
}

async function walk(
  strategy: Strategy,
  first: ListPage,
  run: WebRun,
  onPage: (page: ListPage, posts: readonly FoundPost[]) => Promise<void>,
): Promise<Walked> {
  const { state, limits, rules, problem } = run;
  const keys = new Set<string>();
  const visited = new Set<string>();
  let page: ListPage | null = first;
  while (page) {
    visited.add(page.url);
    const fresh = new Set(page.keys.filter((key) => !keys.has(key)));
    for (const key of fresh) keys.add(key);
    const posts: readonly FoundPost[] = page.listing?.posts.filter(once(fresh)) ?? remembered(fresh, run);
    await onPage(page, posts);
    const next: string | null = page.next;
    // A feed that names itself, or goes on with what it has said already, would never end.
    const isLast = next === null || visited.has(next) || (page.keys.length > 0 && fresh.size === 0);
    if (isLast || isAllOlder(page, rules.since)) return { keys, isWhole: true };
    if (visited.size >= limits.mostPages || keys.size >= limits.mostPosts) {
      problem(`its list has more than ${visited.size} pages (${keys.size} posts): the rest was not read`);
      run.counts.failed++;
      return { keys, isWhole: false };
    }
    try {
      page = await readList(strategy, next, run);
    } catch (error) {
      if (error instanceof HarvestStopped) throw error;
      const failure = orProblem(error);
      const current = state.lists[page.url];
      if (failure.problem === 'gone') {
        if (current) state.lists[page.url] = { ...current, next: null };
        return { keys, isWhole: true };
      }
      problem(failure.message);
      run.counts.failed++;
      return { keys, isWhole: false };
    }
  }
  return { keys, isWhole: true };
}

function once(fresh: ReadonlySet<string>): (post: FoundPost) => boolean {
  const left = new Set(fresh);
  return ({ key }) => left.delete(key);
}

/** Posts of a page that has not changed: those whose text lies on their own pages have to be asked for all the same. */
function remembered(keys: ReadonlySet<string>, run: WebRun): FoundPost[] {
  return [...keys].flatMap((key) => {
    const post = run.state.posts[key];
    const stored = post?.report ? run.known.withId(post.report) : null;
    if (!post || !stored) {
      run.counts.leftOut++;
      return [];
    }
    if (post.page) return [rememberedPost(key, post)];
    run.known.claim(stored.path);
    run.counts.unchanged++;
    return [];
  });
}

function rememberedPost(key: string, { url, title, published }: PostState): FoundPost {
  return { key, url, title, author: null, published, categories: [], html: '', isTeaser: true, isRemembered: true };
}

/** Newest first: behind a page of posts that are all too old come only older ones. */
function isAllOlder({ listing }: ListPage, since: string | null): boolean {
  const posts = listing?.posts ?? [];
  return since !== null && posts.length > 0 && posts.every(({ published }) => published !== null && published < since);
}

function definedOf({
  etag,
  lastModified,
}: {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}) {
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
}
