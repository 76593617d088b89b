// The text of one listed post: what the list itself holds, or what its own page says.
import type { IsoDate } from '../../src/reports/report.ts';
import { hashOf } from '../import/import.ts';
import { ARTICLE_VERSION } from '../readers/html-article.ts';
import { leftOutText } from '../readers/html-words.ts';
import { dateOfName } from '../readers/path-days.ts';
import type { Validators } from './client.ts';
import { dayOf } from './day-of-instant.ts';
import { FetchFailed } from './failure.ts';
import { type FoundPost, withoutInvitation } from './found-post.ts';
import type { WebRun } from './source-run.ts';
import { HTML } from './strategies.ts';

export interface PostText {
  readonly title: string;
  readonly url: string;
  readonly published: IsoDate | null;
  readonly markdown: string;
  /** Only a teaser of the post. */
  readonly isCut: boolean;
  /** Worth another try in the next run. */
  readonly isIncomplete: boolean;
  /** Of the bytes that the text was made from. */
  readonly sha256: string;
  /** What made the text. */
  readonly reader: string;
  readonly nameDate: IsoDate | null;
  /** Only where the text comes from the post's own page. */
  readonly page: Validators | null;
}

/** Of a teaser that the whole text has at least. */
const SMALLEST_SHARE = 0.8;

const READER = `html ${ARTICLE_VERSION}`;

/** `'unchanged'` where the page says that nothing has changed since `validators`. Throws `FetchFailed`, `CaptureUnreadable`. */
export async function readPost(
  found: FoundPost,
  titlesFrom: 'list' | 'page',
  validators: Validators | undefined,
  run: WebRun,
): Promise<PostText | 'unchanged'> {
  if (!found.isTeaser) return await fromList(found, { isCut: false, isIncomplete: false }, run);
  try {
    const text = await fromPage(found, titlesFrom, validators, run);
    if (text === 'unchanged' || found.html === '') return text;
    // A page whose article cannot be told from what stands around it may give less than its teaser.
    const teaser = await fromList(found, { isCut: true, isIncomplete: false }, run);
    return text.markdown.length < teaser.markdown.length * SMALLEST_SHARE ? teaser : text;
  } catch (error) {
    // A teaser is better than nothing; the next run tries again.
    const isReport = typeof run.state.posts[found.key]?.report === 'string';
    if (!(error instanceof FetchFailed) || found.html === '' || (error.problem === 'gone' && isReport)) throw error;
    run.counts.failed++;
    run.problem(`${error.message}; only the teaser of “${found.title}” was taken`);
    return await fromList(found, { isCut: true, isIncomplete: error.problem !== 'gone' }, run);
  }
}

async function fromList(
  found: FoundPost,
  { isCut, isIncomplete }: { readonly isCut: boolean; readonly isIncomplete: boolean },
  { reading }: WebRun,
): Promise<PostText> {
  const { html, url, title } = found;
  const markdown = withoutInvitation(await reading.read('post', { html, url, title }));
  return {
    title: found.title || firstWords(markdown),
    url: found.url,
    published: found.published,
    markdown,
    isCut,
    isIncomplete,
    sha256: hashOf(found.html),
    reader: READER,
    nameDate: null,
    page: null,
  };
}

async function fromPage(
  found: FoundPost,
  titlesFrom: 'list' | 'page',
  validators: Validators | undefined,
  { client, timeZone, reading, note }: WebRun,
): Promise<PostText | 'unchanged'> {
  const answer = await client.get(found.url, { accept: HTML, validators });
  if (answer.status === 'unchanged') return 'unchanged';
  if (!/html|^$/i.test(answer.contentType ?? ''))
    throw new FetchFailed('unreadable', found.url, `is no web page but ${answer.contentType}`);
  const article = await reading.read('article', {
    bytes: answer.bytes,
    contentType: answer.contentType,
    url: answer.url,
  });
  if (article.leftOut) note(`${found.url}: ${leftOutText(article.leftOut)}`);
  const listTitle = titlesFrom === 'list' ? found.title : '';
  const published = found.published ?? dayOf(article.published, timeZone);
  const title = listTitle || article.title || found.title || firstWords(article.markdown);
  const nameDate = published === null ? dateOfName(new URL(answer.url).pathname) : null;
  return {
    title,
    url: answer.movedTo ?? found.url,
    published,
    markdown: article.markdown,
    isCut: false,
    isIncomplete: false,
    sha256: hashOf(answer.bytes),
    reader: READER,
    nameDate,
    page: answer.validators,
  };
}

/** For posts without a title. */
function firstWords(markdown: string): string {
  const line = markdown.split('\n').find((text) => text.trim() !== '') ?? '';
  const plain = line
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[\\*_#>`]/g, '')
    .trim();
  return plain.length <= 80 ? plain || 'Untitled' : `${plain.slice(0, 80).replace(/\s+\S*$/, '')} …`;
}
