// Knows readers by a signed cookie and lets nobody else write for them: cookie, private address, and the token of forms. A cookie that is
// forged, foreign or of before a new private address is as good as none. Who is no reader yet has a cookie for the forms alone: a token is
// good only in the browser that was given it.
import cookieParser from 'cookie-parser';
import type { Request, RequestHandler, Response } from 'express';
import type { Reader } from '../../bookmarks/bookmark.ts';
import { randomKey } from '../../bookmarks/keys.ts';
import { isSignature, signature } from '../../bookmarks/secret.ts';
import type { BookmarkStore } from '../../bookmarks/store.ts';
import { ForeignRequest } from './foreign-request.ts';

interface SessionOptions {
  readonly store: BookmarkStore;
  readonly secret: () => string;
  readonly baseUrl: string;
}

export interface ReaderSessions {
  /** Reads cookies; first in the row. */
  readonly cookies: RequestHandler;
  readerOf(request: Request): Reader | null;
  /** The reader of the request, or a new one; either is signed in. */
  readerFor(request: Request, response: Response): Reader;
  /** Sets the cookie, for as long as browsers keep one. */
  signIn(response: Response, reader: Reader): void;
  signOut(response: Response): void;
  /** To be sent back with every form of the answer; who is no reader yet gets a cookie that it belongs to. */
  formToken(request: Request, response: Response): string;
  /** The token of that reader. */
  tokenOf(reader: Reader): string;
  /** What the forms of this browser must send. Throws `ForeignRequest` where it was given none. */
  expectedToken(request: Request): string;
  /** By its headers, before anything of it is read. Throws `ForeignRequest`. */
  verifyOrigin(request: Request): void;
  /** Throws `ForeignRequest`. */
  verifyToken(request: Request, token: string): void;
  /** Whoever knows it is the reader. */
  privateKey(reader: Reader): string;
  readerOfPrivateKey(key: string): Reader | null;
}

const FOUR_HUNDRED_DAYS_MS = 400 * 24 * 3600 * 1000;
const KEY = /^([\w-]{22})\.(\d{1,9})\.([\w-]{43})$/;

export function readerSessions({ store, secret, baseUrl }: SessionOptions): ReaderSessions {
  const isSecure = baseUrl.startsWith('https:');
  // The prefix keeps other hosts of the same domain from setting it.
  const name = isSecure ? '__Host-bookmarks' : 'bookmarks';
  const formName = `${name}-form`;
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isSecure, signed: true, path: '/' } as const;

  const readerOf = (request: Request): Reader | null => {
    const value: unknown = request.signedCookies?.[name];
    const match = typeof value === 'string' ? /^([\w-]{22})\.(\d{1,9})$/.exec(value) : null;
    return match ? store.reader({ id: match[1] ?? '', generation: Number(match[2]) }) : null;
  };
  const signIn = (response: Response, { id, generation }: Reader): void => {
    response.cookie(name, `${id}.${generation}`, { ...cookie, maxAge: FOUR_HUNDRED_DAYS_MS });
    if (response.req.signedCookies?.[formName]) response.clearCookie(formName, { ...cookie, signed: false });
  };
  const tokenOf = ({ id, generation }: Reader): string => signature(secret(), 'form', `${id}.${generation}`);
  /** Of somebody who is no reader yet. */
  const tokenOfBrowser = (key: string): string => signature(secret(), 'form of a new reader', key);
  const browserKeyOf = (request: Request): string | null => {
    const value: unknown = request.signedCookies?.[formName];
    return typeof value === 'string' && /^[\w-]{22}$/.test(value) ? value : null;
  };
  const expectedToken = (request: Request): string => {
    const reader = readerOf(request);
    const key = browserKeyOf(request);
    if (reader) return tokenOf(reader);
    if (key !== null) return tokenOfBrowser(key);
    throw new ForeignRequest('The browser did not send the cookie that came with the form.');
  };
  const privateSignature = ({ id, generation }: Reader): string =>
    signature(secret(), 'private address', `${id}.${generation}`);

  return {
    // The secret may have been restored since the last request.
    cookies: (request, response, next) => cookieParser(secret())(request, response, next),
    readerOf,
    readerFor: (request, response) => {
      const reader = readerOf(request) ?? store.newReader();
      signIn(response, reader);
      return reader;
    },
    signIn,
    signOut: (response) => void response.clearCookie(name, { ...cookie, signed: false }),
    formToken: (request, response) => {
      const reader = readerOf(request);
      if (reader) return tokenOf(reader);
      const known = browserKeyOf(request);
      const key = known ?? randomKey();
      // For as long as the browser runs.
      if (known === null) response.cookie(formName, key, cookie);
      return tokenOfBrowser(key);
    },
    tokenOf,
    expectedToken,
    verifyOrigin: (request) => {
      if (!isFromHere(request, baseUrl)) throw new ForeignRequest('The request came from another site.');
    },
    verifyToken: (request, given) => {
      if (!isSignature(given, expectedToken(request))) throw new ForeignRequest();
    },
    privateKey: (reader) => `${reader.id}.${reader.generation}.${privateSignature(reader)}`,
    readerOfPrivateKey: (key) => {
      const match = KEY.exec(key);
      if (!match) return null;
      const reader = { id: match[1] ?? '', generation: Number(match[2]) };
      return isSignature(match[3] ?? '', privateSignature(reader)) ? store.reader(reader) : null;
    },
  };
}

/**
 * Browsers say where a request comes from in one of two headers; the first is missing on http, and both with programs. A page that tells nobody
 * where it is ("null") is none of ours: ours say it to this site (`Referrer-Policy: same-origin`).
 */
function isFromHere(request: Request, baseUrl: string): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('Origin');
  if (origin === undefined) return true;
  return origin === baseUrl || URL.parse(origin)?.host === request.get('Host');
}

/** Whether a reader has asked for the page, not another site and not a browser that guesses what will be asked for next. */
export function isVisit(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site');
  return (site === undefined || site !== 'cross-site') && !/prefetch|prerender/.test(request.get('Sec-Purpose') ?? '');
}
