// The command line `rapporteur`: reads arguments and environment, opens what a command needs, and turns what happens into an
// exit status: 0 all done, 1 something was skipped or wrong, 2 wrong usage.
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { Argument, Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { BookmarksUnwritable } from '../src/bookmarks/bookmark.ts';
import { type Catalogue, CatalogueMissing, openCatalogue } from '../src/catalogue/catalogue.ts';
import { CatalogueUnwritable } from '../src/catalogue/writer.ts';
import { bookmarkPaths, type Config, ConfigError, dataPaths, readConfig } from '../src/config.ts';
import { archiveName, openEngine } from '../src/open-engine.ts';
import { openEmbeddedEngine } from '../src/search/embedded/engine.ts';
import { EngineUnavailable } from '../src/search/engine.ts';
import { heldIndexes } from '../src/search/meilisearch/inspect.ts';
import { programKeys } from '../src/search/meilisearch/keys.ts';
import { BadRequest, NotFound } from '../src/web/errors.ts';
import { searchJson } from '../src/web/search-json.ts';
import { searcherFor } from '../src/web/searching.ts';
import { absolute, itemUrl, searchUrl } from '../src/web/urls.ts';
import { ArchiveUnreadable, describeProblem } from './archive/problem.ts';
import { readArchive, readArchiveLists } from './archive/store.ts';
import { backUp, restore } from './commands/bookmarks.ts';
import { checkArchive } from './commands/check.ts';
import { type HeldByEngine, printEngines } from './commands/engines.ts';
import { harvest } from './commands/harvest.ts';
import { importFiles } from './commands/import.ts';
import { indexArchive } from './commands/index.ts';
import { processOutput } from './commands/output.ts';
import { keepSchedule } from './commands/schedule.ts';
import { printSearch } from './commands/search.ts';
import { addSource, listSources } from './commands/sources.ts';
import { listTopics, printSuggestions } from './commands/topics.ts';
import { withdraw } from './commands/withdraw.ts';
import { exportLines } from './export.ts';
import { forgetDeleted } from './forget.ts';
import { resolveBySystem } from './harvest/addresses.ts';
import { politeClient } from './harvest/client.ts';
import { hostQueue } from './harvest/host-queue.ts';
import { DEFAULT_LIMITS } from './harvest/limits.ts';
import { userAgentFor } from './harvest/user-agent.ts';
import { harvestDisplayOn } from './harvest-display.ts';
import { progressOn } from './progress.ts';
import { RunLocked, takeRunLock } from './run-lock.ts';
import { startSchedule } from './schedule.ts';

/** The command was given something that it cannot take. */
class BadUsage extends Error {
  override readonly name = 'BadUsage';
}

/** Errors whose messages say what is wrong and what to do. */
const TOLD = [
  ArchiveUnreadable,
  BookmarksUnwritable,
  CatalogueMissing,
  CatalogueUnwritable,
  EngineUnavailable,
  NotFound,
  RunLocked,
];

const out = processOutput();
const now = (): Date => new Date();

/** A pipe whose reader has gone ("| head") is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const program = new Command('rapporteur')
  .description('Reads reports of meetings into an archive, indexes it and searches it.')
  .option('--archive <folder>', 'the archive (else ARCHIVE of the environment, else archive/sample)')
  .option('--data <folder>', 'where catalogue and index lie (else DATA, else data/<name of the archive>)')
  .exitOverride()
  .showHelpAfterError('(rapporteur --help says what there is)');

/** Options before or after the command's name count alike. */
function config(command: Command): Config {
  const { archive, data } = command.optsWithGlobals<{ archive?: string; data?: string }>();
  return readConfig({ ...process.env, ...(archive && { ARCHIVE: archive }), ...(data && { DATA: data }) });
}

function define(
  name: string,
  description: string,
  run: (command: Command, ...args: never[]) => Promise<number> | number,
): Command {
  return program
    .command(name)
    .description(description)
    .option('--archive <folder>', 'as before the command')
    .option('--data <folder>', 'as before the command')
    .exitOverride()
    .action(async (...args: unknown[]) => {
      const command = args.at(-1) as Command;
      process.exitCode = await run(command, ...(args.slice(0, -2) as never[]));
    });
}

define(
  'import',
  'write the reports of captures (files or folders) into the archive',
  (command, paths: readonly string[]) => {
    const { source } = command.opts<{ source: string }>();
    return importFiles({ archive: config(command).archive, source, paths }, out, progressOn(process.stderr));
  },
)
  .argument('<path...>', 'captures: files, or folders of text, Markdown, HTML, PDF and Word files')
  .requiredOption('--source <id>', 'the source in sources.yml that they come from');

async function index(given: Config): Promise<number> {
  const { archive, data } = given;
  const paths = dataPaths(data);
  const engine = openEngine(given, 'write');
  try {
    return await indexArchive(
      { archive, cataloguePath: paths.catalogue, engine, now },
      out,
      progressOn(process.stderr),
    );
  } finally {
    await engine.close();
  }
}

define('index', 'push what has changed in the archive to the catalogue and the engine', async (command) => {
  const given = config(command);
  return command.opts<{ engine?: true }>().engine ? tellEngines(given) : index(given);
}).option('--engine', 'write nothing; tell which engine holds what, and whether it is up to date');

define('harvest', 'bring what the sources have published into the archive', async (command) => {
  // Trees of pages are garbage as soon as they are read: collected at once they take half the memory, and the network sets the pace.
  setFlagsFromString('--optimize-for-size');
  const { source, dryRun, index: isIndexed } = command.opts<{ source: string[]; dryRun?: true; index?: true }>();
  const settings = config(command);
  const paths = dataPaths(settings.data);
  const lock = takeRunLock(paths.lock);
  const stopping = stopOnSignals();
  try {
    const status = await harvest(
      {
        ...{ archive: settings.archive, sources: source, runsPath: paths.runs, now },
        mode: dryRun ? 'dry run' : 'write',
        limits: DEFAULT_LIMITS,
        resolve: resolveBySystem,
        userAgent: userAgentFor(settings.baseUrl, packageJson.version),
        signal: stopping,
      },
      out,
      (sources) => harvestDisplayOn(process.stderr, sources),
    );
    if (status === 2 || !isIndexed || dryRun || stopping.aborted) return status;
    return Math.max(status, await index(settings));
  } finally {
    lock.release();
  }
})
  .option('--source <id>', 'only this source; may be given several times', (id, ids: string[]) => [...ids, id], [])
  .option('--dry-run', 'ask and read, but write nothing')
  .option('--index', 'then index what has changed');

define(
  'sources',
  'list the sources, or add one',
  async (command, action: string | undefined, address: string | undefined) => {
    const { archive, baseUrl } = config(command);
    if (action === undefined) {
      listSources(archive, out);
      return 0;
    }
    if (action !== 'add' || address === undefined)
      throw new BadUsage('say "sources add ADDRESS", or "sources" to list them');
    const { id, author, body, private: mayBePrivate } = command.opts<Partial<Record<string, string>>>();
    const signal = stopOnSignals();
    const clientFor = (privateHost: string | null) =>
      politeClient({
        ...{
          limits: DEFAULT_LIMITS,
          queue: hostQueue(DEFAULT_LIMITS.pauseMs, signal),
          resolve: resolveBySystem,
          signal,
        },
        userAgent: userAgentFor(baseUrl, packageJson.version),
        privateHosts: new Set(privateHost === null ? [] : [privateHost]),
      });
    return addSource(
      {
        ...{ archive, address, id: id ?? null, author: author ?? null, body: body ?? null, clientFor },
        mayBePrivate: mayBePrivate !== undefined,
      },
      out,
    );
  },
)
  .argument('[action]', '"add"')
  .argument('[address]', 'of a blog, a feed, an index page or a repository; or a folder')
  .option('--id <id>', 'what it is to be called (else made from its title)')
  .option('--author <name>', 'who writes its reports')
  .option('--body <id>', 'the body of archive.yml that it reports on')
  .option('--private', 'it is in a private network, on purpose');

define('schedule', 'harvest and index at the times of HARVEST_CRON', async (command) => {
  const { archive, data, harvestCron: cron } = config(command);
  if (cron === null) throw new ConfigError('HARVEST_CRON is not set: give five fields, for example "30 6 * * *"');
  const { timeZone } = readArchiveLists(archive).description;
  const schedule = startSchedule({
    ...{ cron, timeZone, environment: process.env, log: out.error },
    args: ['--archive', archive, '--data', data],
  });
  const signal = stopOnSignals();
  if (command.opts<{ now?: true }>().now) void schedule.runNow();
  return keepSchedule({ schedule, cron, timeZone, signal }, out);
}).option('--now', 'harvest at once, too');

define('withdraw', 'take a report out at its author’s request, for good', async (command, report: string) => {
  const settings = config(command);
  const paths = dataPaths(settings.data);
  const lock = takeRunLock(paths.lock);
  try {
    const { reason } = command.opts<{ reason: string }>();
    const indexAndForget = async (): Promise<number> => {
      const status = await index(settings);
      for (const path of [paths.catalogue, paths.engine]) forgetDeleted(path);
      return status;
    };
    return await withdraw({ archive: settings.archive, report, reason, now, index: indexAndForget }, out);
  } finally {
    lock.release();
  }
})
  .argument('<report>', 'its id: the last part of its page’s address')
  .requiredOption('--reason <sentence>', 'why, for readers who follow a link to it');

/** Aborted when the process is told to stop; a second signal ends it at once. */
function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGTERM', () => controller.abort());
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}
async function tellEngines(given: Config): Promise<number> {
  const paths = dataPaths(given.data);
  const catalogue = openCatalogue(paths.catalogue);
  const embedded = openEmbeddedEngine({ path: paths.engine, readOnly: true });
  try {
    const { itemCount } = catalogue.describe();
    const own = await embedded.health();
    const held: HeldByEngine[] = [
      {
        engine: 'embedded',
        isInUse: given.meilisearch === null,
        address: resolve(paths.engine),
        version: null,
        items: own.isReady ? own.itemCount : null,
        isUpToDate: own.isReady && own.itemCount === itemCount,
        trouble: null,
      },
    ];
    if (given.meilisearch) {
      const { readAddresses, writeAddresses, adminKey, searchKey } = given.meilisearch;
      const addresses = [...new Set([...writeAddresses, ...readAddresses])];
      const key = adminKey ?? searchKey;
      for (const server of await heldIndexes(addresses, key, archiveName(given), itemsIn(catalogue))) {
        const { address, index, serverVersion, items, isUpToDate, trouble } = server;
        const where = `${address}, index ${index}`;
        const told = { address: where, version: serverVersion, items, isUpToDate, trouble };
        held.push({ engine: 'Meilisearch', isInUse: true, ...told });
      }
    }
    return printEngines(held, itemCount, out);
  } finally {
    await embedded.close();
    catalogue.close();
  }
}

