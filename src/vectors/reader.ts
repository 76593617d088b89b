// What words and items mean, as far as vectors tell: the words near a word, the passages near some words. Holds the bits of all in memory, and reads
// the rest of the nearest from the file; reads anew when an index run has written, a piece at a time, so that nobody waits for it.
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Bits, bitsOf, cosine, nearestRows, wordsFor } from './codes.ts';
import { openVectorFile } from './file.ts';
import { vectorOfWords } from './item-words.ts';
import type { WordVectors } from './model.ts';

/** A word near another. */
export interface NearWord {
  readonly word: string;
  readonly stem: string;
  /** Cosine of the two vectors. */
  readonly likeness: number;
  /** The archive has it, in any form: in more than one of two thousand items. */
  readonly isKnown: boolean;
  /** One of the words of the language in general. */
  readonly isEnglish: boolean;
}

export interface NearItem {
  readonly documentId: string;
  /** Of the item's version that was read. */
  readonly hash: string;
  /** Cosine of its nearest passage. */
  readonly likeness: number;
}

/** As the last complete index run left it; finds nothing until it has been read. */
export interface Meaning {
  /** Nearest first; none that shares a piece with it. */
  readonly nearWords: (word: string, count: number) => readonly NearWord[];
  /** Nearest first, each item once. */
  readonly nearItems: (words: readonly string[], count: number) => readonly NearItem[];
  readonly itemCount: () => number;
  /** How many items have a word of this stem, in its most frequent form. */
  readonly itemsWith: (stem: string) => number;
  /** Share of the words of the language that the archive has. */
  readonly share: () => number;
  /** Reads what an index run has written since, if any. Where that cannot be read, it is told and nothing is found. */
  readonly refresh: () => Promise<void>;
  /** Another one after every index run that wrote; `null` where there is no file. */
  readonly version: () => string | null;
  readonly close: () => void;
}

/** The bits of rows one after another, and the ids of the rows in the file. */
interface Coded {
  readonly bits: Bits;
  readonly ids: Float64Array<ArrayBuffer>;
}

interface Held {
  readonly database: DatabaseSync;
  readonly version: string;
  readonly passages: Coded;
  readonly words: Coded & { readonly all: readonly Omit<NearWord, 'likeness'>[] };
  readonly itemsByStem: ReadonlyMap<string, number>;
  readonly itemCount: number;
  readonly share: number;
}

/** Of so many whose bits are nearest, the vectors are compared. */
const COMPARED = 200;
const ROWS_A_TURN = 20_000;
/** A word that fewer items have may be a slip or a name. */
const ITEMS_A_WORD = 2000;

/** @param tell what the operator must know */
export function openMeaning(path: string, model: WordVectors, tell: (message: string) => void): Meaning {
  let held: Held | null = null;
  let tried: string | null = null;
  let reading: Promise<void> | null = null;
  const refresh = async () => {
    const version = versionOf(path);
    if (version === tried) return;
    tried = version;
    const before = held;
    held = version === null ? null : await readFile(path, version, model, tell);
    before?.database.close();
  };
  return {
    nearWords: (word, count) => (held === null ? [] : wordsNear(held, model, word).slice(0, count)),
    nearItems: (words, count) => (held === null ? [] : itemsNear(held, vectorOfWords(words, model.vectorOf), count)),
    itemCount: () => held?.itemCount ?? 0,
    itemsWith: (stem) => held?.itemsByStem.get(stem) ?? 0,
    share: () => held?.share ?? 0,
    version: () => versionOf(path),
    refresh: () => {
      reading ??= refresh().finally(() => {
        reading = null;
      });
      return reading;
    },
    close: () => held?.database.close(),
  };
}

async function readFile(
  path: string,
  version: string,
  model: WordVectors,
  tell: (message: string) => void,
): Promise<Held | null> {
  try {
    const database = openVectorFile(path, model);
    return database && (await readAll(database, version, model.dimensions));
  } catch (error) {
    // The search does without it.
    tell(`${path} cannot be read (${(error as Error).message}): delete it and run "index" again.`);
    return null;
  }
}

function versionOf(path: string): string | null {
  const [file, log] = [path, `${path}-wal`].map((name) => statSync(name, { throwIfNoEntry: false }));
  return file ? `${file.ino} ${file.mtimeMs} ${file.size} ${log?.mtimeMs ?? 0} ${log?.size ?? 0}` : null;
}

