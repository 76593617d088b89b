import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTokenizer } from '../../src/vectors/tokenizer.ts';
import { ModelUnusable } from '../../src/vectors/unusable.ts';

function listed(...tokens: readonly string[]): Record<string, number> {
  return Object.fromEntries(tokens.map((token, id) => [token, id]));
}

const BERT = {
  normalizer: { type: 'BertNormalizer', lowercase: true },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    vocab: listed('[UNK]', 'head', '##quarters', 'quarter', '##s', '.', 'cafe'),
  },
};
const SENTENCEPIECE_BPE = {
  normalizer: {
    type: 'Sequence',
    normalizers: [
      { type: 'Prepend', prepend: '▁' },
      { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
    ],
  },
  pre_tokenizer: null,
  model: {
    type: 'BPE',
    byte_fallback: true,
    vocab: listed('<0xC3>', '<0xA9>', '▁', 'b', 'o', 'a', 't', 's', '▁b', 'oa', 'oat', '▁boat'),
    merges: ['▁ b', 'o a', 'oa t', '▁b oat'],
  },
};
const BYTE_BPE = {
  normalizer: { type: 'NFC' },
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: true },
  model: {
    vocab: listed('Ġ', 'q', 'u', 'a', 'y', 'Ã', '©', 'Ġq', 'ay', 'uay', 'Ġquay'),
    merges: [
      ['Ġ', 'q'],
      ['a', 'y'],
      ['u', 'ay'],
      ['Ġq', 'uay'],
    ],
  },
};
const UNIGRAM = {
  normalizer: { type: 'Sequence', normalizers: [{ type: 'NFKC' }, { type: 'Lowercase' }] },
  pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' },
  model: {
    type: 'Unigram',
    unk_id: 0,
    vocab: [
      ['<unk>', 0],
      ['▁', -5],
      ['har', -3],
      ['bour', -3],
      ['▁har', -2],
      ['harbour', -2.5],
      ['s', -4],
      ['▁due', -2],
    ],
  },
};
const GPT = {
  ...BYTE_BPE,
  pre_tokenizer: {
    type: 'Sequence',
    pretokenizers: [
      {
        type: 'Split',
        pattern: { Regex: "(?i:'s|'t)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\s+" },
        behavior: 'Isolated',
        invert: false,
      },
      { type: 'ByteLevel', add_prefix_space: false, use_regex: false },
    ],
  },
};

const CUT: readonly (readonly [what: string, tokenizer: object, text: string, ids: readonly number[]])[] = [
  ['WordPiece: the longest beginning, then the longest continuation', BERT, 'Headquarters quarters', [1, 2, 3, 4]],
  ['WordPiece: punctuation alone, accents away', BERT, 'Café.', [6, 5]],
  ['WordPiece: nothing of a word that ends nowhere', BERT, 'headroom', []],
  ['BPE: the pair that is listed first is joined first', SENTENCEPIECE_BPE, 'boat', [11]],
  ['BPE: what is left stays apart', SENTENCEPIECE_BPE, 'boats', [11, 7]],
  ['BPE: letters that are not listed, as bytes', SENTENCEPIECE_BPE, 'é', [2, 0, 1]],
  ['BPE of bytes', BYTE_BPE, 'quay', [10]],
  ['BPE of bytes: two for one letter', BYTE_BPE, 'é', [0, 5, 6]],
  ['BPE of bytes, cut by an expression', GPT, 'quay quay', [1, 9, 10]],
  ['Unigram: the likeliest way', UNIGRAM, 'Harbour', [4, 3]],
  ['Unigram: unknown letters left out', UNIGRAM, 'dues', [7, 6]],
  ['WordLevel', { model: { type: 'WordLevel', vocab: listed('[UNK]', 'pay') } }, 'pay', [1]],
  ['nothing', BERT, '', []],
];

describe('a tokenizer', () => {
  for (const [what, tokenizer, text, ids] of CUT) {
    it(`cuts by ${what}`, () => assert.deepEqual(readTokenizer(JSON.stringify(tokenizer)).idsOf(text), ids));
  }

  const REFUSED: readonly (readonly [what: string, json: string, told: RegExp])[] = [
    ['no JSON', '{', /is not valid JSON/],
    ['no model', '{}', /holds no WordPiece, BPE or Unigram/],
    ['no token', JSON.stringify({ model: { type: 'WordPiece', vocab: {} } }), /lists no token/],
    ['an unknown normaliser', JSON.stringify({ ...BERT, normalizer: { type: 'Rot13' } }), /normalizer "Rot13"/],
    ['an unknown pre-tokenizer', JSON.stringify({ ...BERT, pre_tokenizer: { type: 'Dice' } }), /pre-tokenizer "Dice"/],
    [
      'an expression that cannot be read',
      JSON.stringify({ ...BERT, pre_tokenizer: { type: 'Split', pattern: { Regex: '(' } } }),
      /expression that cannot be read/,
    ],
  ];
  for (const [what, json, told] of REFUSED) {
    it(`is refused with ${what}`, () =>
      assert.throws(
        () => readTokenizer(json),
        (error) => error instanceof ModelUnusable && told.test(error.message),
      ));
  }
});
