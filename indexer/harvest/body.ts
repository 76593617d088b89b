// Reads the body of an answer: decompressed, and never more bytes than allowed, however small it was when it was sent.
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** The body is longer than allowed, or compressed in a way that was not asked for. */
export class BodyRefused extends Error {
  override readonly name = 'BodyRefused';
}

/** What `readBody` can decompress, for the header Accept-Encoding. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** Throws `BodyRefused`, or what the connection fails with. */
export async function readBody(body: Readable, encoding: string | null, mostBytes: number): Promise<Uint8Array> {
  const steps = (encoding ?? '')
    .split(',')
    .map((step) => step.trim().toLowerCase())
    .filter((step) => step !== '' && step !== 'identity');
  if (steps.length > 1) throw refuse(body, `is compressed several times (${steps.join(', ')})`);
  const [step] = steps;
  if (step === undefined) return collect(body, mostBytes, () => {});
  const decompress = DECOMPRESSORS[step]?.();
  if (!decompress) throw refuse(body, `is compressed as "${step}", which was not asked for`);
  body.on('error', (error) => decompress.destroy(error));
  body.pipe(decompress);
  return collect(decompress, mostBytes, () => body.destroy());
}

const DECOMPRESSORS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

async function collect(stream: Readable, mostBytes: number, end: () => void): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of stream as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > mostBytes) throw new BodyRefused(`is longer than ${Math.floor(mostBytes / 1_000_000)} MB`);
      parts.push(part);
    }
  } finally {
    end();
  }
  return Buffer.concat(parts);
}

function refuse(body: Readable, reason: string): BodyRefused {
  body.on('error', () => {}).destroy();
  return new BodyRefused(reason);
}
