// Makes small folders of word vectors for tests: a safetensors file and a tokenizer.json of any kind.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tensors by name: numbers row by row. */
export type Tensors = Readonly<
  Record<string, { readonly dtype: string; readonly shape: readonly number[]; readonly bytes: Uint8Array }>
>;

/** As the format says: the header's length, the header, the numbers. */
export function safetensors(tensors: Tensors): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: { made: 'by a test' } };
  let offset = 0;
  for (const [name, { dtype, shape, bytes }] of Object.entries(tensors)) {
    header[name] = { dtype, shape, data_offsets: [offset, offset + bytes.length] };
    offset += bytes.length;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(json.length), true);
  return Buffer.concat([length, json, ...Object.values(tensors).map(({ bytes }) => bytes)]);
}

export function floats(...rows: readonly (readonly number[])[]): Tensors[string] {
  const numbers = Float32Array.from(rows.flat());
  return { dtype: 'F32', shape: [rows.length, rows[0]?.length ?? 0], bytes: new Uint8Array(numbers.buffer) };
}

/** Whole words in small letters, each with its vector. */
export function wordModel(folder: string, vectors: Readonly<Record<string, readonly number[]>>): string {
  const words = Object.keys(vectors);
  const dimensions = Object.values(vectors)[0]?.length ?? 0;
  const rows = [Array.from({ length: dimensions }, () => 0), ...Object.values(vectors)];
  const tokenizer = {
    normalizer: { type: 'BertNormalizer', lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      vocab: Object.fromEntries(['[UNK]', ...words].map((word, id) => [word, id])),
    },
  };
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  writeFileSync(join(folder, 'model.safetensors'), safetensors({ embeddings: floats(...rows) }));
  return folder;
}
