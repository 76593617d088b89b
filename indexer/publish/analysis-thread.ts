// A thread that reads reports for an index run, one call after the other.
import { parentPort, workerData } from 'node:worker_threads';
import type { ArchiveLists } from '../../src/reports/archive.ts';
import type { ThreadAnswer, ThreadCall } from './analysis-threads.ts';
import { analysisHere } from './analysis-work.ts';

const analysis = analysisHere(workerData as ArchiveLists);

parentPort?.on('message', (call: ThreadCall) => parentPort?.postMessage(answerTo(call)));

function answerTo({ number, report, conventions }: ThreadCall): ThreadAnswer {
  try {
    return { number, value: conventions ? analysis.draft(report, conventions) : analysis.told(report) };
  } catch (cause) {
    return { number, error: cause instanceof Error ? cause : new Error(String(cause)) };
  }
}
