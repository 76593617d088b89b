// Cuts lists into pages and says where the others are, in the answer and in the header Link alike.
import { lastPageOf } from '../../queries/parameters.ts';
import { NotFound } from '../http/errors.ts';
import { absolute, PATHS } from '../urls.ts';

interface Paging {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly pageSize: number;
  readonly links: Links;
}

/** Absolute addresses. */
export interface Links {
  readonly self: string;
  readonly first?: string;
  readonly prev?: string;
  readonly next?: string;
  readonly last?: string;
}

interface PagedRequest {
  readonly baseUrl: string;
  /** Path and query of the request. */
  readonly url: string;
  readonly page: number;
  readonly pageSize: number;
}

/** Throws `NotFound` past the last page. */
export function pagingOf(total: number, { baseUrl, url, page, pageSize }: PagedRequest): Paging {
  const pages = lastPageOf(total, pageSize);
  const urlOf = (number: number) => absolute(baseUrl, withPage(url, number));
  if (page > pages) {
    const label = `Go to the last page, page ${pages}`;
    throw new NotFound(`There ${pages === 1 ? 'is one page' : `are ${pages} pages`}; there is no page ${page}.`, {
      url: urlOf(pages),
      label,
    });
  }
  const links = {
    self: absolute(baseUrl, url),
    first: urlOf(1),
    ...(page > 1 && { prev: urlOf(page - 1) }),
    ...(page < pages && { next: urlOf(page + 1) }),
    last: urlOf(pages),
  };
  return { total, page, pages, pageSize, links };
}

/** What a list of `total` is asked for, with its paging. Throws `NotFound` past the last page. */
export function stretchOf(
  total: number,
  request: PagedRequest,
): { readonly stretch: { readonly limit: number; readonly offset: number }; readonly paging: Paging } {
  const { page, pageSize } = request;
  return { stretch: { limit: pageSize, offset: (page - 1) * pageSize }, paging: pagingOf(total, request) };
}

/** The page of `all` that is asked for, with its paging. Throws `NotFound` past the last page. */
export function pageOf<T>(
  all: readonly T[],
  request: PagedRequest,
): { readonly on: readonly T[]; readonly paging: Paging } {
  const paging = pagingOf(all.length, request);
  const start = (request.page - 1) * request.pageSize;
  return { on: all.slice(start, start + request.pageSize), paging };
}

/** Absolute address of something in the interface; names are encoded. */
export function apiUrl(baseUrl: string, ...names: readonly string[]): string {
  return absolute(baseUrl, [PATHS.apiRoot, ...names.map(encodeURIComponent)].join('/'));
}

function withPage(url: string, page: number): string {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  if (page > 1) parameters.set('page', String(page));
  else parameters.delete('page');
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}
