// The query language: parses what a reader typed. Pure; never fails: what cannot be parsed is searched for as words.
import { tokens } from './words.ts';

/** A word, or a phrase of several words that must stand next to each other. Raw as typed, without quotes. */
export interface Term {
  readonly text: string;
  readonly isPhrase: boolean;
}

/** Any of the alternatives must match; with `isExcluded`, none of them may. Clauses combine with AND. */
export interface Clause {
  readonly alternatives: readonly Term[];
  readonly isExcluded: boolean;
}

/** Field operators as typed: `speaker:"Ruth Carrow"` → `{field: 'speaker', value: 'Ruth Carrow'}`. Resolving names to ids is the caller's business. */
export interface FieldTerm {
  readonly field: 'speaker' | 'topic' | 'author' | 'body' | 'from' | 'to';
  readonly value: string;
}

export interface ParsedQuery {
  readonly clauses: readonly Clause[];
  readonly fields: readonly FieldTerm[];
  /** Sentences that tell the reader what was read in an unexpected way, e.g. an unclosed quote. */
  readonly notes: readonly string[];
  /** The query ends in a word (no space, quote or operator after it) that may still be being typed. */
  readonly endsInWord: boolean;
}

/**
 * Reads what a reader typed: words, `"phrases"`, `-exclusions`, `OR` between terms, and `field:value`. Never fails; `notes` tells
 * what was read in an unexpected way. Linear in the text's length.
 */
export function parseQuery(text: string): ParsedQuery {
  const pieces = piecesOf(text);
  const notes: string[] = [];
  const fields: FieldTerm[] = [];
  const clauses: { alternatives: Term[]; isExcluded: boolean }[] = [];

  pieces.forEach((piece, index) => {
    if (piece.note !== null) notes.push(piece.note);
    const last = clauses.at(-1);
    if (piece.kind === 'field') {
      fields.push({ field: piece.field, value: piece.value });
    } else if (piece.kind === 'term') {
      if (pieces[index - 1]?.kind === 'or' && isJoining(pieces, index - 1) && last) last.alternatives.push(piece.term);
      else clauses.push({ alternatives: [piece.term], isExcluded: piece.isExcluded });
    } else if (!isJoining(pieces, index)) {
      clauses.push({ alternatives: [{ text: 'OR', isPhrase: false }], isExcluded: false });
      notes.push('“OR” does not stand between two words or phrases here, so it was searched for as a word.');
    }
  });

  if (clauses.length > 0 && clauses.every((clause) => clause.isExcluded)) {
    notes.push('The search only says what to leave out, so it finds everything else.');
  }
  if (pieces.length === 0 && text.trim() !== '')
    notes.push('The search holds no letter or digit, so it finds everything.');
  const end = pieces.at(-1);
  return { clauses, fields, notes: [...new Set(notes)], endsInWord: end?.kind === 'term' && end.isOpenWord };
}

/** So many words of one search are looked for: each costs the engine something, and a pasted paragraph is found by fewer. */
export const MOST_WORDS = 64;

/** The search with its first words alone, and a note where there were more. A phrase is cut as well. */
export function firstWords(parsed: ParsedQuery): ParsedQuery {
  let left = MOST_WORDS;
  let isCut = false;
  const first = ({ text, isPhrase }: Term): Term | null => {
    const words = tokens(text);
    const last = words[Math.min(words.length, left) - 1];
    isCut ||= words.length > left;
    left -= Math.min(words.length, left);
    return last ? { text: words.length > 0 && last !== words.at(-1) ? text.slice(0, last.end) : text, isPhrase } : null;
  };
  const clauses = parsed.clauses.flatMap(({ alternatives, isExcluded }) => {
    const kept = alternatives.map(first).filter((term) => term !== null);
    return kept.length > 0 ? [{ alternatives: kept, isExcluded }] : [];
  });
  if (!isCut) return parsed;
  return { ...parsed, clauses, notes: [...parsed.notes, NOTE_OF_MORE], endsInWord: false };
}

const NOTE_OF_MORE = `Only the first ${MOST_WORDS} words were searched for.`;

type Piece = { readonly note: string | null } & (
  | { readonly kind: 'term'; readonly term: Term; readonly isExcluded: boolean; readonly isOpenWord: boolean }
  | { readonly kind: 'field'; readonly field: FieldTerm['field']; readonly value: string }
  | { readonly kind: 'or' }
);

/** `OR` joins two included terms; between two values of one field it says what two values mean anyway. */
function isJoining(pieces: readonly Piece[], index: number): boolean {
  const before = pieces[index - 1];
  const after = pieces[index + 1];
  if (before?.kind === 'field' && after?.kind === 'field') return before.field === after.field;
  return before?.kind === 'term' && after?.kind === 'term' && !before.isExcluded && !after.isExcluded;
}

