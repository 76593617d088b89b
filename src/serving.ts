// Serves an archive: opens catalogue and engine, listens, and stops when it is told to.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { type Logger, pino } from 'pino';
import { noteOwnBookmarks } from '../indexer/own-data/bookmarks.ts';
import { settleOwnData } from '../indexer/own-data/settle.ts';
import { type Schedule, startSchedule } from '../indexer/runs/schedule.ts';
import { createApp } from './app.ts';
import { keptSecret } from './bookmarks/secret.ts';
import { openBookmarks } from './bookmarks/store.ts';
import { type Catalogue, openCatalogue } from './catalogue/catalogue.ts';
import { readRuns } from './catalogue/runs.ts';
import { bookmarkPaths, type Config, ConfigError, commandFor, dataPaths } from './config.ts';
import { openEngine } from './open-engine.ts';
import { openMeaningOf } from './open-meaning.ts';
import type { SearchEngine } from './search/engine.ts';
import { mayWrite } from './search/meilisearch/keys.ts';
import type { Meaning } from './vectors/reader.ts';
import type { BookmarkParts } from './web/bookmarks/parts.ts';

const SHUTDOWN_MS = 5000;
/**
 * How much more than what is in use the heaps of all threads may come to before garbage is collected, in percent. Pages make much that lives for a
 * moment: left to itself, a server of 15,000 reports comes to 750 MB where 480 MB will do.
 */
const HEAP_GROWING_PERCENT = 40;

/**
 * Serves until the process is told to stop; gives the address once it listens. Throws `ConfigError`, `BookmarksUnwritable`,
 * `CatalogueMissing`, `DataOfAnother` and `EngineUnavailable`, whose messages say what to do.
 */
export async function serve(config: Config): Promise<string> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  settleOwnData(config, 'read', console.log);
  const paths = dataPaths(config.data);
  const catalogue = openCatalogue(paths.catalogue, commandFor(config, 'index'));
  const { archive } = catalogue.describe();
  const engine = openEngine(config, 'read');
  const logger = openLog(config);
  const meaning = openMeaningOf(config, (message) => logger.warn(message));
  await meaning?.refresh();
  const bookmarks = openBookmarkParts(config);
  noteOwnBookmarks(config);
  const server = createServer();
  const address = await listen(server, config);
  const baseUrl = config.baseUrl.replace(/:0$/, `:${address.port}`);
  server.on(
    'request',
    createApp({
      catalogue,
      engine,
      baseUrl,
      logger,
      trustProxy: config.trustProxy,
      rateLimit: config.rateLimit,
      ...(bookmarks && { bookmarks }),
      ...(meaning && { meaning }),
      runs: () => readRuns(paths.runs),
      isSample: config.isSample,
    }),
  );
  const schedule = scheduleFor(config, archive.timeZone, logger);
  stopOnSignal({ server, catalogue, engine, meaning, logger, bookmarks, schedule });
  console.log(`Rapporteur serves “${archive.title}” at ${baseUrl}`);
  await tellOfEngine(config, engine, logger);
  return baseUrl;
}

/** What an operator must know of the engine at the start; the pages say it to readers, request by request. */
async function tellOfEngine(config: Config, engine: SearchEngine, logger: Logger): Promise<void> {
  const { meilisearch } = config;
  const { isReady, description } = await engine.health();
  if (!isReady) logger.warn(`The search is not ready: ${description}`);
  if (!meilisearch) return;
  const key = meilisearch.searchKey ?? meilisearch.adminKey;
  if (await mayWrite(meilisearch.readAddresses, key)) {
    logger.warn(
      `The key that this web server uses may change the index: give it MEILI_SEARCH_KEY alone, which “${commandFor(config, 'meilisearch keys')}” prints, and keep MEILI_ADMIN_KEY and MEILI_MASTER_KEY from its environment.`,
    );
  }
}

/** Throws `BookmarksUnwritable`. */
function openBookmarkParts(config: Config): BookmarkParts | undefined {
  const { bookmarks, bookmarkSecret } = config;
  if (bookmarks === null) return undefined;
  const paths = bookmarkPaths(bookmarks);
  const now = () => new Date();
  const store = openBookmarks(paths.database, now);
  const restoreCommand = commandFor(config, 'bookmarks restore BACKUP');
  const secret =
    bookmarkSecret === null ? keptSecret(paths.secret, store.hasReaders, restoreCommand) : () => bookmarkSecret;
  secret();
  store.expire();
  return { store, secret, now };
}

function scheduleFor({ harvestCron: cron, archive, data }: Config, timeZone: string, logger: Logger): Schedule | null {
  if (cron === null) return null;
  return startSchedule({
    ...{ cron, timeZone, environment: process.env },
    args: ['--archive', archive, '--data', data],
    log: (message) => logger.info({ part: 'harvest' }, message),
  });
}

/** Standard output is for people; on a terminal the log only speaks up when something is wrong. */
function openLog({ logLevel }: Config): Logger {
  const level = logLevel ?? (process.stderr.isTTY ? 'warn' : 'info');
  return pino({ level }, pino.destination({ fd: 2, sync: true }));
}

function listen(server: Server, { host, port }: Config): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = LISTEN_ERRORS[error.code ?? ''];
      reject(reason ? new ConfigError(`Cannot listen on ${host}, port ${port}: ${reason}`) : error);
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

const LISTEN_ERRORS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program has it. Stop that program, or choose another port, for example PORT=3001',
  EACCES: 'ports below 1024 need special rights. Choose a higher one, for example PORT=3000',
  EADDRNOTAVAIL: 'this machine does not have that address. Set HOST to one it has, for example HOST=127.0.0.1',
  ENOTFOUND: 'nothing knows that name. Set HOST to an address of this machine, for example HOST=127.0.0.1',
};

interface Running {
  readonly server: Server;
  readonly catalogue: Catalogue;
  readonly engine: SearchEngine;
  /** `null` without word vectors. */
  readonly meaning: Meaning | null;
  readonly logger: Logger;
  readonly bookmarks: BookmarkParts | undefined;
  /** `null` where nothing is harvested by itself. */
  readonly schedule: Schedule | null;
}

/** Lets running requests finish, for some seconds; a second signal ends at once. */
function stopOnSignal({ server, catalogue, engine, meaning, logger, bookmarks, schedule }: Running): void {
  const stop = () => {
    setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS).unref();
    const isScheduleStopped = schedule?.stop();
    server.close(async () => {
      await isScheduleStopped;
      await engine.close();
      catalogue.close();
      meaning?.close();
      bookmarks?.store.close();
      logger.flush();
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
