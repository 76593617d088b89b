// Tells headings that name an office or a body ("Treasurer (Bo Rask):", "Finance committee"). They come again below "Reports" and
// below "Elections", and divide neither: each is a matter of its own.
import { OFFICES } from '../text/english.ts';
import { headingKey } from './section-roles.ts';

/** Words of the heading besides the office, the name of whoever holds it in brackets, are few. */
export function isOfficeTitle(heading: string): boolean {
  const words = headingKey(heading.replace(/[–—:][^–—:]*$/u, (end) => (/\p{L}/u.test(end) ? '' : end))).split(' ');
  const last = words.at(-1) ?? '';
  return words.length <= MOST_WORDS && (OFFICES.has(last) || OFFICES.has(words.slice(-2).join('-')) || BODY.test(last));
}

const MOST_WORDS = 4;
const BODY = /^(?:committee|subcommittee|commission|board|taskforce|department|webmaster)$/;
