// The query language: parses what a reader typed. Pure; never fails: what cannot be parsed is searched for as words.
import { tokens } from './words.ts';

/** A word, or a phrase of several words that must stand next to each other. Raw as typed, without quotes. */
export interface Term {
  readonly text: string;
  readonly isPhrase: boolean;
  /** `word*`: the text, whose star is kept, stands for all words that begin so. */
  readonly isBeginning?: true;
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
  readonly endsInQuestionMark: boolean;
  /**
   * The operator that the query ends in, where its value may still be being typed: `speaker:ru`, `speaker:"Ruth Ca`, and `speaker:` with an
   * empty value, which is no field yet. `null` where it ends in anything else.
   */
  readonly openField: FieldTerm | null;
}

/** The one word that a clause asks for, as typed; `null` for a phrase, a beginning, for alternatives and for what is left out. */
export function plainWord({ alternatives: [only, ...others], isExcluded }: Clause): string | null {
  return only && !only.isPhrase && !only.isBeginning && others.length === 0 && !isExcluded ? only.text : null;
}

/**
 * Reads what a reader typed: words, `"phrases"`, `-exclusions` or `NOT exclusions`, `AND` and `OR` between terms, `beginnings*`, and `field:value`. Never fails; `notes` tells
 * what was read in an unexpected way. Linear in the text's length.
 */
export function parseQuery(text: string): ParsedQuery {
  const pieces = withoutAndAndNot(piecesOf(text), isShouted(text));
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
      clauses.push({ alternatives: [{ text: piece.word, isPhrase: false }], isExcluded: false });
      notes.push(
        piece.kind === 'not'
          ? '“NOT” stands before no word or phrase here, so it was searched for as a word.'
          : `“${piece.word}” does not stand between two words or phrases here, so it was searched for as a word.`,
      );
    }
  });

  if (clauses.length > 0 && clauses.every((clause) => clause.isExcluded)) {
    notes.push('The search only says what to leave out, so it finds everything else.');
  }
  if (pieces.length === 0 && text.trim() !== '')
    notes.push('The search holds no letter or digit, so it finds everything.');
  const end = pieces.at(-1);
  return {
    clauses,
    fields,
    notes: [...new Set(notes)],
    endsInWord: end?.kind === 'term' && end.isOpenWord,
    endsInQuestionMark: /[?？]\s*$/.test(text),
    openField: end?.openField ?? null,
  };
}

/** So many words of one search are looked for: each costs the engine something, and a pasted paragraph is found by fewer. */
export const MOST_WORDS = 64;

/** The search with its first words alone, and a note where there were more. A phrase is cut as well. */
export function firstWords(parsed: ParsedQuery): ParsedQuery {
  let left = MOST_WORDS;
  let isCut = false;
  const first = (term: Term): Term | null => {
    const { text } = term;
    const words = tokens(text);
    const last = words[Math.min(words.length, left) - 1];
    isCut ||= words.length > left;
    left -= Math.min(words.length, left);
    return last ? { ...term, text: last === words.at(-1) ? text : text.slice(0, last.end) } : null;
  };
  const clauses = parsed.clauses.flatMap(({ alternatives, isExcluded }) => {
    const kept = alternatives.map(first).filter((term) => term !== null);
    return kept.length > 0 ? [{ alternatives: kept, isExcluded }] : [];
  });
  if (!isCut) return parsed;
  return { ...parsed, clauses, notes: [...parsed.notes, NOTE_OF_MORE], endsInWord: false, openField: null };
}

const NOTE_OF_MORE = `Only the first ${MOST_WORDS} words were searched for.`;

type Piece = { readonly note: string | null; readonly openField?: FieldTerm | null } & (
  | { readonly kind: 'term'; readonly term: Term; readonly isExcluded: boolean; readonly isOpenWord: boolean }
  | { readonly kind: 'field'; readonly field: FieldTerm['field']; readonly value: string }
  | { readonly kind: 'or' | 'and' | 'not'; readonly word: string }
);

const OPERATORS: Readonly<Record<string, 'or' | 'and' | 'not'>> = { OR: 'or', AND: 'and', NOT: 'not' };

/** Who writes all in capitals joins nothing by "AND". Acronyms are short. */
function isShouted(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}{6}/u.test(text);
}

