// What a harvest remembers of a source between its runs: validators of its pages, and which post became which report. Lies in the
// archive as harvest/<source>.json; holds no text. Where it is lost, the next run reads everything again and changes nothing.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

const validators = { etag: z.string().optional(), lastModified: z.string().optional() };

const listState = z.strictObject({
  ...validators,
  /** Of the page's bytes, for servers that give no validators. */
  sha256: z.string(),
  /** Of the posts on the page. */
  keys: z.array(z.string()),
  next: z.string().nullable(),
});

const postState = z.strictObject({
  url: z.string(),
  /** Id of the report; `null` where the rules leave the post out. */
  report: z.string().nullable(),
  /** Title, day of publication and meeting as they were harvested: where the report has others, a person has mended it. */
  title: z.string(),
  published: z.string().nullable(),
  meeting: z.string().nullable(),
  /** Of the text as it was harvested. */
  textSha256: z.string(),
  /** Of what the list said of the post. */
  listed: z.string(),
  /** Only for posts whose text comes from their own page. */
  page: z.strictObject(validators).optional(),
});

const fileState = z.strictObject({
  /** Only for files of the web. */
  ...validators,
  sha256: z.string(),
  reports: z.array(z.string()),
});

const sourceState = z.strictObject({
  version: z.literal(1),
  /** Hash of everything that decides what is read and how: validators count only while it stands. */
  rules: z.string(),
  /** By which of its ways the source was read. */
  way: z.string().nullable(),
  lists: z.record(z.string(), listState),
  posts: z.record(z.string(), postState),
  /** By path from the source's folder, or by address. */
  files: z.record(z.string(), fileState),
});

export type ListState = z.infer<typeof listState>;
export type PostState = z.infer<typeof postState>;
/** Changed in place while a source is harvested. */
export type SourceState = z.infer<typeof sourceState>;

/** An empty state where there is none, or one that cannot be read. */
export function readState(archive: string, sourceId: string, rules: string): SourceState {
  const nothing: SourceState = { version: 1, rules, way: null, lists: {}, posts: {}, files: {} };
  const content = readOrNull(statePath(archive, sourceId));
  if (content === null) return nothing;
  const parsed = sourceState.safeParse(parseJson(content));
  if (!parsed.success) return nothing;
  if (parsed.data.rules === rules) return parsed.data;
  // Other rules may let in what was left out, and another reader may read more: everything is asked for again.
  return { ...parsed.data, rules, way: null, lists: {}, files: {}, posts: withoutPages(parsed.data.posts) };
}

/** Writes what has changed since the last call, or since the file was written; the state may be large, so call it seldom. */
export function stateWriter(archive: string, sourceId: string): (state: SourceState) => void {
  const path = statePath(archive, sourceId);
  let written: string | null = null;
  return (state) => {
    const content = formatState(state);
    const hash = hashOf(content);
    written ??= hashOf(readOrNull(path) ?? '');
    if (hash === written) return;
    writeWhole(path, content);
    written = hash;
  };
}

function formatState(state: SourceState): string {
  return `${JSON.stringify(state, null, 1)}\n`;
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('base64');
}

function writeWhole(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic.sync(path, content);
}

/** Keeps of a report's posts only what tells them when they are listed again. */
export function forgetReport(archive: string, sourceId: string, reportId: string): void {
  const content = readOrNull(statePath(archive, sourceId));
  const parsed = content === null ? null : sourceState.safeParse(parseJson(content));
  if (!parsed?.success) return;
  const { data: state } = parsed;
  for (const [key, post] of Object.entries(state.posts)) {
    if (post.report !== reportId) continue;
    const { url, listed } = post;
    state.posts[key] = { url, listed, report: null, title: '', published: null, meeting: null, textSha256: '' };
  }
  for (const [name, file] of Object.entries(state.files)) {
    if (file.reports.includes(reportId))
      state.files[name] = { ...file, reports: file.reports.filter((id) => id !== reportId) };
  }
  const changed = formatState(state);
  if (changed !== content) writeWhole(statePath(archive, sourceId), changed);
}

export function statePath(archive: string, sourceId: string): string {
  return join(archive, 'harvest', `${sourceId}.json`);
}

function withoutPages(posts: Readonly<Record<string, PostState>>): Record<string, PostState> {
  return Object.fromEntries(Object.entries(posts).map(([key, { page, ...post }]) => [key, { ...post, listed: '' }]));
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
