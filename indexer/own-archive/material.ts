// Tells what somebody means by a word typed after `rapporteur init`: a folder, a file, a zip file, an archive that is there, or an address of
// the web. Looks at the disk alone, asks no server, and writes nothing.
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FILES_READ, filesBelow, isRead, passedOverText } from '../import/capture-files.ts';
import { isZipName } from '../import/unpacked.ts';

export type Material =
  /** `path` is the real one. `url` is where a checkout comes from, `null` where it does not say so. */
  | { readonly kind: 'folder'; readonly path: string; readonly isGit: boolean; readonly url: string | null }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'zip'; readonly path: string }
  | { readonly kind: 'archive'; readonly path: string }
  | { readonly kind: 'address'; readonly url: string };

/** It cannot become an archive; the message says why and what to do. */
export class MaterialUnusable extends Error {
  override readonly name = 'MaterialUnusable';
}

/** @param typed as it was typed; paths are from the current folder. Throws `MaterialUnusable`. */
export function materialOf(typed: string): Material {
  if (typed.trim() === '') throw new MaterialUnusable('Give a folder, a file or a web address.');
  if (/^https?:\/\//i.test(typed)) return address(typed, typed);
  const path = typed.startsWith('file:') ? fileURLToPath(typed) : resolve(typed);
  const stats = statsOf(path, typed);
  if (!stats) {
    if (LIKE_AN_ADDRESS.test(typed) && !isRead(typed)) return address(schemed(typed), typed);
    if (/^(?:git@|ssh:|git:)/.test(typed)) throw new MaterialUnusable(cloneFirst(typed));
    throw new MaterialUnusable(
      `${typed}: no such file or folder. Check the spelling; paths start at ${process.cwd()}.`,
    );
  }
  const real = realpathSync(path);
  if (stats.isDirectory()) return folder(real, typed);
  if (!stats.isFile()) throw new MaterialUnusable(`${typed}: is neither a file nor a folder.`);
  if (stats.size === 0) throw new MaterialUnusable(`${typed}: this file is empty.`);
  return { kind: isZipName(real) ? 'zip' : 'file', path: real };
}

/** A few words that name the material, for titles: "Township minutes". */
export function nameOf(material: Material): string {
  if (material.kind === 'address') return new URL(material.url).hostname.replace(/^www\./, '');
  const name = basename(material.path);
  const bare = material.kind === 'file' || material.kind === 'zip' ? name.replace(/\.\w{1,8}$/, '') : name;
  const words = bare.replace(/[-_\s]+/g, ' ').trim() || 'Minutes';
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "minutes.example", "localhost:8080/blog": a host, perhaps with port and path. */
const LIKE_AN_ADDRESS = /^(?:localhost|[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2,}|\d{1,3}))(?::\d{1,5})?(?:\/\S*)?$/i;

function schemed(typed: string): string {
  return `${/^(?:localhost|[\d.]+)(?:[:/]|$)/.test(typed) ? 'http' : 'https'}://${typed}`;
}

function address(url: string, typed: string): Material {
  const parsed = URL.parse(url);
  if (!parsed) throw new MaterialUnusable(`${typed}: is not a web address. Write it as https://example.org/minutes.`);
  if (parsed.username || parsed.password)
    throw new MaterialUnusable(
      `${parsed.host}: pages behind a password cannot be read. Save them in a folder, and give that.`,
    );
  parsed.hash = '';
  return { kind: 'address', url: parsed.href };
}

function folder(path: string, typed: string): Material {
  if (existsSync(join(path, 'archive.yml'))) return { kind: 'archive', path };
  const { captures, passedOver, closed } = filesBelow(path);
  if (captures.length > 0) {
    const isGit = existsSync(join(path, '.git'));
    return { kind: 'folder', path, isGit, url: isGit ? originOf(path) : null };
  }
  if (closed.length > 0)
    throw new MaterialUnusable(
      `${typed}: you may not read this folder. Change its rights ("chmod -R u+rX"), or copy it to where you may.`,
    );
  const told = passedOverText(passedOver);
  if (told === null)
    throw new MaterialUnusable(`${typed}: is empty. Put your minutes there as ${FILES_READ}, then try again.`);
  const remedy = [...passedOver.keys()].some((ending) => PICTURE.test(ending))
    ? 'Pictures of pages need text recognition first: save them as PDF with text, then try again.'
    : 'Save them in one of these formats, then try again.';
  throw new MaterialUnusable(`${typed}: no file here can be read (${told}). Rapporteur reads ${FILES_READ}. ${remedy}`);
}

const PICTURE = /^\.(?:jpe?g|png|gif|tiff?|heic|webp|bmp)$/;

/** Where a checked-out repository comes from, as an address that a browser opens. */
function originOf(path: string): string | null {
  const config = join(path, '.git', 'config');
  if (!existsSync(config)) return null;
  const remote =
    /^\[remote "origin"\]\s*\n(?:\s+.*\n)*?\s+url\s*=\s*(\S+)/m.exec(readFileSync(config, 'utf8'))?.[1] ?? '';
  const shown = remote.replace(/^(?:ssh:\/\/)?git@([^:/]+)[:/]/, 'https://$1/').replace(/\.git$/, '');
  const url = /^https?:/.test(shown) ? URL.parse(shown) : null;
  // No password that somebody keeps there may come into an archive.
  return url && !url.username && !url.password ? url.href : null;
}

export function cloneFirst(address: string): string {
  const name = basename(address.replace(/\/+$/, ''), '.git');
  return `${address}: is the address of a repository. Copy it here first ("git clone ${address}"), then type: npm start -- ${name}`;
}

function statsOf(path: string, typed: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENAMETOOLONG' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw new MaterialUnusable(
      `${typed}: cannot be opened (${code}). Change the rights of ${dirname(path)}, then try again.`,
    );
  }
}
