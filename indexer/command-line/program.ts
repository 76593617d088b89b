// What all commands share: how they are defined, where their settings come from, and where they write. Knows no command.
import { Command } from 'commander';
import { type Config, readConfig } from '../../src/config.ts';
import { type Output, processOutput } from '../commands/output.ts';

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

export function newProgram(): Command {
  return new Command('rapporteur')
    .description('Reads reports of meetings into an archive, indexes it and searches it.')
    .option('--archive <folder>', 'the archive (else ARCHIVE of the environment, else archive/sample)')
    .option(
      '--data <folder>',
      'where catalogue and index lie (else DATA, else data/<name of the archive>-<key of its path>)',
    )
    .exitOverride()
    .showHelpAfterError('(rapporteur --help says what there is)');
}

export function definerFor(program: Command): Define {
  return (name, description, run) =>
    program
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

/** Options before or after the command's name count alike. Throws `ConfigError`. */
export function config(command: Command): Config {
  const { archive, data } = command.optsWithGlobals<{ archive?: string; data?: string }>();
  return readConfig({ ...process.env, ...(archive && { ARCHIVE: archive }), ...(data && { DATA: data }) });
}
