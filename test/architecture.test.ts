// Holds the direction of the imports that docs/design.md draws: the domain knows nothing of ours, the analysis knows no disk,
// the pages know the contract of the search and no engine, and only the two programs put the parts together.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..');

/** Only these read the environment; the first two choose the engine, and may import what they like. */
const PROGRAMS = ['src/server.ts', 'src/serving.ts'];
const COMMANDS = 'indexer/commands/';

function isProgram(file: string): boolean {
  return PROGRAMS.some((program) => file.startsWith(program));
}

/** What every room of the site may import from outside; of the search no more than its contract and the words to mark. */
const OUTSIDE_WEB = [
  'src/reports/',
  'src/catalogue/',
  'src/bookmarks/',
  'src/citations/',
  'src/queries/',
  'src/search/engine.ts',
  // The names of the facets, which addresses, filters and answers are made of.
  'src/search/facets.ts',
  'src/search/query.ts',
  'src/search/matchers.ts',
  'src/search/words.ts',
  // What the searcher is given.
  'src/vectors/reader.ts',
];
/** Rooms of the site that are made for all others: what a page needs from HTTP, from the frame, from the language, from the sources, in figures. */
const SHARED_IN_WEB = ['http', 'page', 'text', 'sources', 'charts'];

/** What a room of the site may import: what lies around the rooms, what is made for all, and these. */
function webRoom(...others: readonly string[]): readonly string[] {
  return [...OUTSIDE_WEB, 'src/web/*', ...others.map((name) => `src/web/${name}/`)];
}

