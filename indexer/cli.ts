// The command line `rapporteur`: reads arguments and environment, opens what a command needs, and turns what happens into an
// exit status: 0 all done, 1 something was skipped or wrong, 2 wrong usage.
import { styleText } from 'node:util';
import { Command, CommanderError } from 'commander';
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
import { readArchive } from './archive/store.ts';
import { checkArchive } from './commands/check.ts';
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
  const { archive, data } = config(command);
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
});

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
  const { data, baseUrl } = config(command);
  const paths = dataPaths(data);
  const catalogue = openCatalogue(paths.catalogue);
  const engine = openEmbeddedEngine({ path: paths.engine, readOnly: true });
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
