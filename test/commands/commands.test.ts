// Whoever copies a command from README, docs, help or a message and types it gets what was promised: each is run as it stands in a checkout of
// its own. What cannot be run in a test is in a table with the reason, and parsed.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { rapporteur } from '../indexer/orchards.ts';
import { type Checkout, checkout, type } from './checkout.ts';
import { hintsInCode } from './code-hints.ts';
import { commandLinesOf, hintsIn } from './command-lines.ts';
import { assertRuns, PARSED } from './expected.ts';

const ROOT = join(import.meta.dirname, '../..');
const RECORDS = ['docs/decisions.md'];
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md') && !RECORDS.includes(name));

describe('every command line that is printed', () => {
  const hinted = new Set<string>();
  let indexed: Checkout;
  let ofIndexing: readonly string[] = [];
  before(async () => {
    indexed = await checkout();
    ofIndexing = hintsIn((await type(indexed, 'npx rapporteur index')).output);
    indexed.keep();
  });
  after(() => indexed[Symbol.asyncDispose]());
  /** Documents after the README take the sample for indexed. */
  const beforeReading = async (name: string): Promise<readonly [place: Checkout, hints: readonly string[]]> => {
    if (name === 'README.md') return [await checkout(), []];
    indexed.restore();
    return [indexed, ofIndexing];
  };

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
      const [place, told] = await beforeReading(name);
      const hints = [...told];
      for (const line of run)
        hints.push(...hintsIn(await assertRuns(place, line, name === 'README.md' ? 'as installed' : 'passed over')));
      for (const hint of new Set(hints)) {
        if (hinted.has(hint) || PARSED.some(([pattern]) => pattern.test(hint))) continue;
        hinted.add(hint);
        await assertRuns(place, { where: `a message of a command of ${name}`, line: hint, printed: hint });
      }
      if (place !== indexed) await place[Symbol.asyncDispose]();
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
