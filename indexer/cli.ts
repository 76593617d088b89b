// The command line `rapporteur`: reads arguments and environment, opens what a command needs, and turns what happens into an
// exit status: 0 all done, 1 something was skipped or wrong, 2 wrong usage.
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { Command, CommanderError } from 'commander';
import { type Catalogue, CatalogueMissing, openCatalogue } from '../src/catalogue/catalogue.ts';
import { CatalogueUnwritable } from '../src/catalogue/writer.ts';
import { type Config, ConfigError, dataPaths, readConfig } from '../src/config.ts';
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
import { readArchive } from './archive/store.ts';
import { checkArchive } from './commands/check.ts';
import { type HeldByEngine, printEngines } from './commands/engines.ts';
import { importFiles } from './commands/import.ts';
import { indexArchive } from './commands/index.ts';
import { processOutput } from './commands/output.ts';
import { printSearch } from './commands/search.ts';
import { listTopics, printSuggestions } from './commands/topics.ts';
import { exportLines } from './export.ts';
import { progressOn } from './progress.ts';

/** Errors whose messages say what is wrong and what to do. */
const TOLD = [ArchiveUnreadable, CatalogueMissing, CatalogueUnwritable, EngineUnavailable, NotFound];

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
  .argument('<path...>', 'captures: files, or folders of .md and .txt files')
  .requiredOption('--source <id>', 'the source in sources.yml that they come from');

define('index', 'push what has changed in the archive to the catalogue and the engine', async (command) => {
  const given = config(command);
  if (command.opts<{ engine?: true }>().engine) return tellEngines(given);
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
}).option('--engine', 'write nothing; tell which engine holds what, and whether it is up to date');

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
  const isUsage = error instanceof ConfigError || error instanceof BadRequest;
  const isTold = isUsage || isOfOutside(error) || TOLD.some((kind) => error instanceof kind);
  out.error(isTold ? (error as Error).message : ((error as Error).stack ?? String(error)));
  return isUsage ? 2 : 1;
}
