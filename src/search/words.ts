// The one analyser of words: what is indexed, asked for and marked is cut, folded and stemmed here and nowhere else.
// Knows English inflection; other languages keep their words whole.

import { stemmer } from 'stemmer';
import { SPELT as SPELT_IN_ASCII } from '../reports/ids.ts';

export interface Token {
  /** Folded: lower case, no diacritics, no apostrophes, no possessive 's. */
  readonly word: string;
  /** What the index holds: equal for inflected forms of one word. Letters and digits, and `.`, `+`, `#` where they belong to the word. */
  readonly stem: string;
  /** `[start, end)` are UTF-16 offsets into the text; the possessive 's stands inside. */
  readonly start: number;
  readonly end: number;
  /** Its number among the words of the text. */
  readonly order: number;
}

/** How words begin: 1 for each pair of first characters that is looked for. */
export type Beginnings = Uint8Array;

/**
 * The words of a text in order, of which those may be left out that begin otherwise than looked for. Hyphens and other punctuation split words; numbers keep their decimals ("3.5") and lose their
 * thousands' commas ("385,324" → "385324"); "c++", "C#", "+1" are words, and dotted initials are one ("N.E.C." → "nec").
 * Linear in the text's length; any text will do, also lone surrogates and NULs.
 */
export function tokens(text: string, beginnings: Beginnings | null = null): Token[] {
  const found: Token[] = [];
  let order = 0;
  for (let at = 0; at < text.length; ) {
    const end = plainWordEnd(text, at);
    if (end === at) {
      at++;
      continue;
    }
    let start = at;
    at = end;
    if (end > 0 && beginnings !== null && beginnings[beginningOf(text, start, end)] === 0) {
      order++;
      continue;
    }
    if (end < 0) {
      WORD.lastIndex = start;
      const match = WORD.exec(text);
      if (!match) break;
      start = match.index;
      at = start + match[0].length;
    }
    const surface = text.slice(start, at);
    const { word, stem } = analysed.get(surface) ?? analyse(surface);
    if (word !== '') found.push({ word, stem, start, end: at, order: order++ });
  }
  return found;
}

/** Those of the words that have one of these stems, or that begin with one of them. */
export function beginningsOf(stems: Iterable<string>): Beginnings {
  const beginnings = new Uint8Array(CLASSES * CLASSES);
  for (const stem of stems) {
    const first = stem.charCodeAt(0);
    const isTwo = isPlain(first) && isPlain(stem.charCodeAt(1));
    const at = beginningOf(stem, 0, 2);
    if (isTwo) beginnings[at] = 1;
    // Where there is no second letter to compare, every one will do; where the first is no plain one either, every word.
    else if (isPlain(first)) beginnings.fill(1, at - (at % CLASSES), at - (at % CLASSES) + CLASSES);
    else beginnings.fill(1);
  }
  return beginnings;
}

const CLASSES = 32;

/** The first two characters as a number, equal for a word and its stem, which may have an “i” for a “y”. */
function beginningOf(text: string, start: number, end: number): number {
  const second = start + 1 < end ? text.charCodeAt(start + 1) : 0;
  return classOf(text.charCodeAt(start)) * CLASSES + ((second | 32) === 121 ? 9 : classOf(second));
}

/** 1 to 26 for letters, 27 for digits, 0 for others. */
function classOf(code: number): number {
  if (!isPlain(code)) return 0;
  return code < 65 ? 27 : (code | 32) - 96;
}

/**
 * Most words are ASCII letters and digits with something plain behind them: found so, five times as fast as by the pattern. The end of such
 * a word; `at` itself where no word can begin; -1 where only the pattern can tell.
 */
function plainWordEnd(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first > 127) return -1;
  if (!isPlain(first)) return first === PLUS ? -1 : at;
  let end = at + 1;
  while (end < text.length && isPlain(text.charCodeAt(end))) end++;
  if (end === text.length) return end;
  const next = text.charCodeAt(end);
  if (next > 127 || next === PLUS || next === HASH) return -1;
  if (next !== DOT && next !== COMMA && next !== APOSTROPHE_SIGN) return end;
  const after = end + 1 < text.length ? text.charCodeAt(end + 1) : 0;
  return after > 127 || isPlain(after) ? -1 : end;
}

