// A second opinion: SQLite's own full-text search, given the same stems, must find as many items of the sample archive for random queries.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import type { Clause, Term } from '../../src/search/query.ts';
import { tokens } from '../../src/search/words.ts';
import { archiveDocuments } from './archive-documents.ts';
import { asked } from './harbour.ts';

const QUERIES = 300;
const documents = archiveDocuments(join(import.meta.dirname, '../../archive/sample'));
const texts = documents.flatMap(({ title, statements }) => [title, ...statements.map(({ text }) => text)]);

const stems = (text: string) => tokens(text).map(({ stem }) => stem);
const term: fc.Arbitrary<Term> = fc
  .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 3 }))
  .map(([text, from, length]) => {
    const words = tokens(text);
    const at = from % Math.max(1, words.length);
    const [first, last] = [words[at], words[Math.min(at + length, words.length) - 1]];
    return { text: text.slice(first?.start ?? 0, last?.end ?? 0), isPhrase: length > 1 };
  })
  .filter(({ text }) => stems(text).length > 0);
const clause: fc.Arbitrary<Clause> = fc.record({
  alternatives: fc.array(term, { minLength: 1, maxLength: 2 }),
  isExcluded: fc.constant(false),
});
const clauses = fc
  .tuple(fc.array(clause, { minLength: 1, maxLength: 2 }), fc.array(clause, { maxLength: 1 }))
  .map(([included, excluded]) => [...included, ...excluded.map((one) => ({ ...one, isExcluded: true }))]);

describe('the embedded engine, compared with FTS5', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-fts5-'));
  const database = new DatabaseSync(':memory:');
  let engine: SearchEngine;
  before(async () => {
    database.exec(`CREATE VIRTUAL TABLE words USING fts5(title, text, tokenize="ascii tokenchars '.+#'")`);
    const insert = database.prepare('INSERT INTO words (title, text) VALUES (?, ?)');
    for (const { title, statements } of documents) {
      // No phrase goes across the border between two statements.
      insert.run(stems(title).join(' '), statements.map(({ text }) => stems(text).join(' ')).join(' ¦ '));
    }
    engine = openEmbeddedEngine({ path: join(folder, 'index.db') });
    await engine.sync(itemsInMemory(documents));
  });
  after(async () => {
    await engine.close();
    database.close();
    rmSync(folder, { recursive: true });
  });

  it(`finds as many items: ${QUERIES} random queries of words, phrases, alternatives and exclusions`, async () => {
    const count = database.prepare('SELECT count(*) AS total FROM words WHERE words MATCH ?');
    await fc.assert(
      fc.asyncProperty(clauses, async (wanted) => {
        const { total } = await engine.search(asked('', { clauses: wanted, typos: 'off', includesOtherPosts: true }));
        assert.deepEqual({ total }, { ...count.get(expressionOf(wanted)) });
      }),
      { numRuns: QUERIES, endOnFailure: true },
    );
  });
});

function expressionOf(clauses: readonly Clause[]): string {
  const any = ({ alternatives }: Clause) =>
    `(${alternatives.map(({ text }) => `"${stems(text).join(' ')}"`).join(' OR ')})`;
  const included = clauses.filter(({ isExcluded }) => !isExcluded).map(any);
  const excluded = clauses.filter(({ isExcluded }) => isExcluded).map(any);
  return [`(${included.join(' AND ')})`, ...excluded].join(' NOT ');
}
