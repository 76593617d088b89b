// The one analyser of words: what is indexed, asked for and marked is cut, folded and stemmed here and nowhere else.
// Knows English inflection; other languages keep their words whole.

import { SPELT as SPELT_IN_ASCII } from '../reports/ids.ts';
import { stemOf } from './stems.ts';

export interface Token {
  /** Folded: lower case, no diacritics, no apostrophes, no possessive 's. */
  readonly word: string;
  /** What the index holds: equal for inflected forms of one word. Letters and digits, and `.`, `+`, `#` where they belong to the word. */
  readonly stem: string;
  /** `[start, end)` are UTF-16 offsets into the text; the possessive 's stands inside. */
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text in order. Hyphens and other punctuation split words; numbers keep their decimals ("3.5") and lose their
 * thousands' commas ("385,324" → "385324"); "c++", "C#", "+1" are words, and dotted initials are one ("N.E.C." → "nec").
 * Linear in the text's length; any text will do, also lone surrogates and NULs.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  const finder = new WordFinder(text);
  for (let token = finder.nextToken(); token; token = finder.nextToken()) found.push(token);
  return found;
}

/** Goes through a text from word to word; each is `[start, end)`. */
export class WordFinder {
  readonly #text: string;
  start = 0;
  end: number;

  /** @param from where no word has begun and not ended: the beginning, the end of a word, white space */
  constructor(text: string, from = 0) {
    this.#text = text;
    this.end = from;
  }

  /** `false` where no more word comes. What was found may still fold to nothing. */
  next(): boolean {
    const text = this.#text;
    for (let at = this.end; at < text.length; at++) {
      const end = plainWordEnd(text, at);
      if (end === at) continue;
      if (end > 0) {
        this.start = at;
        this.end = end;
        return true;
      }
      WORD.lastIndex = at;
      const match = WORD.exec(text);
      if (!match) break;
      this.start = match.index;
      this.end = match.index + match[0].length;
      return true;
    }
    return false;
  }

  nextToken(): Token | null {
    while (this.next()) {
      const { start, end } = this;
      const { word, stem } = analysisOf(this.#text.slice(start, end));
      if (word !== '') return { word, stem, start, end };
    }
    return null;
  }
}

/**
 * Finds where a word may begin that has one of these stems, or begins with one of them: much faster than to cut all words out. Also finds
 * letters beyond ASCII, as they may be folded to any.
 */
export function possibleStarts(stems: Iterable<string>): RegExp {
  const beginnings = new Set<string>();
  for (const stem of stems) {
    const [, first, second = ''] = /^([a-z0-9])([a-z0-9]?)/.exec(stem) ?? [];
    // A stem may have an “i” for a “y”, and lacks what may stand after a first letter: “N.E.C.”, “O’Neill”, “1,500”.
    const after = second === '' ? '' : `(?=${APOSTROPHE.slice(0, -1)}.,]?${/[iy]/.test(second) ? '[iy]' : second})`;
    beginnings.add(first === undefined ? String.raw`\S` : first + after);
  }
  const beginning = beginnings.size > 0 ? `(?<![a-z0-9])(?:${[...beginnings].join('|')})|` : '';
  return new RegExp(String.raw`${beginning}(?![‘’“”–—…])[^\x00-\x7f]`, 'gi');
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
/** Subscripts are a part of the word, as in "CO₂". */
const INSIDE = String.raw`[\p{L}\p{Nd}\p{Nl}\p{M}\u2080-\u2089]`;

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

/** What is indexed for a word; nothing where `word` is empty. */
export type Analysis = Pick<Token, 'word' | 'stem'>;

/** @param surface as it stands in a text */
export function analysisOf(surface: string): Analysis {
  return analysed.get(surface) ?? analyse(surface);
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
