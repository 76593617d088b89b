// Makes the entry of sources.yml for a material. Asks a server only for an address, and that as every harvest does.
import { basename, dirname } from 'node:path';
import { slug } from '../../src/reports/ids.ts';
import type { SourceEntry } from '../archive/add-source.ts';
import { isLoopback, isPrivateAddress, literalAddress, type Resolve } from '../harvest/addresses.ts';
import type { Client } from '../harvest/client.ts';
import { type RecognisedSource, recognise } from '../harvest/recognise.ts';
import { fileTitle } from '../readers/minutes-file.ts';
import type { ReadingLimits } from '../reading/limits.ts';
import { documentReading } from '../reading/reading.ts';
import { cloneFirst, type Material, MaterialUnusable, nameOf } from './material.ts';
import { isOneReport } from './one-report.ts';

export interface EntryOptions {
  readonly author: string | null;
  /** Id of the body that its reports are about. */
  readonly body: string;
  /** Ids that are taken. */
  readonly taken: ReadonlySet<string>;
  /** @param privateHost with its port: somebody typed it, so it may have a private address */
  readonly clientFor: (privateHost: string | null) => Client;
  readonly resolve: Resolve;
  /** Whether an address is looked at to tell what it is, or is one report for certain. */
  readonly addressAs: 'found' | 'one report';
  readonly readingLimits: ReadingLimits;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Takes a sentence that the summary should have. */
  readonly remark: (text: string) => void;
}

/** @returns with `id` and `title` filled in. Throws `FetchFailed` and `MaterialUnusable`. */
export async function entryFor(
  material: Exclude<Material, { readonly kind: 'archive' }>,
  options: EntryOptions,
): Promise<SourceEntry & { readonly id: string; readonly title: string }> {
  const { author, body, taken } = options;
  const name = nameOf(material);
  const of = (title: string, fields: SourceEntry) => ({
    id: freeId(title, name, taken),
    title,
    ...fields,
    ...(author === null ? {} : { author }),
    body,
  });
  switch (material.kind) {
    case 'folder':
      return of(name, { kind: material.isGit ? 'git' : 'files', url: material.url, folder: material.path });
    case 'file':
      return of(name, { kind: 'files', folder: dirname(material.path), files: [basename(material.path)] });
    case 'zip':
      return of(name, { kind: 'files', folder: material.path });
    case 'address':
      return webEntry(material.url, name, options, of);
  }
}

async function webEntry<Entry>(
  typed: string,
  name: string,
  options: EntryOptions,
  of: (title: string, fields: SourceEntry) => Entry,
): Promise<Entry> {
  const { author, clientFor, resolve } = options;
  const { hostname, host } = new URL(typed);
  const literal = literalAddress(hostname);
  // A name that leads nowhere is told by whoever connects to it.
  const addresses = literal ? [literal] : await resolve(hostname).catch(() => []);
  const isPrivate = addresses.some(isPrivateAddress);
  const client = clientFor(isPrivate ? host : null);
  const common = (url: string): SourceEntry => ({
    ...(url === typed ? {} : { material: typed }),
    ...(isPrivate ? { allowPrivateAddresses: true } : {}),
    // This computer needs no pause between two requests.
    ...(addresses.some(isLoopback) ? { pauseSeconds: 0 } : {}),
  });
  try {
    const found = await recognise(typed, client);
    if (found.kind === 'git') throw new MaterialUnusable(cloneFirst(typed));
    if (await isAlone(found, options)) {
      const url = found.page?.url ?? found.url;
      if (found.page && SITES.has(found.kind))
        options.remark(`Read: this page alone. For the whole site: npm start -- ${siteOf(found)}`);
      return of(ownTitle(found.title) ?? titleOf(url) ?? name, {
        kind: 'files',
        url,
        addresses: [url],
        ...common(url),
      });
    }
    return of(found.title ?? name, {
      kind: found.kind,
      url: found.url,
      ...(found.links.length > 0 ? { links: found.links } : {}),
      ...(author === null && found.author ? { author: found.author } : {}),
      ...common(found.url),
    });
  } finally {
    await client.close();
  }
}

const SITES: ReadonlySet<RecognisedSource['kind']> = new Set(['wordpress', 'blogger', 'feed']);

/** Whether what an address leads to is all that is meant: a document, or a page that is itself a report. */
async function isAlone(found: RecognisedSource, options: EntryOptions): Promise<boolean> {
  const { kind, page } = found;
  if (kind === 'files' || (options.addressAs === 'one report' && page)) return true;
  // The front page of a site is the site, whatever it shows today.
  if (!page || (SITES.has(kind) && isFront(page.url, found.url))) return false;
  const reading = documentReading(options.readingLimits, options.signal);
  try {
    return await isOneReport(page, reading, options.now().toISOString().slice(0, 10));
  } finally {
    await reading.close();
  }
}

function isFront(page: string, site: string): boolean {
  const path = (address: string): string => new URL(address).pathname.replace(/\/$/, '');
  return path(page) === '' || path(page) === path(site);
}

function siteOf({ kind, url, page }: RecognisedSource): string {
  return kind === 'feed' && page ? new URL('/', page.url).href : url;
}

/** "Minutes of May | The Board": of a page its own title, without the site's. */
function ownTitle(title: string | null): string | null {
  return title?.split(/\s+[|»·]\s+/)[0] ?? null;
}

/** The name of a file behind an address, as words. */
function titleOf(address: string): string | null {
  const file = new URL(address).pathname.split('/').findLast((part) => part !== '') ?? '';
  const title = fileTitle(decodedOr(file));
  return title === '' ? null : title;
}

function decodedOr(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function freeId(title: string, name: string, taken: ReadonlySet<string>): string {
  const wanted = [title, name].map((words) => slug(words, 40)).find((id) => id !== 'untitled') ?? 'minutes';
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(id)) return id;
  }
}
