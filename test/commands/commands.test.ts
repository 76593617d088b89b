// Whoever copies a command from README, docs, help or a message and types it gets what was promised: each is run as it stands in a checkout of
// its own. What cannot be run in a test is in a table with the reason, and parsed.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { rapporteur } from '../indexer/orchards.ts';
import { type Checkout, checkout, type } from './checkout.ts';
import { type CommandLine, commandLinesOf, hintsIn } from './command-lines.ts';

const ROOT = join(import.meta.dirname, '../..');
const RECORDS = ['docs/decisions.md'];
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md') && !RECORDS.includes(name));

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Not run, and why; `isSound` checks what can be checked. */
const PARSED: readonly (readonly [line: RegExp, why: string, isSound: (line: string) => boolean])[] = [
  [
    /^npm (?:test|run [\w-]+)(?: |$)/,
    'runs this test, or measures for minutes',
    (line) => (/^npm (?:run )?([\w-]+)/.exec(line)?.[1] ?? '') in manifest.scripts,
  ],
  [/^npm ci/, 'installs packages from the registry', (line) => line === 'npm ci'],
  [
    /^node (?:bench|src|indexer)\//,
    'measures for minutes, or is started with the settings of a deployment',
    (line) => readFileSync(join(ROOT, line.split(' ')[1] ?? '')).length > 0,
  ],
  [
    /docker/,
    'needs Docker',
    (line) =>
      services().some((name) => line.includes(` ${name}`)) || /compose (?:build|up|ps|run)|volume rm/.test(line),
  ],
  [/^sudo (?:systemctl|chown)/, 'changes the machine', () => true],
  [/^git pull$/, 'needs a place to pull from', () => true],
  [
    /^curl .*127\.0\.0\.1:3000/,
    'asks the site at its usual port: test/web/api has the addresses',
    (line) => /\/api\/v1\/(?:search|reports)\?/.test(line),
  ],
  [/[…<]/, 'has a part that everybody fills in', () => true],
];

const services = () =>
  [...readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8').matchAll(/^ {2}([\w-]+):$/gm)].map(
    ([, name = '']) => name,
  );

