// Reads the matrix of word vectors from a safetensors file: a length, a header of JSON, numbers. Trusts neither: what does not fit is refused.
import { z } from 'zod';
import { ModelUnusable } from './unusable.ts';

/** One row for each token, or for each that the mapping names. */
export interface VectorRows {
  readonly dimensions: number;
  /** Ids of tokens from 0 up to this have a vector. */
  readonly tokens: number;
  /** Adds the vector of a token, times its weight where the file has weights, to `sum`, which has `dimensions` numbers. */
  readonly addTo: (sum: Float32Array, token: number) => void;
}

const tensor = z.object({
  dtype: z.string(),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});

type Tensor = z.infer<typeof tensor>;

const HEADER_AT = 8;
const MOST_HEADER = 10_000_000;
const MOST_DIMENSIONS = 4096;

/** Throws `ModelUnusable`; the message names no file. */
export function readVectorRows(bytes: Uint8Array): VectorRows {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = bytes.byteLength < HEADER_AT ? 0 : Number(view.getBigUint64(0, true));
  const dataAt = HEADER_AT + headerLength;
  if (headerLength < 2 || headerLength > MOST_HEADER || dataAt > bytes.byteLength)
    throw new ModelUnusable('is no safetensors file, or is cut off');
  const tensors = tensorsOf(bytes.subarray(HEADER_AT, dataAt));
  const numbersOf = (name: string, { dtype, shape, data_offsets: [from, to] }: Tensor) => {
    const type = NUMBERS[dtype];
    if (type === undefined) throw new ModelUnusable(`has numbers of type ${dtype} in "${name}", which is not read`);
    const count = shape.reduce((product, size) => product * size, 1);
    if (to - from !== count * type.size || dataAt + to > bytes.byteLength)
      throw new ModelUnusable(`is cut off, or "${name}" is not as large as it says`);
    return (index: number) => type.read(view, dataAt + from + index * type.size);
  };
  const matrices = [...tensors].filter(([, { shape }]) => shape.length === 2);
  const [largest] = matrices.toSorted(([, one], [, other]) => (other.shape[0] ?? 0) - (one.shape[0] ?? 0));
  if (!largest) throw new ModelUnusable('holds no matrix of vectors');
  const [name, matrix] = largest;
  const [rows = 0, dimensions = 0] = matrix.shape;
  if (rows === 0 || dimensions === 0 || dimensions > MOST_DIMENSIONS)
    throw new ModelUnusable(`has a matrix of ${rows} by ${dimensions}, which holds no word vectors`);
  const numberAt = numbersOf(name, matrix);
  const [mapping, weights] = ['mapping', 'weights'].map((other) => {
    const found = tensors.get(other);
    return found?.shape.length === 1 ? { size: found.shape[0] ?? 0, at: numbersOf(other, found) } : null;
  });
  return {
    dimensions,
    tokens: mapping?.size ?? rows,
    addTo: (sum, token) => {
      const row = mapping ? mapping.at(token) : token;
      if (row < 0 || row >= rows) return;
      const weight = weights && token < weights.size ? weights.at(token) : 1;
      for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + weight * numberAt(row * dimensions + at);
    },
  };
}

function tensorsOf(header: Uint8Array): ReadonlyMap<string, Tensor> {
  let told: unknown;
  try {
    told = JSON.parse(new TextDecoder().decode(header));
  } catch (error) {
    throw new ModelUnusable('is no safetensors file', { cause: error });
  }
  const all = z.record(z.string(), z.unknown()).safeParse(told);
  const tensors = Object.entries(all.data ?? {}).flatMap(([name, value]) => {
    const read = tensor.safeParse(value);
    return read.success ? [[name, read.data] as const] : [];
  });
  return new Map(tensors);
}

interface NumberType {
  /** In bytes. */
  readonly size: number;
  readonly read: (view: DataView, at: number) => number;
}

const NUMBERS: Readonly<Record<string, NumberType>> = {
  F64: { size: 8, read: (view, at) => view.getFloat64(at, true) },
  F32: { size: 4, read: (view, at) => view.getFloat32(at, true) },
  F16: { size: 2, read: (view, at) => HALVES[view.getUint16(at, true)] ?? 0 },
  BF16: { size: 2, read: (view, at) => brainFloat(view.getUint16(at, true)) },
  I8: { size: 1, read: (view, at) => view.getInt8(at) },
  U8: { size: 1, read: (view, at) => view.getUint8(at) },
  I32: { size: 4, read: (view, at) => view.getInt32(at, true) },
  I64: { size: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
};

/** IEEE 754 binary16, all of them once: looking one up is several times faster than working it out. */
const HALVES = Float32Array.from({ length: 0x10000 }, (_, bits) => {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return exponent === 0x1f ? 0 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
});

const brain = new DataView(new ArrayBuffer(4));

/** The upper half of a binary32. */
function brainFloat(bits: number): number {
  brain.setUint32(0, bits << 16);
  return brain.getFloat32(0);
}
