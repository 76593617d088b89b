// A real local web server that answers as a site does, keeps a log of what it was asked, and can be told to misbehave.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LoggedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The status that was sent, 0 where none was. */
  status: number;
  /** `performance.now()` at its beginning and end. */
  readonly began: number;
  ended: number;
}

/** Answers, or gives `'as usual'` to let the site answer. */
export type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface Site extends AsyncDisposable {
  /** With a slash at its end. */
  readonly url: string;
  readonly log: LoggedRequest[];
  /** What was asked but robots.txt, then forgets it. */
  asked(): LoggedRequest[];
  /** By path and query, or by path alone. */
  readonly faults: Map<string, Misbehaviour>;
}

/** @param answer for a path with its query; `null` is 404. Pages have ETags. */
export async function openSite(answer: (url: URL) => Reply | null): Promise<Site> {
  const log: LoggedRequest[] = [];
  const faults = new Map<string, Misbehaviour>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site.example');
    const path = url.pathname + url.search;
    const { method = 'GET', headers } = request;
    const entry: LoggedRequest = { method, path, headers, status: 0, began: performance.now(), ended: 0 };
    log.push(entry);
    response.on('close', () => {
      entry.status = response.headersSent ? response.statusCode : 0;
      entry.ended = performance.now();
    });
    const fault = faults.get(path) ?? faults.get(url.pathname);
    const isAsUsual = !fault || fault(request, response) === 'as usual';
    if (isAsUsual) send(request, response, answer(url));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    log,
    faults,
    asked: () => log.splice(0).filter(({ path }) => path !== '/robots.txt'),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function send(request: IncomingMessage, response: ServerResponse, reply: Reply | null): void {
  const { status = 200, type = 'text/html; charset=utf-8', body = '', headers = {} } = reply ?? NOT_FOUND;
  const etag = `"${createHash('sha1').update(body).digest('hex').slice(0, 16)}"`;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status === 200) {
    response.setHeader('etag', etag);
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
  }
  response.writeHead(status, { 'content-type': type });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const NOT_FOUND: Reply = { status: 404, body: '<h1>Not found</h1>' };