function* itemsIn(catalogue: Catalogue) {
  for (const { id } of catalogue.reports()) yield* catalogue.itemsOf(id);
}

define(
  'meilisearch',
  'print the keys of the web server and the indexer; makes them where they are missing',
  async (command) => {
    const given = config(command);
    const { meilisearch } = given;
    if (!meilisearch) throw new ConfigError('MEILI_URL: is missing: give the address of the Meilisearch server');
    const master = meilisearch.masterKey ?? meilisearch.adminKey;
    if (master === null) throw new ConfigError('MEILI_MASTER_KEY: is missing: only the master key may make keys');
    const { readAddresses, writeAddresses } = meilisearch;
    const lines = new Set<string>();
    for (const address of new Set([...writeAddresses, ...readAddresses])) {
      const { search, admin } = await programKeys(address, master, archiveName(given));
      lines.add(`MEILI_SEARCH_KEY=${search}\nMEILI_ADMIN_KEY=${admin}`);
    }
    for (const line of lines) out.line(line);
    if (lines.size === 1) return 0;
    out.error(
      'The servers have different master keys, so their keys differ: start them all with the same MEILI_MASTER_KEY.',
    );
    return 1;
  },
).argument('<what>', 'keys');

define('export', 'print the archive’s agenda items as JSON Lines', async (command) => {
  const { archive: folder, baseUrl } = config(command);
  const archive = readArchive(folder);
  for (const problem of archive.problems) out.error(describeProblem(problem));
  for (const line of exportLines(archive, (report, item) => absolute(baseUrl, itemUrl(report, item))))
    await out.write(line);
  return archive.problems.length > 0 ? 1 : 0;
});