const [PLUS, HASH, DOT, COMMA, APOSTROPHE_SIGN] = [43, 35, 46, 44, 39];

/** An ASCII letter or digit. */
function isPlain(code: number): boolean {
  const small = code | 32;
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57);
}

/** Folded words joined by single spaces: for comparing what was typed with names and titles. */
export function foldedWords(text: string): string {
  return tokens(text)
    .map((token) => token.word)
    .join(' ');
}

/** Mistakes are not looked for, and endings not taken off, in a word that holds one. */
export function hasDigit(word: string): boolean {
  return /\p{N}/u.test(word);
}

const APOSTROPHE = `['’‘ʼ＇]`;
const LETTER = String.raw`[\p{L}\p{Nd}\p{Nl}]`;
const INSIDE = String.raw`[\p{L}\p{Nd}\p{Nl}\p{M}]`;

/** Superscripts and fractions (`\p{No}`) stand outside words, so that a footnote's mark does not hide the word before it. */
const WORD = new RegExp(
  [
    String.raw`\p{L}(?:\.\p{L})+(?!${INSIDE})`,
    String.raw`[a-zA-Z]{1,2}(?:\+\+|#)(?![\p{L}\p{Nd}+#])`,
    String.raw`(?<![\p{L}\p{Nd}+])\+1(?![\p{L}\p{Nd}]|[.,]\d)`,
    String.raw`${LETTER}${INSIDE}*(?:${APOSTROPHE}\p{L}${INSIDE}*|(?<=\d)\.(?=\d)${INSIDE}+|(?<=(?<!\d)\d{1,3}),(?=\d{3}(?!\d))${INSIDE}+)*`,
  ].join('|'),
  'gu',
);

/** Base64 and the like: nobody types it, and FTS5 and the stemmer are spared. */
const MAX_LENGTH = 64;

/** Letters that do not decompose. */
const SPELT: Readonly<Record<string, string>> = { ...SPELT_IN_ASCII, ı: 'i', ς: 'σ' };

/** Where Porter's rules put unrelated words together: "news" with "new", "general" with "generate", "university" with "universal". */
const STEMS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  news: 'news',
  general: 'general',
  generally: 'general',
  university: 'university',
  universities: 'university',
};

interface Analysis {
  readonly word: string;
  readonly stem: string;
}

/** A text repeats its words: looking them up is ten times faster than folding and stemming. Emptied when full. */
const analysed = new Map<string, Analysis>();
const MAX_ANALYSED = 100_000;

function analyse(surface: string): Analysis {
  const word = fold(surface);
  const analysis = { word, stem: stemOf(word) };
  if (analysed.size >= MAX_ANALYSED) analysed.clear();
  // A key cut from a text would keep the whole text in memory: V8 slices share their parent from 13 characters on.
  analysed.set(surface.length < 13 ? surface : Buffer.from(surface, 'utf16le').toString('utf16le'), analysis);
  return analysis;
}

function fold(surface: string): string {
  const plain = /^[a-z]+$/.test(surface)
    ? surface
    : surface
        .replace(POSSESSIVE, '')
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[ßæœøłđðþıς]/g, (letter) => SPELT[letter] ?? letter)
        .replace(/[^\p{L}\p{N}.+#]/gu, '');
  const word = hasDigit(plain) ? plain : plain.replaceAll('.', '');
  return word.length > MAX_LENGTH ? word.slice(0, MAX_LENGTH).toWellFormed() : word;
}

const POSSESSIVE = new RegExp(`${APOSTROPHE}[sS]$`);

function stemOf(word: string): string {
  return STEMS[word] ?? (/^[a-z]+$/.test(word) ? stemmer(word) : word);
}
