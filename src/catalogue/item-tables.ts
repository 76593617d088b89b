// The part of the catalogue that holds the items: their documents, and in narrow columns what an index run must know of all of them, so that
// it need not read the documents.
import type { DatabaseSync } from 'node:sqlite';
import { documentId, slug } from '../reports/ids.ts';
import { type ItemDocument, isBusiness } from '../reports/item.ts';
import { versionOf } from './fingerprint.ts';
import { ITEM_CHANGE_SCHEMA, itemChangeTable } from './item-changes.ts';
import type { UnsettledItem } from './permalinks.ts';

export const ITEM_SCHEMA = `
  CREATE TABLE item (
    document_id TEXT PRIMARY KEY, report_id TEXT NOT NULL, item_id TEXT NOT NULL, position INTEGER NOT NULL,
    is_business INTEGER NOT NULL, hash TEXT NOT NULL, version TEXT NOT NULL, wanted_id TEXT NOT NULL, title TEXT NOT NULL,
    json TEXT NOT NULL
  );
  CREATE UNIQUE INDEX item_by_report ON item (report_id, item_id);
  ${ITEM_CHANGE_SCHEMA}
  CREATE INDEX item_in_order ON item (report_id, position, is_business, item_id, hash, version, wanted_id, title);
`;

/** An item as it stands in the catalogue. */
export type StandingItem = UnsettledItem & { readonly itemId: string };

export interface ItemTable {
  /** @param drafts what they were before they had ids, in the same order, where that is known */
  put(items: readonly ItemDocument[], drafts?: readonly ItemDraftColumns[]): void;
  remove(reportId: string): void;
  /** A name for the versions as they are. */
  state(): string;
  /** Of the business, what may be others than the versions of that name; `null` where that is not known. */
  changedSince(state: string): {
    readonly written: readonly Pick<ItemDocument, 'documentId' | 'hash'>[];
    readonly gone: readonly string[];
  } | null;
  /** What changes from here on belongs to another index run. */
  endRun(): void;
  /** Of the business, in the order of their reports' ids and their positions. */
  versions(): Iterable<Pick<ItemDocument, 'documentId' | 'hash'>>;
  /** In the order of the ids; those that are not there are left out. */
  load(documentIds: readonly string[]): Iterable<ItemDocument>;
  of(reportId: string): readonly StandingItem[];
  /** `null` where there is none. */
  standing(reportId: string, itemId: string): StandingItem | null;
  documentsOf(reportId: string): readonly ItemDocument[];
  ids(): ReadonlySet<string>;
  businessCount(): number;
}

/** What does not follow from an item as it is published, or takes its time to find out. */
export type ItemDraftColumns = Pick<UnsettledItem, 'wantedId' | 'version'>;

interface ItemRow {
  readonly report: string;
  readonly item: string;
  readonly version: string;
  readonly wanted: string;
  readonly title: string;
}

export function itemTable(database: DatabaseSync): ItemTable {
  const insert = database.prepare(
    `INSERT INTO item (document_id, report_id, item_id, position, is_business, hash, version, wanted_id, title, json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const removal = database.prepare(`DELETE FROM item WHERE report_id = ?`);
  const jsonOf = database.prepare(`SELECT json FROM item WHERE document_id = ?`);
  const columns = `report_id AS report, item_id AS item, version, wanted_id AS wanted, title`;
  const ofReport = database.prepare(`SELECT ${columns} FROM item WHERE report_id = ? ORDER BY position`);
  const one = database.prepare(`SELECT ${columns} FROM item WHERE report_id = ? AND item_id = ?`);
  const load = (id: string): ItemDocument | null => {
    const row = jsonOf.get(id) as { json: string } | undefined;
    return row ? (JSON.parse(row.json) as ItemDocument) : null;
  };
  const itemOf = ({ report, item, version, wanted, title }: ItemRow): StandingItem => ({
    ...{ reportId: report, itemId: item, wantedId: wanted, slug: slug(title), title, version },
    get text() {
      return load(documentId(report, item))?.text ?? '';
    },
  });

  const changes = itemChangeTable(database);
  const idsOf = database.prepare(`SELECT document_id AS id FROM item WHERE report_id = ?`);
  const hashOf = database.prepare(`SELECT hash FROM item WHERE document_id = ? AND is_business`);

  return {
    state: changes.state,
    endRun: changes.endRun,
    changedSince(state) {
      const ids = changes.since(state);
      if (!ids) return null;
      const found = ids.map((id) => ({ id, row: hashOf.get(id) as { hash: string } | undefined }));
      return {
        written: found.flatMap(({ id, row }) => (row ? { documentId: id, hash: row.hash } : [])),
        gone: found.flatMap(({ id, row }) => (row ? [] : id)),
      };
    },
    put(items, drafts = []) {
      changes.changed(items.map(({ id, report }) => documentId(report.id, id)));
      items.forEach((item, index) => {
        const { id, report, position, hash, text, title } = item;
        const { wantedId, version } = drafts[index] ?? { wantedId: id, version: versionOf(text, title) };
        const told = [Number(isBusiness(item)), hash, version, wantedId, title, JSON.stringify(item)] as const;
        insert.run(documentId(report.id, id), report.id, id, position, ...told);
      });
    },
    remove(reportId) {
      const ids = (idsOf.all(reportId) as { id: string }[]).map(({ id }) => id);
      if (ids.length === 0) return;
      changes.changed(ids);
      removal.run(reportId);
    },
    *versions() {
      const sql = `SELECT report_id AS report, item_id AS item, hash FROM item WHERE is_business ORDER BY report_id, position`;
      for (const row of database.prepare(sql).iterate() as Iterable<{ report: string; item: string; hash: string }>)
        yield { documentId: documentId(row.report, row.item), hash: row.hash };
    },
    *load(documentIds) {
      for (const id of documentIds) {
        const document = load(id);
        if (document) yield document;
      }
    },
    of: (reportId) => (ofReport.all(reportId) as unknown as ItemRow[]).map(itemOf),
    standing(reportId, itemId) {
      const row = one.get(reportId, itemId) as ItemRow | undefined;
      return row ? itemOf(row) : null;
    },
    documentsOf: (reportId) =>
      (
        database.prepare(`SELECT json FROM item WHERE report_id = ? ORDER BY position`).all(reportId) as {
          json: string;
        }[]
      ).map(({ json }) => JSON.parse(json) as ItemDocument),
    ids: () =>
      new Set((database.prepare(`SELECT document_id AS id FROM item`).all() as { id: string }[]).map(({ id }) => id)),
    businessCount: () =>
      (database.prepare(`SELECT count(*) AS n FROM item WHERE is_business`).get() as { n: number }).n,
  };
}