define('search', 'search the index', async (command, words: readonly string[]) => {
  const { json, page, asTyped } = command.opts<{ json?: boolean; page: string; asTyped?: boolean }>();
  const given = config(command);
  const { data, baseUrl } = given;
  const paths = dataPaths(data);
  const catalogue = openCatalogue(paths.catalogue);
  const engine = openEngine(given, 'read');
  try {
    const query = new URLSearchParams({ q: words.join(' '), page, as: asTyped ? 'typed' : 'read' }).toString();
    const { search, result } = await searcherFor(catalogue, engine).run(query, searchUrl({}));
    const answer = searchJson(baseUrl, search, result);
    if (json) out.line(JSON.stringify(answer, null, 2));
    else printSearch(answer, out, (text) => (process.stdout.isTTY ? styleText('bold', text) : text));
    return 0;
  } finally {
    await engine.close();
    catalogue.close();
  }
})
  .argument('[words...]', 'the query: words, "a phrase", -word, OR, speaker:, topic:, author:, body:, from:, to:')
  .option('--json', 'for programs: as /search.json')
  .option('--page <number>', 'which page of results', '1')
  .option('--as-typed', 'search for the words of a question as they are');

define('topics', 'tell how many items each topic has', (command) => {
  const archive = readArchive(config(command).archive);
  for (const problem of archive.problems) out.error(describeProblem(problem));
  if (command.opts<{ suggest?: true }>().suggest) printSuggestions(archive, out);
  else listTopics(archive, out);
  return archive.problems.length > 0 ? 1 : 0;
}).option('--suggest', 'list phrases that many items share and no topic covers');