interface Expected {
  readonly ended: number | 'serves';
  readonly says?: RegExp;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What does not simply end well. The first that fits counts. */
const EXPECTED: readonly (readonly [line: RegExp, expected: Expected])[] = [
  // Names that no computer has are refused in a sentence; with a real one the tests of the harvest do the same.
  [/adalane\.example/, { ended: 1, says: /host not found|cannot be looked up/ }],
  // A word in capitals stands for what people have: it is looked for, and its absence told.
  [/(?:npm start --|rapporteur init) FOLDER/, { ended: 1, says: /FOLDER: no such file or folder/ }],
  [/sources add (?:ADDRESS|URL)/, { ended: 2, says: /is not a URL or an existing folder/ }],
  [/npm start|rapporteur serve$/, { ended: 'serves' }],
  [/rapporteur schedule/, { ended: 'serves', environment: { HARVEST_CRON: '30 6 * * *' } }],
  [/rapporteur meilisearch keys/, { ended: 2, says: /MEILI_URL/ }],
  [/withdraw REPORT/, { ended: 2, says: /REPORT/ }],
  [/check --conventions SOURCE/, { ended: 2, says: /SOURCE/ }],
  // Named in a sentence, without what it needs.
  [/rapporteur withdraw$/, { ended: 2, says: /'--reason <sentence>' not specified/ }],
  [/rapporteur COMMAND/, { ended: 2, says: /unknown command/ }],
];

async function assertRuns(place: Checkout, { where, line, printed }: CommandLine): Promise<string> {
  const [, expected] = EXPECTED.find(([pattern]) => pattern.test(printed)) ?? [null, { ended: 0 } as Expected];
  const { ended, output } = await type(place, line, expected.environment);
  assert.equal(ended, expected.ended, `${where}: ${printed}\n${output}`);
  if (expected.says) assert.match(output, expected.says, where);
  return output;
}

describe('every command line that is printed', () => {
  const hinted = new Set<string>();
  for (const name of DOCUMENTS) {
    const lines = commandLinesOf(readFileSync(join(ROOT, name), 'utf8'), name);
    const parsed = lines.filter(({ printed }) => PARSED.some(([pattern]) => pattern.test(printed)));
    const run = lines.filter((line) => !parsed.includes(line));
    if (parsed.length > 0)
      it(`is sound in ${name} where it cannot be run`, () => {
        for (const { where, printed } of parsed) {
          const [, why = '', isSound] = PARSED.find(([pattern]) => pattern.test(printed)) ?? [];
          assert.ok(isSound?.(printed), `${where}: ${printed} (not run: ${why})`);
        }
      });
    if (run.length === 0) continue;
    it(`does what it says in ${name}, one after the other, and so does every command that its output names`, async () => {
      await using place = await checkout();
      // Documents after the README take the sample for indexed.
      const hints = [...hintsIn(name === 'README.md' ? '' : (await type(place, 'npx rapporteur index')).output)];
      for (const line of run) hints.push(...hintsIn(await assertRuns(place, line)));
      for (const hint of new Set(hints)) {
        if (hinted.has(hint) || PARSED.some(([pattern]) => pattern.test(hint))) continue;
        hinted.add(hint);
        await assertRuns(place, { where: `a message of a command of ${name}`, line: hint, printed: hint });
      }
    });
  }

  it('names in help and messages a command that there is, with its options', () => {
    const help = rapporteur(['--help']).stdout;
    const commands = [...help.matchAll(/^ {2}([a-z]+)(?:\|([a-z]+))?(?=[ |])/gm)].flatMap(([, ...names]) => names);
    const options = (command: string) => rapporteur([command, '--help']).stdout;
    const known = new Map<string, string>();
    for (const { where, words } of hintsInCode()) {
      const [command = '', ...rest] = words.split(' ');
      assert.ok(commands.includes(command), `${where}: no command “${command}” (${words})`);
      if (!known.has(command)) known.set(command, options(command));
      for (const option of rest.filter((word) => word.startsWith('--')))
        assert.ok(known.get(command)?.includes(option), `${where}: “${command}” has no ${option}`);
    }
  });
});

/** The words after the program's name, in the literals of the code. */
function hintsInCode(): readonly { readonly where: string; readonly words: string }[] {
  const files = ['src', 'indexer', 'views', 'bin'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|js|ejs)$/.test(name))
      .map((name) => join(folder, name)),
  );
  return files.flatMap((where) => {
    const code = readFileSync(join(ROOT, where), 'utf8');
    const named = code.matchAll(
      /npx rapporteur ([a-z][^"'`”\n$]*)|\b(?:hint\(|commandFor\(\w+, )[`'"]([a-z][^"'`\n$]*)/g,
    );
    return [...named].map(([, one, other]) => ({
      where,
      words: (one ?? other ?? '').replace(/[.,;:)].*$/, '').trim(),
    }));
  });
}

describe('the commands that a text names', () => {
  const texts: readonly (readonly [output: string, hints: readonly string[]])[] = [
    ['Next: npx rapporteur index --archive a', ['npx rapporteur index --archive a']],
    ['x does not exist: run "npx rapporteur index" first', ['npx rapporteur index']],
    ['Run “npx rapporteur --help” for usage.', ['npx rapporteur --help']],
    ['Find topics: npx rapporteur topics --suggest, then write them down', ['npx rapporteur topics --suggest']],
    ["  npm start -- 'my minutes'   “My minutes”", ["npm start -- 'my minutes'"]],
    ['Or: npx rapporteur init page.txt --author "NAME"', ['npx rapporteur init page.txt --author "NAME"']],
    ['nothing of the kind', []],
  ];
  for (const [output, hints] of texts) it(`are found in “${output}”`, () => assert.deepEqual(hintsIn(output), hints));

  it('are found in the blocks, tables and sentences of a document, with the variables that a block sets', () => {
    const text = 'Say `npm test`.\n\n    export A=b\n    npx rapporteur serve   # why\n\n| a | `npm start -- x` |\n';
    assert.deepEqual(
      commandLinesOf(text, 'a.md').map(({ where, line, printed }) => [where, line, printed]),
      [
        ['a.md:1', 'npm test', 'npm test'],
        ['a.md:4', 'export A=b\nnpx rapporteur serve   # why', 'npx rapporteur serve'],
        ['a.md:6', 'npm start -- x', 'npm start -- x'],
      ],
    );
  });
});
