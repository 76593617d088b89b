import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { EngineUnavailable, type SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { engineContract } from './contract.ts';
import { asked, HARBOUR, harbourItem } from './harbour.ts';

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-embedded-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const newPath = () => join(folder, String(++made), 'index.db');

engineContract('the embedded engine', async () => openEmbeddedEngine({ path: newPath() }));

describe('the embedded engine keeps its index in one file', () => {
  const total = async (engine: SearchEngine, query: string) => (await engine.search(asked(query))).total;

  it('shows a reader what another engine has written, also where the reader came first', async () => {
    const path = newPath();
    const reader = openEmbeddedEngine({ path, readOnly: true });
    const writer = openEmbeddedEngine({ path });
    const revisions = [reader.revision()];
    assert.equal(await total(reader, ''), 0);
    await writer.sync(itemsInMemory(HARBOUR));
    revisions.push(reader.revision());
    assert.equal(await total(reader, ''), 5);
    await writer.sync(itemsInMemory(HARBOUR.slice(0, 1)));
    await writer.close();
    revisions.push(reader.revision());
    assert.equal(await total(reader, ''), 1);
    assert.equal(revisions[0], null);
    assert.equal(new Set(revisions).size, 3);
    assert.equal((await reader.suggest('ferry')).length, 0);
    await reader.close();
  });
  it('keeps its content when it is closed and opened again', async () => {
    const path = newPath();
    const writer = openEmbeddedEngine({ path });
    await writer.sync(itemsInMemory(HARBOUR));
    await writer.close();
    const reader = openEmbeddedEngine({ path, readOnly: true });
    assert.equal(await total(reader, 'ferry'), 2);
    await reader.close();
  });
  it('takes an index of another version for none, and makes it anew', async () => {
    const path = newPath();
    const engine = openEmbeddedEngine({ path });
    await engine.sync(itemsInMemory(HARBOUR));
    const other = new DatabaseSync(path);
    other.exec(
      'PRAGMA user_version = 999; CREATE TABLE "of ""another"" version" (x); CREATE INDEX i ON "of ""another"" version" (x)',
    );
    other.close();
    assert.equal(await total(engine, ''), 0);
    assert.equal((await engine.health()).isReady, false);
    assert.deepEqual(await engine.sync(itemsInMemory(HARBOUR)), { added: 6, updated: 0, removed: 0, unchanged: 0 });
    assert.equal(await total(engine, ''), 5);
    await engine.close();
  });
  it('notices that the file was deleted and made anew', async () => {
    const path = newPath();
    const reader = openEmbeddedEngine({ path, readOnly: true });
    const revisions = new Set<string | null>();
    for (const documents of [HARBOUR, HARBOUR.slice(0, 2)]) {
      for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
      const writer = openEmbeddedEngine({ path });
      await writer.sync(itemsInMemory(documents));
      await writer.close();
      revisions.add(reader.revision());
      assert.equal(await total(reader, ''), Math.min(5, documents.length));
    }
    assert.equal(revisions.size, 2);
    await reader.close();
  });
  it('is unavailable where the file is none of its own, and leaves that file alone', async () => {
    const path = join(folder, 'no-index.db');
    writeFileSync(path, 'Not a database, but somebody’s notes of considerable length. '.repeat(100));
    const engine = openEmbeddedEngine({ path });
    await assert.rejects(engine.search(asked('ferry')), EngineUnavailable);
    await assert.rejects(engine.sync(itemsInMemory(HARBOUR)), EngineUnavailable);
    const { isReady, description } = await engine.health();
    assert.equal(isReady, false);
    assert.match(description, /not a database/);
    assert.equal(engine.revision(), null);
    await engine.close();
  });
  it('refuses to write where it was opened for reading', async () => {
    const engine = openEmbeddedEngine({ path: newPath(), readOnly: true });
    await assert.rejects(engine.sync(itemsInMemory(HARBOUR)), /for reading only/);
  });
  it('refuses two documents with one id, and keeps what it had', async () => {
    const engine = openEmbeddedEngine({ path: newPath() });
    await engine.sync(itemsInMemory(HARBOUR));
    await assert.rejects(
      engine.sync(itemsInMemory([...HARBOUR.slice(0, 2), ...HARBOUR.slice(0, 1)])),
      /two documents have the id council/,
    );
    assert.equal(await total(engine, ''), 5);
    await engine.close();
  });
  it('is unavailable once it is closed', async () => {
    const engine = openEmbeddedEngine({ path: newPath() });
    await engine.search(asked(''));
    await engine.close();
    await engine.close();
    await assert.rejects(engine.search(asked('')), EngineUnavailable);
  });
  it('expands a short beginning to thousands of words', async () => {
    const engine = openEmbeddedEngine({ path: newPath() });
    const words = Array.from({ length: 600 }, (_, n) => `qu${String.fromCharCode(97 + (n % 26), 97 + n / 26)}x`);
    await engine.sync(
      itemsInMemory(
        words.map((word, n) => harbourItem({ report: `r-${n}`, item: 'x', says: [[null, `${word} quay`]] })),
      ),
    );
    assert.equal(await total(engine, 'quaax'), 1);
    assert.equal((await engine.search(asked('qu', { isTyping: true }))).total, 600);
    assert.equal((await engine.search(asked('quay-qu', { isTyping: true }))).total, 0);
    assert.equal((await engine.search(asked(`${words[3]}-qu`, { isTyping: true }))).total, 1);
    await engine.close();
  });
});
