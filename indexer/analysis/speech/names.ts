// Finds names of persons in a sentence by their shape: capitalised words with particles, honorifics, initials, letters behind.
// Says where a name stands and which of its words are the name; who that is, is the cast's business.
import { matchesIn } from '../../../src/reports/matches.ts';
import { narrowParts } from '../../../src/reports/narrow.ts';
import { GROUPS, HONORIFICS, NO_PERSON, OFFICES, OPENERS, PARTICLES, POSTNOMINALS, SEATS } from '../text/english.ts';

export interface NameMatch {
  /** The name without honorifics, offices and letters behind: "Percival Hexton". One word where only a first or last name is given. */
  readonly name: string;
  /** An honorific stands before it: even a single word is a person then ("Ms Oduya"). */
  readonly isTitled: boolean;
  /** The title right before a single word, in small letters: "cllr". */
  readonly title?: string;
  /** What the honorific tells of it. */
  readonly gender: 'he' | 'she' | null;
  /** The office written before the name ("Campaign Director"), or an empty string. */
  readonly office: string;
  /** `[start, end)` in the text, with honorifics, office and letters. */
  readonly start: number;
  readonly end: number;
}

/** Which single words may be names here: first and last names of the cast, initials. */
export type IsKnownName = (word: string) => boolean;

// "McSweeney", "O’Brien", "Barros-Curtis", "Ó", or a middle initial "R."; an apostrophe-s is no part of the name.
const CAPITALISED = String.raw`(?:\p{Lu}[\p{L}\p{M}]*(?:[’'](?!s\b)\p{L}[\p{L}\p{M}]+)?(?:-\p{L}[\p{L}\p{M}]*)*\.?|[dDoOlL][’']\p{Lu}[\p{L}\p{M}]+(?:-\p{L}[\p{L}\p{M}]*)*|(?:al|el|ul|as|ash|ad|an|ar|az|at)-\p{Lu}[\p{L}\p{M}]+)`;
/** Letters around a figure that stand for somebody on the air or on a list: "W4KLM", "KD0ABC". */
const CALLSIGN = String.raw`(?:[A-Z]{1,2}|\d[A-Z]|[A-Z]\d)\d[A-Z]{1,4}`;
/** The name that a person goes by, within the full one: "(Bob)", "“Bob”", "'Bob'". */
const NICKNAME = String.raw`(?:\(\p{Lu}[’'-]?\p{Ll}[\p{L}’'-]*\)|[“"‘']\p{Lu}[\p{L}-]+[”"’'](?=[ \u00a0]+\p{Lu}))`;
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}’'])(?:${CALLSIGN}(?![\p{L}\p{N}])|${CAPITALISED}(?![\p{N}]))(?:[ \u00a0]+(?:${CALLSIGN}|${CAPITALISED}|${NICKNAME}|of|for|and|the|${[...PARTICLES].join('|')})(?![\p{L}\p{N}])){0,11}`,
  'gu',
);

/** Every run of words in `text` that has the shape of a person's name, in order. */
export function namesIn(text: string, isKnownName: IsKnownName): NameMatch[] {
  const names: NameMatch[] = nickAt(text, isKnownName);
  // No run goes beyond a comma or its like.
  for (const part of narrowParts(text)) {
    for (const run of matchesIn(part.text, RUN)) {
      // Most runs are one word that begins a sentence.
      const [words] = run;
      const isOne = !words.includes(' ') && !words.includes('\u00a0');
      if (isOne && !isKnownName(words.endsWith('.') ? words.replace(/(?<=\p{Ll})\.$/u, '') : words)) continue;
      const start = part.start + run.index;
      // "the Harbour WG": a body.
      if (
        /\s[A-Z]{2,5}$/.test(words) &&
        /\b(?:[Tt]he|[Oo]ur|[Aa]n?)\s+$/.test(text.slice(Math.max(0, start - 5), start))
      )
        continue;
      names.push(...namesOfRun(words, start, isKnownName));
    }
  }
  return names;
}

/** A handle in small letters that begins the text: "kfalk2 said". */
function nickAt(text: string, isKnownName: IsKnownName): NameMatch[] {
  const nick = /^@?([\p{Ll}\p{N}][\p{Ll}\p{N}_-]{2,30})(?=\s)/u.exec(text);
  if (!nick?.[1] || !isKnownName(nick[1])) return [];
  return [{ name: nick[1], isTitled: false, gender: null, office: '', start: 0, end: nick[0].length }];
}