const QUOTE = '["“”„‟«»″＂]';
/** One piece from its first character on: a phrase up to any closing quote or the end, or a word up to white space or a quote. */
const PIECE = new RegExp(
  '(?<minus>[-−]*)(?:(?<field>speaker|topic|author|body|from|to):)?' +
    `(?:${QUOTE}(?<phrase>[^"“”„‟«»″＂]*)(?<close>${QUOTE}?)|(?<word>[^\\s"“”„‟«»″＂]*))`,
  'iuy',
);

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    // Every character that is not white space begins a piece of at least itself.
    if (match?.groups === undefined || match[0] === '') break;
    at += match[0].length;
    const piece = pieceOf(match[0], match.groups, at === text.length);
    const isRepeatedOr = piece?.kind === 'or' && pieces.at(-1)?.kind === 'or';
    if (piece && !isRepeatedOr) pieces.push(piece);
  }
  return pieces;
}

function pieceOf(typed: string, groups: Readonly<Record<string, string | undefined>>, isAtEnd: boolean): Piece | null {
  const { minus = '', field, phrase, close, word } = groups;
  if (typed === 'OR') return { kind: 'or', note: null };
  const isUnclosed = phrase !== undefined && close === '';
  const unclosed =
    isUnclosed && phrase.trim() !== '' ? `Missing closing quote; searched for “${phrase.trim()}” as a phrase.` : null;

  if (field !== undefined && minus === '') {
    const value = (phrase ?? word ?? '').trim();
    const name = field.toLowerCase() as FieldTerm['field'];
    if (value !== '') return { kind: 'field', field: name, value, note: unclosed };
    const note = `“${field}:” is followed by nothing, so “${field}” was searched for as a word.`;
    return { kind: 'term', term: { text: field, isPhrase: false }, isExcluded: false, isOpenWord: false, note };
  }

  const words = field === undefined ? (phrase ?? word ?? '') : `${field}:${phrase ?? word ?? ''}`;
  const found = tokens(words);
  const first = found[0];
  const last = found.at(-1);
  if (!first || !last) return null;
  const isExcluded = minus !== '';
  const isPhrase = phrase !== undefined;
  const onlyWords =
    field === undefined ? null : `Only words and phrases can be left out, so “${words}” was read as words.`;
  return {
    kind: 'term',
    term: { text: isPhrase ? words.trim() : words.slice(first.start, last.end), isPhrase },
    isExcluded,
    isOpenWord: isAtEnd && !isPhrase && !isExcluded && last.end === words.length,
    note: unclosed ?? onlyWords,
  };
}

/** Clauses and fields as one would type them: `parseQuery` reads the same from it. */
export function queryText(clauses: readonly Clause[], fields: readonly FieldTerm[] = []): string {
  const typed = ({ text, isPhrase }: Term) => (isPhrase || text === 'OR' ? `"${text}"` : text);
  return [
    ...clauses.map(({ alternatives, isExcluded }) => (isExcluded ? '-' : '') + alternatives.map(typed).join(' OR ')),
    ...fields.map(({ field, value }) => `${field}:${/\s/.test(value) ? `"${value}"` : value}`),
  ].join(' ');
}

/**
 * English for a reader, to stand after "items with": `the words “budget” and “schools”, the phrase “free meals”, but not “academies”`;
 * empty where there are no clauses.
 */
export function describeClauses(clauses: readonly Clause[]): string {
  const included = clauses.filter((clause) => !clause.isExcluded);
  const words = included.filter(
    (clause) => clause.alternatives.length === 1 && clause.alternatives[0]?.isPhrase === false,
  );
  const phrases = included.filter(
    (clause) => clause.alternatives.length === 1 && clause.alternatives[0]?.isPhrase === true,
  );
  const choices = included.filter((clause) => clause.alternatives.length > 1);
  const parts = [
    ...named('word', words.map(quoted)),
    ...named('phrase', phrases.map(quoted)),
    ...choices.map((clause) => `either ${quoted(clause)}`),
  ];
  const excluded = clauses.filter((clause) => clause.isExcluded).map(quoted);
  if (excluded.length === 0) return listed(parts, 'and');
  return parts.length === 0
    ? `anything but ${listed(excluded, 'and')}`
    : `${listed(parts, 'and')}, but not ${listed(excluded, 'or')}`;
}

function quoted(clause: Clause): string {
  return listed(
    clause.alternatives.map((term) => `“${term.text}”`),
    'or',
  );
}

function named(noun: string, values: readonly string[]): string[] {
  if (values.length === 0) return [];
  return [`the ${noun}${values.length === 1 ? '' : 's'} ${listed(values, 'and')}`];
}

function listed(values: readonly string[], conjunction: 'and' | 'or'): string {
  if (values.length < 2) return values[0] ?? '';
  return `${values.slice(0, -1).join(', ')} ${conjunction} ${values.at(-1)}`;
}
