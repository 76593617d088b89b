// A checkout as a user has it, with material to type commands about: the program's files are copies, so that whatever a command writes stays
// in the temporary folder; the packages are those that are installed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import JSZip from 'jszip';
import { type TemporaryFolder, temporaryFolder } from '../indexer/orchards.ts';
import { pdfFile } from '../readers/printed.ts';

const ROOT = join(import.meta.dirname, '../..');
const PARTS = [
  ...[
    'bin',
    'indexer',
    'src',
    'views',
    'public',
    'archive/sample',
    'setup.js',
    'what-to-install.js',
    'compile-cache.js',
  ],
  ...['package.json', 'package-lock.json', '.npmrc', 'docker-compose.yml', 'docker-compose.network.yml'],
];

export interface Checkout extends AsyncDisposable {
  readonly folder: TemporaryFolder;
  /** Where commands are typed. */
  readonly path: string;
  /** Where `npm` and `npx` are found that hand on their words without npm. */
  readonly withoutNpm: string;
  /** Keeps everything in it as it is now. */
  keep(): void;
  /** Puts it back to what was kept. */
  restore(): void;
}

export interface Ran {
  /** `serves` where it went on until it was stopped. */
  readonly ended: number | 'serves';
  readonly output: string;
}

export interface TypingOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Passed over by default. */
  readonly npm?: 'as installed' | 'passed over';
}

const MINUTES = [
  [
    '2024-03-05',
    '# Parish council, 5 March 2024\n\nPresent: Ada Lane (Chair), Bo Rask, Ines Dole.\n\n## Roads\n\nBo Rask said that the lane to the mill floods every spring. Ines Dole asked who owns the ditch.\n\n## Bus shelter\n\nAda Lane proposed that the shelter be painted. AGREED.\n',
  ],
  [
    '2024-04-09',
    '# Parish council, 9 April 2024\n\nPresent: Ada Lane (Chair), Bo Rask.\n\n## Roads\n\nBo Rask reported that the ditch belongs to the mill, and that its owner will clear it in May.\n\n## Accounts\n\nAda Lane said that the roads fund holds nine hundred pounds.\n',
  ],
] as const;

/** npm itself takes a second for each line. That its own way works is tested with the lines of the README. */
const WITHOUT_NPM = {
  npx: 'if [ "$1" = rapporteur ]; then shift; exec node bin/rapporteur.js "$@"; fi',
  npm: 'if [ "$1" = start ]; then shift; [ "$1" = -- ] && shift; exec node bin/rapporteur.js start "$@"; fi',
} as const;

export async function checkout(): Promise<Checkout> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'rapporteur');
  for (const part of PARTS) cpSync(join(ROOT, part), join(path, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(path, 'node_modules'));
  folder.write(
    'rapporteur/my-archive/archive.yml',
    'title: Parish minutes\ndescription: What a clerk wrote down.\nlanguage: en\ntimeZone: Europe/London\nbodies:\n  - id: parish-council\n    name: Parish council\n',
  );
  for (const list of ['sources', 'people', 'topics']) folder.write(`rapporteur/my-archive/${list}.yml`, '[]\n');
  const zip = new JSZip();
  for (const [day, text] of MINUTES) {
    folder.write(`rapporteur/my-minutes/${day}.md`, text);
    folder.write(`parish-minutes/${day}.md`, text);
    zip.file(`${day}.md`, text);
  }
  const [, [, text]] = MINUTES;
  folder.write('rapporteur/minutes.zip', await zip.generateAsync({ type: 'uint8array' }));
  folder.write('rapporteur/minutes.pdf', await pdfFile('Parish council, 9 April 2024', text));
  folder.write('rapporteur/page.txt', text.replaceAll(/^#+ /gm, '').replace('Ada Lane said', 'I said'));
  const repository = join(folder.path, 'parish-minutes');
  for (const words of [
    ['init', '-q'],
    ['add', '.'],
  ])
    spawnSync('git', words, { cwd: repository });
  const withoutNpm = join(folder.path, 'without-npm');
  for (const [name, handOn] of Object.entries(WITHOUT_NPM)) {
    folder.write(`without-npm/${name}`, `#!/bin/sh\n${handOn}\nPATH="$REAL_PATH" exec ${name} "$@"\n`);
    chmodSync(join(withoutNpm, name), 0o755);
  }
  const kept = join(folder.path, 'kept');
  const copy = (from: string, to: string) => cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  return {
    folder,
    path,
    withoutNpm,
    keep: () => copy(path, kept),
    restore: () => {
      rmSync(path, { recursive: true });
      renameSync(kept, path);
      copy(path, kept);
    },
    [Symbol.asyncDispose]: async () => folder[Symbol.dispose](),
  };
}

/** The machine's own Node, where it has one: the program finds the pinned one by itself. */
const PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((part) => !part.includes('node_modules'))
  .join(delimiter);

const SERVES = /^Rapporteur serves .* at http|until it is (?:told to stop|stopped)/m;

/** Has a shell run a line in the checkout. What goes on (a server, a schedule) is stopped as soon as it says that it is there. */
export async function type(
  { path: cwd, withoutNpm }: Checkout,
  line: string,
  { environment = {}, npm = 'passed over' }: TypingOptions = {},
): Promise<Ran> {
  const path = npm === 'passed over' ? `${withoutNpm}${delimiter}${PATH}` : PATH;
  const child = spawn('sh', ['-c', line], {
    ...{ cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    env: {
      ...{ PATH: path, REAL_PATH: PATH, HOME: process.env.HOME, PORT: '0' },
      ...{ npm_config_cache: join(cwd, '.npm-cache'), ...environment },
    },
  });
  let output = '';
  let ended: Ran['ended'] | null = null;
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes) => {
      output += bytes;
      if (ended === null && SERVES.test(output)) {
        ended = 'serves';
        process.kill(-(child.pid ?? 0), 'SIGTERM');
      }
    });
  const [status] = (await once(child, 'close')) as [number | null];
  return { ended: ended ?? status ?? 1, output };
}
