import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { bitsOf, bytesOf, cosine, nearestRows } from '../../src/vectors/codes.ts';
import { openWordVectors } from '../../src/vectors/model.ts';
import { readVectorRows } from '../../src/vectors/safetensors.ts';
import { ModelUnusable } from '../../src/vectors/unusable.ts';
import { floats, safetensors, type Tensors, wordModel } from './tiny-model.ts';

describe('word vectors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-model-'));
  after(() => rmSync(folder, { recursive: true }));

  it('are read from a folder: of a word the mean of its tokens, of an unknown one none', () => {
    const { vectorOf, dimensions, piecesOf } = openWordVectors(wordModel(folder, { pay: [1, 0], rise: [0, 1] }));
    assert.equal(dimensions, 2);
    assert.deepEqual([...(vectorOf('Pay') ?? [])], [1, 0]);
    assert.deepEqual([...(vectorOf('pay rise') ?? [])], [0.5, 0.5]);
    assert.deepEqual([vectorOf('boat'), vectorOf('')], [null, null]);
    assert.deepEqual(piecesOf('rise'), [2]);
  });

  const rowOf = (tensors: Tensors, token: number) => {
    const { addTo, dimensions } = readVectorRows(safetensors(tensors));
    const sum = new Float32Array(dimensions);
    addTo(sum, token);
    return [...sum];
  };
  const NUMBERS: readonly (readonly [dtype: string, bytes: readonly number[], read: readonly number[]])[] = [
    ['F16', [0x00, 0x3c, 0x00, 0xc0], [1, -2]],
    ['F16', [0x01, 0x00, 0x00, 0x7c], [2 ** -24, 0]],
    ['BF16', [0x80, 0x3f, 0x00, 0xc0], [1, -2]],
    ['I8', [0xff, 0x7f], [-1, 127]],
    ['F64', [0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0], [1, -2]],
  ];
  for (const [dtype, bytes, read] of NUMBERS) {
    it(`are read as ${dtype}: ${read}`, () =>
      assert.deepEqual(rowOf({ m: { dtype, shape: [1, 2], bytes: Uint8Array.from(bytes) } }, 0), read));
  }

  it('are found by a mapping and weighed, where the file has these', () => {
    const tensors: Tensors = {
      embeddings: floats([1, 2], [3, 4]),
      mapping: { dtype: 'I64', shape: [3], bytes: new Uint8Array(BigInt64Array.from([1n, 0n, 1n]).buffer) },
      weights: { dtype: 'F32', shape: [3], bytes: new Uint8Array(Float32Array.from([1, 2, 0.5]).buffer) },
    };
    assert.deepEqual(
      [rowOf(tensors, 0), rowOf(tensors, 1), rowOf(tensors, 2)],
      [
        [3, 4],
        [2, 4],
        [1.5, 2],
      ],
    );
  });

  const whole = safetensors({ m: floats([1, 2], [3, 4]) });
  const BROKEN: readonly (readonly [what: string, bytes: Uint8Array, told: RegExp])[] = [
    ['nothing', new Uint8Array(0), /is no safetensors file, or is cut off/],
    ['another file', new TextEncoder().encode('a text that is long enough to be read'), /is no safetensors file/],
    ['half a file', whole.subarray(0, whole.length - 4), /is cut off/],
    ['no matrix', safetensors({ m: { dtype: 'F32', shape: [2], bytes: new Uint8Array(8) } }), /no matrix/],
    [
      'numbers of another type',
      safetensors({ m: { dtype: 'C64', shape: [1, 1], bytes: new Uint8Array(8) } }),
      /type C64/,
    ],
    ['an empty matrix', safetensors({ m: { dtype: 'F32', shape: [0, 4], bytes: new Uint8Array(0) } }), /0 by 4/],
  ];
  for (const [what, bytes, told] of BROKEN) {
    it(`are refused, with the file and the reason: ${what}`, () => {
      wordModel(folder, { pay: [1, 0] });
      writeFileSync(join(folder, 'model.safetensors'), bytes);
      assert.throws(
        () => openWordVectors(folder),
        (error) =>
          error instanceof ModelUnusable &&
          error.message.startsWith(join(folder, 'model.safetensors')) &&
          told.test(error.message),
      );
    });
  }

  it('are refused where the folder is missing, or lists more tokens than it has vectors', () => {
    assert.throws(() => openWordVectors(join(folder, 'none')), /none\/model\.safetensors cannot be read \(ENOENT\)/);
    wordModel(folder, { pay: [1, 0], rise: [0, 1] });
    writeFileSync(join(folder, 'model.safetensors'), safetensors({ m: floats([1, 2]) }));
    assert.throws(() => openWordVectors(folder), /lists 3 tokens, model\.safetensors has 1 vectors/);
  });
});

describe('vectors made small', () => {
  const random = (seed: number) =>
    Float32Array.from({ length: 70 }, (_, at) => (Math.sin(seed * 78.233 + at * 12.9898) * 43758.5453) % 1);

  it('keep what is near: a byte a number changes a cosine by less than a hundredth', () => {
    for (let seed = 1; seed < 50; seed++) {
      const [one, other] = [random(seed), random(seed + 100)];
      assert.ok(Math.abs(cosine(one, other) - cosine(bytesOf(one), bytesOf(other))) < 0.01);
    }
  });

  it('are looked through by their signs: the vector itself is among the nearest', () => {
    const vectors = Array.from({ length: 200 }, (_, seed) => random(seed + 1));
    const all = new Uint32Array(vectors.flatMap((vector) => [...bitsOf(vector)]));
    for (const row of [0, 99, 199]) {
      const nearest = nearestRows(all, bitsOf(vectors[row] ?? random(0)), 5);
      assert.ok(nearest.includes(row) && nearest.length >= 5 && nearest.length < 60, `${row}: ${nearest}`);
    }
    assert.equal(nearestRows(all, bitsOf(random(7)), 1000).length, 200);
    assert.deepEqual(nearestRows(new Uint32Array(0), bitsOf(random(7)), 5), []);
  });
});
