// What harvest, sources, schedule and withdraw do with their settings. Loaded only when one of them runs: reading the web takes many libraries.
import { setFlagsFromString } from 'node:v8';
import type { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { ConfigError, dataPaths } from '../../src/config.ts';
import { expungeRemoved } from '../../src/search/postings/expunging.ts';
import { readArchiveLists } from '../archive/store.ts';
import { resolveBySystem } from '../harvest/addresses.ts';
import { politeClient } from '../harvest/client.ts';
import { harvestDisplayOn } from '../harvest/harvest-display.ts';
import { hostQueue } from '../harvest/host-queue.ts';
import { DEFAULT_LIMITS } from '../harvest/limits.ts';
import { userAgentFor } from '../harvest/user-agent.ts';
import { settleOwnData } from '../own-data/settle.ts';
import { forgetDeleted } from '../runs/forget.ts';
import { takeRunLock } from '../runs/run-lock.ts';
import { startSchedule } from '../runs/schedule.ts';
import { harvest } from './harvest.ts';
import { index } from './index-commands.ts';
import { BadUsage, config, hintOf, now, out, refuseSample } from './program.ts';
import { keepSchedule } from './schedule.ts';
import { addSource, listSources } from './sources.ts';
import { withdraw } from './withdraw.ts';

export async function runHarvest(command: Command): Promise<number> {
  // Trees of pages are garbage as soon as they are read: collected at once they take half the memory, and the network sets the pace.
  setFlagsFromString('--optimize-for-size');
  const { source, dryRun, index: isIndexed } = command.opts<{ source: string[]; dryRun?: true; index?: true }>();
  const settings = config(command);
  settleOwnData(settings, 'write', out.line);
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
        hint: hintOf(command),
      },
      out,
      (sources) => harvestDisplayOn(process.stderr, sources),
    );
    if (status === 2 || !isIndexed || dryRun || stopping.aborted) return status;
    return Math.max(status, await index(settings));
  } finally {
    lock.release();
  }
}

export async function runSources(
  command: Command,
  action: string | undefined,
  address: string | undefined,
): Promise<number> {
  const settings = config(command);
  const { archive, baseUrl } = settings;
  if (action === undefined) {
    listSources(archive, hintOf(command), out);
    return 0;
  }
  if (action !== 'add' || address === undefined) {
    const hint = hintOf(command);
    throw new BadUsage(`To add a source: ${hint('sources add URL')} (or a folder). To list them: ${hint('sources')}`);
  }
  refuseSample(settings);
  const { id, author, body, private: mayBePrivate } = command.opts<Partial<Record<string, string>>>();
  // Nothing is half written here, and a page that takes long to read must not keep Ctrl-C from ending it.
  const { signal } = new AbortController();
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
      hint: hintOf(command),
    },
    out,
  );
}

export function runSchedule(command: Command): Promise<number> {
  const settings = config(command);
  const { archive, data, harvestCron: cron } = settings;
  if (cron === null) throw new ConfigError('HARVEST_CRON is not set: give five fields, for example "30 6 * * *"');
  // Its runs are told where the data lies, and take nothing over.
  settleOwnData(settings, 'write', out.line);
  const { timeZone } = readArchiveLists(archive).description;
  const schedule = startSchedule({
    ...{ cron, timeZone, environment: process.env, log: out.error },
    args: ['--archive', archive, '--data', data],
  });
  const signal = stopOnSignals();
  if (command.opts<{ now?: true }>().now) void schedule.runNow();
  return keepSchedule({ schedule, cron, timeZone, signal }, out);
}

export async function runWithdraw(command: Command, report: string): Promise<number> {
  const settings = config(command);
  settleOwnData(settings, 'write', out.line);
  const paths = dataPaths(settings.data);
  const lock = takeRunLock(paths.lock);
  try {
    const { reason } = command.opts<{ reason: string }>();
    const indexAndForget = async (): Promise<number> => {
      const status = await index(settings);
      expungeRemoved(paths.engine);
      for (const path of [paths.catalogue, paths.engine]) forgetDeleted(path);
      return status;
    };
    return await withdraw({ archive: settings.archive, report, reason, now, index: indexAndForget }, out);
  } finally {
    lock.release();
  }
}

/** Aborted when the process is told to stop; a second signal ends it at once. */
export function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGTERM', () => controller.abort());
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}
