// All that people read of the product, as flat lower-case text: pages as they are rendered and their templates, help, messages, README and docs.
// docs/decisions.md and CHANGELOG.md are records of what was, and left out.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeHTML } from 'entities';
import { withoutComments } from '../../src/code-without-comments.ts';
import { rapporteur } from '../indexer/orchards.ts';
import { startSite } from '../web/fixture.ts';
import { PAGES, SITES, type SiteName } from '../web/page-list.ts';
import type { Place } from './phrases.ts';

const ROOT = join(import.meta.dirname, '../..');
const RECORDS = ['docs/decisions.md', 'docs/components.html'];

export interface Text {
  /** For whoever has to mend it: a file, an address or a command. */
  readonly where: string;
  readonly place: Place;
  /** One line, lower case. */
  readonly words: string;
}

const flat = (text: string) => text.replace(/\s+/g, ' ').toLowerCase();

function filesIn(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name))
    .sort();
}

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

/** The literals of code are in it, and nothing else that holds phrases. */
function ofCode(place: Place, names: readonly string[]): readonly Text[] {
  return names.map((where) => ({ where, place, words: flat(withoutComments(read(where))) }));
}

function ofTemplates(): readonly Text[] {
  const words = (name: string) =>
    flat(decodeHTML(read(name).replace(/<%(?:#|\s*\/\/)[\s\S]*?%>|<!--[\s\S]*?-->/g, ' ')));
  return filesIn('views', /\.ejs$/).map((where) => ({ where, place: 'pages', words: words(where) }));
}

function ofDocs(): readonly Text[] {
  const names = ['README.md', 'CONTRIBUTING.md', ...filesIn('docs', /\.(?:md|html)$/)].filter(
    (name) => !RECORDS.includes(name),
  );
  return names.map((where) => ({ where, place: 'docs', words: flat(read(where)) }));
}

const isOfPages = (name: string) => /^src\/(?:web|queries|bookmarks)\//.test(name);

function ofMessages(): readonly Text[] {
  const code = [...filesIn('src', /\.ts$/), ...filesIn('indexer', /\.ts$/), 'setup.js'];
  return [
    ...ofCode(
      'messages',
      code.filter((name) => !isOfPages(name)),
    ),
    ...ofCode('pages', [...code.filter(isOfPages), ...filesIn('public/scripts', /\.js$/)]),
  ];
}

/** The program's own help, and that of every command that it lists. */
function ofHelp(): readonly Text[] {
  const whole = rapporteur(['--help']).stdout;
  const commands = [...whole.matchAll(/^ {2}([a-z]+)(?=[ |])/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
  assert.ok(commands.length > 8, whole);
  return [
    { where: 'rapporteur --help', place: 'help', words: flat(whole) },
    ...commands.map((name): Text => {
      const { stdout } = rapporteur([name, '--help']);
      return { where: `rapporteur ${name} --help`, place: 'help', words: flat(stdout) };
    }),
  ];
}

async function ofPages(): Promise<readonly Text[]> {
  const names = Object.keys(SITES) as SiteName[];
  const opened = await Promise.all(names.map(async (name) => [name, await startSite(SITES[name])] as const));
  const sites = new Map(opened);
  const texts = await Promise.all(
    PAGES.map(async ({ path, site = 'library' }): Promise<Text> => {
      const html = await (await fetch(`${sites.get(site)?.url}${path}`)).text();
      const shown = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ').replace(/<\/?[a-z][^>]*>/g, (tag) => {
        const told = tag.matchAll(/\b(?:title|aria-label|placeholder|alt|content|value)="([^"]*)"/g);
        return /^<\/?(?:a|b|bdi|em|mark|span|strong|abbr|time)\b/.test(tag)
          ? ''
          : ` ${[...told].map(([, text]) => text).join(' ')} `;
      });
      return { where: path, place: 'pages', words: flat(decodeHTML(shown)) };
    }),
  );
  await Promise.all([...sites.values()].map((site) => site.close()));
  return texts;
}

/** Serves the invented archives and asks for their pages and for every help. */
export async function textsOfTheProduct(): Promise<readonly Text[]> {
  return [...ofTemplates(), ...ofDocs(), ...ofMessages(), ...ofHelp(), ...(await ofPages())];
}
