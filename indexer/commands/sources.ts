// `rapporteur sources add`: looks at an address, recognises its kind and writes its entry to sources.yml. `rapporteur sources` lists
// what is there.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { ArchiveLists } from '../../src/reports/archive.ts';
import { slug } from '../../src/reports/ids.ts';
import { problemsWith, withSource } from '../archive/add-source.ts';
import type { Hint } from '../archive/hint.ts';
import { readArchiveLists } from '../archive/store.ts';
import type { Client } from '../harvest/client.ts';
import { FetchFailed } from '../harvest/failure.ts';
import { type RecognisedSource, recognise } from '../harvest/recognise.ts';
import type { Output } from './output.ts';

export interface AddSourceCommand {
  readonly archive: string;
  /** An address of the web, or a folder. */
  readonly address: string;
  readonly id: string | null;
  readonly author: string | null;
  /** Id of a body; may be left out where there is only one. */
  readonly body: string | null;
  /** @param privateHost with its port, that may have a private address, `null` for none */
  readonly clientFor: (privateHost: string | null) => Client;
  readonly mayBePrivate: boolean;
  readonly hint: Hint;
}

/** Returns the exit status. */
export async function addSource(command: AddSourceCommand, out: Output): Promise<number> {
  const { archive, address, author, hint } = command;
  const lists = readArchiveLists(archive);
  const body = bodyOf(command.body, lists);
  if (body === null) {
    const known = lists.description.bodies.map(({ id }) => id).join(', ');
    out.error(`on which body does it report? Give --body with one of: ${known}`);
    return 2;
  }
  const isFolder = !/^https?:\/\//i.test(address);
  if (isFolder && !statSync(address, { throwIfNoEntry: false })?.isDirectory()) {
    out.error(`${address}: is not a URL or an existing folder`);
    return 2;
  }
  const same = lists.sources.find(({ url }) => url !== null && !isFolder && sameAddress(url, address));
  if (same) {
    out.error(`sources.yml has this address already, as "${same.id}"`);
    return 1;
  }
  try {
    const found = isFolder ? null : await look(command);
    const entry = found ? { ...webEntry(found) } : folderEntry(archive, address);
    const id = command.id ?? freeId(found?.title ?? lastPart(address), found?.url ?? address, lists);
    const { kind, title, ...rest } = entry;
    const fields = { id, kind, title, ...rest, author: author ?? found?.author, body };
    const path = join(archive, 'sources.yml');
    const text = withSource(
      existsSync(path) ? readFileSync(path, 'utf8') : '',
      command.mayBePrivate ? { ...fields, allowPrivateAddresses: true } : fields,
    );
    const problems = problemsWith(archive, text);
    for (const problem of problems) out.error(problem);
    if (problems.length > 0) return 1;
    writeFileAtomic.sync(path, text);
    out.line(`Added “${id}” to ${path}, of kind ${kind}${found ? `: ${found.because}` : ''}.`);
    if (found?.kind === 'pages') out.line(`Look at its "links", which are a guess: ${found.links.join(', ')}`);
    if (found?.kind === 'git') out.line(`Check it out: git clone ${address} ${join(archive, 'checkouts', id)}`);
    if (!fields.author) out.line(`No author found: if one person writes the reports, add “author:” to it in ${path}.`);
    out.line(`Next, to see what it would fetch: ${hint(`fetch --source ${id} --dry-run`)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof FetchFailed)) throw error;
    out.error(error.message);
    return 1;
  }
}

export function listSources(archive: string, hint: Hint, out: Output): void {
  const { sources } = readArchiveLists(archive);
  if (sources.length === 0) out.line(`No sources yet. Add one: ${hint('sources add URL')}`);
  for (const { id, kind, url, harvest } of sources) {
    const left = harvest?.isHarvested === false ? '  (not fetched)' : '';
    out.line(`${id}  ${kind}  ${url ?? harvest?.folder ?? ''}${left}`);
  }
}

async function look({ address, clientFor, mayBePrivate }: AddSourceCommand): Promise<RecognisedSource> {
  const client = clientFor(mayBePrivate ? new URL(address).host : null);
  try {
    return await recognise(address, client);
  } finally {
    await client.close();
  }
}

function webEntry({ kind, title, url, links }: RecognisedSource) {
  if (kind === 'files') return { kind, title: lastPart(url), url, addresses: [url] };
  return { kind, title, url, links: links.length > 0 ? links : null };
}

function folderEntry(archive: string, folder: string) {
  const kind = existsSync(join(folder, '.git')) || existsSync(join(folder, '..', '.git')) ? 'git' : 'files';
  return { kind, title: lastPart(folder), folder: relative(archive, folder).replaceAll('\\', '/') };
}

function bodyOf(wanted: string | null, { description: { bodies } }: ArchiveLists): string | null {
  if (wanted !== null) return bodies.find(({ id }) => id === wanted)?.id ?? null;
  return bodies.length === 1 ? (bodies[0]?.id ?? null) : null;
}

function freeId(title: string, address: string, { sources }: ArchiveLists): string {
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '').split('.')[0] : null;
  const wanted = slug(title, 40) === 'untitled' ? slug(host ?? 'source') : slug(title, 40);
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? wanted : `${wanted}-${n}`;
    if (!sources.some(({ id }) => id === candidate)) return candidate;
  }
}

function lastPart(address: string): string {
  return (
    address
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? address
  );
}

function sameAddress(one: string, other: string): boolean {
  const plain = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  return plain(one) === plain(other);
}
