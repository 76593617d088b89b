// The view model of every page that is not what was asked for: says what happened and where to go. Never shows how the program is built.

import type { LedgerSource } from '../catalogue/ledger-lines.ts';
import type { Gone, Withdrawn } from '../catalogue/resolve.ts';
import { EngineUnavailable } from '../search/engine.ts';
import { BadRequest, NotFound } from './http/errors.ts';
import { type Shell, shellFor } from './page/shell.ts';
import type { Site } from './page/site.ts';
import { type DateView, dateView } from './text/dates.ts';
import { PATHS, parseSearch, searchUrl } from './urls.ts';

export interface Failure {
  readonly status: 400 | 403 | 404 | 409 | 410 | 413 | 429 | 500 | 503 | 507;
  readonly heading: string;
  /** Plain sentences. */
  readonly message: string;
  /** Name of the parameter that could not be read. */
  readonly field: string | null;
  readonly link: { readonly url: string; readonly label: string } | null;
  /** What the reader may have meant. */
  readonly near: readonly { readonly url: string; readonly label: string }[];
  /** What stood here. */
  readonly former: FormerView | null;
}

interface FormerView {
  readonly title: string;
  readonly date: DateView | null;
  /** Title of the report, where that is not what stood here, and its address at its source. */
  readonly reportTitle: string | null;
  readonly sourceUrl: string | null;
  /** Day on which the text was archived. */
  readonly archived: DateView | null;
}

export interface ErrorPage {
  readonly shell: Shell;
  /** The parameter's name is for programs. */
  readonly failure: Omit<Failure, 'field'>;
  /** For the search box. */
  readonly q: string;
}

/** The words of an address, for a search: "/reports/notes-2023/budget-and-dues" → "budget and dues". At most a few. */
export function wordsOfPath(path: string): string {
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  const words = decoded(last)
    .replace(/\.\w{1,5}$/, '')
    .replace(/[^\p{L}\p{N}’']+/gu, ' ')
    .trim()
    .split(' ')
    .slice(0, 8)
    .join(' ')
    .slice(0, 100);
  // A date or a number finds nothing by itself.
  return /\p{L}/u.test(words) ? words : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** How an error looks from outside. `query` is the part of the address after `?`. */
export function failureOf(error: unknown, query: string): Failure {
  const base = { field: null, link: null, near: [], former: null };
  if (error instanceof BadRequest) {
    const link = mended(error.field, query);
    const heading = 'This search cannot be read';
    return {
      ...base,
      status: 400,
      heading,
      message: `${sentence(error.message)} ${error.mend}`,
      field: error.field,
      link,
    };
  }
  if (error instanceof NotFound) {
    const { message, instead, near } = error;
    return { ...base, status: 404, heading: 'Not found', message, link: instead, near };
  }
  if (error instanceof EngineUnavailable) {
    const message =
      'The search does not answer at the moment. Please try again in a minute; the reports can be read meanwhile.';
    const link = { url: PATHS.reports, label: 'Browse the reports' };
    return { ...base, status: 503, heading: 'Search is not available now', message, link };
  }
  if (isClientError(error)) {
    const message = 'The address holds something that no address here can hold. It may have been cut off or mistyped.';
    return { ...base, status: 400, heading: 'This address cannot be read', message };
  }
  const message = 'That is our fault, not yours. It has been noted; please try again later.';
  return { ...base, status: 500, heading: 'Something went wrong', message };
}

/** A permalink whose text stands nowhere any more. */
export function goneFailure(gone: Gone | Withdrawn): Failure {
  if (gone.status === 'withdrawn') return { ...GONE, heading: 'Withdrawn', message: withdrawnText(gone), former: null };
  const { what, title, date, source } = gone;
  return {
    ...GONE,
    message: `This ${what} was removed from the archive. This is what is known of it:`,
    // What a report was called is the title of its source.
    link: title === null ? null : { url: searchUrl({ q: title }), label: 'Search for its title' },
    former:
      title === null
        ? source && formerView(source.title, date, source, null)
        : formerView(title, date, source, source?.title ?? null),
  };
}

/** When a report, with all its items, was taken out, and why: two sentences. */
export function withdrawnText({ withdrawn, reason }: Withdrawn): string {
  const day = dateView(withdrawn);
  return `This report was taken out of the archive${day ? ` on ${day.text}` : ''}. The reason given: ${sentence(reason)}`;
}

const GONE = { status: 410, heading: 'No longer in this archive', field: null, link: null, near: [] } as const;

function formerView(
  title: string,
  date: string | null,
  source: LedgerSource | null,
  reportTitle: string | null,
): FormerView {
  const url = source?.url ? URL.parse(source.url) : null;
  return {
    title,
    date: dateView(date),
    reportTitle,
    sourceUrl: url && /^https?:$/.test(url.protocol) ? url.href : null,
    archived: dateView(source?.captured?.slice(0, 10) ?? null),
  };
}

export function errorPage(site: Site, { field: _, ...failure }: Failure, q: string): ErrorPage {
  return {
    shell: shellFor(site, {
      title: failure.heading,
      description: failure.message,
      path: null,
      section: null,
      isIndexed: false,
    }),
    failure,
    q,
  };
}

/** The same search without the parameter that cannot be read, where that can be. */
function mended(field: string, query: string): Failure['link'] {
  const kept = new URLSearchParams(query);
  kept.delete(field);
  try {
    return { url: searchUrl(parseSearch(kept.toString())), label: `Search without “${field}”` };
  } catch (error) {
    if (error instanceof BadRequest) return null;
    throw error;
  }
}

/** Express says so of percent signs that it cannot decode. */
function isClientError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'status' in error &&
    typeof error.status === 'number' &&
    error.status >= 400 &&
    error.status < 500
  );
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
