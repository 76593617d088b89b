// The part of the catalogue that keeps what each report tells for all of its source, and how many reports of a source tell the same: what
// is learnt of a source is counted up and down as reports come and go. What the values mean is the analysis's business.
import type { DatabaseSync } from 'node:sqlite';

export const SIGN_TABLES = ['sign', 'sign_count'] as const;

export const SIGN_SCHEMA = `
  CREATE TABLE sign (
    report_id TEXT PRIMARY KEY, source_id TEXT NOT NULL, input TEXT NOT NULL, json TEXT NOT NULL, acronyms TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX sign_by_source ON sign (source_id);
  CREATE TABLE sign_count (
    source_id TEXT NOT NULL, value TEXT NOT NULL, reports INTEGER NOT NULL, PRIMARY KEY (source_id, value)
  ) WITHOUT ROWID;
  CREATE INDEX sign_count_of_several ON sign_count (source_id, value, reports) WHERE reports > 1;
`;

/** What was kept of one report. */
export interface KeptSign {
  readonly sourceId: string;
  /** Hash of all that it was made from. */
  readonly input: string;
  readonly json: string;
  /** JSON. */
  readonly acronyms: string;
}

export interface SignTable {
  clear(): void;
  /** What is known of each report, without what it tells. */
  known(): ReadonlyMap<string, Pick<KeptSign, 'sourceId' | 'input'>>;
  get(reportId: string): KeptSign | null;
  put(reportId: string, sign: KeptSign): void;
  remove(reportId: string): void;
  /** Counts the values of one report of a source, each once, up by 1 or down by -1. */
  count(sourceId: string, values: Iterable<string>, by: 1 | -1): void;
  /** How many reports of a source there are. */
  reports(sourceId: string): number;
  /** How many of them have which value, of those that more than one has. */
  ofSeveral(sourceId: string): readonly CountedValue[];
  /** The same, of all that begin so. */
  beginning(sourceId: string, beginning: string): readonly CountedValue[];
  /** Those of all reports that have any, in no order. */
  acronyms(): readonly string[];
}

export type CountedValue = readonly [value: string, reports: number];

export function signTable(database: DatabaseSync): SignTable {
  const find = database.prepare(`SELECT source_id AS sourceId, input, json, acronyms FROM sign WHERE report_id = ?`);
  const put = database.prepare(
    `INSERT OR REPLACE INTO sign (report_id, source_id, input, json, acronyms) VALUES (?, ?, ?, ?, ?)`,
  );
  const remove = database.prepare(`DELETE FROM sign WHERE report_id = ?`);
  const up = database.prepare(
    `INSERT INTO sign_count (source_id, value, reports) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET reports = reports + 1`,
  );
  const down = database.prepare(`UPDATE sign_count SET reports = reports - 1 WHERE source_id = ? AND value = ?`);
  const forget = database.prepare(`DELETE FROM sign_count WHERE source_id = ? AND value = ? AND reports <= 0`);
  const rows = (sql: string, ...values: string[]): CountedValue[] =>
    (database.prepare(sql).all(...values) as { value: string; reports: number }[]).map(({ value, reports }) => [
      value,
      reports,
    ]);
  return {
    clear: () => database.exec(`DELETE FROM sign; DELETE FROM sign_count`),
    known: () => {
      const known = database.prepare(`SELECT report_id AS id, source_id AS sourceId, input FROM sign`).all();
      return new Map((known as { id: string; sourceId: string; input: string }[]).map(({ id, ...sign }) => [id, sign]));
    },
    get: (reportId) => (find.get(reportId) as KeptSign | undefined) ?? null,
    put: (reportId, { sourceId, input, json, acronyms }) => {
      put.run(reportId, sourceId, input, json, acronyms);
    },
    remove: (reportId) => {
      remove.run(reportId);
    },
    count(sourceId, values, by) {
      for (const value of new Set(values)) {
        if (by === 1) up.run(sourceId, value);
        else {
          down.run(sourceId, value);
          forget.run(sourceId, value);
        }
      }
    },
    reports: (sourceId) =>
      (database.prepare(`SELECT count(*) AS n FROM sign WHERE source_id = ?`).get(sourceId) as { n: number }).n,
    ofSeveral: (sourceId) =>
      rows(`SELECT value, reports FROM sign_count WHERE source_id = ? AND reports > 1`, sourceId),
    beginning: (sourceId, beginning) =>
      rows(
        `SELECT value, reports FROM sign_count WHERE source_id = ? AND value >= ? AND value < ?`,
        ...[sourceId, beginning, `${beginning}\u{10ffff}`],
      ),
    acronyms: () =>
      (database.prepare(`SELECT acronyms FROM sign WHERE acronyms <> '[]'`).all() as { acronyms: string }[]).map(
        ({ acronyms }) => acronyms,
      ),
  };
}
