// The environment, validated: what the server and the command line may be told from outside. Reads no file and opens nothing.
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import {
  checkSearchEnvironment,
  type MeilisearchConfig,
  meilisearchConfig,
  SEARCH_ENVIRONMENT,
} from './search-config.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What express takes as "trust proxy": nobody, a number of hops, or addresses of proxies. */
export type TrustProxy = false | number | string;

export interface Config {
  /** Folder of the archive, as given. */
  readonly archive: string;
  /** Folder of everything derived from it. */
  readonly data: string;
  readonly host: string;
  readonly port: number;
  /** Origin of absolute links, without a slash at its end. */
  readonly baseUrl: string;
  /** `null` where LOG_LEVEL is not set: the program decides by where its log goes. */
  readonly logLevel: LogLevel | null;
  readonly trustProxy: TrustProxy;
  /** `null`: the embedded engine searches. */
  readonly meilisearch: MeilisearchConfig | null;
}

/** The environment holds something that cannot be used; the message has one line a mistake, each saying how to mend it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the environment (pass `process.env`). An empty variable counts as not set. Throws `ConfigError`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = ENVIRONMENT.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const { ARCHIVE, DATA, HOST, PORT, BASE_URL, LOG_LEVEL, TRUST_PROXY } = parsed.data;
  return {
    archive: ARCHIVE,
    data: DATA ?? join('data', basename(resolve(ARCHIVE))),
    host: HOST,
    port: PORT,
    baseUrl: BASE_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`,
    logLevel: LOG_LEVEL ?? null,
    trustProxy: TRUST_PROXY,
    meilisearch: meilisearchConfig(parsed.data),
  };
}

/** Where the derived files of an archive lie within its data folder. */
export function dataPaths(dataDirectory: string): { readonly catalogue: string; readonly engine: string } {
  return { catalogue: join(dataDirectory, 'catalogue.db'), engine: join(dataDirectory, 'search.db') };
}

/** A string that `read` turns into something else, or into `undefined` where it cannot: then `message` tells how to mend it. */
function read<T>(readValue: (text: string) => T | undefined, message: (text: string) => string) {
  return z.string().transform((text, context) => {
    const value = readValue(text.trim());
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: message(text) });
    return z.NEVER;
  });
}

const port = read(
  (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined),
  (text) =>
    `"${text}" is not a port number: give a whole number from 1 to 65535, for example PORT=3000 (0 takes any free port)`,
);

const baseUrl = read(
  (text) => {
    const url = URL.parse(text);
    const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash;
    return isOrigin && !url.username ? url.origin : undefined;
  },
  (text) =>
    `"${text}" is not an address that links can begin with: give http or https, a host and nothing after it, for example BASE_URL=https://minutes.example.org`,
);

const logLevel = read(
  (text) => LOG_LEVELS.find((level) => level === text.toLowerCase()),
  (text) => `"${text}" is not a log level: give one of ${LOG_LEVELS.join(', ')}`,
);

// "true" would believe any client's X-Forwarded-For, so it is refused.
const PROXY = /^(loopback|linklocal|uniquelocal|[0-9a-f:.]+(\/\d{1,3})?)$/i;
const trustProxy = read(
  (text): TrustProxy | undefined => {
    if (/^(false|no|0)$/i.test(text)) return false;
    if (/^\d$/.test(text)) return Number(text);
    const proxies = text.split(',').map((proxy) => proxy.trim());
    return proxies.every((proxy) => PROXY.test(proxy) && /[a-z.:]/i.test(proxy)) ? proxies.join(', ') : undefined;
  },
  (text) =>
    `"${text}" names no proxy: give the number of proxies in front of the server, for example TRUST_PROXY=1, or their addresses, for example TRUST_PROXY=loopback,10.0.0.0/8`,
);

const ENVIRONMENT = z
  .object({
    ...SEARCH_ENVIRONMENT,
    ARCHIVE: z.string().default('archive/sample'),
    DATA: z.string().optional(),
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(3000),
    BASE_URL: baseUrl.optional(),
    LOG_LEVEL: logLevel.optional(),
    TRUST_PROXY: trustProxy.default(false),
  })
  .superRefine(checkSearchEnvironment);
