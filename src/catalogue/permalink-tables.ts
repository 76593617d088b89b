// The part of the catalogue that knows permalinks: which stand and since when, where the words of the others are, and former texts.
// Everything in it comes from the archive's ledger and its former texts; what belongs where is settled in permalinks.ts.

import type { DatabaseSync } from 'node:sqlite';
import { documentId, partsOfDocumentId } from '../reports/ids.ts';
import type { IsoDate } from '../reports/report.ts';
import type { LedgerSource } from './ledger-lines.ts';

export const PERMALINK_TABLES = ['former_permalink', 'standing_permalink', 'former_text'] as const;

export const PERMALINK_SCHEMA = `
  CREATE TABLE former_permalink (
    report_id TEXT NOT NULL, item_id TEXT NOT NULL, number INTEGER NOT NULL, to_report TEXT, to_item TEXT, json TEXT NOT NULL,
    PRIMARY KEY (report_id, item_id)
  ) WITHOUT ROWID;
  CREATE INDEX former_permalink_by_target ON former_permalink (to_report, to_item);
  CREATE TABLE standing_permalink (
    report_id TEXT NOT NULL, item_id TEXT NOT NULL, version TEXT NOT NULL, since TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (report_id, item_id)
  ) WITHOUT ROWID;
  CREATE INDEX standing_permalink_by_number ON standing_permalink (number);
  CREATE TABLE former_text (
    report_id TEXT NOT NULL, item_id TEXT NOT NULL, version TEXT NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (report_id, item_id, version)
  ) WITHOUT ROWID;
`;

/** Where the text of a permalink that no longer stands is now; `gone` where it is nowhere. */
export type FormerPermalink =
  | { readonly status: 'moved'; readonly reportId: string; readonly itemId: string }
  | {
      readonly status: 'gone';
      readonly title: string;
      readonly date: IsoDate | null;
      /** What was known of where its text came from. */
      readonly source?: LedgerSource | null;
    };

export type FormerReport =
  | { readonly status: 'moved'; readonly reportId: string }
  | { readonly status: 'gone'; readonly date: IsoDate | null; readonly source: LedgerSource | null };

export interface FormerPermalinkOf {
  readonly reportId: string;
  readonly itemId: string;
  /** Place among all that were ever issued. */
  readonly number?: number;
  readonly now: FormerPermalink;
}

/** An item's permalink. */
export interface StandingPermalink {
  readonly reportId: string;
  readonly itemId: string;
  readonly version: string;
  /** Day since which its words are as they are. */
  readonly since: IsoDate;
  /** Grows with every item that is new to the archive; one that was renamed or moved keeps its number. */
  readonly number: number;
}

/** The words that a permalink stood for once. */
export interface FormerText {
  readonly reportId: string;
  readonly itemId: string;
  readonly version: string;
  /** Days from which to which it was published; `until` is `null` where it cannot be told. */
  readonly since: IsoDate;
  readonly until: IsoDate | null;
  readonly title: string;
  readonly text: string;
}

export interface PermalinkQueries {
  /** What a permalink stood for that no item holds any more; `null` where it was never issued. */
  formerPermalink(reportId: string, itemId: string): FormerPermalink | null;
  /** Where most items of a report that no longer stands are now; `null` where no permalink of it was ever issued. */
  formerReport(reportId: string): FormerReport | null;
  standingPermalink(reportId: string, itemId: string): StandingPermalink | null;
  /** A former text of this item, or of any permalink that leads to it. */
  formerText(reportId: string, itemId: string, version: string): FormerText | null;
  /** The words that the item had before those of today, and until when; `null` where it never had others. */
  previousText(reportId: string, itemId: string): Pick<FormerText, 'version' | 'until'> | null;
  /** The greatest number of an item; 0 in an empty archive. */
  newestNumber(): number;
  /** Document ids of items with a greater number. */
  itemsAfter(number: number): readonly Pick<StandingPermalink, 'reportId' | 'itemId'>[];
}

