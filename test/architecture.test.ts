// Holds the direction of the imports that docs/design.md draws: the domain knows nothing of ours, the analysis knows no disk,
// the pages know the contract of the search and no engine, and only the two programs put the parts together.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..');

/** Only these read the configuration and choose the engine. */
const PROGRAMS = ['src/server.ts', 'indexer/cli.ts', 'indexer/command-line/'];

function isProgram(file: string): boolean {
  return PROGRAMS.some((program) => file.startsWith(program));
}

/** For every room: what its files may import of ours, besides files of the same room. The longest matching name decides. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/reports/': [],
  'src/code-without-comments.ts': [],
  'src/code-fingerprint.ts': ['src/code-without-comments.ts'],
  'src/search/': ['src/reports/'],
  'src/search/embedded/': ['src/reports/', 'src/search/'],
  'src/search/meilisearch/': ['src/reports/', 'src/search/', 'src/code-fingerprint.ts'],
  'src/search/postings/': ['src/reports/', 'src/search/', 'src/code-fingerprint.ts'],
  'src/catalogue/': ['src/reports/'],
  'src/queries/': ['src/reports/', 'src/catalogue/', 'src/search/'],
  'src/citations/': ['src/reports/'],
  'src/bookmarks/': ['src/reports/', 'src/catalogue/', 'src/citations/'],
  'src/web/': [
    'src/reports/',
    'src/catalogue/',
    'src/bookmarks/',
    'src/citations/',
    'src/queries/',
    'src/search/engine.ts',
    'src/search/facets.ts',
    'src/search/query.ts',
    'src/search/matchers.ts',
    'src/search/words.ts',
  ],
  'src/app.ts': ['src/web/', 'src/catalogue/', 'src/bookmarks/', 'src/search/engine.ts', 'src/config.ts'],
  'src/archive-identity.ts': [],
  'src/config.ts': ['src/search-config.ts', 'src/archive-identity.ts'],
  'src/search-config.ts': [],
  'src/open-engine.ts': [
    'src/search/',
    'src/config.ts',
    'src/search-config.ts',
    'src/archive-identity.ts',
    'src/catalogue/owner.ts',
  ],
  'indexer/analysis/': ['src/reports/'],
  'indexer/archive/': ['src/reports/', 'src/catalogue/'],
  'indexer/readers/': ['src/reports/', 'indexer/archive/'],
  'indexer/own-data/': [
    'src/reports/',
    'src/bookmarks/',
    'src/catalogue/',
    'src/config.ts',
    'src/archive-identity.ts',
    'indexer/',
  ],
  'indexer/': [
    'src/archive-identity.ts',
    'src/reports/',
    'src/bookmarks/',
    'src/catalogue/',
    'src/search/engine.ts',
    'src/code-fingerprint.ts',
    'indexer/',
  ],
};

describe('the direction of the imports', () => {
  const files = ['src', 'indexer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );

  it('finds the code', () => assert.ok(files.length > 40, `only ${files.length} files`));

  for (const file of files.filter((name) => !isProgram(name))) {
    it(`holds in ${file}`, () => {
      const room = roomOf(file);
      assert.ok(room, `${file} lies in no room that this test knows`);
      for (const imported of importsOf(file)) {
        const isOwn = imported.startsWith(room.endsWith('/') ? room : dirname(file)) && roomOf(imported) === room;
        const isAllowed = (ALLOWED[room] ?? []).some((allowed) => imported.startsWith(allowed));
        assert.ok(isOwn || isAllowed, `${file} must not import ${imported}`);
      }
    });
  }

  it('keeps disk, network and clock out of the analysis and the domain', () => {
    for (const file of files.filter((name) => /^(?:src\/reports|indexer\/analysis|indexer\/readers)\//.test(name))) {
      const source = readFileSync(join(root, file), 'utf8');
      assert.doesNotMatch(source, /from 'node:(?:fs|net|http|https|child_process|sqlite)/, file);
      assert.doesNotMatch(source, /Date\.now\(\)|new Date\(\)|process\.env|\bfetch\(/, file);
    }
  });

  it('lets only the programs read the environment', () => {
    for (const file of files.filter((name) => !isProgram(name))) {
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

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    relative(root, join(root, dirname(file), match[1] ?? '')).replaceAll('\\', '/'),
  );
}
