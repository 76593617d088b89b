// The stylesheet and the scripts of the pages under addresses that change with them, so that browsers keep them for good. Reads files once, at the start; bundles no scripts.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RequestHandler, Response } from 'express';

export interface Assets {
  readonly stylesheet: string;
  /** The address of a script by its name below `/assets/…/`: "search-box.js", "vendor/idiomorph.js". */
  readonly script: (name: ScriptName) => string;
  /** Answers the addresses of the stylesheet and of scripts; passes on everything else. */
  readonly serve: RequestHandler;
}

/** The scripts that pages name; modules among them import others beside them. */
export type ScriptName =
  | 'search-box.js'
  | 'cite.js'
  | 'copy-link.js'
  | 'chosen-statement.js'
  | 'live-results.js'
  | 'vendor/idiomorph.js';

/** Those that are no modules but give the page a global name. */
export const CLASSIC_SCRIPTS: ReadonlySet<ScriptName> = new Set(['vendor/idiomorph.js']);

/** Scripts of packages, as they come. */
const VENDOR: Readonly<Record<string, string>> = {
  'vendor/combobox-nav.js': '@github/combobox-nav',
  'vendor/idiomorph.js': 'idiomorph/dist/idiomorph.min.js',
};

/** The parts of the stylesheet, `styles/NAME.css`, as they follow one another: later ones may take back what earlier ones say. */
export const STYLES: readonly string[] = [
  'tokens',
  'elements',
  'frame',
  'parts',
  'charts',
  'statements',
  'home',
  'search',
  'item',
  'report',
  'reports',
  'wide',
  'contrast',
  'print',
  'records',
  'meetings',
  'speakers-and-topics',
  'coverage',
  'touch',
  'records-wide',
  'records-print',
  'citing',
  'bookmarks',
  'more-items',
];

const ONE_YEAR = 365 * 24 * 3600;

/** `publicDirectory` holds the folders `styles` and `scripts`. */
export function openAssets(publicDirectory: string): Assets {
  const scripts = new Map<string, Buffer>();
  const folder = join(publicDirectory, 'scripts');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    scripts.set(name, readFileSync(join(folder, name)));
  }
  for (const [name, specifier] of Object.entries(VENDOR)) {
    scripts.set(name, readFileSync(fileURLToPath(import.meta.resolve(specifier))));
  }
  // One version for all: scripts import one another by names relative to their own address, which holds the version.
  const version = hashOf([...scripts].flat());
  const prefix = `/assets/${version}/`;
  // One file for browsers, so that a page waits for one answer.
  const style = Buffer.concat(STYLES.map((name) => readFileSync(join(publicDirectory, 'styles', `${name}.css`))));
  const stylesheet = `/style.css?v=${hashOf([style])}`;
  return {
    stylesheet,
    script: (name) => {
      if (!scripts.has(name)) throw new Error(`There is no script ${name}`);
      return prefix + name;
    },
    serve: (request, response, next) => {
      if (!['GET', 'HEAD'].includes(request.method)) return next();
      if (request.path === '/style.css') return send(response, style, 'text/css', request.url === stylesheet);
      const [, asked, name = ''] = /^\/assets\/([^/]+)\/(.+)$/.exec(request.path) ?? [];
      const bytes = scripts.get(name);
      if (bytes) send(response, bytes, 'text/javascript', asked === version);
      else next();
    },
  };
}

/** A page from before a new version may still ask under the old address: it gets what there is, but does not keep it. */
function send(response: Response, bytes: Buffer, type: string, isCurrent: boolean): void {
  const caching = isCurrent ? `public, max-age=${ONE_YEAR}, immutable` : 'no-cache';
  response.set('Cache-Control', caching).type(type).send(bytes);
}

function hashOf(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 10);
}
