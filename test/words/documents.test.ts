// The documents of those who carry the work on are true: what they name is there, every room of the code is named in docs/design.md, and every
// decision can be found by its heading, its date and its links.
import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
/** Where whole trees are drawn, each folder below the one that it lies in. */
const MAPPED = ['src', 'indexer', 'views', 'public', 'test', 'bench'];
/** Whatever their name, they hold no code. */
const HELD =
  /^test\/(?:own-data\/(?:before|version-0\.1)|indexer\/wild)\/|^test\/analysis\/(?:golden|manners|sample-gold)\//;

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

describe('the documents', () => {
  for (const name of DOCUMENTS) {
    it(`link in ${name} to files and headings that are there`, () => {
      const anchors = new Map<string, ReadonlySet<string>>();
      const broken = linksOf(read(name)).filter((link) => {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? name : join(dirname(name), path);
        if (!existsSync(join(ROOT, target))) return true;
        if (anchor === undefined) return false;
        if (!anchors.has(target)) anchors.set(target, anchorsOf(read(target)));
        return anchors.get(target)?.has(anchor) !== true;
      });
      assert.deepEqual(broken, []);
    });
  }

  for (const name of ['CONTRIBUTING.md', 'docs/design.md', 'docs/decisions.md']) {
    it(`name in ${name} only files and folders that are there`, () => {
      const named = [
        ...read(name).matchAll(/`((?:src|indexer|test|bench|views|public|bin|archive\/sample)\/[\w./*-]*)`/g),
      ];
      const missing = named.map(([, path = '']) => path).filter((path) => globSync(path, { cwd: ROOT }).length === 0);
      assert.ok(named.length > 20);
      assert.deepEqual(missing, []);
    });
  }
});

describe('the map in docs/design.md', () => {
  const drawn = drawnPaths(read('docs/design.md'));

  it('draws only what is there', () => {
    assert.deepEqual(
      drawn.filter((path) => !existsSync(join(ROOT, path)) && !path.startsWith('archive')),
      [],
    );
  });

  it('draws every room of the code, and every file that lies in none', () => {
    const rooms = MAPPED.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
        .map((entry) => `${join(entry.parentPath, entry.name).slice(ROOT.length + 1)}/`),
    ).filter((room) => !HELD.test(room) && !room.includes('/node_modules/'));
    const loose = ['src', 'indexer'].flatMap((folder) => globSync(`${folder}/*.ts`, { cwd: ROOT }));
    assert.ok(rooms.length > 60);
    const known = new Set(drawn);
    assert.deepEqual(
      [...rooms, ...loose].filter((path) => !known.has(path)),
      [],
    );
  });
});

describe('docs/decisions.md', () => {
  const [contents = '', ...decisions] = read('docs/decisions.md').split(/^### /m);

  it('gives every decision a date and a text of its own', () => {
    assert.ok(decisions.length > 200);
    const wrong = decisions.filter((decision) => !/^[^\n]+\n\n20\d\d-\d\d-\d\d(?: · [^\n]+)?\n\n\S/.test(decision));
    assert.deepEqual(
      wrong.map((decision) => decision.split('\n')[0]),
      [],
    );
  });

  it('lists every decision once, under its subject and before the first of them', () => {
    const listed = linksOf(contents).map((link) => link.slice(1));
    assert.deepEqual(listed, [...anchorsOf(read('docs/decisions.md'))].slice(1));
  });

  it('puts the newest last under each subject', () => {
    for (const group of read('docs/decisions.md').split(/^## /m).slice(1)) {
      const dates = [...group.matchAll(/^(20\d\d-\d\d-\d\d)(?: ·|$)/gm)].map(([, date]) => date);
      assert.deepEqual(dates, dates.toSorted(), group.split('\n')[0]);
    }
  });
});

/** Of this project: neither addresses of the web nor mail. */
function linksOf(markdown: string): readonly string[] {
  const text = markdown.replace(/`[^`\n]*`/g, (code) => code.replaceAll('](', '] ('));
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !/^[a-z]+:/.test(link));
}

/** As the forge makes them of headings. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const headings = [...markdown.matchAll(/^#{1,4} (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_\- ]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** The paths at the beginning of the lines of “Layout”: by their indent, each below the folder above it. */
function drawnPaths(design: string): readonly string[] {
  const [, layout = ''] = design.split(/^## Layout$/m);
  const lines = (layout.split(/^\S/m)[0] ?? '').split('\n').filter((line) => line.trim() !== '');
  const above: { readonly indent: number; readonly path: string }[] = [];
  return lines.flatMap((line) => {
    const indent = line.search(/\S/);
    const names = namesIn(line.trim());
    while ((above.at(-1)?.indent ?? -1) >= indent) above.pop();
    const parent = above.at(-1)?.path ?? '';
    const paths = names.map((name) => parent + name);
    const [folder] = paths;
    if (folder?.endsWith('/')) above.push({ indent, path: folder });
    return paths;
  });
}

/** `queries/`, `config.ts`: two spaces part them from each other and from what is said of them. */
function namesIn(line: string): readonly string[] {
  const parts = line.split(/ {2,}/);
  const end = parts.findIndex(
    (part) => !/^(?:[\w.-]+\/|[\w.-]+(?:\/[\w.-]+)*\.(?:ts|js|json|yml|jsonl)|Dockerfile|\.ci\/run)$/.test(part),
  );
  return parts.slice(0, end < 0 ? undefined : end);
}