interface Word {
  readonly text: string;
  /** In small letters, without full stops, commas and brackets. */
  readonly bare: string;
  readonly start: number;
  readonly end: number;
}

/** "Ada Lane of the Harbour Board": the body that somebody comes from is no part of the name. */
function withoutBody(words: Word[]): Word[] {
  const at = words.findIndex(({ text }, index) => text === 'of' && words[index + 1]?.text === 'the');
  const isName = at >= 2 && words.slice(0, at).every((word) => !OFFICES.has(word.bare) && !isConnecting(word));
  return isName ? words.slice(0, at) : words;
}

/** "and" parts persons, and "I" is none. */
function namesOfRun(run: string, offset: number, isKnownName: IsKnownName): NameMatch[] {
  const words: Word[] = matchesIn(run, /\S+/g).map((m) => ({
    text: m[0],
    bare: bare(m[0]),
    start: offset + m.index,
    end: offset + m.index + m[0].length,
  }));
  const names: NameMatch[] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at++) {
    if (at < words.length && words[at]?.text !== 'and' && words[at]?.text !== 'I') continue;
    const match = nameOf(words.slice(from, at), isKnownName);
    if (match) names.push(match);
    from = at + 1;
  }
  return names;
}

function nameOf(run: readonly Word[], isKnownName: IsKnownName): NameMatch | null {
  const words = withoutBody(withoutEdges(run, isKnownName));
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return null;
  while (words.length > 1 && isBehindName(words)) words.pop();

  const { office, isTitled, rest } = withoutOffice(words);
  if (rest === null) return null;
  // "Lord (Percival) Hexton": the first name that the title leaves out. "Robert (Bob) Rask": a nickname, left out.
  const inBrackets = rest.filter((word) => isBracketed(word.text));
  const open = rest.filter((word) => !isBracketed(word.text));
  const kept = open.length === 1 && inBrackets.length === 1 ? rest : open;
  if (kept.length === 0 || kept.length > MOST_WORDS) return null;
  // "Moving beyond Lamps BR asked": initials are a name of their own, whatever stands before them.
  const [before, behind] = kept;
  if (kept.length === 2 && before && behind && isInitials(behind, isKnownName) && !isKnownName(before.text))
    return { name: behind.text, isTitled: false, gender: null, office: '', start: behind.start, end: behind.end };
  // "Cllr Alan Green": behind a title, or where the report lists him, a surname may be any word.
  const isSurely = isTitled && kept.length > 1 && !NO_PERSON.has(kept[0]?.bare ?? '');
  if (!isSurely && kept.some((word) => NO_PERSON.has(word.bare)) && !isListed(kept, isKnownName)) return null;

  const name = kept
    .map((word) => word.text.replace(/^[(“"‘']|[)”"’']$/g, ''))
    .join(' ')
    .replace(/(?<=\p{Ll})\.$/u, '');
  if (/[’']s?$/.test(name) || GROUPS.has(kept.at(-1)?.bare ?? '')) return null;
  const capitals = kept.filter((word) => /^\(?(?:\p{Ll}{1,3}[-’'])?\p{Lu}/u.test(word.text)).length;
  const isFull = capitals >= 2 || /^\p{Lu}\p{Ll}+ \p{Lu}\.?$/u.test(name);
  if (isFull && kept.every((word) => /^[\p{Lu}\p{N}.-]+$/u.test(word.text))) return null; // acronyms
  if (kept.some(({ text }) => /\p{Ll}{5,}\p{Lu}/u.test(text) && !isKnownName(text))) return null; // names of products: "HarbourMaster"
  if (!isFull && !isTitled && !isKnownName(name)) return null;
  return {
    name,
    isTitled,
    ...(isTitled && words.length === 2 ? { title: first.bare } : {}),
    gender: genderOf(words, run),
    office,
    start: first.start,
    end: last.end,
  };
}

function isInitials({ text }: Word, isKnownName: IsKnownName): boolean {
  return /^(?:[A-Z]{2,4}|[A-Z]{2,3}[a-z])$/.test(text) && isKnownName(text);
}

function isListed(name: readonly Word[], isKnownName: IsKnownName): boolean {
  return name.length === 2 && name.every(({ text }) => isKnownName(text));
}

/** With particles: "Maria Fernández Castellanos de la Torre". */
const MOST_WORDS = 6;

/** Whether the last word stands behind a name without being part of it: "MP", "Jr.", "III", letters of any society. */
function isBehindName(words: readonly Word[]): boolean {
  const { text: last, bare } = words.at(-1) ?? NO_WORD;
  if (POSTNOMINALS.has(bare) || /^(?:[JS]r\.?|[IV]{2,3})$/.test(last)) return true;
  return (
    /^[A-Z][A-Za-z]{0,3}[A-Z]$/.test(last) && words.slice(0, -1).filter(({ text }) => /\p{Ll}/u.test(text)).length >= 2
  );
}

function withoutEdges(run: readonly Word[], isKnownName: IsKnownName): Word[] {
  const isOpener = (word: Word): boolean =>
    isConnecting(word) || (OPENERS.has(word.bare) && !isInitials(word, isKnownName));
  const start = run.findIndex((word) => !isOpener(word));
  if (start < 0) return [];
  const words = run.slice(start);
  const isLoose = (last: Word): boolean => isConnecting(last) || (words.length > 2 && isBracketed(last.text));
  while (words.length > 0 && isLoose(words.at(-1) ?? NO_WORD)) words.pop();
  return words;
}

function isConnecting({ text }: Word): boolean {
  return text === 'of' || text === 'for' || text === 'the' || text === 'and';
}

const NO_WORD: Word = { text: '', bare: '', start: 0, end: 0 };

/** Takes honorifics and offices off the front. `rest` is `null` where what is left cannot be a name. */
function withoutOffice(words: readonly Word[]): { office: string; isTitled: boolean; rest: Word[] | null } {
  const end = words.findLastIndex((word) => OFFICES.has(word.bare) || HONORIFICS.has(word.bare));
  if (end < 0 && isSeated(words)) return { office: '', isTitled: words.length === 2, rest: words.slice(1) };
  if (end < 0) return { office: '', isTitled: false, rest: words.some(isConnecting) ? null : [...words] };
  const after = words.slice(end + 1);
  const hasComplement = isConnecting(after[0] ?? NO_WORD);
  // "Head of Policy Development Ada Lane": the complement of the office ends where the last two words begin.
  if (hasComplement && after.length < 4) return { office: '', isTitled: false, rest: null };
  const seat = seatOf(words, end);
  const rest = seat ?? (hasComplement ? after.slice(-2) : after);
  const before = words.slice(0, words.length - rest.length);
  // "Interim Provost Lubker": an office before one word makes it a name, as an honorific does.
  const isTitled =
    (rest.length === 1 && !hasComplement && end >= 0 && /\p{Ll}/u.test(rest[0]?.text ?? '')) ||
    before.some((word) => HONORIFICS.has(word.bare) && !OFFICES.has(word.bare)) ||
    /^(?:cllr|councillor)$/.test(words[end]?.bare ?? '');
  const office = before
    .filter((word) => !HONORIFICS.has(word.bare))
    .map((word) => word.text)
    .join(' ');
  return { office, isTitled, rest: !seat && rest.some(isConnecting) ? null : rest };
}

/** "Member Rask", "Supervisor Ned Tarn": with a surname behind it. */
function isSeated(words: readonly Word[]): boolean {
  const [seat, ...name] = words;
  return (
    seat !== undefined &&
    SEATS.has(seat.bare) &&
    name.length >= 1 &&
    name.length <= 3 &&
    name.every((word) => /^\p{Lu}/u.test(word.text) && /\p{Ll}/u.test(word.text) && !NO_PERSON.has(word.bare))
  );
}

/** "Lord Harrow of Stennick": the place is part of what a title names. */
function seatOf(words: readonly Word[], title: number): Word[] | null {
  const after = words.slice(title + 1);
  const [first, connecting, place] = after;
  const isSeat = after.length === 3 && connecting?.text === 'of' && first && place;
  return isSeat && !OFFICES.has(words[title]?.bare ?? '') && ![first, place].some(isNoName) ? after : null;
}

function isNoName(word: Word): boolean {
  return isConnecting(word) || NO_PERSON.has(word.bare);
}

function genderOf(words: readonly Word[], run: readonly Word[]): 'he' | 'she' | null {
  const title = (words[0] ?? run[0])?.bare ?? '';
  if (/^(?:mr|sir|lord|brother|father|baron)$/.test(title)) return 'he';
  return /^(?:mrs|ms|miss|dame|lady|sister|baroness)$/.test(title) ? 'she' : null;
}

function isBracketed(text: string): boolean {
  return /^(?:\(.*\)|[“"‘'].*[”"’'])$/.test(text);
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[.,()]/g, '');
}
