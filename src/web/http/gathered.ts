// Gathers the pieces of a stream into portions of some size before they are compressed and sent: each piece that goes on by itself costs more than
// most of them hold.
import { Transform } from 'node:stream';

/** In UTF-16 units; compression works on no more than this at once anyway. */
const PORTION = 64 * 1024;

/** The same text in portions of at least that length, but for the last. */
export async function* gathered(pieces: AsyncIterable<unknown>): AsyncGenerator<string, void, undefined> {
  let portion: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    const text = String(piece);
    portion.push(text);
    length += text.length;
    if (length < PORTION) continue;
    yield portion.join('');
    portion = [];
    length = 0;
  }
  if (length > 0) yield portion.join('');
}

/** The same for what comes out of another stream. */
export function gathering(): Transform {
  let portion: Buffer[] = [];
  let length = 0;
  const take = (): Buffer => {
    const whole = Buffer.concat(portion);
    portion = [];
    length = 0;
    return whole;
  };
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      portion.push(piece);
      length += piece.length;
      done(null, length < PORTION ? undefined : take());
    },
    flush(done) {
      done(null, length > 0 ? take() : undefined);
    },
  });
}
