// Cuts words into the tokens that a tokenizer.json lists, in one of three ways: WordPiece, BPE or Unigram. Pure; knows no vectors.
import { z } from 'zod';
import { bytePairEncoder, type Encode } from './byte-pairs.ts';
import { normaliserOf } from './normalisers.ts';
import { preTokenizerOf } from './pre-tokenizers.ts';
import { unigramEncoder } from './unigram.ts';
import { ModelUnusable } from './unusable.ts';
import { wordPieceEncoder } from './word-pieces.ts';

export interface Tokenizer {
  /** Ids of the tokens of a text, in its order; those that the list does not know are left out. */
  readonly idsOf: (text: string) => readonly number[];
  /** The highest id, plus one. */
  readonly size: number;
}

const vocabulary = z.record(z.string(), z.int().min(0));
const merge = z.union([z.tuple([z.string(), z.string()]), z.string().transform((text) => pairOf(text))]);

const MODEL = z.union([
  z.object({
    type: z.literal('Unigram'),
    vocab: z.array(z.tuple([z.string(), z.number()])),
    unk_id: z.int().nullish(),
    byte_fallback: z.boolean().nullish(),
  }),
  z.object({
    type: z.literal('BPE').optional(),
    vocab: vocabulary,
    merges: z.array(merge),
    continuing_subword_prefix: z.string().nullish(),
    end_of_word_suffix: z.string().nullish(),
    byte_fallback: z.boolean().nullish(),
    ignore_merges: z.boolean().nullish(),
  }),
  z.object({
    type: z.enum(['WordPiece', 'WordLevel']).optional(),
    vocab: vocabulary,
    unk_token: z.string().nullish(),
    continuing_subword_prefix: z.string().nullish(),
    max_input_chars_per_word: z.int().nullish(),
  }),
]);

const TOKENIZER = z.object({ normalizer: z.unknown().optional(), pre_tokenizer: z.unknown().optional(), model: MODEL });

/** @param json the text of a tokenizer.json. Throws `ModelUnusable`; the message names no file. */
export function readTokenizer(json: string): Tokenizer {
  let told: unknown;
  try {
    told = JSON.parse(json);
  } catch (error) {
    throw new ModelUnusable('is not valid JSON', { cause: error });
  }
  const read = TOKENIZER.safeParse(told);
  if (!read.success) throw new ModelUnusable('holds no WordPiece, BPE or Unigram tokenizer');
  const { normalizer, pre_tokenizer, model } = read.data;
  const normalise = normaliserOf(normalizer);
  const cut = preTokenizerOf(pre_tokenizer);
  const { encode, size } = encoderOf(model);
  if (size === 0) throw new ModelUnusable('lists no token');
  return { size, idsOf: (text) => cut(normalise(text)).flatMap(encode) };
}

function encoderOf(model: z.infer<typeof MODEL>): { readonly encode: Encode; readonly size: number } {
  if (model.type === 'Unigram') {
    const { vocab, unk_id, byte_fallback } = model;
    return { encode: unigramEncoder(vocab, unk_id ?? null, byte_fallback ?? false), size: vocab.length };
  }
  const ids = new Map(Object.entries(model.vocab));
  const size = Object.values(model.vocab).reduce((most, id) => Math.max(most, id), -1) + 1;
  if ('merges' in model) {
    const { merges, continuing_subword_prefix, end_of_word_suffix, byte_fallback, ignore_merges } = model;
    const encode = bytePairEncoder({
      ...{ ids, merges },
      prefix: continuing_subword_prefix ?? '',
      suffix: end_of_word_suffix ?? '',
      // Only one of the two is known without the merges, so that a word that is listed whole is taken whole.
      whole: ignore_merges ? 'as listed' : 'merged',
      unknown: byte_fallback ? 'as bytes' : 'left out',
    });
    return { encode, size };
  }
  const { unk_token, continuing_subword_prefix, max_input_chars_per_word } = model;
  const isWhole = model.type === 'WordLevel';
  return {
    encode: wordPieceEncoder(ids, {
      prefix: isWhole ? null : (continuing_subword_prefix ?? '##'),
      unknown: unk_token ?? '[UNK]',
      longest: max_input_chars_per_word ?? 100,
    }),
    size,
  };
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf(' ', 1);
  return [text.slice(0, at), text.slice(at + 1)];
}
