import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Outcome, type TemporaryFolder, temporaryFolder } from '../indexer/orchards.ts';
import { minutesOf } from './making.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'bin/rapporteur.js');
const { PATH = '' } = process.env;

/** Another Node, as somebody may have on their computer; `null` where there is none. */
const otherNode = ['/usr/bin/node', '/usr/local/bin/node'].find(
  (path) => existsSync(path) && spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.startsWith('v2'),
);

/** Runs a command line as a shell in that folder does, with `npx rapporteur` as what it is in the checkout. */
function typed({ path: cwd }: TemporaryFolder, line: string, node = process.execPath): Outcome {
  const command = line.replace(/^npx rapporteur/, `"${node}" "${PROGRAM}"`);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8', cwd, env: { PATH } });
  return { status, stdout, stderr };
}

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly told: string;
}

async function started(
  { path: cwd }: TemporaryFolder,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Started> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    ...{ cwd, env: { PATH, PORT: '0', LOG_LEVEL: 'silent', ...environment } },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  child.stderr?.on('data', (bytes) => {
    told += bytes;
  });
  for await (const bytes of child.stdout ?? []) {
    told += bytes;
    const url = /^Rapporteur serves .* at (http:\S+)$/m.exec(told)?.[1];
    if (url) return { child, url, told };
  }
  throw new Error(`it ended: ${told}`);
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill();
  await once(child, 'exit');
}

const minutes = (): TemporaryFolder => {
  const folder = temporaryFolder();
  folder.write('our minutes/2031-05-06.md', minutesOf('2031-05-06'));
  folder.write('our minutes/2031-06-03.md', `${minutesOf('2031-06-03')}\nI thanked the pilots.\n`);
  return folder;
};

const AT = ['--archive', 'mine', '--data', 'index'];

describe('rapporteur start', () => {
  it('makes an archive of a folder, says what it found, and serves its reports with days, items and speakers', async () => {
    using folder = minutes();
    const { child, url, told } = await started(folder, ['start', 'our minutes', ...AT]);
    try {
      assert.match(told, /^New archive: mine$/m);
      assert.match(told, /^2 reports of 2 meetings, from 6 May 2031 to 3 June 2031: 4 agenda items, 2 speakers\.$/m);
      assert.match(
        told,
        /^Guessed: title “Our minutes”, body “Harbour Board”, language en, time zone \S+\. To change: mine\/archive\.yml$/m,
      );
      assert.match(told, /^Next:\n {2}1\. .*\n {2}2\. .*\n {2}3\. .*$/m);
      const answer = (await (await fetch(`${url}/search.json?q=lamps`)).json()) as {
        hits: { title: string; date: string; speakers: { name: string }[] }[];
      };
      assert.deepEqual(
        answer.hits.map(({ title, date, speakers }) => [title, date, speakers.map(({ name }) => name)]).sort(),
        [
          ['Lamps', '2031-05-06', ['Tam Birch']],
          ['Lamps', '2031-06-03', ['Tam Birch']],
        ],
      );
      assert.doesNotMatch(await (await fetch(url)).text(), /own minutes/);
    } finally {
      await stop(child);
    }
    folder.write('mine/reports/our-minutes/broken.md', 'no front matter');
    const again = await started(folder, ['start', 'our minutes', ...AT]);
    await stop(again.child);
    assert.match(again.told, /^Archive: mine\. Nothing new\.$/m);
    assert.match(again.told, /broken\.md:1: no front matter/, 'what is good is served, and what is not is told');
  });

  it('shows the sample where nothing is named, and its home page says how to see one’s own', async () => {
    using folder = temporaryFolder();
    const { child, url, told } = await started(folder, ['start', '--data', 'index']);
    try {
      assert.match(told, /^This is the sample\./m);
      assert.match(
        await (await fetch(url)).text(),
        /To see your own minutes here, .*<code>npm start -- my-minutes<\/code>/,
      );
    } finally {
      await stop(child);
    }
  });
});

describe('the commands that messages name', () => {
  it('can be typed as they stand, in the folder where they were printed', () => {
    using folder = minutes();
    const first = typed(folder, `npx rapporteur init 'our minutes' ${AT.join(' ')}`);
    assert.equal(first.status, 0, first.stderr);
    const printed = [...first.stdout.matchAll(/npx rapporteur [^\n]*/g)].map(([line]) =>
      line.replace(/ \(.*|, then .*/, ''),
    );
    assert.ok(printed.length >= 2, first.stdout);
    for (const line of printed) {
      const { status, stderr } = typed(folder, line.replace('WORDS', 'lamps').replace('NAME', 'Ida Marsh'));
      assert.deepEqual([status, stderr], [0, ''], line);
    }
    const added = typed(folder, `npx rapporteur import 'our minutes' --source our-minutes ${AT.join(' ')}`);
    assert.match(added.stdout, /2 unchanged/);
    const dry = typed(folder, `npx rapporteur fetch --dry-run ${AT.join(' ')}`);
    assert.equal(dry.status, 0, dry.stderr);
    const nothing = typed(folder, 'npx rapporteur search lamps --archive mine --data nowhere');
    const hint = /run "(npx rapporteur index [^"]*)" first/.exec(nothing.stderr)?.[1] ?? '';
    const { stdout } = typed(folder, hint);
    assert.match(stdout, /^Indexed .*\nNext: npx rapporteur serve --archive mine --data nowhere\n$/);
  });
});

describe('the program', () => {
  it('runs on the Node that somebody has, and goes on with the pinned one', {
    skip: otherNode ? false : 'no other Node here',
  }, () => {
    using folder = minutes();
    const { status, stdout, stderr } = typed(folder, `npx rapporteur init 'our minutes' ${AT.join(' ')}`, otherNode);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^New archive: mine$/m);
    assert.equal(typed(folder, 'npx rapporteur indx', otherNode).status, 2);
  });

  it('is the only form that the README and the docs name', () => {
    for (const name of [
      'README.md',
      'docs/archive.md',
      'docs/harvest.md',
      'docs/bookmarks.md',
      'docs/design.md',
      'docs/operations.md',
    ])
      assert.doesNotMatch(
        readFileSync(join(ROOT, name), 'utf8'),
        /npm run (?:-s )?rapporteur|(?<!npx |bin\/)\brapporteur (?:index|search|import|fetch|harvest|check|init|serve)\b(?! --json)/,
        name,
      );
  });
});
