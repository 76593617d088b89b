// The command line `rapporteur`: puts the commands together, and turns what happens into an exit status: 0 all done, 1 something
// was skipped or wrong, 2 wrong usage.
import { CommanderError } from 'commander';
import { BookmarksUnwritable } from '../src/bookmarks/bookmark.ts';
import { CatalogueMissing } from '../src/catalogue/catalogue.ts';
import { DataOfAnother } from '../src/catalogue/owner.ts';
import { CatalogueUnwritable } from '../src/catalogue/writer.ts';
import { ConfigError } from '../src/config.ts';
import { EngineUnavailable } from '../src/search/engine.ts';
import { BadRequest, NotFound } from '../src/web/http/errors.ts';
import { ArchiveUnreadable } from './archive/problem.ts';
import { archiveCommands } from './commands/archive-commands.ts';
import { harvestCommands } from './commands/harvest-commands.ts';
import { indexCommands } from './commands/index-commands.ts';
import { ownArchiveCommands } from './commands/own-archive-commands.ts';
import { BadUsage, definerFor, newProgram, out } from './commands/program.ts';
import { readerCommands } from './commands/reader-commands.ts';
import { ArchiveEmptied } from './publish/emptied.ts';
import { RunLocked } from './runs/run-lock.ts';

/** Errors whose messages say what is wrong and what to do. */
const TOLD = [
  ArchiveEmptied,
  ArchiveUnreadable,
  BookmarksUnwritable,
  CatalogueMissing,
  CatalogueUnwritable,
  DataOfAnother,
  EngineUnavailable,
  NotFound,
  RunLocked,
];

/** A pipe whose reader has gone ("| head") is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const program = newProgram();
for (const add of [ownArchiveCommands, archiveCommands, indexCommands, harvestCommands, readerCommands])
  add(definerFor(program));

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
