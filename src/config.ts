// The environment, validated: what the server and the command line may be told from outside. Opens no file.
import { basename, dirname, join, resolve } from 'node:path';
import { validate } from 'node-cron';
import { z } from 'zod';
import { type ArchiveIdentity, archiveIdentity } from './archive-identity.ts';
import {
  checkSearchEnvironment,
  type MeilisearchConfig,
  meilisearchConfig,
  SEARCH_ENVIRONMENT,
} from './search-config.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** What express takes as "trust proxy": nobody, a number of hops, or addresses of proxies. */
export type TrustProxy = false | number | string;

export interface Config {
  /** Folder of the checkout: where the sample archive and one's own archives are. Empty where the program was started there. */
  readonly home: string;
  /** Folder of the archive, as given. */
  readonly archive: string;
  /** Nobody has said which archive is meant: it is the sample. */
  readonly isSample: boolean;
  /** What its derived data is known by. */
  readonly identity: ArchiveIdentity;
  /** Folder of everything derived from it. */
  readonly data: string;
  /** Somebody has said where that is. */
  readonly isDataGiven: boolean;
  /** Where the version before kept it: perhaps together with another archive’s. None where DATA says where it lies. */
  readonly formerData: readonly string[];
  /** Folder of what readers keep, beside `data` and never in it: that may be deleted at any time. `null`: nothing is kept. */
  readonly bookmarks: string | null;
  /** As `formerData`; none where BOOKMARKS or DATA says where they lie. */
  readonly formerBookmarks: readonly string[];
  /** What signs for readers; `null` where it lies beside the bookmarks. */
  readonly bookmarkSecret: string | null;
  readonly host: string;
  readonly port: number;
  /** Origin of absolute links, without a slash at its end. */
  readonly baseUrl: string;
  /** `null` where LOG_LEVEL is not set: the program decides by where its log goes. */
  readonly logLevel: LogLevel | null;
  readonly trustProxy: TrustProxy;
  /** When the web server harvests by itself, as five or six fields of cron; `null` where it does not. */
  readonly harvestCron: string | null;
  /** Requests a minute from one address that programs may make; 0 for no limit. */
  readonly rateLimit: number;
  /** Folder of word vectors; `null` where nobody gives any. */
  readonly model: string | null;
  /** `null`: the embedded engine searches. */
  readonly meilisearch: MeilisearchConfig | null;
}

export const DEFAULT_RATE_LIMIT = 300;

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
  const { ARCHIVE, DATA, HOST, PORT, BASE_URL, LOG_LEVEL, TRUST_PROXY, HARVEST_CRON, RATE_LIMIT } = parsed.data;
  const home = parsed.data.RAPPORTEUR_HOME ?? '';
  const sample = join(home, SAMPLE);
  const archive = ARCHIVE ?? sample;
  const identity = archiveIdentity(archive);
  const dataRoot = join(home, DEFAULT_ROOT);
  const data = DATA ?? join(dataRoot, `${identity.name}-${identity.key}`);
  const { BOOKMARKS, BOOKMARK_SECRET } = parsed.data;
  const formerNames = DATA === undefined ? identity.formerNames : [];
  return {
    home,
    archive,
    isSample: identity.path === archiveIdentity(sample).path,
    identity,
    data,
    isDataGiven: DATA !== undefined,
    formerData: formerNames.map((name) => join(dataRoot, name)),
    bookmarks: BOOKMARKS === 'off' ? null : (BOOKMARKS ?? join(dirname(data), 'bookmarks', basename(resolve(data)))),
    formerBookmarks: BOOKMARKS === undefined ? formerNames.map((name) => join(dataRoot, 'bookmarks', name)) : [],
    bookmarkSecret: BOOKMARK_SECRET ?? null,
    host: HOST,
    port: PORT,
    baseUrl: BASE_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`,
    logLevel: LOG_LEVEL ?? null,
    trustProxy: TRUST_PROXY,
    harvestCron: HARVEST_CRON ?? null,
    rateLimit: RATE_LIMIT,
    model: parsed.data.MODEL ?? null,
    meilisearch: meilisearchConfig(parsed.data),
  };
}

/**
 * A command as it can be typed where the program was started, with the archive in use: "npx rapporteur index --archive minutes".
 * @param words what follows the program's name, as a shell reads it
 */
export function commandFor(
  { archive, isSample, data, isDataGiven }: Pick<Config, 'archive' | 'isSample' | 'data' | 'isDataGiven'>,
  words: string,
): string {
  const options = [
    ...(isSample ? [] : [`--archive ${shellWord(archive)}`]),
    ...(isDataGiven ? [`--data ${shellWord(data)}`] : []),
  ];
  return ['npx rapporteur', words, ...options].join(' ');
}

/** As a shell reads it as one word. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

const DEFAULT_ROOT = 'data';
const SAMPLE = join('archive', 'sample');

interface DataPaths {
  readonly catalogue: string;
  readonly engine: string;
  /** What words and items mean, where MODEL names word vectors. */
  readonly vectors: string;
  /** What the last harvests did. */
  readonly runs: string;
  /** Held by the one run that writes. */
  readonly lock: string;
}

/** Where the derived files of an archive lie within its data folder. */
export function dataPaths(dataDirectory: string): DataPaths {
  return {
    catalogue: join(dataDirectory, 'catalogue.db'),
    engine: join(dataDirectory, 'search.db'),
    vectors: join(dataDirectory, 'vectors.db'),
    runs: join(dataDirectory, 'runs.json'),
    lock: join(dataDirectory, 'run-lock.db'),
  };
}

/** Where what readers keep lies within its folder. */
export function bookmarkPaths(folder: string): { readonly database: string; readonly secret: string } {
  return { database: join(folder, 'bookmarks.db'), secret: join(folder, 'secret') };
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

const cron = read(
  (text) => (validate(text) ? text : undefined),
  (text) =>
    `"${text}" is no time table: give five fields (minute, hour, day, month, day of the week), for example HARVEST_CRON="30 6 * * *" for half past six every morning`,
);

const rateLimit = read(
  (text) => (/^\d{1,6}$/.test(text) ? Number(text) : undefined),
  (text) =>
    `"${text}" is not a number of requests: give how many a program may make from one address in a minute, for example RATE_LIMIT=300 (0 sets no limit)`,
);

const bookmarkSecret = read(
  (text) => (text.length >= 16 ? text : undefined),
  () => 'is too short to sign with: give at least 16 characters that nobody can guess, or leave it out and one is made',
);

const ENVIRONMENT = z
  .object({
    ...SEARCH_ENVIRONMENT,
    RAPPORTEUR_HOME: z.string().optional(),
    ARCHIVE: z.string().optional(),
    DATA: z.string().optional(),
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(3000),
    BASE_URL: baseUrl.optional(),
    LOG_LEVEL: logLevel.optional(),
    TRUST_PROXY: trustProxy.default(false),
    BOOKMARKS: z.string().optional(),
    BOOKMARK_SECRET: bookmarkSecret.optional(),
    HARVEST_CRON: cron.optional(),
    RATE_LIMIT: rateLimit.default(DEFAULT_RATE_LIMIT),
    MODEL: z.string().optional(),
  })
  .superRefine(checkSearchEnvironment);