async function readAll(database: DatabaseSync, version: string, dimensions: number): Promise<Held> {
  const passages = await bitsIn(database, 'passage', dimensions);
  const words = await bitsIn(database, 'word', dimensions);
  const rows = database
    .prepare(`SELECT word, stem, items, is_english AS english FROM word WHERE bits IS NOT NULL ORDER BY id`)
    .all();
  const { n: itemCount } = database.prepare(`SELECT count(*) AS n FROM item`).get() as { n: number };
  const itemsByStem = new Map<string, number>();
  for (const { stem, items } of rows as unknown as WordRow[])
    itemsByStem.set(stem, Math.max(items, itemsByStem.get(stem) ?? 0));
  const all = (rows as unknown as WordRow[]).map(({ word, stem, english }) => {
    const isKnown = (itemsByStem.get(stem) ?? 0) > itemCount / ITEMS_A_WORD;
    return { word, stem, isKnown, isEnglish: english === 1 };
  });
  const english = all.filter(({ isEnglish }) => isEnglish);
  const share = english.filter(({ isKnown }) => isKnown).length / Math.max(1, english.length);
  return { database, version, itemCount, itemsByStem, share, passages, words: { ...words, all } };
}

interface WordRow {
  readonly word: string;
  readonly stem: string;
  readonly items: number;
  readonly english: number;
}

/** Straight into their places: hundreds of thousands of rows as objects would need ten times the memory for a moment. */
async function bitsIn(database: DatabaseSync, table: 'passage' | 'word', dimensions: number): Promise<Coded> {
  const { n } = database.prepare(`SELECT count(*) AS n FROM ${table} WHERE bits IS NOT NULL`).get() as { n: number };
  const width = wordsFor(dimensions);
  const bits = new Uint32Array(n * width);
  const ids = new Float64Array(n);
  const bytes = new Uint8Array(bits.buffer);
  let row = 0;
  for (const one of database.prepare(`SELECT id, bits FROM ${table} WHERE bits IS NOT NULL ORDER BY id`).iterate()) {
    if (row === n) break;
    bytes.set(one.bits as Uint8Array, row * width * Uint32Array.BYTES_PER_ELEMENT);
    ids[row++] = one.id as number;
    if (row % ROWS_A_TURN === 0) await nextTurn();
  }
  return { bits, ids };
}

/** Words that share a piece with it are left out: they are near for their spelling. */
function wordsNear({ database, words }: Held, { vectorOf, piecesOf }: WordVectors, word: string): readonly NearWord[] {
  const vector = vectorOf(word);
  if (vector === null) return [];
  const pieces = new Set(piecesOf(word));
  const bytes = database.prepare(`SELECT bytes FROM word WHERE id = ?`);
  return nearestRows(words.bits, bitsOf(vector), COMPARED)
    .flatMap((row) => {
      const known = words.all[row];
      if (known === undefined || piecesOf(known.word).some((piece) => pieces.has(piece))) return [];
      return [{ ...known, likeness: likenessIn(bytes.get(words.ids[row] ?? -1), vector) }];
    })
    .sort((one, other) => other.likeness - one.likeness);
}

function itemsNear({ database, passages }: Held, vector: Float32Array | null, count: number): readonly NearItem[] {
  if (vector === null) return [];
  const bytes = database.prepare(
    `SELECT passage.bytes, item.document_id AS documentId, item.hash FROM passage JOIN item ON item.id = passage.item WHERE passage.id = ?`,
  );
  const best = new Map<string, NearItem>();
  for (const row of nearestRows(passages.bits, bitsOf(vector), COMPARED)) {
    const found = bytes.get(passages.ids[row] ?? -1) as { documentId: string; hash: string } | undefined;
    if (found === undefined) continue;
    const { documentId, hash } = found;
    const likeness = likenessIn(found, vector);
    if (likeness > (best.get(documentId)?.likeness ?? -1)) best.set(documentId, { documentId, hash, likeness });
  }
  return [...best.values()].sort((one, other) => other.likeness - one.likeness).slice(0, count);
}

function likenessIn(row: unknown, vector: Float32Array): number {
  const { bytes } = (row ?? {}) as { bytes?: Uint8Array };
  return bytes ? cosine(vector, new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)) : 0;
}
