// Harvests and indexes at the times of a cron expression, in a process of its own each time, so that a server goes on answering. One
// run at a time: a run that is due while another one goes on is left out. When a run is due, `cron-times.ts` says.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { schedule as cronSchedule } from 'node-cron';
import { cronTimes } from './cron-times.ts';

export interface ScheduleOptions {
  /** Five or six fields of cron. */
  readonly cron: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Of `rapporteur harvest --index`. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A line for the log. */
  readonly log: (message: string) => void;
}

export interface Schedule {
  /** Runs at once; resolves with the exit status, or `null` where a run of this schedule is at work already. */
  runNow(): Promise<number | null>;
  /** No further run begins; one at work is told to stop, and is waited for. */
  stop(): Promise<void>;
}

const CLI = join(import.meta.dirname, '..', 'cli.ts');
/** A run that does not stop when it is told to is ended. */
const STOPPING_MS = 20_000;

export function startSchedule({ cron, timeZone, args, environment, log }: ScheduleOptions): Schedule {
  let running: { readonly child: ChildProcess; readonly ended: Promise<number> } | null = null;
  const runNow = async (): Promise<number | null> => {
    if (running) {
      log('the harvest that is due is left out: the one before has not ended');
      return null;
    }
    running = start(args, environment, log);
    try {
      const status = await running.ended;
      log(status === 0 ? 'the harvest ended' : `the harvest ended with status ${status}: what was wrong stands above`);
      return status;
    } finally {
      running = null;
    }
  };
  const times = cronTimes(cron, timeZone);
  let asked = Date.now();
  // node-cron leaves out what a clock that is put forward leaves out, and an hour that a clock shows twice. So it only wakes us, in a
  // zone without such days, and what has become due since is looked up; also after the machine has slept.
  const task = cronSchedule(
    times.stepMs < 60_000 ? '* * * * * *' : '* * * * *',
    () => {
      const now = Date.now();
      const isDue = times.isDueBetween(asked, now);
      asked = now;
      if (isDue) void runNow();
    },
    { timezone: 'UTC', name: 'harvest', suppressMissedWarning: true },
  );
  return {
    runNow,
    stop: async () => {
      await task.destroy();
      if (!running) return;
      const { child, ended } = running;
      child.kill('SIGTERM');
      const end = setTimeout(() => child.kill('SIGKILL'), STOPPING_MS);
      await ended;
      clearTimeout(end);
    },
  };
}

function start(
  args: readonly string[],
  environment: ScheduleOptions['environment'],
  log: (message: string) => void,
): { child: ChildProcess; ended: Promise<number> } {
  log('the harvest begins');
  const child = spawn(process.execPath, [CLI, 'harvest', '--index', ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) logLines(stream, log);
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      log(`the harvest could not begin: ${error.message}`);
      resolve(1);
    });
    // "close" comes when all that was printed has been read.
    child.once('close', (code) => resolve(code ?? 1));
  });
  return { child, ended };
}

function logLines(stream: NodeJS.ReadableStream, log: (message: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') log(line);
  });
  stream.on('end', () => {
    if (rest.trim() !== '') log(rest);
  });
}
