// The command line `rapporteur`: reads arguments and environment, opens what a command needs, and turns what happens into an
// exit status: 0 all done, 1 something was skipped or wrong, 2 wrong usage.
import { styleText } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { CatalogueMissing, openCatalogue } from '../src/catalogue/catalogue.ts';
import { CatalogueUnwritable } from '../src/catalogue/writer.ts';
import { type Config, ConfigError, dataPaths, readConfig } from '../src/config.ts';
import { openEmbeddedEngine } from '../src/search/embedded/engine.ts';
import { EngineUnavailable } from '../src/search/engine.ts';
import { BadRequest, NotFound } from '../src/web/errors.ts';
import { searchJson } from '../src/web/search-json.ts';
import { searcherFor } from '../src/web/searching.ts';
import { absolute, itemUrl, searchUrl } from '../src/web/urls.ts';
import { ArchiveUnreadable, describeProblem } from './archive/problem.ts';
import { readArchive, readArchiveLists } from './archive/store.ts';
import { checkArchive } from './commands/check.ts';
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
const TOLD = [ArchiveUnreadable, CatalogueMissing, CatalogueUnwritable, EngineUnavailable, NotFound, RunLocked];

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

async function index({ archive, data }: Config): Promise<number> {
  const paths = dataPaths(data);
  const engine = openEmbeddedEngine({ path: paths.engine });
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

define('index', 'push what has changed in the archive to the catalogue and the engine', (command) =>
  index(config(command)),
);

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

define('export', 'print the archive’s agenda items as JSON Lines', async (command) => {
  const { archive: folder, baseUrl } = config(command);
  const archive = readArchive(folder);
  for (const problem of archive.problems) out.error(describeProblem(problem));
  for (const line of exportLines(archive, (report, item) => absolute(baseUrl, itemUrl(report, item))))
    await out.write(line);
  return archive.problems.length > 0 ? 1 : 0;
});

define('search', 'search the index', async (command, words: readonly string[]) => {
  const { json, page } = command.opts<{ json?: boolean; page: string }>();
  const { data, baseUrl } = config(command);
  const paths = dataPaths(data);
  const catalogue = openCatalogue(paths.catalogue);
  const engine = openEmbeddedEngine({ path: paths.engine, readOnly: true });
  try {
    const query = new URLSearchParams({ q: words.join(' '), page }).toString();
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
  .option('--page <number>', 'which page of results', '1');

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
