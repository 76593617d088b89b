// Appends lines of JSON to a file of the archive: whole ones, on the disk when it returns.
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** So many UTF-16 units are written at once: lines may come one by one, and must not fill the memory together. */
const PORTION = 1 << 20;

export function appendLines(path: string, lines: Iterable<object>): void {
  let file: number | null = null;
  let portion = '';
  try {
    for (const line of lines) {
      if (file === null) {
        mkdirSync(dirname(path), { recursive: true });
        file = openSync(path, 'a+');
        // A crash may have cut the last line short: the next one must not continue it.
        portion = endsWithLine(file) ? '' : '\n';
      }
      portion += `${JSON.stringify(line)}\n`;
      if (portion.length < PORTION) continue;
      writeAll(file, portion);
      portion = '';
    }
    if (file === null) return;
    writeAll(file, portion);
    fsyncSync(file);
  } finally {
    if (file !== null) closeSync(file);
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

/** An empty file does, too. */
function endsWithLine(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === LINE_FEED);
}

const LINE_FEED = 10;
