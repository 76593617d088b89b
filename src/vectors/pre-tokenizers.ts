// How a tokenizer.json cuts a text into the pieces that are looked up on their own: at white space, at punctuation, before a sign for a space. Pure.
import { z } from 'zod';
import { escaped, pattern } from './normalisers.ts';
import { ModelUnusable } from './unusable.ts';

export type PreTokenise = (piece: string) => readonly string[];

const preTokenizer = z.object({
  type: z.string(),
  pretokenizers: z.array(z.unknown()).optional(),
  replacement: z.string().optional(),
  add_prefix_space: z.boolean().optional(),
  prepend_scheme: z.enum(['always', 'first', 'never']).optional(),
  pattern: pattern.optional(),
  behavior: z.string().optional(),
  invert: z.boolean().optional(),
  use_regex: z.boolean().optional(),
  individual_digits: z.boolean().optional(),
});

/** @param told the field "pre_tokenizer"; nothing is cut where it is `null`. Throws `ModelUnusable` for one that is not known. */
export function preTokenizerOf(told: unknown): PreTokenise {
  if (told === null || told === undefined) return (piece) => [piece];
  const read = preTokenizer.safeParse(told);
  if (!read.success) throw new ModelUnusable('has a "pre_tokenizer" of another shape than is read');
  const rule = read.data;
  switch (rule.type) {
    case 'Sequence': {
      const steps = (rule.pretokenizers ?? []).map(preTokenizerOf);
      return (piece) => steps.reduce<readonly string[]>((pieces, step) => pieces.flatMap(step), [piece]);
    }
    case 'BertPreTokenizer':
      return (piece) => piece.match(/[\p{P}\p{S}]|[^\s\p{P}\p{S}]+/gu) ?? [];
    case 'Whitespace':
      return (piece) => piece.match(/[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]+/gu) ?? [];
    case 'WhitespaceSplit':
      return (piece) => piece.match(/\S+/g) ?? [];
    case 'Punctuation':
      return (piece) => piece.match(/\p{P}|[^\p{P}]+/gu) ?? [];
    case 'Digits':
      return (piece) => piece.match(rule.individual_digits ? /\p{N}|\P{N}+/gu : /\p{N}+|\P{N}+/gu) ?? [];
    case 'Metaspace':
      return metaspace(
        rule.replacement ?? '▁',
        (rule.prepend_scheme ?? 'always') !== 'never' && rule.add_prefix_space !== false,
      );
    case 'ByteLevel':
      return byteLevel(rule.add_prefix_space ?? true, rule.use_regex ?? true);
    case 'Split':
      return (piece) =>
        rule.pattern ? split(piece, rule.pattern, rule.invert ?? false, rule.behavior === 'Removed') : [piece];
    default:
      throw new ModelUnusable(`has a pre-tokenizer "${rule.type}", which is not read`);
  }
}

/** Each word with the sign of the space before it. */
function metaspace(sign: string, hasFirst: boolean): PreTokenise {
  return (piece) => {
    const marked = piece.replaceAll(' ', sign);
    const whole = hasFirst && !marked.startsWith(sign) ? sign + marked : marked;
    return whole.split(new RegExp(`(?=${escaped(sign)})`, 'u')).filter(Boolean);
  };
}

const WORDS_AND_SIGNS = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+/gu;

/** Every byte as a letter of its own, as GPT-2 does. */
function byteLevel(hasFirst: boolean, isCut: boolean): PreTokenise {
  return (piece) => {
    const whole = hasFirst && !piece.startsWith(' ') ? ` ${piece}` : piece;
    const words = isCut ? (whole.match(WORDS_AND_SIGNS) ?? []) : [whole];
    return words.map((word) => Array.from(new TextEncoder().encode(word), (byte) => LETTERS[byte] ?? '').join(''));
  };
}

/** Bytes that are printed stand for themselves, the others for the letters from U+0100 on, in order. */
const LETTERS: readonly string[] = (() => {
  let next = 0x100;
  const isPrinted = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrinted(byte) ? byte : next++));
})();

/** What fits the pattern, and what stands between, are pieces; inverted, what fits is the word and the rest the gap. */
function split(piece: string, by: RegExp, isInverted: boolean, isRemoved: boolean): readonly string[] {
  const pieces: string[] = [];
  let end = 0;
  const add = (text: string, isGap: boolean) => {
    if (text !== '' && !(isGap && isRemoved)) pieces.push(text);
  };
  for (const match of piece.matchAll(by)) {
    add(piece.slice(end, match.index), isInverted);
    add(match[0], !isInverted);
    end = match.index + match[0].length;
  }
  add(piece.slice(end), isInverted);
  return pieces;
}
