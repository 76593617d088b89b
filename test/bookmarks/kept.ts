// A site of the orchards with bookmarks, and readers who use it as browsers do: with cookies, forms and the token in them.
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import request from 'supertest';
import { createApp } from '../../src/app.ts';
import { keptSecret } from '../../src/bookmarks/secret.ts';
import { type BookmarkStore, openBookmarks } from '../../src/bookmarks/store.ts';
import { openCatalogue } from '../../src/catalogue/catalogue.ts';
import { bookmarkPaths } from '../../src/config.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { TemporaryFolder } from '../indexer/orchards.ts';
import { index, twoMeetings } from '../indexer/publishing.ts';

export interface KeptSite extends AsyncDisposable {
  readonly folder: TemporaryFolder;
  /** Folder of the bookmarks. */
  readonly kept: string;
  readonly url: string;
  readonly server: Server;
  readonly store: BookmarkStore;
  /** Lets the clock of the site go on. */
  wait(milliseconds: number): void;
}

export interface KeptSiteOptions {
  readonly folder?: TemporaryFolder;
  readonly kept?: string;
  readonly baseUrl?: string;
  readonly logger?: Logger;
  /** None by default. */
  readonly rateLimit?: number;
}

/** Indexes the orchards, if no folder is given, and serves them. */
export async function keptSite(options: KeptSiteOptions = {}): Promise<KeptSite> {
  const folder = options.folder ?? twoMeetings();
  if (!options.folder) await index(folder);
  const kept = options.kept ?? join(folder.path, 'kept');
  mkdirSync(kept, { recursive: true });
  const paths = bookmarkPaths(kept);
  let now = Date.parse('2031-09-01T10:00:00Z');
  const clock = () => new Date(now);
  const store = openBookmarks(paths.database, clock);
  const catalogue = openCatalogue(join(folder.path, 'data/catalogue.db'));
  const engine = openEmbeddedEngine({ path: join(folder.path, 'data/search.db'), readOnly: true });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bookmarks = { store, secret: keptSecret(paths.secret, store.hasReaders), now: clock };
  const logger = options.logger ?? pino({ level: 'silent' });
  const baseUrl = options.baseUrl ?? url;
  const { rateLimit = 0 } = options;
  server.on('request', createApp({ catalogue, engine, baseUrl, logger, rateLimit, bookmarks }));
  return {
    folder,
    kept,
    url,
    server,
    store,
    wait: (milliseconds) => {
      now += milliseconds;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
      catalogue.close();
      store.close();
      if (!options.folder) folder[Symbol.dispose]();
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A browser without a script, which keeps its cookies. */
export class Browser {
  readonly #site: Pick<KeptSite, 'server'>;
  /** The cookie of who has no bookmarks yet. */
  formCookie: string | null = null;
  /** `name=value`, as sent back. */
  cookie: string | null = null;

  constructor(site: Pick<KeptSite, 'server'>) {
    this.#site = site;
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#keep(await this.#with(request(this.#site.server).get(path)).set({ ...headers }));
  }

  /** Without a token of its own the form takes the one of the page that shows it. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = SAME_ORIGIN,
  ): Promise<Answer> {
    const token = fields.token ?? (await this.token());
    const sent = this.#with(request(this.#site.server).post(path)).set({ ...headers });
    return this.#keep(await sent.type('form').send({ ...fields, token }));
  }

  async upload(path: string, file: string, headers: Readonly<Record<string, string>> = SAME_ORIGIN): Promise<Answer> {
    const token = await this.token();
    const sent = this.#with(request(this.#site.server).post(path)).set({ ...headers });
    return this.#keep(await sent.field('token', token).attach('file', Buffer.from(file), 'bookmarks.json'));
  }

  async token(): Promise<string> {
    return tokenIn((await this.get('/bookmarks')).text);
  }

  /** Stars something and gives the address of its list. */
  async star(fields: Readonly<Record<string, string>>): Promise<string> {
    const { status, headers, text } = await this.post('/bookmarks/add', fields);
    if (status !== 303) throw new Error(`${status}: ${text}`);
    return (headers.location ?? '').replace(/#.*/, '');
  }

  #with(sent: request.Test): request.Test {
    const cookies = [this.cookie, this.formCookie].filter((cookie) => cookie !== null);
    return cookies.length > 0 ? sent.set('Cookie', cookies.join('; ')) : sent;
  }

  #keep({ status, text, headers }: request.Response): Answer {
    for (const cookie of (headers['set-cookie'] as unknown as string[] | undefined) ?? []) {
      const [pair = ''] = cookie.split(';');
      const kept = pair.endsWith('=') ? null : pair;
      if (pair.includes('bookmarks-form=')) this.formCookie = kept;
      else this.cookie = kept;
    }
    return { status, text, headers };
  }
}

export const SAME_ORIGIN = { 'Sec-Fetch-Site': 'same-origin' } as const;
export const PEARS = { report: 'orla-vane-2031-05-04', item: 'pears' } as const;
export const WASPS = { report: 'orla-vane-2031-06-04', item: 'wasps' } as const;

function tokenIn(html: string): string {
  return /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** Every address of a list, a share or an export in a page, as it is written there. */
export function addressIn(html: string, begin: string): string {
  return new RegExp(`"(?:http://[^/"]+)?(${begin}[^"#]*)[#"]`).exec(html)?.[1] ?? '';
}

/** A page without its token, which is another for every reader. */
export function unsigned(html: string): string {
  return html.replace(/name="token" value="[^"]*"/g, '');
}