export function permalinkQueries(database: DatabaseSync): PermalinkQueries {
  const json = <T>(sql: string, ...values: string[]): T | null => {
    const row = database.prepare(sql).get(...values) as { json: string } | undefined;
    return row ? (JSON.parse(row.json) as T) : null;
  };
  return {
    formerPermalink: (reportId, itemId) =>
      json<FormerPermalink>(`SELECT json FROM former_permalink WHERE report_id = ? AND item_id = ?`, reportId, itemId),
    formerReport: (reportId) => {
      const moved = database
        .prepare(
          `SELECT 'moved' AS status, to_report AS reportId FROM former_permalink
           WHERE report_id = ? AND to_report IS NOT NULL GROUP BY to_report ORDER BY count(*) DESC, to_report LIMIT 1`,
        )
        .get(reportId) as FormerReport | undefined;
      if (moved) return { ...moved };
      const gone = json<FormerPermalink>(`SELECT json FROM former_permalink WHERE report_id = ? LIMIT 1`, reportId);
      return gone?.status === 'gone' ? { status: 'gone', date: gone.date, source: gone.source ?? null } : null;
    },
    standingPermalink: (reportId, itemId) =>
      (database
        .prepare(
          `SELECT report_id AS reportId, item_id AS itemId, version, since, number
           FROM standing_permalink WHERE report_id = ? AND item_id = ?`,
        )
        .get(reportId, itemId) as StandingPermalink | undefined) ?? null,
    formerText: (reportId, itemId, version) =>
      json<FormerText>(
        `SELECT json FROM former_text WHERE report_id = ?1 AND item_id = ?2 AND version = ?3
         UNION ALL SELECT former_text.json FROM former_permalink JOIN former_text USING (report_id, item_id)
         WHERE to_report = ?1 AND to_item = ?2 AND version = ?3 LIMIT 1`,
        reportId,
        itemId,
        version,
      ),
    previousText: (reportId, itemId) =>
      json<FormerText>(
        `SELECT json FROM former_text WHERE report_id = ? AND item_id = ? AND json ->> '$.until' IS NOT NULL
         ORDER BY json ->> '$.until' DESC, json ->> '$.since' DESC LIMIT 1`,
        reportId,
        itemId,
      ),
    newestNumber: () =>
      (database.prepare(`SELECT coalesce(max(number), 0) AS n FROM standing_permalink`).get() as { n: number }).n,
    itemsAfter: (number) =>
      database
        .prepare(
          `SELECT report_id AS reportId, item_id AS itemId FROM standing_permalink WHERE number > ? ORDER BY number`,
        )
        .all(number) as unknown as Pick<StandingPermalink, 'reportId' | 'itemId'>[],
  };
}

export interface PermalinkWriter {
  /** Document ids of the permalinks that are known to stand no longer. */
  formerIds(): ReadonlySet<string>;
  /** Ids of the reports that have permalinks that stand. */
  reportsOfPermalinks(): readonly string[];
  /** Versions of those that stand, by document id. */
  standingVersions(): ReadonlyMap<string, string>;
  /** Where the words of a permalink are that stands no longer: `null` for nowhere, `undefined` for one that is not known to have left. */
  formerAddress(id: string): { readonly reportId: string; readonly itemId: string } | null | undefined;
  /** The smallest number of all permalinks that lead to an item; `null` where none does. */
  smallestNumberTo(reportId: string, itemId: string): number | null;
  /** Each of these replaces what was known. */
  setFormerPermalinks(former: Iterable<FormerPermalinkOf>): void;
  setStandingPermalinks(standing: Iterable<StandingPermalink>): void;
  setFormerTexts(texts: Iterable<FormerText>): void;
  /** These replace what was known of the same permalinks. */
  putFormerPermalinks(former: Iterable<FormerPermalinkOf>): void;
  putStandingPermalinks(standing: Iterable<StandingPermalink>): void;
  removeFormerPermalink(reportId: string, itemId: string): void;
  removeStandingPermalinks(reportId: string): void;
  /** Replaces those of one report. */
  putFormerTexts(reportId: string, texts: Iterable<FormerText>): void;
}

