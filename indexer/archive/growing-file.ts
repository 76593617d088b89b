// A text file that only grows: says whether it is as it was when it was read before, and reads the lines that have come since, in as much
// memory as one block and one line take. Writes nothing, and knows nothing of what the lines say.
import { createHash } from 'node:crypto';
import { type BigIntStats, closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** How far a file has been read, and by what it is known again. */
export interface FileStand {
  /** Bytes that were read. */
  readonly size: number;
  /** Line feeds among them. */
  readonly lineFeeds: number;
  /** Hashes of its whole blocks, each with the one before, as one hash. */
  readonly blocks: string;
  /** The same with the bytes after the last whole block: of all that was read. */
  readonly digest: string;
  /** When its content and its entry were changed last, as the disk tells, and which file it is. */
  readonly written: string;
}

export const UNREAD: FileStand = { size: 0, lineFeeds: 0, blocks: '', digest: '', written: '' };

/** `other`: what was read before is not how the file begins now. */
export type Growth = 'none' | 'grown' | 'other';

export interface FileLine {
  readonly text: string;
  /** 1 for the first line of the file. */
  readonly number: number;
  /** In bytes, without the line feed. */
  readonly offset: number;
  readonly length: number;
}

const BLOCK = 1 << 20;

/** A longer line is cut here: what is so long was never written by us, and must not fill the memory. */
const LONGEST_LINE = 1 << 26;

const LINE_FEED = 10;

/**
 * What has become of a file since it was read up to there. Reads its last block where the disk says that nobody has touched it since;
 * otherwise all that was read before. A file that is not there is an empty one.
 */
export function growthSince(path: string, stand: FileStand): Growth {
  return withFile(path, stand.size === 0 ? 'none' : 'other', (file, stats) => {
    const size = Number(stats.size);
    if (stand.size === 0) return size === 0 ? 'none' : 'grown';
    if (size < stand.size) return 'other';
    const isTouched = size !== stand.size || stampOf(stats) !== stand.written;
    let blocks = isTouched ? '' : stand.blocks;
    let digest = digestOf(blocks, EMPTY);
    const whole = stand.size - (stand.size % BLOCK);
    for (const { bytes, offset } of blocksOf(file, isTouched ? 0 : whole, stand.size)) {
      if (offset < whole) blocks = digestOf(blocks, bytes);
      digest = offset < whole ? digestOf(blocks, EMPTY) : digestOf(blocks, bytes);
    }
    if (digest !== stand.digest) return 'other';
    if (size === stand.size) return 'none';
    // A last line that was read before its end would be another one now.
    return isLineFeed(file, stand.size - 1) || isLineFeed(file, stand.size) ? 'grown' : 'other';
  });
}

/** Lines that begin after what was read before; returns how far the file is read then. To be asked only where it has not become another. */
export function* linesSince(path: string, stand: FileStand): Generator<FileLine, FileStand> {
  const file = openOrNull(path);
  if (file === null) return UNREAD;
  try {
    const stats = fstatSync(file, { bigint: true });
    const size = Number(stats.size);
    let { lineFeeds, blocks } = stand;
    let digest = digestOf(blocks, EMPTY);
    let offset = stand.size;
    let parts: Buffer[] = [];
    let length = 0;
    const hold = (part: Buffer): void => {
      if (length < LONGEST_LINE) parts.push(Buffer.from(part.subarray(0, LONGEST_LINE - length)));
      length += part.length;
    };
    const line = (): FileLine => {
      const text = parts.length === 1 ? parts[0]?.toString() : Buffer.concat(parts).toString();
      return { text: text ?? '', number: lineFeeds + 1, offset, length };
    };
    for (const block of blocksOf(file, stand.size - (stand.size % BLOCK), size)) {
      if (block.bytes.length === BLOCK) {
        blocks = digestOf(blocks, block.bytes);
        digest = digestOf(blocks, EMPTY);
      } else digest = digestOf(blocks, block.bytes);
      const fresh = block.bytes.subarray(Math.max(0, stand.size - block.offset));
      let from = 0;
      for (let end = fresh.indexOf(LINE_FEED); end >= 0; end = fresh.indexOf(LINE_FEED, from)) {
        hold(fresh.subarray(from, end));
        yield line();
        offset += length + 1;
        lineFeeds++;
        parts = [];
        length = 0;
        from = end + 1;
      }
      hold(fresh.subarray(from));
    }
    if (length > 0) yield line();
    return { size, lineFeeds, blocks, digest, written: stampOf(stats) };
  } finally {
    closeSync(file);
  }
}

/** Reads single lines of a file by their places; what is next to the one before costs nothing. */
export function lineReader(path: string): (offset: number, length: number) => string {
  let held = { offset: 0, bytes: EMPTY };
  return (offset, length) => {
    if (offset < held.offset || offset + length > held.offset + held.bytes.length) {
      const bytes = Buffer.alloc(Math.max(length, NEIGHBOURS));
      const read = withFile(path, 0, (file) => readSync(file, bytes, 0, bytes.length, offset));
      held = { offset, bytes: bytes.subarray(0, read) };
    }
    return held.bytes.toString('utf8', offset - held.offset, offset - held.offset + length);
  };
}

const NEIGHBOURS = 1 << 16;
const EMPTY = Buffer.alloc(0);

/** The same buffer again and again. Begins at the edge of a block. */
function* blocksOf(file: number, from: number, until: number): Generator<{ bytes: Buffer; offset: number }> {
  const block = Buffer.alloc(Math.min(BLOCK, Math.max(0, until - from)));
  for (let offset = from; offset < until; ) {
    const wanted = Math.min(BLOCK, until - offset);
    let read = 0;
    while (read < wanted) {
      const more = readSync(file, block, read, wanted - read, offset + read);
      if (more === 0) throw new Error('the file was cut short while it was read: run this again');
      read += more;
    }
    yield { bytes: block.subarray(0, wanted), offset };
    offset += wanted;
  }
}

function digestOf(blocks: string, bytes: Buffer): string {
  return createHash('sha256').update(blocks).update(bytes).digest('hex');
}

function isLineFeed(file: number, offset: number): boolean {
  const byte = Buffer.alloc(1);
  return readSync(file, byte, 0, 1, offset) === 1 && byte[0] === LINE_FEED;
}

function stampOf({ mtimeNs, ctimeNs, ino }: BigIntStats): string {
  return `${mtimeNs} ${ctimeNs} ${ino}`;
}

function withFile<T>(path: string, missing: T, use: (file: number, stats: BigIntStats) => T): T {
  const file = openOrNull(path);
  if (file === null) return missing;
  try {
    return use(file, fstatSync(file, { bigint: true }));
  } finally {
    closeSync(file);
  }
}

function openOrNull(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
