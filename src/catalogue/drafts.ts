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

/** A draft as it is kept: strings, which cost little to hand on from thread to thread. */
export interface DraftRows {
  readonly reportId: string;
  readonly json: string;
  readonly items: readonly DraftItemRow[];
}

export interface DraftItemRow {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly version: string;
  readonly json: string;
}

export function draftRows({ report, items }: Omit<DraftReport, 'input'>): DraftRows {
  return {
    reportId: report.id,
    json: JSON.stringify(report),
    items: items.map((item) => {
      const { id, position, title, text } = item;
      return { id, position, title, version: versionOf(text, title), json: JSON.stringify(item) };
    }),
  };
}

export interface Drafts {
  /** @param input hash of everything that the report's row and items depend on */
  put(draft: DraftRows, input: string): void;
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
    put({ reportId, json, items }, input) {
      ids.add(reportId);
      putReport.run(reportId, input, json);
      for (const item of items) putItem.run(reportId, item.position, item.id, item.title, item.version, item.json);
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
