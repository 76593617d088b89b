// Whether the code that derives something has changed: a hash of all that an entry point really imports. The one answer for items, for the
// embedded index and for Meilisearch's documents, so that nobody keeps a list of files or raises a number. Knows nothing of what is derived.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { withoutComments } from './code-without-comments.ts';

/** What derives something: the files of ours, and the packages with their versions. */
export interface CoveredCode {
  /** Absolute paths, in the order of the alphabet. */
  readonly files: readonly string[];
  /** As `name@version`, in the order of the alphabet; those that packages need included. */
  readonly packages: readonly string[];
}

/**
 * Sixteen hexadecimal digits. Another value where the code of an entry file or of anything that it imports is another, or a package's
 * version, or Node's knowledge of Unicode; the same where only comments, indentation or blank lines differ. Types that are imported as
 * types alone do not count. Reads files once in a process: some ten milliseconds for a hundred. Throws where a file cannot be read.
 * @param entries absolute paths
 */
export function codeFingerprint(entries: readonly string[]): string {
  const { files, packages } = coveredCode(entries);
  const hash = createHash('sha256').update(`unicode ${process.versions.unicode}\0${packages.join('\n')}\0`);
  // From the project's own folder: wherever it is installed, the fingerprint is the same.
  for (const path of files) hash.update(`${relative(ROOT, path)}\0${codeOf(path).text}\0`);
  return hash.digest('hex').slice(0, 16);
}

const ROOT = join(import.meta.dirname, '..');

/** What `codeFingerprint` covers. */
export function coveredCode(entries: readonly string[]): CoveredCode {
  const files = new Set(entries);
  const packages = new Map<string, string>();
  // The set grows while it is gone through.
  for (const path of files) {
    for (const specifier of codeOf(path).imports) {
      if (specifier.startsWith('.')) files.add(join(dirname(path), specifier));
      else if (!specifier.startsWith('node:')) addPackage(packages, nameOf(specifier), dirname(path));
    }
  }
  return { files: [...files].sort(), packages: [...packages.values()].sort() };
}

interface Code {
  readonly text: string;
  readonly imports: readonly string[];
}

const known = new Map<string, Code>();

function codeOf(path: string): Code {
  const read = known.get(path);
  if (read) return read;
  const content = readFileSync(path, 'utf8');
  const isCode = /\.[cm]?[jt]s$/.test(path);
  const text = isCode ? withoutComments(content) : content;
  const code = { text, imports: isCode ? importsIn(text) : [] };
  known.set(path, code);
  return code;
}

const IMPORTS = [
  /(?:^|[\n;]) ?import (?!type [\w{*])(?:[\w$\s{},*]+ from )?'([^']+)'/g,
  /(?:^|[\n;]) ?export (?!type [{*])(?:\*(?: as \w+)?|\{[\w$\s,]*\}) from '([^']+)'/g,
  /\bimport\(\s*'([^']+)'\s*\)/g,
  /\bnew URL\(\s*'(\.[^']+\.ts)', import\.meta\.url\)/g,
];

function importsIn(code: string): string[] {
  return IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** `@scope/name/part` → `@scope/name` */
function nameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** With those that it needs: a stemmer may well leave its work to another package. */
function addPackage(packages: Map<string, string>, name: string, from: string): void {
  const folder = packageFolder(name, from);
  if (folder === null || packages.has(folder)) return;
  const { version, dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
  packages.set(folder, `${name}@${version}`);
  for (const needed of Object.keys(dependencies ?? {})) addPackage(packages, needed, folder);
}

interface PackageFile {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** As Node looks for it; `null` where it is not installed, as optional ones may not be. */
function packageFolder(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return null;
  }
}
