// SQLite’s FTS5 in SQL, as one would set it up with care: Porter’s stems, no stop words, titles weighted, every word quoted. Once with all words
// and any of them where no item has all, once with any of them from the start. Knows no typing mistakes and no synonyms.
import { DatabaseSync } from 'node:sqlite';
import type { IndexedArchive } from '../archives.ts';
import type { AskedQuery, OpenRelevanceEngine, RelevanceEngine } from './engine.ts';
import { STOP_WORDS } from './stop-words.ts';

const SCHEMA = `
  CREATE TABLE item (item INTEGER PRIMARY KEY, id TEXT);
  CREATE TABLE speaker (item INTEGER, id TEXT);
  CREATE INDEX speaker_by_id ON speaker (id, item);
  CREATE VIRTUAL TABLE words USING fts5(title, speakers, text, tokenize="porter unicode61 remove_diacritics 2");
`;
const WEIGHTS = '4, 1, 1';

export const openFts5: OpenRelevanceEngine = (archive) => openWith('FTS5', ['AND', 'OR'], archive);
export const openFts5AnyWord: OpenRelevanceEngine = (archive) => openWith('FTS5, any word', ['OR'], archive);

/** Joins the words by each of the operators until something is found. */
async function openWith(
  name: string,
  operators: readonly ('AND' | 'OR')[],
  { documents }: IndexedArchive,
): Promise<RelevanceEngine> {
  const database = new DatabaseSync(':memory:');
  database.exec(SCHEMA);
  database.exec('BEGIN');
  const putItem = database.prepare('INSERT INTO item (item, id) VALUES (?, ?)');
  const putSpeaker = database.prepare('INSERT INTO speaker (item, id) VALUES (?, ?)');
  const putWords = database.prepare('INSERT INTO words (rowid, title, speakers, text) VALUES (?, ?, ?, ?)');
  documents.forEach(({ documentId, title, text, speakers }, index) => {
    putItem.run(index, documentId);
    putWords.run(index, title, speakers.map(({ name }) => name).join(', '), text);
    for (const { id } of speakers) putSpeaker.run(index, id);
  });
  database.exec('COMMIT');

  const found = (expression: string, speaker: string | null): string[] => {
    if (expression === '') return [];
    const filter = speaker === null ? '' : 'AND item.item IN (SELECT item FROM speaker WHERE id = ?)';
    const rows = database
      .prepare(
        `SELECT id FROM words JOIN item ON item.item = words.rowid WHERE words MATCH ? ${filter} ORDER BY bm25(words, ${WEIGHTS}) LIMIT 20`,
      )
      .all(expression, ...(speaker === null ? [] : [speaker]));
    return rows.map(({ id }) => String(id));
  };
  return {
    name,
    async search(query) {
      const terms = termsOf(query);
      for (const operator of operators) {
        const ids = found(terms.join(` ${operator} `), query.speaker);
        if (ids.length > 0) return ids;
      }
      return [];
    },
    close: async () => database.close(),
  };
}

/** Phrases in quotes stay phrases; everything is quoted, so that no word is an operator. */
function termsOf({ text, isTyping }: AskedQuery): readonly string[] {
  const terms = Array.from(text.matchAll(/"([^"]*)"|([\p{L}\p{N}]+)/gu), ([, phrase, word]) => phrase ?? word ?? '')
    .filter((term) => /[\p{L}\p{N}]/u.test(term) && !STOP_WORDS.has(term.toLowerCase()))
    .map((term) => `"${term}"`);
  const last = terms.at(-1);
  return isTyping && last ? [...terms.slice(0, -1), `${last}*`] : terms;
}
