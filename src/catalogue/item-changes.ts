// The part of the catalogue that remembers which items the last index run has written or removed, so that an engine that holds what was there
// before is told these alone.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

export const ITEM_CHANGE_TABLES = ['item_state', 'item_change'] as const;

export const ITEM_CHANGE_SCHEMA = `
  CREATE TABLE item_state (now TEXT NOT NULL, before TEXT);
  CREATE TABLE item_change (document_id TEXT PRIMARY KEY) WITHOUT ROWID;
`;

export interface ItemChangeTable {
  /** A name for the items as they are; another one from the first change of an index run on. */
  state(): string;
  /** To be told before the change is asked for. */
  changed(documentIds: Iterable<string>): void;
  /** What changes from here on belongs to another run. */
  endRun(): void;
  /** Document ids of the items that may be others than in that state; `null` where that is not known. */
  since(state: string): readonly string[] | null;
}

/** Of more, an engine finds out itself. */
const MOST = 5000;

export function itemChangeTable(database: DatabaseSync): ItemChangeTable {
  const find = database.prepare(`SELECT now, before FROM item_state`);
  const insert = database.prepare(`INSERT OR IGNORE INTO item_change (document_id) VALUES (?)`);
  const states = () => find.get() as { readonly now: string; readonly before: string | null } | undefined;
  let known: 'nothing' | 'all' | 'too many' = 'nothing';
  let count = 0;
  const begin = (): string => {
    const before = states()?.now ?? null;
    const now = randomUUID();
    database.exec(`DELETE FROM item_change; DELETE FROM item_state`);
    database.prepare(`INSERT INTO item_state (now, before) VALUES (?, ?)`).run(now, before);
    known = 'all';
    count = 0;
    return now;
  };
  return {
    state: () => states()?.now ?? begin(),
    changed(documentIds) {
      if (known === 'nothing') begin();
      for (const id of documentIds) {
        if (known === 'too many') return;
        insert.run(id);
        if (++count <= MOST) continue;
        known = 'too many';
        database.exec(`DELETE FROM item_change; UPDATE item_state SET before = NULL`);
      }
    },
    endRun() {
      known = 'nothing';
    },
    since(state) {
      const { now, before } = states() ?? {};
      if (state === now) return [];
      if (state !== before) return null;
      return (database.prepare(`SELECT document_id AS id FROM item_change`).all() as { id: string }[]).map(
        ({ id }) => id,
      );
    },
  };
}
