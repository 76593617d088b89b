// Harvests an archive: its sources, some at a time, each by itself, so that what is wrong with one leaves the others alone.
import type { HarvestRules, Source } from '../../src/reports/archive.ts';
import { DEFAULT_RULES } from '../archive/harvest-rules.ts';
import type { Archive } from '../archive/store.ts';
import { hashOf } from '../import/import.ts';
import { INFERENCE_VERSION, keepsMinutes } from '../import/inferred.ts';
import type { KnownReports } from '../import/known-reports.ts';
import { ARTICLE_VERSION } from '../readers/html-article.ts';
import { type DocumentReading, documentReading } from '../reading/reading.ts';
import { harvestAddresses } from './address-source.ts';
import type { Resolve } from './addresses.ts';
import { archiveWriter, noting, type WrittenReport } from './archive-writer.ts';
import { type Client, politeClient } from './client.ts';
import { FetchFailed, HarvestStopped } from './failure.ts';
import { FolderMissing, harvestFolder } from './folder-source.ts';
import { type HostQueue, hostQueue } from './host-queue.ts';
import type { HarvestLimits } from './limits.ts';
import type { Counts, SourceRun, WebRun } from './source-run.ts';
import { readState } from './state.ts';
import { strategiesOf, WEB_KINDS } from './strategies.ts';
import { harvestWeb } from './web-source.ts';

export interface HarvestOptions {
  readonly archive: Pick<Archive, 'folder' | 'lists' | 'withdrawals'>;
  /** The archive's reports. */
  readonly known: KnownReports;
  /** Ids of the sources to harvest. */
  readonly sources: readonly string[];
  /** A dry run asks and reads as any other, and writes nothing. */
  readonly mode: 'write' | 'dry run';
  readonly limits: HarvestLimits;
  readonly resolve: Resolve;
  readonly userAgent: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly watch: HarvestWatch;
}

/** Told while a harvest goes on. */
export interface HarvestWatch {
  started(source: Source): void;
  /** So many posts or files were looked at. */
  progress(source: Source, done: number): void;
  problem(source: Source, message: string): void;
  note(source: Source, message: string): void;
  ended(result: SourceResult): void;
}

export interface SourceResult {
  readonly source: Source;
  readonly started: Date;
  readonly ended: Date;
  readonly outcome: 'complete' | 'failed' | 'stopped';
  readonly counts: Readonly<Counts>;
  readonly problems: readonly string[];
  /** Reports that were added or have changed. */
  readonly written: readonly WrittenReport[];
}

/** So many sources are harvested at a time; each host is still asked one thing at a time. */
const SOURCES_AT_A_TIME = 4;

/** One result a source, in their order. Rejects where the disk refuses: then nothing more can be kept. */
export async function harvestArchive(options: HarvestOptions): Promise<SourceResult[]> {
  const { archive, limits } = options;
  const known = options.known;
  // What the disk refuses to one source it refuses to all.
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const queue = hostQueue(limits.pauseMs, signal);
  const reading = documentReading(limits.reading, signal);
  const sources = archive.lists.sources.filter(({ id }) => options.sources.includes(id));
  const results: SourceResult[] = [];
  const left = sources.map((source, index) => ({ source, index }));
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const result = await harvestSource(next.source, { ...options, signal }, { known, queue, reading }).catch(
        (error) => {
          stop.abort();
          throw error;
        },
      );
      results[next.index] = result;
      options.watch.ended(result);
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: SOURCES_AT_A_TIME }, work));
  await reading.close();
  const refused = workers.find((worker) => worker.status === 'rejected');
  if (refused) throw refused.reason;
  return results;
}

