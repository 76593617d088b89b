// Makes the entry of sources.yml for a material. Asks a server only for an address, and that as every harvest does.
import { basename, dirname } from 'node:path';
import { slug } from '../../src/reports/ids.ts';
import type { SourceEntry } from '../archive/add-source.ts';
import { isLoopback, isPrivateAddress, literalAddress, type Resolve } from '../harvest/addresses.ts';
import type { Client } from '../harvest/client.ts';
import { recognise } from '../harvest/recognise.ts';
import { cloneFirst, type Material, MaterialUnusable, nameOf } from './material.ts';

export interface EntryOptions {
  readonly author: string | null;
  /** Id of the body that its reports are about. */
  readonly body: string;
  /** Ids that are taken. */
  readonly taken: ReadonlySet<string>;
  /** @param privateHost with its port: somebody typed it, so it may have a private address */
  readonly clientFor: (privateHost: string | null) => Client;
  readonly resolve: Resolve;
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
  { author, clientFor, resolve }: EntryOptions,
  of: (title: string, fields: SourceEntry) => Entry,
): Promise<Entry> {
  const { hostname, host } = new URL(typed);
  const literal = literalAddress(hostname);
  // A name that leads nowhere is told by whoever connects to it.
  const addresses = literal ? [literal] : await resolve(hostname).catch(() => []);
  const isPrivate = addresses.some(isPrivateAddress);
  const client = clientFor(isPrivate ? host : null);
  try {
    const found = await recognise(typed, client);
    if (found.kind === 'git') throw new MaterialUnusable(cloneFirst(typed));
    return of(found.title ?? name, {
      kind: found.kind,
      url: found.url,
      ...(found.links.length > 0 ? { links: found.links } : {}),
      ...(author === null && found.author ? { author: found.author } : {}),
      ...(found.url === typed ? {} : { material: typed }),
      ...(isPrivate ? { allowPrivateAddresses: true } : {}),
      // This computer needs no pause between two requests.
      ...(addresses.some(isLoopback) ? { pauseSeconds: 0 } : {}),
    });
  } finally {
    await client.close();
  }
}

function freeId(title: string, name: string, taken: ReadonlySet<string>): string {
  const wanted = [title, name].map((words) => slug(words, 40)).find((id) => id !== 'untitled') ?? 'minutes';
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(id)) return id;
  }
}
