// Puts the web application together: safety headers, compression, static files, log, routes, errors. Opens nothing; everything comes in.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { SourceRunRecord } from './catalogue/runs.ts';
import { DEFAULT_RATE_LIMIT, type TrustProxy } from './config.ts';
import type { SearchEngine } from './search/engine.ts';
import type { Meaning } from './vectors/reader.ts';
import { publicRun } from './web/about/public-runs.ts';
import { withoutKeys } from './web/bookmarks/addresses.ts';
import type { BookmarkParts } from './web/bookmarks/parts.ts';
import { webContext } from './web/context.ts';
import { failures, nothingHere } from './web/failures.ts';
import { openAssets } from './web/http/assets.ts';
import { sharedEngine } from './web/http/fair-engine.ts';
import { otherMethods } from './web/http/methods.ts';
import { pacing, places } from './web/http/paced.ts';
import { turns } from './web/http/turns.ts';
import { routes } from './web/routes.ts';
import { openTemplates } from './web/templates.ts';

interface AppParts {
  readonly catalogue: Catalogue;
  readonly engine: SearchEngine;
  /** Origin of absolute links, without a slash at its end. */
  readonly baseUrl: string;
  readonly logger: Logger;
  /** Whose X-Forwarded-For is believed; nobody's by default. */
  readonly trustProxy?: TrustProxy;
  /** Requests a minute from one address that programs may make; 0 for no limit. */
  readonly rateLimit?: number;
  /** Without it no search offers what is perhaps about the same. */
  readonly meaning?: Meaning;
  /** Without them the site keeps no bookmarks. */
  readonly bookmarks?: BookmarkParts;
  /** What the last harvests did, asked each time. */
  readonly runs?: () => readonly SourceRunRecord[];
  /** What is served is the sample archive: its home page says how to see one's own minutes. */
  readonly isSample?: boolean;
}

/** The application, ready to listen. The caller closes catalogue and engine after it. */
export function createApp(parts: AppParts): express.Express {
  const { catalogue, baseUrl, logger, rateLimit = DEFAULT_RATE_LIMIT, bookmarks = null, runs = () => [] } = parts;
  const app = bareApp(parts);
  app.use(staticFiles());

  const assets = openAssets(PUBLIC);
  app.use(assets.serve);
  const render = openTemplates(join(ROOT, 'views'));
  const takeTurn = turns();
  const { engine, forNextReader } = sharedEngine(parts.engine, takeTurn);
  // A reader who has gone meanwhile is owed nothing.
  app.use((request, _response, next) =>
    takeTurn(() => {
      const isGone = () => request.socket.destroyed;
      if (!isGone()) forNextReader(() => next(), isGone);
    }),
  );
  const paced = { pages: pacing(takeTurn), files: pacing(takeTurn, places(FILES_AT_ONCE)) };
  const context = webContext({
    ...{ catalogue, engine, baseUrl, assets, render, logger, rateLimit, bookmarks, paced },
    runs: () => runs().map(publicRun),
    isSample: parts.isSample ?? false,
    meaning: parts.meaning ?? null,
  });
  const router = routes(context);
  app.use(router);
  app.use(otherMethods(router));
  app.use(nothingHere);
  app.use(failures(context));
  return app;
}

/** What every answer goes through, without anything that answers: settings, log, safety headers, compression. */
export function bareApp({
  baseUrl,
  logger,
  trustProxy = false,
}: Pick<AppParts, 'baseUrl' | 'logger' | 'trustProxy'>): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.set('query parser', false);
  app.use(requestLog(logger));
  if (trustProxy === false) app.use(tellOfProxy(logger));
  app.use(helmet(safetyHeaders(baseUrl)));
  app.use((_request, response, next) => {
    response.setHeader('Permissions-Policy', NOTHING_PERMITTED);
    next();
  });
  app.use(compression({ level: STREAM_LEVEL, filter: isCompressed }));
  return app;
}

/** Once: without it all readers behind a proxy count as one, and share one limit of requests. */
function tellOfProxy(logger: Logger): express.RequestHandler {
  let isTold = false;
  return (request, _response, next) => {
    if (!isTold && request.headers['x-forwarded-for'] !== undefined) {
      isTold = true;
      logger.warn(
        'A request came with X-Forwarded-For, and TRUST_PROXY is not set: if a proxy is in front of this server, set it (TRUST_PROXY=1), else all readers count as one.',
      );
    }
    next();
  };
}

/** What a page could ask a browser for and none here does. */
const NOTHING_PERMITTED = [
  ...['accelerometer', 'browsing-topics', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid'],
  ...[
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'publickey-credentials-get',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ],
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const ROOT = join(import.meta.dirname, '..');
const PUBLIC = join(ROOT, 'public');
/** Of gzip: files are large, and each level more takes longer than it saves on the way. */
const STREAM_LEVEL = 4;

/** JSON Lines are text, whatever lists of types say. */
function isCompressed(request: express.Request, response: express.Response): boolean {
  return /jsonl/.test(String(response.getHeader('Content-Type'))) || compression.filter(request, response);
}

/** Of files that are sent, so many are worked on at a time. */
const FILES_AT_ONCE = 2;
const ONE_HOUR = 3600;
const ONE_YEAR = 365 * 24 * 3600;

/** What readers search for or keep is nobody's business: the log has the path without the part after `?`, no key of a list, and no header. */
function requestLog(logger: Logger) {
  return pinoHttp({
    logger,
    autoLogging: { ignore: (request) => request.url === '/healthz' || request.url === '/readyz' },
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      return response.statusCode >= 400 ? 'info' : 'debug';
    },
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: withoutKeys(request.url.split('?')[0] ?? ''),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

function safetyHeaders(baseUrl: string): Parameters<typeof helmet>[0] {
  const isSecure = baseUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: isSecure,
  };
}

/** A file asked for with its version never changes; without one it is asked for again after an hour. Files are those that are there at the start. */
function staticFiles(): express.RequestHandler {
  const addresses = new Set(readdirSync(PUBLIC, { recursive: true, encoding: 'utf8' }).map(addressOf));
  const serve = express.static(PUBLIC, {
    index: false,
    redirect: false,
    setHeaders: (response) => {
      const isVersioned = /[?&]v=/.test(response.req.url ?? '');
      const caching = isVersioned ? `public, max-age=${ONE_YEAR}, immutable` : `public, max-age=${ONE_HOUR}`;
      response.setHeader('Cache-Control', caching);
    },
  });
  // Else the disk would be asked for a file of the name of each page.
  return (request, response, next) => (addresses.has(request.path) ? serve(request, response, next) : next());
}

function addressOf(file: string): string {
  return `/${file.replaceAll('\\', '/')}`;
}
