// Writes the vectors of an archive's items and words: only of items that have changed, whole or not at all. Knows no engine.
import type { DatabaseSync } from 'node:sqlite';
import type { ItemDocument } from '../reports/item.ts';
import type { ItemSource } from '../search/engine.ts';
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
    const held = new Map(
      (database.prepare(`SELECT document_id AS id, hash FROM item`).all() as { id: string; hash: string }[]).map(
        ({ id, hash }) => [id, hash],
      ),
    );
    const wanted = new Map(Array.from(items.versions(), ({ documentId, hash }) => [documentId, hash]));
    for (const id of held.keys()) if (held.get(id) !== wanted.get(id)) removeItem(database, words, id);
    const missing = [...wanted.keys()].filter((id) => held.get(id) !== wanted.get(id));
    for (let from = 0; from < missing.length; from += BATCH) {
      for (const document of items.load(missing.slice(from, from + BATCH)))
        putItem(database, words, { document, model, language });
    }
    words.forgetUnused();
    database.exec('COMMIT');
    return missing.length;
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
    database.close();
  }
}

interface Written {
  readonly document: ItemDocument;
  readonly model: WordVectors;
  readonly language: Language;
}

function putItem(database: DatabaseSync, words: WordTable, { document, model, language }: Written): void {
  const passages = passagesOf(document, language.isFunctionWord);
  const used = [...new Set(passages.flat())].map((word) => words.use(word));
  const { lastInsertRowid: item } = database
    .prepare(`INSERT INTO item (document_id, hash, words) VALUES (?, ?, ?)`)
    .run(document.documentId, document.hash, asBlob(Uint32Array.from(used)));
  const insert = database.prepare(`INSERT INTO passage (item, bits, bytes) VALUES (?, ?, ?)`);
  for (const passage of passages) {
    const vector = vectorOfWords(passage, model.vectorOf);
    if (vector !== null) insert.run(item, asBlob(bitsOf(vector)), asBlob(bytesOf(vector)));
  }
}

function removeItem(database: DatabaseSync, words: WordTable, documentId: string): void {
  const row = database.prepare(`SELECT id, words FROM item WHERE document_id = ?`).get(documentId);
  const { id, words: used } = row as { id: number; words: Uint8Array };
  for (const word of new Uint32Array(used.slice().buffer)) words.release(word);
  database.prepare(`DELETE FROM passage WHERE item = ?`).run(id);
  database.prepare(`DELETE FROM item WHERE id = ?`).run(id);
}

interface WordTable {
  readonly isEmpty: () => boolean;
  readonly putEnglish: (word: string) => void;
  /** One more item has it; its id. */
  readonly use: (word: string) => number;
  readonly release: (id: number) => void;
  readonly forgetUnused: () => void;
}

function wordTable(database: DatabaseSync, { vectorOf, piecesOf }: WordVectors): WordTable {
  const insert = database.prepare(
    `INSERT INTO word (word, stem, items, is_english, bits, bytes) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const find = database.prepare(`SELECT id FROM word WHERE word = ?`);
  const add = database.prepare(`UPDATE word SET items = items + ? WHERE id = ?`);
  const ids = new Map<string, number>();
  const put = (word: string, items: number, isEnglish: number): number => {
    const vector = vectorOf(word);
    const [bits, bytes] = vector ? [asBlob(bitsOf(vector)), asBlob(bytesOf(vector))] : [null, null];
    return Number(insert.run(word, tokens(word)[0]?.stem ?? word, items, isEnglish, bits, bytes).lastInsertRowid);
  };
  return {
    isEmpty: () => database.prepare(`SELECT 1 FROM word`).get() === undefined,
    putEnglish: (word) => {
      if (piecesOf(word).length <= MOST_PIECES && vectorOf(word)) put(word, 0, 1);
    },
    use: (word) => {
      const known = ids.get(word) ?? (find.get(word) as { id: number } | undefined)?.id;
      if (known !== undefined) add.run(1, known);
      const id = known ?? put(word, 1, 0);
      ids.set(word, id);
      return id;
    },
    release: (id) => void add.run(-1, id),
    forgetUnused: () => database.exec(`DELETE FROM word WHERE items = 0 AND NOT is_english`),
  };
}

function asBlob(numbers: Uint32Array<ArrayBuffer> | Int8Array<ArrayBuffer>): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