/** `AND` between two terms says what stands there anyway; `NOT` before one leaves it out; elsewhere, and where all is shouted, they are words. */
function withoutAndAndNot(pieces: readonly Piece[], isAllShouted: boolean): readonly Piece[] {
  const result: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const [before, next] = [pieces[index - 1], pieces[index + 1]];
    if (piece.kind === 'term' && before?.kind === 'not' && !isAllShouted)
      result.push({ ...piece, isExcluded: true, isOpenWord: false });
    else if (piece.kind === 'not' && next?.kind === 'term' && !isAllShouted) continue;
    else if (piece.kind === 'and' && !isAllShouted && isValue(before) && (isValue(next) || next?.kind === 'not'))
      continue;
    else result.push(piece);
  }
  return result.map((piece) =>
    isAllShouted && (piece.kind === 'and' || piece.kind === 'not')
      ? { kind: 'term', term: { text: piece.word, isPhrase: false }, isExcluded: false, isOpenWord: false, note: null }
      : piece,
  );
}

function isValue(piece: Piece | undefined): boolean {
  return piece?.kind === 'term' || piece?.kind === 'field';
}

/** `OR` joins two included terms; between two values of one field it says what two values mean anyway. */
function isJoining(pieces: readonly Piece[], index: number): boolean {
  if (pieces[index]?.kind !== 'or') return false;
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
  const operator = Object.hasOwn(OPERATORS, typed) ? OPERATORS[typed] : undefined;
  if (operator) return { kind: operator, word: typed, note: null };
  const isUnclosed = phrase !== undefined && close === '';
  const unclosed =
    isUnclosed && phrase.trim() !== '' ? `Missing closing quote; searched for “${phrase.trim()}” as a phrase.` : null;

  if (field !== undefined && minus === '') {
    const value = (phrase ?? word ?? '').trim();
    const name = field.toLowerCase() as FieldTerm['field'];
    const openField = isAtEnd && (word !== undefined || isUnclosed) ? { field: name, value } : null;
    if (value !== '') return { kind: 'field', field: name, value, note: unclosed, openField };
    const note = `“${field}:” is followed by nothing, so “${field}” was searched for as a word.`;
    const term = { text: field, isPhrase: false };
    return { kind: 'term', term, isExcluded: false, isOpenWord: false, note, openField };
  }

  const words = field === undefined ? (phrase ?? word ?? '') : `${field}:${phrase ?? word ?? ''}`;
  const found = tokens(words);
  const first = found[0];
  const last = found.at(-1);
  if (!first || !last) return null;
  const isExcluded = minus !== '';
  const isPhrase = phrase !== undefined;
  const isBeginning = !isPhrase && words.endsWith('*') && last.end === words.length - 1;
  const onlyWords =
    field === undefined ? null : `Only words and phrases can be left out, so “${words}” was read as words.`;
  return {
    kind: 'term',
    term: isBeginning
      ? { text: words.slice(first.start), isPhrase, isBeginning }
      : { text: isPhrase ? words.trim() : words.slice(first.start, last.end), isPhrase },
    isExcluded,
    isOpenWord: isAtEnd && !isPhrase && !isExcluded && last.end === words.length,
    note: unclosed ?? onlyWords,
  };
}

/**
 * The same search without the operators that `isMeant`, and then without any `OR` that stood beside an operator rather than between two words:
 * it has nothing left to join. As `parsed` itself where no operator is meant.
 */
export function withoutFields(parsed: ParsedQuery, isMeant: (field: FieldTerm) => boolean): ParsedQuery {
  const fields = parsed.fields.filter((field) => !isMeant(field));
  if (fields.length === parsed.fields.length) return parsed;
  return parsedOf(
    parsed.clauses.filter((clause) => plainWord(clause) !== 'OR'),
    fields,
  );
}

/** As `parseQuery` reads it from the `queryText` of these, but for notes. */
export function parsedOf(given: readonly Clause[], fields: readonly FieldTerm[] = []): ParsedQuery {
  // A word that would join its neighbours is written as a phrase.
  const clauses = given.map((clause) =>
    Object.hasOwn(OPERATORS, plainWord(clause) ?? '')
      ? { ...clause, alternatives: [{ text: plainWord(clause) ?? '', isPhrase: true }] }
      : clause,
  );
  const last = clauses.at(-1);
  const endsInWord = fields.length === 0 && last?.isExcluded === false && last.alternatives.at(-1)?.isPhrase === false;
  return { clauses, fields, notes: [], endsInWord, endsInQuestionMark: false, openField: null };
}

/** Clauses and fields as one would type them: `parseQuery` reads the same from it. */
export function queryText(clauses: readonly Clause[], fields: readonly FieldTerm[] = []): string {
  const typed = ({ text, isPhrase }: Term) => (isPhrase || Object.hasOwn(OPERATORS, text) ? `"${text}"` : text);
  return [
    ...clauses.map(({ alternatives, isExcluded }) => (isExcluded ? '-' : '') + alternatives.map(typed).join(' OR ')),
    ...fields.map(({ field, value }) => `${field}:${/\s/.test(value) ? `"${value}"` : value}`),
  ].join(' ');
}
