// Fetches the files of a source that are behind addresses of the web, one behind each: a page that is itself a report, a PDF, a document. Reads
// them as those of a folder, and again only where their server does not say that they are as they were.
import { hashOf } from '../import/import.ts';
import { describeRenewals, type Renewal } from '../import/renewals.ts';
import { CaptureUnreadable } from '../readers/capture.ts';
import { decodeMarkup } from '../readers/character-sets.ts';
import type { Client, FreshAnswer } from './client.ts';
import { FetchFailed, HarvestStopped } from './failure.ts';
import type { SourceRun } from './source-run.ts';
import { claimUnchanged, instantOf, takeCapture } from './take-capture.ts';
import { markVanished } from './vanished.ts';

/** Throws `HarvestStopped`. */
export async function harvestAddresses(client: Client, run: SourceRun): Promise<void> {
  const { rules, state, counts, writer } = run;
  const renewals: Renewal[] = [];
  for (const address of rules.addresses) {
    if (run.signal.aborted) throw new HarvestStopped();
    try {
      renewals.push(...(await takeAddress(address, client, run)));
    } catch (error) {
      if (error instanceof FetchFailed && error.problem === 'gone' && state.files[address]) markGone(address, run);
      else if (error instanceof FetchFailed || error instanceof CaptureUnreadable) {
        counts.failed++;
        run.problem(error instanceof FetchFailed ? error.message : `${address}: ${error.message}`);
      } else throw error;
    }
    run.onProgress();
  }
  const renewed = describeRenewals(renewals);
  if (renewed !== null) run.note(renewed);
  for (const address of Object.keys(state.files)) if (!rules.addresses.includes(address)) delete state.files[address];
  writer.saveState(state);
}

async function takeAddress(address: string, client: Client, run: SourceRun): Promise<readonly Renewal[]> {
  const before = run.state.files[address];
  const isWhole = before?.reports.every((id) => run.known.withId(id)?.report.vanished === undefined) ?? false;
  const answer = await client.get(address, { accept: '*/*', validators: isWhole ? before : undefined });
  if (answer.status === 'unchanged') {
    claimUnchanged(address, null, run);
    return [];
  }
  if (answer.movedTo) run.note(`${address} has moved to ${answer.movedTo}: change its address in sources.yml`);
  const sha256 = hashOf(answer.bytes);
  if (claimUnchanged(address, sha256, run)) return [];
  const captured = instantOf(run);
  const as = { name: address, sha256, captured, latest: captured.slice(0, 10), dayOrder: null };
  // The address is where a reader finds the report.
  const source = { ...run.source, url: address };
  return takeCapture(captureOf(answer), { ...as, validators: answer.validators }, { ...run, source });
}

/** The answer as a file: called as its address is, with an ending that tells what it is. */
export function captureOf({ url, bytes, contentType }: FreshAnswer) {
  const type = /^\s*([\w.+/-]*)/.exec(contentType ?? '')?.[1]?.toLowerCase() ?? '';
  const path = decoded(new URL(url).pathname).replace(/^\/+|\/+$/g, '') || 'page';
  const ending = ENDINGS[type] ?? (/\.\w{1,8}$/.test(path) ? '' : '.html');
  const name = ending === '' || path.toLowerCase().endsWith(ending) ? path : path + ending;
  // Nobody can save somebody else's file in another character set.
  const isText = type.startsWith('text/') && type !== 'text/html' && type !== 'text/rtf';
  const read = isText ? Buffer.from(decodeMarkup(bytes, contentType, 'xml')) : bytes;
  return { name, bytes: new Uint8Array(read), address: url, ...(contentType ? { contentType } : {}) };
}

/** Of types whose bytes do not tell what they are. */
const ENDINGS: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/csv': '.csv',
  'text/vtt': '.vtt',
  'text/markdown': '.md',
};

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function markGone(address: string, run: SourceRun): void {
  for (const id of run.state.files[address]?.reports ?? []) {
    const report = run.known.withId(id);
    if (report) markVanished(report, run);
  }
}