async function harvestSource(
  source: Source,
  options: HarvestOptions,
  shared: { readonly known: KnownReports; readonly queue: HostQueue; readonly reading: DocumentReading },
): Promise<SourceResult> {
  const { archive, limits, watch, now, signal } = options;
  const rules = source.harvest ?? DEFAULT_RULES;
  const counts: Counts = { added: 0, updated: 0, unchanged: 0, vanished: 0, leftOut: 0, failed: 0 };
  const problems: string[] = [];
  const started = now();
  const problem = (message: string): void => {
    problems.push(message);
    watch.problem(source, message);
  };
  let done = 0;
  const written: WrittenReport[] = [];
  const state = readState(archive.folder, source.id, rulesHash(source, rules));
  const run: SourceRun = {
    ...{ source, rules, counts, state, limits, signal, now, problem },
    known: shared.known,
    reading: shared.reading,
    withdrawals: archive.withdrawals,
    timeZone: archive.lists.description.timeZone,
    writer: noting(
      archiveWriter({
        folder: archive.folder,
        sourceId: source.id,
        known: shared.known,
        mode: options.mode,
        problem,
      }),
      written,
    ),
    note: (message) => watch.note(source, message),
    onProgress: () => watch.progress(source, ++done),
  };
  watch.started(source);
  const isStopped = await harvestBy(run, options, shared.queue).then(
    () => false,
    (error: unknown) => {
      if (error instanceof HarvestStopped || signal.aborted) return true;
      if (isOfDisk(error)) throw error;
      counts.failed++;
      const isExpected =
        error instanceof FetchFailed || error instanceof FolderMissing || error instanceof Unharvestable;
      problem(isExpected ? error.message : `an error in Rapporteur itself: ${(error as Error).stack ?? String(error)}`);
      return false;
    },
  );
  const outcome = isStopped ? 'stopped' : problems.length > 0 ? 'failed' : 'complete';
  return { source, started, ended: now(), outcome, counts, problems, written };
}

/** The entry in sources.yml cannot be harvested; the message says how to mend it. */
class Unharvestable extends Error {
  override readonly name = 'Unharvestable';
}

async function harvestBy(run: SourceRun, options: HarvestOptions, queue: HostQueue): Promise<void> {
  const { source, rules } = run;
  if (source.kind === 'files' || source.kind === 'git') {
    const { addresses } = rules;
    if (addresses.length === 0) await harvestFolder(options.archive.folder, run);
    else await withClient(addresses, run, options, queue, (client) => harvestAddresses(client, run));
    return;
  }
  const kind = WEB_KINDS.find((known) => known === source.kind);
  if (!kind)
    throw new Unharvestable(
      `its kind "${source.kind}" cannot be harvested: choose ${WEB_KINDS.join(', ')}, files or git`,
    );
  const { url } = source;
  if (url === null) throw new Unharvestable('has no "url": write the address of the site to sources.yml');
  await withClient([rules.feedUrl ?? url, url], run, options, queue, async (client) => {
    const asked = { kind, url, source, timeZone: run.timeZone };
    const readList: WebRun['readList'] = (strategy, answer) =>
      run.reading.read('listing', { options: asked, strategy: strategy.name, answer });
    await harvestWeb(strategiesOf(asked), { ...run, client, readList });
  });
}

/** @param own addresses of the source: their hosts may be private where the source says so, the first is asked with its pause */
async function withClient(
  own: readonly string[],
  { rules, limits, signal }: SourceRun,
  { resolve, userAgent }: HarvestOptions,
  queue: HostQueue,
  use: (client: Client) => Promise<void>,
): Promise<void> {
  const hosts = own.map((address) => new URL(address).host);
  const [host] = hosts;
  if (rules.pauseSeconds !== null && host !== undefined) {
    // Only a private network may be asked faster than others.
    const change = rules.allowPrivateAddresses ? queue.setPause : queue.slowDown;
    change(host, rules.pauseSeconds * 1000);
  }
  const privateHosts = new Set(rules.allowPrivateAddresses ? hosts : []);
  const client = politeClient({ limits, queue, resolve, userAgent, privateHosts, signal });
  try {
    await use(client);
  } finally {
    await client.close();
  }
}

/** Of everything that decides what is read and how. Files are read again where their titles, kinds and days are found by other rules. */
function rulesHash({ kind, url, conventions }: Source, rules: HarvestRules): string {
  const { include, exclude, since, links, feedUrl, folder, files, addresses } = rules;
  const inference = keepsMinutes({ kind }) ? [INFERENCE_VERSION] : [];
  const told = conventions?.days === undefined ? [] : [conventions.days];
  // Absent where there are none, so that sources of before are not read again for it.
  const onlyFiles = files.length > 0 ? [files] : [];
  const onlyAddresses = addresses.length > 0 ? [{ addresses }] : [];
  return hashOf(
    JSON.stringify([
      ...[kind, url, include, exclude, since, links, feedUrl, folder, ARTICLE_VERSION],
      ...[...inference, ...told, ...onlyFiles, ...onlyAddresses],
    ]),
  );
}

/** The disk is full, or may not be written to: no fault of the source. */
function isOfDisk(error: unknown): boolean {
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  return /^(?:ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO|EMFILE|ENFILE)$/.test(code) && syscall !== 'connect';
}
