// Unpacks the captures of a zip file into a folder. Nothing is written outside of it, whatever names the zip file has, and no more than a
// person's minutes can be, whatever the zip file says of its sizes.
import { createWriteStream, mkdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import JSZip from 'jszip';
import { FILES_READ, isRead, passedOverText } from '../capture-files.ts';
import { MaterialUnusable } from './material.ts';

export interface UnzipLimits {
  readonly mostFiles: number;
  /** Of one file, unpacked. */
  readonly longestBytes: number;
  /** Of all files, unpacked; and of the zip file itself. */
  readonly mostBytes: number;
}

export const UNZIP_LIMITS: UnzipLimits = { mostFiles: 20_000, longestBytes: 100e6, mostBytes: 1e9 };

/**
 * @param folder that does not exist yet
 * @returns what was passed over, as a sentence without its full stop, `null` where nothing was. Throws `MaterialUnusable`.
 */
export async function unzip(path: string, folder: string, limits: UnzipLimits = UNZIP_LIMITS): Promise<string | null> {
  const shown = basename(path);
  if (statSync(path).size > limits.mostBytes) throw tooLarge(shown, limits);
  const zip = await JSZip.loadAsync(readFileSync(path)).catch((cause: Error) => {
    const why = /encrypted/i.test(cause.message) ? 'is locked with a password' : 'is not a whole zip file';
    throw new MaterialUnusable(`${path}: ${why}. Unpack it yourself, and give the folder.`, { cause });
  });
  const files = Object.values(zip.files).filter(({ name, dir }) => !dir && !isHidden(name));
  const read = files.filter(({ name }) => isRead(name));
  const others = files.filter(({ name }) => !isRead(name)).map(({ name }) => extname(name).toLowerCase());
  const counts = [...Map.groupBy(others, (ending) => ending)].map(([ending, all]) => [ending, all.length] as const);
  const passedOver = passedOverText(new Map(counts.sort(([, a], [, b]) => b - a)));
  if (read.length === 0)
    throw new MaterialUnusable(
      `${path}: no file in it can be read${passedOver ? ` (${passedOver})` : ''}. Rapporteur reads ${FILES_READ}.`,
    );
  if (read.length > limits.mostFiles)
    throw new MaterialUnusable(
      `${path}: has more than ${limits.mostFiles.toLocaleString('en-GB')} files. Unpack it yourself, and give the folder.`,
    );
  let left = limits.mostBytes;
  for (const file of read) {
    const target = join(folder, ...partsOf(file.name));
    if (relative(folder, target).startsWith('..')) continue;
    mkdirSync(dirname(target), { recursive: true });
    let own = 0;
    const counted = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        own += chunk.length;
        left -= chunk.length;
        if (own > limits.longestBytes || left < 0) done(tooLarge(shown, limits));
        else done(null, chunk);
      },
    });
    await pipeline(file.nodeStream(), counted, createWriteStream(target)).catch((error: Error) => {
      if (error instanceof MaterialUnusable || 'syscall' in error) throw error;
      throw new MaterialUnusable(`${path}: ${file.name} in it is damaged. Unpack it yourself, and give the folder.`, {
        cause: error,
      });
    });
    utimesSync(target, file.date, file.date);
  }
  return passedOver;
}

/** As those of a folder, and what a Mac adds. */
function isHidden(name: string): boolean {
  return partsOf(name).some((part) => part.startsWith('.') || part === '__MACOSX');
}

function partsOf(name: string): string[] {
  return name
    .split(/[\\/]+/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map((part) => part.replaceAll('\0', ''));
}

function tooLarge(shown: string, { mostBytes, longestBytes }: UnzipLimits): MaterialUnusable {
  const megabytes = (bytes: number): string => Math.round(bytes / 1e6).toLocaleString('en-GB');
  return new MaterialUnusable(
    `${shown}: unpacks to more than ${megabytes(mostBytes)} MB, or a file in it to more than ${megabytes(longestBytes)} MB. Unpack it yourself, and give the folder.`,
  );
}
