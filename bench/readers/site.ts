// The site that is measured, in a process of its own: `site.ts FOLDER`, forked. The real application, and beside it one page that does not
// change, through the same log, safety headers, turns and compression. Says on the process's channel where it listens, and how it fares when asked.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import { bareApp, createApp } from '../../src/app.ts';
import { openCatalogue } from '../../src/catalogue/catalogue.ts';
import { dataPaths } from '../../src/config.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { sendPage } from '../../src/web/http/requests.ts';
import { turns } from '../../src/web/http/turns.ts';

/** `page` sets what STATIC_PATH answers; `begin` starts counting anew; `look` asks for figures. */
export type ToSite = { readonly kind: 'page'; readonly html: string } | { readonly kind: 'begin' | 'look' };

export interface SiteFigures {
  /** Resident. */
  readonly memoryBytes: number;
  /** Of computing, in all threads, since `begin`. */
  readonly computingMs: number;
  /** The longest that the event loop was late since `begin`, and what 99 of 100 looks stayed below. Other work on the machine makes it late, too. */
  readonly longestBlockMs: number;
  readonly block99Ms: number;
  /** The most that the web server's own thread computed between two looks at the event loop, some `EVERY_MS` apart if nothing holds it up. */
  readonly longestComputingMs: number;
}

export type FromSite = { readonly origin: string } | SiteFigures;

export const STATIC_PATH = '/the-same-each-time';

/** How often the event loop is looked at; it counts as late from then on. */
const EVERY_MS = 10;

if (process.send) await serve(process.argv[2] ?? '');

async function serve(folder: string): Promise<void> {
  const paths = dataPaths(folder);
  const logger = pino({ level: 'info' }, pino.destination({ dest: '/dev/null', sync: true }));
  const baseUrl = 'http://localhost';
  const engine = openEmbeddedEngine({ path: paths.engine, readOnly: true });
  const app = createApp({ catalogue: openCatalogue(paths.catalogue), engine, baseUrl, logger });
  let html = '';
  const takeTurn = turns();
  const unchanging = bareApp({ baseUrl, logger }).use((_request, response) => takeTurn(() => sendPage(response, html)));
  const server = createServer((request, response) =>
    (request.url === STATIC_PATH ? unchanging : app)(request, response),
  );
  const delays = monitorEventLoopDelay({ resolution: EVERY_MS });
  let computed = process.cpuUsage();
  let [longestComputing, computedBefore] = [0, process.threadCpuUsage()];
  setInterval(() => {
    longestComputing = Math.max(longestComputing, sum(process.threadCpuUsage(computedBefore)));
    computedBefore = process.threadCpuUsage();
  }, EVERY_MS);
  delays.enable();
  process.on('message', (message: ToSite) => {
    if (message.kind === 'page') html = message.html;
    if (message.kind === 'begin') {
      computed = process.cpuUsage();
      delays.reset();
      longestComputing = 0;
    }
    if (message.kind === 'look') {
      say({
        memoryBytes: process.memoryUsage.rss(),
        computingMs: sum(process.cpuUsage(computed)),
        longestBlockMs: Math.max(0, delays.max / 1e6 - EVERY_MS),
        block99Ms: Math.max(0, delays.percentile(99) / 1e6 - EVERY_MS),
        longestComputingMs: longestComputing,
      });
    }
  });
  process.on('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  say({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

/** In milliseconds. */
function sum({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

function say(message: FromSite): void {
  process.send?.(message);
}
