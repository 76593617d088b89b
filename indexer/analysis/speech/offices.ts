// Reads which office a sentence says that somebody holds: "gave her report as Treasurer", "Ada Lane, our Chair,", "Bo Rask (Clerk)".

import { matchesIn } from '../../../src/reports/matches.ts';
import { OFFICES } from '../text/english.ts';
import { type Worded, worded } from '../text/worded.ts';
import { type NameMatch, namesIn } from './names.ts';

export interface StatedOffice {
  /** Full name. */
  readonly name: string;
  /** In small letters. */
  readonly office: string;
}

/** Every office that the sentence gives to one of the full names in it. */
export function officesStatedIn(sentence: string, names: readonly NameMatch[]): StatedOffice[] {
  const stated: StatedOffice[] = [];
  for (const { name, office, end } of names) {
    if (!name.includes(' ')) continue;
    if (office) stated.push({ name, office: office.toLowerCase() });
    const after = sentence.slice(end, end + 120);
    for (const pattern of PATTERNS) {
      const words = pattern.exec(after)?.[1];
      const held = words === undefined ? null : officeOf(words);
      if (held) stated.push({ name, office: held });
    }
  }
  const inChair = sentence.includes('(')
    ? /\b(?:MR|MRS|MS|MADAM|THE)?\s*([A-Z]{4,})\s*\(([^)]{4,40})\)/.exec(sentence)
    : null;
  const chair = officeOf(inChair?.[1] ?? '');
  if (chair && inChair?.[2]) stated.push({ name: inChair[2], office: chair });
  const chaired =
    /chair|presid/.test(sentence) &&
    /(?:^|\s)((?:\p{Lu}[\p{L}’'.-]+\s+){1,4})(?:was\s+|is\s+)?in\s+the\s+chair\b|(?:^|\s)((?:\p{Lu}[\p{L}’'.-]+\s+){2,4})(?:took\s+the\s+chair|chaired|presided)\b/u.exec(
      sentence,
    );
  const name = chaired && namesIn(chaired[1] ?? chaired[2] ?? '', () => false)[0];
  if (name) stated.push({ name: name.name, office: 'chair' });
  if (names.length > 0) for (const { name, office } of before(sentence)) stated.push({ name, office });
  return stated;
}

const PATTERNS: readonly Worded[] = [
  // "Ada Lane (AL) Chair and Bo Rask (BR)".
  /^\s*\([A-Z]{2,4}\)\s*,?\s+((?:[\p{L}-]+\s+){0,2}?[\p{L}-]+)(?=\s+and\s|\s*[,.;\n]|$)/u,
  // "Mrs Ada Lane - Chair", as lists of those present have it.
  /^\s+[–—-]\s+((?:[\p{L}-]+\s+){0,2}[\p{L}-]+)(?=\s*(?:[,.;\n]|$))/u,
  /^\s*\((?:[A-Z]{2,4},\s*)?([\p{L} -]{3,50})\)/u,
  /^,\s+(?:who\s+is\s+)?(?:(?:the|our|its|their|new|acting|interim)\s+)*([\p{L}-]+(?:\s+[\p{L}-]+){0,3}?)(?:\s+(?:of|for|at)\s+[^,.;]{2,50})?(?=[,.;]|\s*$)/u,
  /^(?:\s+\p{L}+){0,2}?\s+(?:gave|presented|delivered|made)\s+(?:the|his|her|their|our|a)\s+((?:[\p{L}-]+\s+){0,2}[\p{L}-]+)[’']s?\s+(?:report|update)\b/u,
  /^(?:\s+[\p{L}’]+){1,7}?\s+(?:as|at)\s+((?:\p{Lu}[\p{L}-]+\s+){0,3}\p{Lu}[\p{L}-]+)/u,
].map(worded);

/** "The Clerk, Stella Winterbourne, …". */
function before(sentence: string): StatedOffice[] {
  const found: StatedOffice[] = [];
  if (!sentence.includes(',')) return found;
  for (const match of matchesIn(sentence, OFFICE_BEFORE)) {
    const office = officeOf(match[1] ?? '');
    const name = office && namesIn(sentence.slice(match.index + match[0].length), () => false)[0];
    if (office && name && name.start === 0) found.push({ name: name.name, office });
  }
  return found;
}

const OFFICE_BEFORE = /\b(?:[Tt]he|[Oo]ur)\s+((?:[\p{L}-]+\s+){0,3}?[\p{L}-]+),\s+(?=\p{Lu})/gu;

/** In small letters, `null` where the words do not end in the noun of an office. */
function officeOf(words: string): string | null {
  const office = words.toLowerCase().trim();
  return OFFICES.has(office.split(/\s+/).at(-1) ?? '') ? office : null;
}