export function permalinkWriter(database: DatabaseSync): PermalinkWriter {
  const rows = <T>(sql: string): T[] => database.prepare(sql).all() as T[];
  const putFormer = database.prepare(
    `INSERT OR REPLACE INTO former_permalink (report_id, item_id, number, to_report, to_item, json) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const putStanding = database.prepare(
    `INSERT OR REPLACE INTO standing_permalink (report_id, item_id, version, since, number) VALUES (?, ?, ?, ?, ?)`,
  );
  const findFormer = database.prepare(
    `SELECT to_report AS reportId, to_item AS itemId FROM former_permalink WHERE report_id = ? AND item_id = ?`,
  );
  const findNumber = database.prepare(
    `SELECT min(number) AS number FROM former_permalink WHERE to_report = ? AND to_item = ?`,
  );
  const putText = database.prepare(
    `INSERT OR REPLACE INTO former_text (report_id, item_id, version, json) VALUES (?, ?, ?, ?)`,
  );
  const writer: PermalinkWriter = {
    formerIds: () =>
      new Set(
        rows<{ report: string; item: string }>(`SELECT report_id AS report, item_id AS item FROM former_permalink`).map(
          ({ report, item }) => documentId(report, item),
        ),
      ),
    reportsOfPermalinks: () =>
      rows<{ id: string }>(`SELECT DISTINCT report_id AS id FROM standing_permalink`).map(({ id }) => id),
    standingVersions: () =>
      new Map(
        rows<{ report: string; item: string; version: string }>(
          `SELECT report_id AS report, item_id AS item, version FROM standing_permalink`,
        ).map(({ report, item, version }) => [documentId(report, item), version]),
      ),
    formerAddress(id) {
      const { reportId, itemId } = partsOfDocumentId(id);
      const row = findFormer.get(reportId, itemId) as { reportId: string | null; itemId: string | null } | undefined;
      if (!row) return undefined;
      return row.reportId !== null && row.itemId !== null ? { reportId: row.reportId, itemId: row.itemId } : null;
    },
    smallestNumberTo: (reportId, itemId) => (findNumber.get(reportId, itemId) as { number: number | null }).number,
    setFormerPermalinks(former) {
      database.exec(`DELETE FROM former_permalink`);
      writer.putFormerPermalinks(former);
    },
    setStandingPermalinks(standing) {
      database.exec(`DELETE FROM standing_permalink`);
      writer.putStandingPermalinks(standing);
    },
    setFormerTexts(texts) {
      database.exec(`DELETE FROM former_text`);
      for (const text of texts) putText.run(text.reportId, text.itemId, text.version, JSON.stringify(text));
    },
    putFormerPermalinks(former) {
      for (const { reportId, itemId, number = 0, now } of former) {
        const [toReport, toItem] = now.status === 'moved' ? [now.reportId, now.itemId] : [null, null];
        putFormer.run(reportId, itemId, number, toReport, toItem, JSON.stringify(now));
      }
    },
    putStandingPermalinks(standing) {
      for (const { reportId, itemId, version, since, number } of standing)
        putStanding.run(reportId, itemId, version, since, number);
    },
    removeFormerPermalink: (reportId, itemId) =>
      void database.prepare(`DELETE FROM former_permalink WHERE report_id = ? AND item_id = ?`).run(reportId, itemId),
    removeStandingPermalinks: (reportId) =>
      void database.prepare(`DELETE FROM standing_permalink WHERE report_id = ?`).run(reportId),
    putFormerTexts(reportId, texts) {
      database.prepare(`DELETE FROM former_text WHERE report_id = ?`).run(reportId);
      for (const text of texts) putText.run(text.reportId, text.itemId, text.version, JSON.stringify(text));
    },
  };
  return writer;
}
