// What all commands share: how they are defined, where their settings come from, and where they write. Knows no command.
import { Command } from 'commander';
import { type Config, commandFor, readConfig } from '../../src/config.ts';
import type { Hint } from '../archive/hint.ts';
import { type Output, processOutput } from './output.ts';

/** The command was given something that it cannot take. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage';
}

/** `run` returns the exit status: 0 all done, 1 something was skipped or wrong, 2 wrong usage. */
export type Define = (
  name: string,
  description: string,
  run: (command: Command, ...args: never[]) => Promise<number> | number,
) => Command;

export const out: Output = processOutput();

export const now = (): Date => new Date();

const ARCHIVE_OPTION = 'archive folder (default: $ARCHIVE or archive/sample)';
const DATA_OPTION = 'folder of the search index (default: $DATA or a folder of data/)';

export function newProgram(): Command {
  return new Command('rapporteur')
    .description('Reads reports of meetings into an archive, and searches and serves it.')
    .option('--archive <folder>', ARCHIVE_OPTION)
    .option('--data <folder>', DATA_OPTION)
    .exitOverride()
    .showHelpAfterError('Run “npx rapporteur --help” for usage.');
}

export function definerFor(program: Command): Define {
  return (name, description, run) =>
    program
      .command(name)
      .description(description)
      .option('--archive <folder>', ARCHIVE_OPTION)
      .option('--data <folder>', DATA_OPTION)
      .exitOverride()
      .action(async (...args: unknown[]) => {
        const command = args.at(-1) as Command;
        process.exitCode = await run(command, ...(args.slice(0, -2) as never[]));
      });
}

/** Options before or after the command's name count alike. Throws `ConfigError`. */
export function config(command: Command): Config {
  const { archive, data } = command.optsWithGlobals<{ archive?: string; data?: string }>();
  return readConfig({ ...process.env, ...(archive && { ARCHIVE: archive }), ...(data && { DATA: data }) });
}

/** How messages name the next command. */
export function hintOf(command: Command): Hint {
  const settings = config(command);
  return (words) => commandFor(settings, words);
}

/** Throws `BadUsage` where a command would write into the sample archive, which is for looking only. */
export function refuseSample({ isSample, archive }: Config): void {
  if (!isSample) return;
  throw new BadUsage(
    `${archive} is the sample archive, and nothing is written there. Make an archive of your own: npx rapporteur init FOLDER, FILE or URL; or name one with --archive.`,
  );
}
