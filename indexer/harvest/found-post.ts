// A post as a source lists it, whatever the source is: what the kinds of sites give and everything else of a harvest works with.
import type { IsoDate } from '../../src/reports/report.ts';
import { plainTextOf } from '../readers/html-article.ts';

export interface FoundPost {
  /** What the source itself tells its posts apart by: outlives a new title and mostly a new address. */
  readonly key: string;
  /** Its own page. */
  readonly url: string;
  /** Plain text, empty where the list names none. */
  readonly title: string;
  readonly author: string | null;
  readonly published: IsoDate | null;
  readonly categories: readonly string[];
  /** HTML as the source gave it; empty where it only links. */
  readonly html: string;
  /** The HTML is not the whole post: its page has to be read. */
  readonly isTeaser: boolean;
  /** Other posts are listed under its address, too, or it has none of its own: nothing is known by it. */
  readonly isAddressShared?: true;
  /** Its list has not changed, so that nothing but its own page can have: the rest is what the last run knew. */
  readonly isRemembered?: true;
}

/** One page of a source's list of posts, in its order: newest first, mostly. */
export interface Listing {
  readonly posts: readonly FoundPost[];
  /** Address of the next page, `null` on the last one. */
  readonly next: string | null;
}

/** Ends like a teaser: an ellipsis in brackets, or an invitation to read on. */
const TEASER_END =
  /(?:\[\s*(?:…|\.\.\.|&hellip;|&#8230;)\s*\]|(?:continue|keep) reading\b.{0,120}|read (?:more|the rest|the full)\b.{0,120})\s*$/i;

/** Descriptions of feeds are mostly teasers, but for those that are as long as a report. */
const SHORTEST_WHOLE_DESCRIPTION = 1500;

/** @param isDescription where the feed has a field of its own for whole texts and this is the other one */
export function looksCut(html: string, { isDescription }: { readonly isDescription: boolean }): boolean {
  const text = plainTextOf(html);
  if (text === '' || TEASER_END.test(text.slice(-400))) return true;
  return isDescription && (text.length < SHORTEST_WHOLE_DESCRIPTION || /(?:…|\.\.\.)$/.test(text));
}

/** A teaser's HTML without its invitation to read on. */
export function withoutInvitation(markdown: string): string {
  return markdown.replace(/\n*\[?(?:continue|keep) reading[^\n]*$/i, '').trimEnd();
}

/** Only addresses of the web, without the part after `#`; `null` for others. */
export function webAddress(address: string | undefined | null, base: string): string | null {
  const url = address ? URL.parse(address.trim(), base) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url.href;
}