define('check', 'tell what is wrong with the archive, without writing anything', (command) =>
  checkArchive(config(command).archive, { listsDoubtful: command.opts<{ doubtful?: true }>().doubtful ?? false }, out),
).option('--doubtful', 'also list the statements whose speaker is a guess');

define(
  'bookmarks',
  'back up what readers keep, or restore it, also while the site runs',
  (command, action: string, file: string) => {
    const { bookmarks } = config(command);
    if (bookmarks === null) throw new ConfigError('BOOKMARKS: is "off": give the folder that holds them');
    return action === 'backup'
      ? backUp(bookmarkPaths(bookmarks), file, out)
      : restore(bookmarkPaths(bookmarks), file, out);
  },
)
  .addArgument(
    new Argument('<action>', 'backup writes a new file, restore puts its content in the place of all there is').choices(
      ['backup', 'restore'],
    ),
  )
  .argument('<file>', 'the backup: it holds the secret that cookies are signed with, so keep it as such');

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = statusOf(error);
}

/** The disk refuses, or a derived file is broken: nothing that a stack trace would explain. */
function isOfOutside(error: unknown): boolean {
  return error instanceof Error && ('syscall' in error || (error as NodeJS.ErrnoException).code === 'ERR_SQLITE_ERROR');
}

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const isUsage = error instanceof ConfigError || error instanceof BadRequest || error instanceof BadUsage;
  const isTold = isUsage || isOfOutside(error) || TOLD.some((kind) => error instanceof kind);
  out.error(isTold ? (error as Error).message : ((error as Error).stack ?? String(error)));
  return isUsage ? 2 : 1;
}
