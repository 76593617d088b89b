import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ANALYSIS_CODE } from '../../indexer/publish/changed-reports.ts';
import { PERMALINK_CODE } from '../../indexer/publish/publish.ts';
import { coveredCode } from '../../src/code-fingerprint.ts';
import { withoutComments } from '../../src/code-without-comments.ts';
import { DOCUMENT_CODE } from '../../src/search/meilisearch/rules.ts';
import { INDEX_CODE } from '../../src/search/postings/writer.ts';

const ROOT = join(import.meta.dirname, '../..');
const DERIVED: readonly (readonly [what: string, entries: readonly string[]])[] = [
  ['items', ANALYSIS_CODE],
  ['permalinks', PERMALINK_CODE],
  ['the embedded index', INDEX_CODE],
  ['Meilisearch’s documents', DOCUMENT_CODE],
];

describe('the fingerprint of the code that derives something', () => {
  for (const [what, entries] of DERIVED) {
    it(`covers exactly the files and the packages that Node loads: ${what}`, () => {
      const loaded = loadedFor(entries);
      const { files, packages } = coveredCode(entries);
      assert.deepEqual(
        loaded.filter((path) => !path.includes(`${sep}node_modules${sep}`)).sort(),
        files.filter((path) => path.endsWith('.ts')),
      );
      const names = new Set(packages.map((name) => name.replace(/(?<=.)@.*/, '')));
      for (const path of loaded.filter((one) => one.includes(`${sep}node_modules${sep}`)))
        assert.ok(names.has(packageOf(path)), path);
    });
  }

  it('covers what is stored of an item, on both engines', () => {
    for (const entries of [INDEX_CODE, DOCUMENT_CODE])
      assert.ok(coveredCode(entries).files.includes(join(ROOT, 'src/search/stored-item.ts')));
  });

  const changes: readonly (readonly [
    what: string,
    path: string,
    change: (text: string) => string,
    differs: boolean,
  ])[] = [
    ['a statement', 'entry.ts', (text) => text.replace('1', '2'), true],
    ['a file that is imported', 'part.ts', (text) => text.replace('[a-z]', '[a-y]'), true],
    ['a file that an imported one imports', 'deep/other.ts', (text) => text.replace("'x'", "'y'"), true],
    ['what looks like a comment in a text', 'part.ts', (text) => text.replace('// no', '// not a'), true],
    ['what looks like a comment in a template', 'part.ts', (text) => text.replace('/* kept */', '/* other */'), true],
    ['the version of a package', 'node_modules/tool/package.json', (text) => text.replace('1.0.0', '1.0.1'), true],
    ['a package that a package needs', 'node_modules/inner/package.json', (text) => text.replace('3', '4'), true],
    ['a comment', 'entry.ts', (text) => `// Another.\n${text}/* and\n one more */\n`, false],
    ['a comment after code', 'part.ts', (text) => text.replace(';\n', '; // really\n'), false],
    ['indentation and blank lines', 'deep/other.ts', (text) => text.replaceAll('\n', '\n\n  '), false],
    ['a file that is imported for its types alone', 'types.ts', (text) => text.replace('string', 'number'), false],
    ['a file that nothing imports', 'unrelated.ts', () => 'export const y = 1;', false],
  ];
  for (const [what, path, change, differs] of changes) {
    it(`${differs ? 'changes with' : 'does not change with'} ${what}`, () => {
      using project = smallProject();
      const before = project.fingerprint();
      const content = readFileSync(join(project.folder, path), 'utf8');
      assert.notEqual(change(content), content);
      writeFileSync(join(project.folder, path), change(content));
      assert[differs ? 'notEqual' : 'equal'](project.fingerprint(), before);
    });
  }

  it('is the same wherever the project lies', () => {
    using one = smallProject();
    using other = smallProject();
    assert.equal(one.fingerprint(), other.fingerprint());
  });
});

/** With code in it, and a template in that. */
const TEMPLATE = `\`\${a /* in */ + \`// \${"}"} b\`} // c\``;

describe('code without comments', () => {
  it('is the same program to a real parser, for every file of the project', () => {
    const transformed = (code: string): string => stripTypeScriptTypes(code, { mode: 'transform' });
    for (const folder of ['src', 'indexer', 'test/code']) {
      for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
        const code = readFileSync(join(ROOT, folder, name), 'utf8');
        assert.equal(transformed(withoutComments(code)), transformed(code), name);
      }
    }
  });

  const cases: readonly (readonly [code: string, expected: string])[] = [
    ['a / b / c // d', 'a / b / c'],
    ['x = /[/*]\\/\\/"/g; // y', 'x = /[/*]\\/\\/"/g;'],
    ['return /\\// // y', 'return /\\//'],
    ['\'// no\' + "/* no */" /* yes */ + 1', '\'// no\' + "/* no */" + 1'],
    [`${TEMPLATE} // d`, TEMPLATE],
    ['return /* a\nb */ x', 'return\nx'],
    ['a\n\n  // b\n\n  c', 'a\nc'],
    ['`never closed // x', '`never closed // x'],
  ];
  for (const [code, expected] of cases)
    it(`of ${JSON.stringify(code)}`, () => assert.equal(withoutComments(code), expected));
});

function loadedFor(entries: readonly string[]): string[] {
  const script = join(import.meta.dirname, 'loaded-modules.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...entries], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return (JSON.parse(stdout) as string[]).map((url) => fileURLToPath(url));
}

function packageOf(path: string): string {
  const [first = '', second = ''] = (path.split(`${sep}node_modules${sep}`).at(-1) ?? '').split(sep);
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** A project with a copy of the fingerprint's own code, each read by a process of its own: what was read once is kept. */
function smallProject() {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-code-'));
  const files = {
    'package.json': '{"type":"module"}',
    'entry.ts':
      "import type { T } from './types.ts';\nimport { part } from './part.ts';\nimport tool from 'tool';\nexport const t: T = part(1 + tool);\n",
    'part.ts': `import {\n  x,\n  type X,\n} from './deep/other.ts';\nexport const part = (n: X): string => \`/* kept */ \${n} \${x}\`.replace(/[a-z]/, '// no');\n`,
    'deep/other.ts': "export const x = 'x';\nexport type X = number;\n",
    'types.ts': 'export type T = string;\n',
    'unrelated.ts': 'export const y = 0;\n',
    'node_modules/tool/package.json': '{"version":"1.0.0","dependencies":{"inner":"3"}}',
    'node_modules/inner/package.json': '{"version":"3"}',
    'run.ts':
      "import { codeFingerprint } from './src/code-fingerprint.ts';\nconsole.log(codeFingerprint([import.meta.dirname + '/entry.ts']));\n",
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  for (const name of ['code-fingerprint.ts', 'code-without-comments.ts'])
    cpSync(join(ROOT, 'src', name), join(folder, 'src', name));
  return {
    folder,
    fingerprint(): string {
      const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'run.ts')], { encoding: 'utf8' });
      assert.match(stdout, /^[0-9a-f]{16}\n$/, stderr);
      return stdout;
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
