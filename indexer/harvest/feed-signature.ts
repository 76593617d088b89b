// Takes from the end of a listed post what the program of the blog has put there for readers of feeds: where the post appeared first,
// and the invitation to read on. Told by where its links lead, since every language has its own words for it.

import { documentOf } from '../readers/html-article.ts';
import type { PageElement } from '../readers/page-element.ts';

export interface SignedPost {
  /** HTML as the list gave it. */
  readonly html: string;
  /** The post's own page. */
  readonly url: string;
  /** Plain text. */
  readonly title: string;
}

/** The HTML of what the author wrote. */
export function withoutSignature({ html, url, title }: SignedPost): string {
  if (!TOLD_AT_END.test(html.slice(-END_LENGTH))) return html;
  const { body } = documentOf(`<body>${html}</body>`);
  let last = lastBlock(body);
  let isChanged = false;
  // Both may stand there, the invitation first.
  for (let turn = 0; turn < 2 && last; turn++) {
    if (isSignature(last, { url, title })) last.remove();
    else if (!removeInvitation(last, url)) break;
    isChanged = true;
    last = lastBlock(body);
  }
  return isChanged ? body.innerHTML : html;
}

const END_LENGTH = 2000;
const TOLD_AT_END = /<a\b|\bfirst\b/i;
const BLOCK = /^(?:p|div|h[1-6]|footer|section|article|small|center)$/;

/** The last block with words in it, the innermost one; `null` where the words stand in none. */
function lastBlock(root: PageElement): PageElement | null {
  for (const node of [...root.childNodes].reverse() as PageElement[]) {
    if ((node.textContent ?? '').trim() === '') continue;
    return BLOCK.test(node.localName ?? '') ? (lastBlock(node) ?? node) : null;
  }
  return null;
}

/** Words beside the links of “The post … appeared first on …”, in any language. */
const MOST_WORDS = 9;
const APPEARED_FIRST = /\b(?:(?:appeared|published|posted) first|first (?:appeared|published|posted)) (?:on|at|in)\b/i;

function isSignature(block: PageElement, { url, title }: Pick<SignedPost, 'url' | 'title'>): boolean {
  const text = plain(block);
  const links = [...block.querySelectorAll('a')];
  const others = links.reduce((rest, link) => rest.replace(plain(link), ' '), text);
  if (others.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length > MOST_WORDS) {
    // Where the links are lost, the words have to say it.
    return links.length === 0 && title !== '' && text.includes(title) && isShortSignature(text.replace(title, ''));
  }
  if (links.length < 2)
    return links.length === 0 && title !== '' && text.includes(title) && isShortSignature(text.replace(title, ''));
  const addresses = links.flatMap((link) => addressOf(link, url) ?? []);
  const post = addresses.find((address) => isSame(address, url)) ?? linkNamed(links, title, url);
  return post !== undefined && addresses.some((address) => isHomeOf(address, post));
}

function isShortSignature(rest: string): boolean {
  return rest.length < 120 && APPEARED_FIRST.test(rest.replace(/\s+/g, ' '));
}

function linkNamed(links: readonly PageElement[], title: string, base: string): URL | undefined {
  const link = title === '' ? undefined : links.find((one) => plain(one) === title);
  return (link && addressOf(link, base)) ?? undefined;
}

/** Takes an invitation to read on out of the block, or the whole block; `false` where it has none. */
function removeInvitation(block: PageElement, url: string): boolean {
  const link = [...block.querySelectorAll('a')].at(-1);
  const address = link && addressOf(link, url);
  if (!link || !address || !isSame(address, url)) return false;
  const invitation = plain(link);
  const text = plain(block);
  const at = text.lastIndexOf(invitation);
  const before = text.slice(0, at).trim();
  const after = text.slice(at + invitation.length);
  if (invitation === '' || invitation.split(' ').length > LONGEST_INVITATION || /[\p{L}\p{N}]/u.test(after))
    return false;
  if (/^[\s\W]*$/u.test(before) && !/[\p{L}\p{N}]/u.test(before)) block.remove();
  else if (/[.!?…:”"’)\]]$/.test(before)) link.remove();
  else return false;
  return true;
}

/** The title of the post may be part of it: “Continue reading Council report – 6 May”. */
const LONGEST_INVITATION = 16;

function addressOf(link: PageElement, base: string): URL | null {
  return URL.parse(link.getAttribute('href') ?? '', base);
}

/** One page, whatever counts its readers. */
function isSame(one: URL, other: string | URL): boolean {
  const [a, b] = [one, new URL(other)].map(({ host, pathname, search }) => {
    const query = [...new URLSearchParams(search)].filter(([name]) => !/^(?:utm_|fbclid|ref$|source$)/.test(name));
    return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}?${new URLSearchParams(query)}`;
  });
  return a === b;
}

/** A site’s first page, or that of a blog that is a part of a site. */
function isHomeOf(address: URL, post: URL): boolean {
  const [home, page] = [address, post].map(
    ({ host, pathname }) => `${host.replace(/^www\./, '')}${pathname.replace(/\/*$/, '/')}`,
  );
  return home !== undefined && page !== undefined && page !== home && page.startsWith(home);
}

function plain(element: PageElement): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
