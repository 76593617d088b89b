// Who speaks in which item and what it is about, in columns, so that the pages of speakers and topics need no search engine.
// Owns the table `item_facet`: its rows follow those of `item` and say nothing that an item does not. Furniture has none.
import type { DatabaseSync } from 'node:sqlite';
import { type ItemDocument, isBusiness } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';

/** What an item can be found by without words. */
export type BrowsedFacet = 'speaker' | 'topic';

/** A speaker or a topic with what the archive has of it. */
export interface FacetEntry {
  readonly id: string;
  readonly label: string;
  /** In reports of meetings. */
  readonly items: number;
  /** In posts that report no meeting. */
  readonly otherPostItems: number;
  /** Of the items in reports of meetings that have a date. */
  readonly first: IsoDate | null;
  readonly last: IsoDate | null;
}

export interface CountedValue {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

/** Queries of the catalogue. Counts are of items in reports of meetings unless a field says otherwise. */
export interface FacetQueries {
  /** Most frequent first, then by label. */
  facetEntries(facet: BrowsedFacet): readonly FacetEntry[];
  /** `null` where no item has it. */
  facetEntry(facet: BrowsedFacet, id: string): FacetEntry | null;
  /** Items by month (`2023-05`), in order of time; months without any and items without a date are left out. */
  facetMonths(facet: BrowsedFacet, id: string): readonly { readonly value: string; readonly count: number }[];
  /** What else the same items have: most frequent first, then by label; never the value itself. */
  facetsBeside(facet: BrowsedFacet, id: string, other: BrowsedFacet): readonly CountedValue[];
  /** Newest first; items of posts that report no meeting come last. */
  latestItems(facet: BrowsedFacet, id: string, limit: number): readonly ItemDocument[];
}

export const FACET_SCHEMA = `
  CREATE TABLE item_facet (
    facet TEXT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL, report_id TEXT NOT NULL, item_id TEXT NOT NULL,
    date TEXT, is_meeting INTEGER NOT NULL, PRIMARY KEY (facet, id, report_id, item_id)
  ) WITHOUT ROWID;
  CREATE INDEX item_facet_by_item ON item_facet (report_id, item_id, facet);
`;

/** Writes the rows of items; the caller holds the transaction. */
export function facetWriter(database: DatabaseSync): {
  put(item: ItemDocument): void;
  remove(reportId: string): void;
} {
  const put = database.prepare(
    `INSERT OR IGNORE INTO item_facet (facet, id, label, report_id, item_id, date, is_meeting) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = database.prepare(`DELETE FROM item_facet WHERE report_id = ?`);
  return {
    put: (item) => {
      if (!isBusiness(item)) return;
      const { id, date, report, speakers, topics } = item;
      const isMeeting = Number(report.kind === 'meeting report');
      for (const speaker of speakers) put.run('speaker', speaker.id, speaker.name, report.id, id, date, isMeeting);
      for (const topic of topics) put.run('topic', topic.id, topic.label, report.id, id, date, isMeeting);
    },
    remove: (reportId) => void remove.run(reportId),
  };
}

const ENTRY = `
  SELECT id, max(label) AS label, sum(is_meeting) AS items, count(*) - sum(is_meeting) AS otherPostItems,
    min(CASE WHEN is_meeting THEN date END) AS first, max(CASE WHEN is_meeting THEN date END) AS last
  FROM item_facet WHERE facet = ?`;

export function facetQueries(database: DatabaseSync): FacetQueries {
  const all = <T>(sql: string, ...values: (string | number)[]): readonly T[] =>
    database
      .prepare(sql)
      .all(...values)
      .map((row) => ({ ...row }) as T);
  return {
    facetEntries: (facet) => all<FacetEntry>(`${ENTRY} GROUP BY id ORDER BY items DESC, label, id`, facet),
    facetEntry: (facet, id) => all<FacetEntry>(`${ENTRY} AND id = ? GROUP BY id`, facet, id)[0] ?? null,
    facetMonths: (facet, id) =>
      all(
        `SELECT substr(date, 1, 7) AS value, count(*) AS count FROM item_facet
         WHERE facet = ? AND id = ? AND is_meeting AND date IS NOT NULL GROUP BY value ORDER BY value`,
        facet,
        id,
      ),
    facetsBeside: (facet, id, other) =>
      all(
        `SELECT beside.id, max(beside.label) AS label, count(*) AS count FROM item_facet AS one
         JOIN item_facet AS beside ON beside.report_id = one.report_id AND beside.item_id = one.item_id
         WHERE one.facet = ? AND one.id = ? AND one.is_meeting AND beside.facet = ?
           AND NOT (beside.facet = one.facet AND beside.id = one.id)
         GROUP BY beside.id ORDER BY count DESC, label, beside.id`,
        facet,
        id,
        other,
      ),
    latestItems: (facet, id, limit) =>
      all<{ json: string }>(
        `SELECT item.json FROM item_facet AS one
         JOIN item ON item.report_id = one.report_id AND item.item_id = one.item_id
         WHERE one.facet = ? AND one.id = ?
         ORDER BY one.is_meeting DESC, one.date IS NULL, one.date DESC, one.report_id, item.position LIMIT ?`,
        facet,
        id,
        limit,
      ).map(({ json }) => JSON.parse(json) as ItemDocument),
  };
}
