// What init, start and serve do with their settings. Loaded only when one of them runs.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { openCatalogue } from '../../src/catalogue/catalogue.ts';
import { type Config, commandFor, dataPaths, readConfig, shellWord } from '../../src/config.ts';
import { ArchiveUnreadable } from '../archive/problem.ts';
import { readArchive } from '../archive/store.ts';
import { resolveBySystem } from '../harvest/addresses.ts';
import { politeClient } from '../harvest/client.ts';
import { FetchFailed } from '../harvest/failure.ts';
import { harvestDisplayOn } from '../harvest/harvest-display.ts';
import { hostQueue } from '../harvest/host-queue.ts';
import { DEFAULT_LIMITS } from '../harvest/limits.ts';
import { userAgentFor } from '../harvest/user-agent.ts';
import { type Made, makeArchive } from '../own-archive/make.ts';
import { MaterialUnusable } from '../own-archive/material.ts';
import { ownArchives } from '../own-archive/own-archives.ts';
import { shownPath, summaryOf } from '../own-archive/summary.ts';
import { settleOwnData } from '../own-data/settle.ts';
import { takeRunLock } from '../runs/run-lock.ts';
import { stopOnSignals } from './harvesting.ts';
import { index } from './index-commands.ts';
import { config, now, out } from './program.ts';

export async function runInit(command: Command, typed: readonly string[]): Promise<number> {
  return (await initialise(command, typed)).status;
}

export async function runStart(command: Command, typed: readonly string[]): Promise<number> {
  if (typed.length > 0) {
    const { settings, status } = await initialise(command, typed);
    return settings === null ? status : serveWith(settings, command);
  }
  const settings = config(command);
  // Single reports that are wrong are left out and told of; the others are served.
  await index(settings);
  const own = ownArchives(join(settings.home, ARCHIVES));
  if (settings.isSample && own.length > 0) {
    out.line('This is the sample. Your own archives:');
    for (const { folder, lists } of own)
      out.line(`  npm start -- ${shellWord(shownPath(folder, process.cwd()))}   “${lists.description.title}”`);
  } else if (settings.isSample) {
    out.line('This is the sample. For an archive of your own: npm start -- FOLDER, FILE or URL');
  }
  return serveWith(settings, command);
}

export function runServe(command: Command): Promise<number> {
  return serveWith(config(command), command);
}

async function serveWith(settings: Config, command: Command): Promise<number> {
  const { serve } = await import('../../src/serving.ts');
  const address = await serve(settings);
  if (command.opts<{ open?: true }>().open) openInBrowser(address);
  return 0;
}

function openInBrowser(address: string): void {
  const browser = spawn('xdg-open', [address], { stdio: 'ignore', detached: true });
  browser.on('error', () => out.error(`No program to open a browser was found (xdg-open): open ${address} yourself.`));
  browser.unref();
}

const ARCHIVES = 'archives';

/** `settings` of the archive, `null` where none was made. */
async function initialise(
  command: Command,
  typed: readonly string[],
): Promise<{ readonly settings: Config | null; readonly status: number }> {
  const given = command.optsWithGlobals<{ archive?: string; data?: string; author?: string }>();
  const environment = { ...process.env, ...(given.data && { DATA: given.data }) };
  const { home, isSample, archive, baseUrl } = config(command);
  if (isSample && (given.archive ?? process.env.ARCHIVE)) {
    out.error(`${archive} is the sample archive, and nothing is written there: choose another place with --archive.`);
    return { settings: null, status: 2 };
  }
  const signal = stopOnSignals();
  const settingsOf = (folder: string): Config =>
    readConfig({ ...environment, ARCHIVE: shownPath(folder, process.cwd()) });
  const userAgent = userAgentFor(baseUrl, packageJson.version);
  let made: Made;
  try {
    made = await makeArchive(typed, {
      archivesFolder: join(home, ARCHIVES),
      archive: isSample ? null : archive,
      author: given.author ?? null,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      takeLock: (folder) => {
        const settings = settingsOf(folder);
        settleOwnData(settings, 'write', out.line);
        return takeRunLock(dataPaths(settings.data).lock);
      },
      limits: DEFAULT_LIMITS,
      resolve: resolveBySystem,
      clientFor: (privateHost) =>
        politeClient({
          ...{ limits: DEFAULT_LIMITS, queue: hostQueue(0, signal), resolve: resolveBySystem, signal, userAgent },
          privateHosts: new Set(privateHost === null ? [] : [privateHost]),
        }),
      ...{ userAgent, now, signal },
      displayFor: (sources) => harvestDisplayOn(process.stderr, sources),
    });
  } catch (error) {
    out.error(refusal(error, join(home, ARCHIVES)));
    return { settings: null, status: 1 };
  }
  const settings = settingsOf(made.folder);
  if (signal.aborted) return { settings: null, status: 1 };
  const status = await index(settings);
  const catalogue = openCatalogue(dataPaths(settings.data).catalogue, commandFor(settings, 'index'));
  try {
    const lines = summaryOf({
      ...{ folder: settings.archive, isNew: made.isNew, archive: readArchive(made.folder), catalogue },
      brought: made.brought,
      hint: (words) => commandFor(settings, words),
      typed: typed.map(shellWord).join(' '),
    });
    for (const line of lines) out.line(line);
  } finally {
    catalogue.close();
  }
  const isWhole = made.brought.results.every(({ outcome }) => outcome === 'complete');
  return { settings, status: isWhole ? status : 1 };
}

/** Throws what no sentence can be made of. */
function refusal(error: unknown, folder: string): string {
  if (error instanceof MaterialUnusable || error instanceof ArchiveUnreadable) return error.message;
  if (error instanceof FetchFailed) {
    const remedy =
      error.problem === 'failed'
        ? ' Check the address and the network connection, then try again.'
        : ' Check the address.';
    // Of a site that does not answer, robots.txt is what was asked for first.
    return `${error.message.replace('/robots.txt: ', '/: ')}.${remedy} Nothing was made.`;
  }
  const { code = '', path = folder, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk is full: free some space, then try again.';
  if (syscall !== undefined)
    return `${shownPath(path.replace(/\.building-[a-z]+/, ''), process.cwd())}: cannot be written (${code}): choose another place with --archive, or change the rights of this one.`;
  throw error;
}
