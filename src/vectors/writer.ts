// Writes the vectors of an archive's items and words: only of items that have changed, whole or not at all. Knows no engine.
import type { DatabaseSync } from 'node:sqlite';
import type { DocumentVersion, ItemSource } from '../search/engine.ts';
import { tokens } from '../search/words.ts';
import { bitsOf, bytesOf } from './codes.ts';
import { openVectorFileToWrite } from './file.ts';
import { type IsFunctionWord, passagesOf, vectorOfWords } from './item-words.ts';
import type { WordVectors } from './model.ts';

/** What words are: given by who knows the language. */
export interface Language {
  readonly isFunctionWord: IsFunctionWord;
  /** Words of the language in general, folded: what a word is near to is told among them. */
  readonly words: () => Iterable<string>;
}

/** A word of more pieces has no vector of its own to speak of. */
const MOST_PIECES = 2;
/** So many documents are loaded at once. */
const BATCH = 500;

/** Makes the file hold exactly these items. Returns how many were written. */
export function writeVectors(path: string, model: WordVectors, language: Language, items: ItemSource): number {
  const database = openVectorFileToWrite(path, model);
  try {
    const words = wordTable(database, model);
    if (words.isEmpty()) for (const word of language.words()) words.putEnglish(word);
    const table = itemTable(database, words);
    const held = table.hashes();
    const wanted = new Map(Array.from(items.versions(), ({ documentId, hash }) => [documentId, hash]));
    for (const id of held.keys()) if (held.get(id) !== wanted.get(id)) table.remove(id);
    const missing = [...wanted.keys()].filter((id) => held.get(id) !== wanted.get(id));
    for (let from = 0; from < missing.length; from += BATCH) {
      for (const document of items.load(missing.slice(from, from + BATCH))) {
        const passages = passagesOf(document, language.isFunctionWord);
        table.put(document, passages, (passage) => vectorOfWords(passage, model.vectorOf));
      }
    }
    words.writeUses();
    database.exec('COMMIT');
    return missing.length;
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
    database.close();
  }
}

type Words = readonly string[];

interface ItemTable {
  /** By document id. */
  readonly hashes: () => ReadonlyMap<string, string>;
  readonly put: (
    version: DocumentVersion,
    passages: readonly Words[],
    vectorOf: (passage: Words) => Float32Array | null,
  ) => void;
  readonly remove: (documentId: string) => void;
}

function itemTable(database: DatabaseSync, words: WordTable): ItemTable {
  const insert = database.prepare(`INSERT INTO item (document_id, hash, words) VALUES (?, ?, ?)`);
  const insertPassage = database.prepare(`INSERT INTO passage (item, bits, bytes) VALUES (?, ?, ?)`);
  const find = database.prepare(`SELECT id, words FROM item WHERE document_id = ?`);
  const removePassages = database.prepare(`DELETE FROM passage WHERE item = ?`);
  const remove = database.prepare(`DELETE FROM item WHERE id = ?`);
  return {
    hashes: () => {
      const rows = database.prepare(`SELECT document_id AS id, hash FROM item`).all();
      return new Map((rows as { id: string; hash: string }[]).map(({ id, hash }) => [id, hash]));
    },
    put: ({ documentId, hash }, passages, vectorOf) => {
      const used = Array.from(new Set(passages.flat()), words.use);
      const { lastInsertRowid: item } = insert.run(documentId, hash, asBlob(Uint32Array.from(used)));
      for (const passage of passages) {
        const vector = vectorOf(passage);
        if (vector !== null) insertPassage.run(item, asBlob(bitsOf(vector)), asBlob(bytesOf(vector)));
      }
    },
    remove: (documentId) => {
      const { id, words: used } = find.get(documentId) as { id: number; words: Uint8Array };
      for (const word of new Uint32Array(used.slice().buffer)) words.release(word);
      removePassages.run(id);
      remove.run(id);
    },
  };
}

interface WordTable {
  readonly isEmpty: () => boolean;
  readonly putEnglish: (word: string) => void;
  /** One more item has it; its id. */
  readonly use: (word: string) => number;
  readonly release: (id: number) => void;
  /** To be called last: until then, how many items have each word is only counted. */
  readonly writeUses: () => void;
}

function wordTable(database: DatabaseSync, { vectorOf, piecesOf }: WordVectors): WordTable {
  const insert = database.prepare(
    `INSERT INTO word (word, stem, items, is_english, bits, bytes) VALUES (?, ?, 0, ?, ?, ?)`,
  );
  const find = database.prepare(`SELECT id FROM word WHERE word = ?`);
  const add = database.prepare(`UPDATE word SET items = items + ? WHERE id = ?`);
  const ids = new Map<string, number>();
  const uses = new Map<number, number>();
  const count = (id: number, more: number) => uses.set(id, (uses.get(id) ?? 0) + more);
  const put = (word: string, isEnglish: number): number => {
    const vector = vectorOf(word);
    const [bits, bytes] = vector ? [asBlob(bitsOf(vector)), asBlob(bytesOf(vector))] : [null, null];
    return Number(insert.run(word, tokens(word)[0]?.stem ?? word, isEnglish, bits, bytes).lastInsertRowid);
  };
  return {
    isEmpty: () => database.prepare(`SELECT 1 FROM word`).get() === undefined,
    putEnglish: (word) => {
      if (piecesOf(word).length <= MOST_PIECES && vectorOf(word)) put(word, 1);
    },
    use: (word) => {
      const id = ids.get(word) ?? (find.get(word) as { id: number } | undefined)?.id ?? put(word, 0);
      ids.set(word, id);
      count(id, 1);
      return id;
    },
    release: (id) => void count(id, -1),
    writeUses: () => {
      for (const [id, more] of uses) if (more !== 0) add.run(more, id);
      database.exec(`DELETE FROM word WHERE items = 0 AND NOT is_english`);
    },
  };
}

function asBlob(numbers: Uint32Array<ArrayBuffer> | Int8Array<ArrayBuffer>): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
