// What becomes of a command line that is typed: it ends well, it goes on, or it is refused as it should be; and which lines no test can type.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkout, type TypingOptions, type } from './checkout.ts';
import type { CommandLine } from './command-lines.ts';

const ROOT = join(import.meta.dirname, '../..');

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Not run, and why; `isSound` checks what can be checked. */
export const PARSED: readonly (readonly [line: RegExp, why: string, isSound: (line: string) => boolean])[] = [
  [
    /^npm (?:test|run [\w-]+)(?: |$)/,
    'runs this test, or measures for minutes',
    (line) => (/^npm (?:run )?([\w-]+)/.exec(line)?.[1] ?? '') in manifest.scripts,
  ],
  [
    /^npm install --no-save tesseract\.js/,
    'installs 60 MB from the registry',
    (line) => readFileSync(join(ROOT, 'indexer/readers/documents/scans.ts'), 'utf8').includes(`“${line}”`),
  ],
  [/^git clone /, 'needs a place to clone from', () => true],
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
  [/npm start|rapporteur serve(?: --archive \S+)?$/, { ended: 'serves' }],
  [/rapporteur schedule/, { ended: 'serves', environment: { HARVEST_CRON: '30 6 * * *' } }],
  [/rapporteur meilisearch keys/, { ended: 2, says: /MEILI_URL/ }],
  [/withdraw REPORT/, { ended: 2, says: /REPORT/ }],
  [/check --conventions SOURCE/, { ended: 2, says: /SOURCE/ }],
  // Named in a sentence, without what it needs.
  [/rapporteur withdraw$/, { ended: 2, says: /'--reason <sentence>' not specified/ }],
  [/rapporteur COMMAND/, { ended: 2, says: /unknown command/ }],
];

export async function assertRuns(
  place: Checkout,
  { where, line, printed }: CommandLine,
  npm: NonNullable<TypingOptions['npm']> = 'passed over',
): Promise<string> {
  const [, expected] = EXPECTED.find(([pattern]) => pattern.test(printed)) ?? [null, { ended: 0 } as Expected];
  const { ended, output } = await type(place, line, { npm, environment: expected.environment ?? {} });
  assert.equal(ended, expected.ended, `${where}: ${printed}\n${output}`);
  if (expected.says) assert.match(output, expected.says, where);
  return output;
}
