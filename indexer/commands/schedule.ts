// `rapporteur schedule`: harvests and indexes at the times of HARVEST_CRON until it is told to stop.
import type { Schedule } from '../runs/schedule.ts';
import type { Output } from './output.ts';

/** Returns the exit status when `signal` says so and the run at work has stopped. */
export async function keepSchedule(
  {
    schedule,
    cron,
    timeZone,
    signal,
  }: {
    readonly schedule: Schedule;
    readonly cron: string;
    readonly timeZone: string;
    readonly signal: AbortSignal;
  },
  out: Output,
): Promise<number> {
  out.line(`Harvests at “${cron}” (${timeZone}) until it is told to stop.`);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await schedule.stop();
  return 0;
}
