// A fictional federation of orchards: writes its archive into a temporary folder, and runs the command line on it as people do.
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { ENVIRONMENT } from '../environment.ts';

/** Deletes itself at the end of a `using` block. */
export interface TemporaryFolder extends Disposable {
  readonly path: string;
  /** Writes a file, with its folders; gives its path. */
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  /** Content by path of all files below `name`. */
  files(name?: string): Record<string, string>;
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'rapporteur-'));
  return {
    path,
    write: (name, content) => {
      const full = join(path, name);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, content);
      return full;
    },
    read: (name) => readFileSync(join(path, name), 'utf8'),
    files: (name = '.') =>
      Object.fromEntries(
        readdirSync(join(path, name), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
          .map((file) => [file.slice(join(path, name).length + 1), readFileSync(file, 'utf8')]),
      ),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

const LISTS = {
  'archive.yml': `title: The Orchards
description: Reports of a federation that does not exist.
fictional: true
language: en
timeZone: Europe/London
bodies:
  - id: council
    name: Orchard Council
  - id: presses
    name: Committee on Presses
`,
  'sources.yml': `- id: orla-vane
  kind: wordpress
  url: https://orlavane.example/
  author: Orla Vane
  body: council
- id: tam-birch
  kind: blogger
  url: https://tambirch.example/
  author: Tam Birch
  body: council
- id: press-minutes
  kind: git
  url: https://git.orchards.example/presses
  pageUrl: https://git.orchards.example/presses/{folder}/{file}
  body: presses
`,
  'people.yml': `- id: hester-quill
  name: Hester Quill
  pronouns: she
  initials: [HQU]
  roles:
    - { title: Treasurer, from: 2019-01-01 }
`,
  'topics.yml': `- id: ladders
  label: Ladders
  words: [ladder*]
`,
  'synonyms.yml': `- [harvest, crop]
`,
};

/** The federation's archive without any report. */
export function orchards(): TemporaryFolder {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(LISTS)) folder.write(name, content);
  return folder;
}

/** One report of the council, as a file of the archive. */
export function reportFile(day: string, items: readonly (readonly [heading: string, text: string])[]): string {
  const text = items.map(([heading, body]) => `## ${heading}\n\n${body}`).join('\n\n');
  return `---\ntitle: Council of ${day}\nauthor: Orla Vane\nbody: council\nmeeting: ${day}\n---\n\n${text}\n`;
}

const CLI = join(import.meta.dirname, '../../indexer/cli.ts');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  /** Without progress. */
  readonly stderr: string;
}

/** What a command complains of: without the lines of progress that come every few seconds, and so only where the machine is slow. */
export function complaints(stderr: string): string {
  return stderr.replace(/^[a-z]+ \d+\/\d+\n/gm, '');
}

/** Runs `rapporteur` to its end, in an environment that says nothing unless `environment` does. */
export function rapporteur(args: readonly string[], environment: Record<string, string> = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...ENVIRONMENT, ...environment },
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr: complaints(stderr) };
}

/** As `rapporteur`, while this process goes on: for commands that talk to servers of the test. */
export async function rapporteurAsync(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...ENVIRONMENT, ...environment },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const [status] = await once(child, 'close');
  return { status, stdout, stderr: complaints(stderr) };
}

/** Starts `rapporteur` and does not wait for it. */
export function startRapporteur(
  args: readonly string[],
  environment: Record<string, string> = {},
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...ENVIRONMENT, ...environment },
  });
}
