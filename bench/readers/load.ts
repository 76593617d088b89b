// Readers at once, in a process of their own: `load.ts ORIGIN READERS SECONDS`, the paths on standard input as JSON. Each asks for the next
// path as soon as it has its answer, on a connection that it keeps. Prints what came back as JSON.
import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';

export interface LoadFigures {
  readonly answers: number;
  readonly answersASecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Connections that broke, answers that did not come within half a minute, and answers that were no success. */
  readonly errors: number;
  /** Of one answer over the wire, on average. */
  readonly bytes: number;
}

/** As browsers say. */
const HEADERS = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br, zstd' };
const TIMEOUT_SECONDS = 30;

const [origin = '', readers = '1', seconds = '10'] = process.argv.slice(2);
const paths = JSON.parse(await text(process.stdin)) as string[];
let next = 0;
const times: number[] = [];
let bytes = 0;
const run = autocannon({
  url: origin,
  connections: Number(readers),
  duration: Number(seconds),
  timeout: TIMEOUT_SECONDS,
  headers: HEADERS,
  requests: [{ setupRequest: (request) => ({ ...request, path: paths[next++ % paths.length] ?? '/' }) }],
});
run.on('response', (_client, _status, size, ms) => {
  times.push(ms);
  bytes += size;
});
run.on('reqError', (error) => console.error(`A request failed: ${error.message}`));
const { duration, errors, non2xx } = await run;
times.sort((a, b) => a - b);
const percentile = (share: number) => times[Math.floor(times.length * share)] ?? 0;
const figures: LoadFigures = {
  answers: times.length,
  answersASecond: times.length / duration,
  p50: percentile(0.5),
  p95: percentile(0.95),
  p99: percentile(0.99),
  errors: errors + non2xx,
  bytes: bytes / Math.max(1, times.length),
};
process.stdout.write(JSON.stringify(figures));
