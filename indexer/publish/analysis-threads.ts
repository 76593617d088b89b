// Reads reports in as many threads as there are processors, where they are many; a few are read in this one, sooner than threads would have
// started.
import { availableParallelism } from 'node:os';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { DraftRows } from '../../src/catalogue/drafts.ts';
import type { ArchiveLists } from '../../src/reports/archive.ts';
import type { Report } from '../../src/reports/report.ts';
import type { Conventions } from '../analysis/frame/conventions.ts';
import { type AnalysisWork, analysisHere, type ToldByReport } from './analysis-work.ts';

export interface ThreadCall {
  readonly number: number;
  readonly report: Report;
  /** Absent where only what the report tells for its source is asked for. */
  readonly conventions: Conventions | null;
}

export type ThreadAnswer =
  | { readonly number: number; readonly value: ToldByReport | DraftRows }
  | { readonly number: number; readonly error: Error };

export interface ThreadOptions {
  /** How many threads; 1 for none besides this one. */
  readonly threads?: number;
  /** So many reports are worth the start of threads. */
  readonly fewest?: number;
  readonly limits?: ResourceLimits;
}

const FEWEST = 50;
/** More would wait for the one that writes. */
const MOST_THREADS = 4;
/**
 * What a report leaves behind is garbage soon: the smaller a thread believes its memory to be, the sooner it collects that. A report that needs
 * more ends its thread, and is read in this one.
 */
const LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 };

/** The answers are the same, however many threads there are. */
export function analysisWork(
  lists: ArchiveLists,
  { threads = Math.min(availableParallelism(), MOST_THREADS), fewest = FEWEST, limits = LIMITS }: ThreadOptions = {},
): AnalysisWork {
  let started: ReturnType<typeof analysisHere> | null = null;
  const here = (): ReturnType<typeof analysisHere> => {
    started ??= analysisHere(lists);
    return started;
  };
  let pool: readonly Thread[] = [];
  let next = 0;
  const instead: AnswerCall = ({ report, conventions }) =>
    conventions ? here().draft(report, conventions) : here().told(report);
  const ask = <T>(report: Report, conventions: Conventions | null): Promise<T> => {
    const thread = pool[next++ % pool.length] as Thread;
    return thread.ask(report, conventions) as Promise<T>;
  };
  return {
    expect(reports) {
      // The same reports come to the same thread again, which has parsed some of them already.
      next = 0;
      if (pool.length === 0 && threads > 1 && reports >= fewest)
        pool = Array.from({ length: threads }, () => startThread(lists, limits, instead));
    },
    told: (report) => (pool.length > 0 ? ask(report, null) : here().told(report)),
    draft: (report, conventions) => (pool.length > 0 ? ask(report, conventions) : here().draft(report, conventions)),
    async close() {
      const ended = pool;
      pool = [];
      await Promise.all(ended.map((thread) => thread.end()));
    },
  };
}

interface Thread {
  ask(report: Report, conventions: Conventions | null): Promise<ToldByReport | DraftRows>;
  end(): Promise<unknown>;
}

type AnswerCall = (call: Pick<ThreadCall, 'report' | 'conventions'>) => ToldByReport | DraftRows;

interface Waiting extends Pick<ThreadCall, 'report' | 'conventions'> {
  readonly resolve: (value: ToldByReport | DraftRows) => void;
  readonly reject: (error: Error) => void;
}

/** @param instead answers what a thread cannot that has died */
function startThread(lists: ArchiveLists, resourceLimits: ResourceLimits, instead: AnswerCall): Thread {
  const worker = new Worker(new URL('./analysis-thread.ts', import.meta.url), {
    workerData: lists,
    resourceLimits,
  });
  const waiting = new Map<number, Waiting>();
  let lastNumber = 0;
  let isDead = false;
  worker.on('message', (answer: ThreadAnswer) => {
    const call = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ('value' in answer) call?.resolve(answer.value);
    else call?.reject(answer.error);
  });
  const answerInstead = (): void => {
    isDead = true;
    for (const { resolve, reject, ...call } of waiting.values()) {
      try {
        resolve(instead(call));
      } catch (error) {
        reject(error as Error);
      }
    }
    waiting.clear();
  };
  worker.on('error', answerInstead);
  worker.on('exit', answerInstead);
  return {
    ask: (report, conventions) =>
      new Promise((resolve, reject) => {
        const number = ++lastNumber;
        // With its text, which stays on the disk otherwise until it is asked for.
        const read = { ...report };
        waiting.set(number, { report: read, conventions, resolve, reject });
        if (isDead) answerInstead();
        else worker.postMessage({ number, report: read, conventions } satisfies ThreadCall);
      }),
    end() {
      worker.removeAllListeners();
      return worker.terminate();
    },
  };
}
