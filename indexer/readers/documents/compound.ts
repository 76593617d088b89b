// The compound files of Microsoft: tells what kind of document one is, and refuses one whose parts lead round in circles or claim more than
// there is, which no reader of them would survive. Reads no text.
import { CaptureUnreadable } from '../capture.ts';

/** What begins each of them. */
export const COMPOUND_START = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';

/** By the names of its own streams, not of those of documents in it; `null` where none is known. */
export function compoundKind(bytes: Uint8Array): 'locked' | 'xls' | 'doc' | 'msg' | null {
  const names = outermostNames(bytes);
  const has = (stream: string): boolean =>
    names
      ? names.includes(stream)
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) return 'locked';
  if (has('WordDocument')) return 'doc';
  if (has('__properties_version1.0')) return 'msg';
  return has('Workbook') ? 'xls' : null;
}

/** Throws `CaptureUnreadable`. @param what for the message: "mail" */
export function refuseUnsound(bytes: Uint8Array, what: string): void {
  if (!isSound(bytes)) throw new CaptureUnreadable(`the ${what} is damaged and cannot be opened`);
}

/** Where the header has what, in bytes ([MS-CFB] 2.2). */
const HEADER = {
  sectorShift: 30,
  fatSectors: 44,
  directory: 48,
  miniFat: 60,
  miniFatSectors: 64,
  difat: 68,
  difatSectors: 72,
  fat: 76,
};
const FAT_SECTORS_IN_HEADER = 109;

/** Where an entry of the directory has what, in bytes ([MS-CFB] 2.6.1). */
const ENTRY = { bytes: 128, nameLength: 64, kind: 66, left: 68, right: 72, child: 76, start: 116, size: 120 };
const STREAM = 2;
const ROOT = 5;

/** Shorter streams are kept in pieces of 64 bytes. */
const SMALL_STREAM = 4096;
const MOST_SMALL_PIECES = SMALL_STREAM / 64;

interface Entry {
  readonly name: string;
  readonly kind: number;
  /** Indexes of entries of the same folder, negative for none. */
  readonly beside: readonly number[];
  /** Of the first in it. */
  readonly below: number;
  readonly start: number;
  readonly size: number;
}

interface Structure {
  readonly entries: readonly Entry[];
  /** The sector that follows, a negative number at the end. */
  readonly next: (sector: number) => number;
  readonly nextSmall: (sector: number) => number;
  readonly sectors: number;
}

/** `null` where the directory is beyond finding. */
function structureOf(bytes: Uint8Array): Structure | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (offset: number): number =>
    offset >= 0 && offset + 4 <= bytes.length ? view.getInt32(offset, true) : UNDEFINED;
  const sectorBytes = at(HEADER.sectorShift) % 65536 === 12 ? 4096 : 512;
  const sectors = Math.ceil(bytes.length / sectorBytes);
  const counts = [HEADER.fatSectors, HEADER.miniFatSectors, HEADER.difatSectors].map(at);
  if (counts.some((count) => count < 0 || count > sectors)) return null;

  const inSector = (sector: number, index: number): number => at((sector + 1) * sectorBytes + 4 * index);
  const perSector = sectorBytes / 4;
  const nextBy =
    (table: readonly number[]) =>
    (sector: number): number => {
      const part = table[Math.floor(sector / perSector)];
      return part === undefined ? UNDEFINED : inSector(part, sector % perSector);
    };
  const [fatSectors = 0, miniFatSectors = 0, difatSectors = 0] = counts;
  const inHeader = Math.min(fatSectors, FAT_SECTORS_IN_HEADER);
  const fat = Array.from({ length: inHeader }, (_, index) => at(HEADER.fat + 4 * index));
  for (let sector = at(HEADER.difat), read = 0; sector >= 0 && read < difatSectors; read++) {
    for (let index = 0; index < perSector - 1 && fat.length < fatSectors; index++) fat.push(inSector(sector, index));
    sector = inSector(sector, perSector - 1);
  }
  const next = nextBy(fat);
  const miniFat = chainFrom(at(HEADER.miniFat), next, Math.max(miniFatSectors, 1));
  const directory = chainFrom(at(HEADER.directory), next, sectors);
  if (!miniFat || !directory) return null;
  const entries = directory.flatMap((sector) =>
    Array.from({ length: sectorBytes / ENTRY.bytes }, (_, index): Entry => {
      const start = (sector + 1) * sectorBytes + index * ENTRY.bytes;
      const name = Buffer.from(bytes.subarray(start, start + ENTRY.nameLength)).toString('utf16le');
      return {
        name: name.slice(0, Math.max(0, (at(start + ENTRY.nameLength) % 65536) / 2 - 1)),
        kind: bytes[start + ENTRY.kind] ?? 0,
        beside: [at(start + ENTRY.left), at(start + ENTRY.right)],
        below: at(start + ENTRY.child),
        start: at(start + ENTRY.start),
        size: at(start + ENTRY.size),
      };
    }),
  );
  return { entries, next, nextSmall: nextBy(miniFat), sectors };
}

function isSound(bytes: Uint8Array): boolean {
  const found = structureOf(bytes);
  const root = found?.entries[0];
  if (!found || !root) return false;
  const { entries, next, nextSmall, sectors } = found;
  if (!chainFrom(root.start, next, sectors)) return false;
  if (!reachedFrom(entries, [0], ({ beside, below }) => [...beside, below])) return false;
  const streams = entries.filter(({ kind }) => kind === STREAM);
  if (streams.some(({ size }) => size < 0)) return false;
  if (streams.reduce((sum, { size }) => sum + size, 0) > bytes.length) return false;
  return streams.every(
    ({ size, start }) => size === 0 || size >= SMALL_STREAM || chainFrom(start, nextSmall, MOST_SMALL_PIECES) !== null,
  );
}

/** `null` where the directory cannot be read. */
function outermostNames(bytes: Uint8Array): readonly string[] | null {
  const entries = structureOf(bytes)?.entries;
  const root = entries?.[0];
  if (!entries || root?.kind !== ROOT || root.below < 0) return null;
  const reached = reachedFrom(entries, [root.below], ({ beside }) => beside);
  return !reached || reached.has(0) ? null : [...reached].map((index) => entries[index]?.name ?? '');
}

/** Ends a chain, as every number below zero does. */
const UNDEFINED = -2;

/** The numbers from `start` on; `null` where there are more than `most`, as where they go round in a circle. */
function chainFrom(start: number, next: (sector: number) => number, most: number): readonly number[] | null {
  const chain: number[] = [];
  for (let sector = start; sector >= 0; sector = next(sector)) {
    if (chain.length === most) return null;
    chain.push(sector);
  }
  return chain;
}

/** Indexes; `null` where one is reached twice, or there is no such entry. */
function reachedFrom(
  entries: readonly Entry[],
  first: readonly number[],
  from: (entry: Entry) => readonly number[],
): ReadonlySet<number> | null {
  const reached = new Set<number>();
  const waiting = [...first];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (index < 0) continue;
    const entry = entries[index];
    if (!entry || reached.has(index)) return null;
    reached.add(index);
    waiting.push(...from(entry));
  }
  return reached;
}
