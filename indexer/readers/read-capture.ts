// Reads one capture as posts: whichever way it is written, and whichever reader its source needs. Pure; judges and dates nothing.
import { createHash } from 'node:crypto';
import type { Source } from '../../src/reports/archive.ts';
import { type Capture, type Post, type Stated, textOf } from './capture.ts';
import type { LeftOut } from './html-words.ts';
import { readerFor } from './readers.ts';

export interface ReadCapture {
  /** Of the capture. */
  readonly name: string;
  /** Of its bytes, in hexadecimal digits. */
  readonly sha256: string;
  readonly text: string;
  /** In the order of the capture. */
  readonly posts: readonly Post[];
  /** Of a web page, where a tenth of its words or more was left out. */
  readonly leftOut?: LeftOut;
}

/** @param capture with its text taken out where it is a document. Throws `CaptureUnreadable`. */
export function readCapture(capture: Capture, source: Source): ReadCapture {
  const { name, bytes, leftOut } = capture;
  const text = textOf(capture);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const posts = capture.posts ?? readerFor(text, name, source).read(text, name);
  const stated = posts.map((post) => withStated(post, capture.stated ?? {}, source));
  return { name, sha256, text, posts: stated, ...(leftOut ? { leftOut } : {}) };
}

/** Whoever sends a report need not have written it: the source knows better. */
function withStated(post: Post, { author, published }: Stated, source: Source): Post {
  return {
    ...post,
    author: post.author ?? (source.author === null ? (author ?? null) : null),
    published: post.published ?? published ?? null,
  };
}
