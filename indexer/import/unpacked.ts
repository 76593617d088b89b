// Opens a zip as if it were a folder: lists the files in it and reads one at a time. Writes nothing to disk, so a name in a zip can
// lead nowhere; zips in zips stay closed, and one that unpacks to more than a folder of minutes would hold is refused.
import { crc32 } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl';
import { CaptureUnreadable } from '../readers/capture.ts';

/** A file in a zip. */
export interface UnpackedFile {
  /** Its path inside the zip, with slashes: "2031/may.md". Never absolute, never with "..". */
  readonly path: string;
  /** When it was last changed, as the zip says. */
  readonly modified: Date;
  /** Its bytes. Rejects with `CaptureUnreadable` where they are damaged, locked with a password or too many, or where its name leads out of the zip. */
  read(): Promise<Uint8Array>;
}

export interface UnpackLimits {
  readonly mostFiles: number;
  /** Of one file, unpacked. */
  readonly longestFileBytes: number;
  /** Of all files together, unpacked. */
  readonly mostBytes: number;
}

export const UNPACK_LIMITS: UnpackLimits = {
  mostFiles: 20_000,
  longestFileBytes: 100_000_000,
  mostBytes: 2_000_000_000,
};

/** Whether a name is that of a zip; documents that are zips inside (Word, OpenDocument) have endings of their own. */
export function isZipName(name: string): boolean {
  return /\.zip$/i.test(name);
}

/**
 * The files of a zip, in the order of their paths; hidden files and what macOS adds for itself are not among them.
 * @param path of the zip on disk
 * Rejects with `CaptureUnreadable`, whose message says what is wrong and what to do.
 */
export async function unpacked(path: string, limits: UnpackLimits = UNPACK_LIMITS): Promise<readonly UnpackedFile[]> {
  const entries = await entriesOf(path, limits);
  const bytes = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  if (bytes > limits.mostBytes)
    throw new CaptureUnreadable(`the zip unpacks to more than ${megabytes(limits.mostBytes)}: divide it`);
  return entries
    .map(({ name, entry }) => ({
      path: safe(name),
      modified: entry.getLastModDate(),
      read: () => bytesOf(path, { name, entry }, limits),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

async function entriesOf(path: string, limits: UnpackLimits): Promise<NamedEntry[]> {
  const zip = await opened(path);
  const entries: NamedEntry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      if (name.endsWith('/') || isHidden(name) || isLink(entry)) continue;
      if (entries.push({ name, entry }) > limits.mostFiles)
        throw new CaptureUnreadable(`the zip holds more than ${limits.mostFiles} files: divide it`);
    }
  } catch (error) {
    throw error instanceof CaptureUnreadable ? error : damaged(error);
  } finally {
    zip.close();
  }
  return entries;
}

/** Without what leads out of a folder. */
function safe(name: string): string {
  return name
    .split('/')
    .filter((part) => !/^(?:\.*|[A-Za-z]:)$/.test(part))
    .join('/');
}

function isHidden(name: string): boolean {
  return name.split('/').some((part) => /^\.+[^.]/.test(part) || part === '__MACOSX');
}

/** What Unix calls a symbolic link: its bytes are the name of another file. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return externalFileAttributes >>> 28 === 0xa;
}

async function opened(path: string): Promise<ZipFile> {
  try {
    // With `decodeStrings` one bad name would end the reading of all.
    return await openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false });
  } catch (error) {
    throw damaged(error);
  }
}

async function bytesOf(path: string, { name, entry }: NamedEntry, limits: UnpackLimits): Promise<Uint8Array> {
  if (validateFileName(name) !== null)
    throw new CaptureUnreadable(
      `is called “${name}” in the zip, which leads out of it: pack it again under another name`,
    );
  if (entry.isEncrypted())
    throw new CaptureUnreadable('is locked with a password in the zip: pack it again without one');
  if (entry.uncompressedSize > limits.longestFileBytes)
    throw new CaptureUnreadable(`unpacks to more than ${megabytes(limits.longestFileBytes)}: leave it out`);
  const zip = await opened(path);
  try {
    const parts: Buffer[] = [];
    // Ends with an error as soon as there is more than the size that the zip states.
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    const bytes = Buffer.concat(parts);
    if (crc32(bytes) !== entry.crc32) throw new Error('the checksum is wrong');
    return bytes;
  } catch (error) {
    throw new CaptureUnreadable('is damaged in the zip and cannot be unpacked', { cause: error });
  } finally {
    zip.close();
  }
}

function damaged(cause: unknown): CaptureUnreadable {
  return new CaptureUnreadable('the zip is damaged and cannot be opened', { cause });
}

function megabytes(bytes: number): string {
  return `${bytes / 1_000_000} MB`;
}
