// Two archives whose folders have the same name, as the version before left them: it kept both under that name alone. `before/` holds what that
// version wrote, its databases as SQL: nothing in it is ever written again. The catalogue is that of the harbour, which was indexed last.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { archiveIdentity } from '../../src/archive-identity.ts';
import { ENVIRONMENT } from '../environment.ts';
import { complaints, type Outcome, type TemporaryFolder, temporaryFolder } from '../indexer/orchards.ts';

const BEFORE = join(import.meta.dirname, 'before');
const ROOT = join(import.meta.dirname, '../..');
export const ORCHARDS = 'p/minutes';
export const HARBOUR = 'q/minutes';
export const SECRET = 'a secret that signs in the orchards';

/** The two archives in a folder, which is where programs are started; nothing is indexed yet. */
export function twoArchives(): TemporaryFolder {
  const folder = temporaryFolder();
  for (const name of ['p', 'q']) cpSync(join(BEFORE, name), join(folder.path, name), { recursive: true });
  return folder;
}

/** With what the version before has made of them. */
export function siteOfBefore(): TemporaryFolder {
  const folder = twoArchives();
  makeDatabase(join(folder.path, 'data/minutes'), 'catalogue');
  makeDatabase(join(folder.path, 'data/minutes'), 'search');
  makeDatabase(join(folder.path, 'data/bookmarks/minutes'), 'bookmarks');
  folder.write('data/bookmarks/minutes/secret', `${SECRET}\n`);
  return folder;
}

function makeDatabase(folder: string, name: string): void {
  mkdirSync(folder, { recursive: true });
  databaseOf(join(folder, `${name}.db`), readFileSync(join(BEFORE, `${name}.sql`), 'utf8'));
}

/** A database of an earlier version from the SQL that it was written down as. */
export function databaseOf(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode = WAL; BEGIN; ${sql} COMMIT`);
  database.close();
}

/** Where this version keeps an archive's data; `part` is `data` or `data/bookmarks`. */
export function ownFolder({ path }: TemporaryFolder, archive: string, part = 'data'): string {
  const { name, key } = archiveIdentity(join(path, archive));
  return join(path, part, `${name}-${key}`);
}

export type Environment = Readonly<Record<string, string>>;

/** `rapporteur` as somebody runs it in that folder. */
export function run({ path: cwd }: TemporaryFolder, args: readonly string[], environment: Environment = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'indexer/cli.ts'), ...args], {
    ...{ encoding: 'utf8', cwd, env: { ...ENVIRONMENT, ...environment } },
  });
  return { status, stdout, stderr: complaints(stderr) };
}

/** As `run`, while others run. */
export async function running(
  { path: cwd }: TemporaryFolder,
  args: readonly string[],
  environment: Environment = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [join(ROOT, 'indexer/cli.ts'), ...args], {
    ...{ cwd, env: { ...ENVIRONMENT, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (bytes) => {
    stdout += bytes;
  });
  child.stderr?.on('data', (bytes) => {
    stderr += bytes;
  });
  const [status] = await once(child, 'close');
  return { status, stdout, stderr: complaints(stderr) };
}

/** Titles of the items that a search in an archive finds. */
export function found(
  folder: TemporaryFolder,
  archive: string,
  words: string,
  environment: Environment = {},
): readonly string[] {
  const { status, stdout, stderr } = run(folder, ['search', '--archive', archive, '--json', words], environment);
  if (status !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as { hits: { title: string }[] }).hits.map(({ title }) => title);
}

/** Titles by list of what a folder of bookmarks holds, the oldest first; `null` where there is none. */
export function keptIn(folder: string): Readonly<Record<string, readonly string[]>> | null {
  if (!existsSync(join(folder, 'bookmarks.db'))) return null;
  const database = new DatabaseSync(join(folder, 'bookmarks.db'));
  const sql = `SELECT list.title AS list, bookmark.title FROM bookmark JOIN list ON list.id = list_id ORDER BY bookmark.id`;
  const rows = database.prepare(sql).all() as { list: string; title: string }[];
  database.close();
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ list }) => list)].map(([list, kept]) => [list, kept.map(({ title }) => title)]),
  );
}

/** Serves an archive at a free port, as `npm start` does once it has indexed. */
export async function served(
  { path: cwd }: TemporaryFolder,
  environment: Environment,
): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const child = spawn(process.execPath, [join(ROOT, 'src/server.ts')], {
    ...{ cwd, env: { ...ENVIRONMENT, PORT: '0', LOG_LEVEL: 'silent', ...environment } },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  for await (const bytes of child.stdout ?? []) {
    told += bytes;
    const url = /at (http:\S+)/.exec(told)?.[1];
    if (url) return { url, process: child };
  }
  throw new Error(`the server ended: ${told}`);
}

export function namesIn({ path }: TemporaryFolder, name: string): readonly string[] {
  const folder = join(path, name);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** A word more in a report, so that something has changed. */
export function changeReport(folder: TemporaryFolder, archive: string): void {
  const path = `${archive}/reports/clerk/2031-06-01.md`;
  writeFileSync(join(folder.path, path), `${folder.read(path)}\nThe heron stayed.\n`);
}