/**
 * For every room: what its files may import of ours, besides files of the same room. The longest matching name decides. A folder stands for all
 * that is in it, with a star for the files that lie in it directly.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/reports/': [],
  'src/code-without-comments.ts': [],
  'src/code-fingerprint.ts': ['src/code-without-comments.ts'],
  'src/search/': ['src/reports/'],
  'src/search/embedded/': ['src/reports/', 'src/search/'],
  'src/search/meilisearch/': ['src/reports/', 'src/search/', 'src/code-fingerprint.ts'],
  'src/search/postings/': ['src/reports/', 'src/search/', 'src/code-fingerprint.ts'],
  'src/catalogue/': ['src/reports/'],
  // Words are cut as everywhere; what is searched with them is the business of queries.
  'src/vectors/': ['src/reports/', 'src/search/words.ts', 'src/search/engine.ts', 'src/code-fingerprint.ts'],
  'src/queries/': ['src/reports/', 'src/catalogue/', 'src/search/*', 'src/vectors/'],
  'src/citations/': ['src/reports/'],
  'src/bookmarks/': ['src/reports/', 'src/catalogue/', 'src/citations/'],
  'src/web/': [...OUTSIDE_WEB, 'src/web/'],
  'src/web/http/': webRoom(),
  'src/web/text/': webRoom(),
  'src/web/sources/': webRoom(),
  // Words for months.
  'src/web/charts/': webRoom('text'),
  // The names of scripts and styles, and the addresses of sources.
  'src/web/page/': webRoom('http', 'sources'),
  'src/web/about/': webRoom(...SHARED_IN_WEB),
  'src/web/api/': webRoom(...SHARED_IN_WEB, 'records', 'search'),
  'src/web/bookmarks/': webRoom(...SHARED_IN_WEB, 'exports', 'search'),
  'src/web/citing/': webRoom(...SHARED_IN_WEB, 'records'),
  'src/web/discovery/': webRoom(...SHARED_IN_WEB, 'feeds', 'records'),
  'src/web/exports/': webRoom(...SHARED_IN_WEB, 'search'),
  'src/web/feeds/': webRoom(...SHARED_IN_WEB, 'search'),
  'src/web/records/': webRoom(...SHARED_IN_WEB, 'bookmarks', 'citing'),
  'src/web/search/': webRoom(...SHARED_IN_WEB, 'bookmarks'),
  'src/web/speakers-and-topics/': webRoom(...SHARED_IN_WEB, 'records'),
  'src/app.ts': [
    'src/web/',
    'src/catalogue/',
    'src/bookmarks/',
    'src/search/engine.ts',
    'src/vectors/reader.ts',
    'src/config.ts',
  ],
  'src/archive-identity.ts': [],
  'src/config.ts': ['src/search-config.ts', 'src/archive-identity.ts'],
  'src/search-config.ts': [],
  'src/open-meaning.ts': ['src/config.ts', 'src/queries/', 'src/search/', 'src/vectors/'],
  'src/open-engine.ts': [
    'src/search/',
    'src/config.ts',
    'src/search-config.ts',
    'src/archive-identity.ts',
    'src/catalogue/owner.ts',
  ],
  // From what lies around reports to what is published, each room of the ones before it; the commands put them together.
  'indexer/analysis/': ['src/reports/'],
  'indexer/archive/': ['src/reports/', 'src/catalogue/'],
  'indexer/readers/': ['src/reports/', 'indexer/archive/'],
  'indexer/import/': ['src/reports/', 'indexer/analysis/', 'indexer/archive/', 'indexer/readers/'],
  'indexer/publish/': [
    ...['src/reports/', 'src/catalogue/', 'src/search/engine.ts', 'src/search/words.ts', 'src/code-fingerprint.ts'],
    ...['src/archive-identity.ts', 'indexer/analysis/', 'indexer/archive/', 'indexer/own-data/'],
  ],
  'indexer/runs/': ['src/catalogue/'],
  'indexer/own-data/': [
    ...['src/reports/', 'src/bookmarks/', 'src/catalogue/', 'src/config.ts', 'src/archive-identity.ts'],
    ...['indexer/archive/', 'indexer/runs/'],
  ],
  'indexer/reading/': ['src/reports/', 'indexer/readers/', 'indexer/harvest/'],
  'indexer/harvest/': [
    ...['src/reports/', 'indexer/analysis/', 'indexer/archive/', 'indexer/readers/', 'indexer/import/'],
    'indexer/reading/',
  ],
  'indexer/own-archive/': [
    'indexer/reading/',
    ...[
      'src/reports/',
      'src/catalogue/',
      'indexer/archive/',
      'indexer/readers/',
      'indexer/import/',
      'indexer/harvest/',
    ],
    'indexer/commands/',
  ],
  'indexer/commands/': ['package.json', 'src/', 'indexer/'],
  'indexer/cli.ts': ['src/', 'indexer/'],
};

describe('the direction of the imports', () => {
  const files = ['src', 'indexer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );

  it('finds the code', () => assert.ok(files.length > 40, `only ${files.length} files`));

  it('holds in every file', () => {
    const offenders = files
      .filter((name) => !isProgram(name))
      .flatMap((file) => {
        const room = roomOf(file);
        if (room === undefined) return [`${file} lies in no room that this test knows`];
        return importsOf(file)
          .filter((imported) => !isOwn(room, file, imported) && !isAllowed(room, imported))
          .map((imported) => `${file} must not import ${imported}`);
      });
    assert.deepEqual(offenders, []);
  });

  it('leaves routes to those who put them together', () => {
    const offenders = files.flatMap((file) =>
      importsOf(file)
        .filter((imported) => imported.startsWith('src/web/') && imported.endsWith('/routes.ts'))
        .filter((imported) => file !== (imported === 'src/web/routes.ts' ? 'src/app.ts' : 'src/web/routes.ts'))
        .map((imported) => `${file} must not import ${imported}`),
    );
    assert.deepEqual(offenders, []);
  });

  it('keeps the site in rooms: at most eight files lie outside them', () => {
    const loose = files.filter((name) => /^src\/web\/[^/]+$/.test(name));
    assert.ok(loose.length <= 8, loose.join(', '));
  });

  it('keeps the indexer in rooms: at most four files lie outside them', () => {
    const loose = files.filter((name) => /^indexer\/[^/]+$/.test(name));
    assert.ok(loose.length <= 4, loose.join(', '));
  });

  it('keeps disk, network and clock out of the analysis and the domain', () => {
    for (const file of files.filter((name) => /^(?:src\/reports|indexer\/analysis|indexer\/readers)\//.test(name))) {
      const source = readFileSync(join(root, file), 'utf8');
      assert.doesNotMatch(source, /from 'node:(?:fs|net|http|https|child_process|sqlite)/, file);
      assert.doesNotMatch(source, /Date\.now\(\)|new Date\(\)|process\.env|\bfetch\(/, file);
    }
  });

  it('lets only the programs read the environment', () => {
    for (const file of files.filter((name) => !isProgram(name) && !name.startsWith(COMMANDS))) {
      const code = readFileSync(join(root, file), 'utf8').replace(/^\s*(?:\/\/|\/\*|\*).*$/gm, '');
      assert.doesNotMatch(code, /process\.env/, file);
    }
  });
});

function roomOf(file: string): string | undefined {
  return Object.keys(ALLOWED)
    .filter((room) => file.startsWith(room))
    .sort((a, b) => b.length - a.length)[0];
}

function isOwn(room: string, file: string, imported: string): boolean {
  return imported.startsWith(room.endsWith('/') ? room : dirname(file)) && roomOf(imported) === room;
}

function isAllowed(room: string, imported: string): boolean {
  return (ALLOWED[room] ?? []).some((allowed) =>
    allowed.endsWith('/*') ? dirname(imported) === allowed.slice(0, -2) : imported.startsWith(allowed),
  );
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    relative(root, join(root, dirname(file), match[1] ?? '')).replaceAll('\\', '/'),
  );
}
