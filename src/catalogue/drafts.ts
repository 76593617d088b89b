// Reports that are to be written and whose items have no ids of their own yet: out of memory, and gone with the connection.
import type { DatabaseSync } from 'node:sqlite';
import { slug } from '../reports/ids.ts';
import type { ItemDocument } from '../reports/item.ts';
import type { CataloguedReport } from './catalogue.ts';
import { versionOf } from './fingerprint.ts';
import type { UnsettledItem } from './permalinks.ts';

/** An item under the id that it would have if nothing had been issued before. */
export type ItemDraft = Omit<ItemDocument, 'hash'>;

export interface DraftReport {
  readonly report: CataloguedReport;
  readonly items: readonly ItemDraft[];
  /** Hash of everything that the report's row and items depend on. */
  readonly input: string;
}

export interface Drafts {
  put(draft: DraftReport): void;
  has(reportId: string): boolean;
  /** In their order. */
  reportIds(): readonly string[];
  itemsOf(reportId: string): readonly UnsettledItem[];
  /** Throws where there is none. */
  report(reportId: string): DraftReport;
}

/** The caller holds the transaction. */
export function draftTables(database: DatabaseSync): Drafts {
  database.exec(`
    CREATE TEMP TABLE draft (id TEXT PRIMARY KEY, input TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
    CREATE TEMP TABLE draft_item (
      report_id TEXT NOT NULL, position INTEGER NOT NULL, item_id TEXT NOT NULL, title TEXT NOT NULL, version TEXT NOT NULL,
      json TEXT NOT NULL, PRIMARY KEY (report_id, position)
    );
  `);
  const putReport = database.prepare(`INSERT INTO draft (id, input, json) VALUES (?, ?, ?)`);
  const putItem = database.prepare(
    `INSERT INTO draft_item (report_id, position, item_id, title, version, json) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const find = database.prepare(`SELECT input, json FROM draft WHERE id = ?`);
  const ids = new Set<string>();
  const jsonOf = database.prepare(`SELECT json FROM draft_item WHERE report_id = ? AND position = ?`);
  const textOf = (reportId: string, position: number): string => {
    const { json } = jsonOf.get(reportId, position) as { json: string };
    return (JSON.parse(json) as ItemDraft).text;
  };

  return {
    put({ report, items, input }) {
      ids.add(report.id);
      putReport.run(report.id, input, JSON.stringify(report));
      for (const item of items) {
        const { id, position, title, text } = item;
        putItem.run(report.id, position, id, title, versionOf(text, title), JSON.stringify(item));
      }
    },
    has: (reportId) => ids.has(reportId),
    reportIds: () => [...ids].sort(),
    itemsOf(reportId) {
      const sql = `SELECT position, item_id AS item, title, version FROM draft_item WHERE report_id = ? ORDER BY position`;
      const rows = database.prepare(sql).all(reportId) as unknown as DraftRow[];
      return rows.map(({ position, item, title, version }) => ({
        ...{ reportId, wantedId: item, slug: slug(title), title, version },
        get text() {
          return textOf(reportId, position);
        },
      }));
    },
    report(reportId) {
      const { input, json } = find.get(reportId) as { input: string; json: string };
      const items = database.prepare(`SELECT json FROM draft_item WHERE report_id = ? ORDER BY position`).all(reportId);
      return {
        report: JSON.parse(json) as CataloguedReport,
        items: (items as { json: string }[]).map((item) => JSON.parse(item.json) as ItemDraft),
        input,
      };
    },
  };
}

interface DraftRow {
  readonly position: number;
  readonly item: string;
  readonly title: string;
  readonly version: string;
}
