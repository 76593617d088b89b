// Who speaks in which item and what it is about, in columns, so that the pages of speakers and topics need no search engine.
// Owns the table `item_facet`: its rows follow those of `item` and say nothing that an item does not. Furniture has none. What lists show of each
// value is counted once, in `facet_entry`, when its rows have changed.
import type { DatabaseSync } from 'node:sqlite';
import { type ItemDocument, isBusiness } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';
import { letterOf, type NameSelection, nameInOrder, namesWhere } from './facet-names.ts';
import { likeness, MOST_ALIKE } from './likeness.ts';
import type { Stretch } from './report-columns.ts';

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

/** With the letter that its name stands under: "A" to "Z", or "…". */
export interface LetteredEntry extends FacetEntry {
  readonly letter: string;
}

export interface CountedValue {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

/** The first of them, and how many there are. */
export interface ValuesBeside {
  readonly total: number;
  readonly values: readonly CountedValue[];
}

/** Queries of the catalogue. Counts are of items in reports of meetings unless a field says otherwise. */
export interface FacetQueries {
  /** Most frequent first, then by label. */
  facetEntries(facet: BrowsedFacet, stretch?: Stretch): readonly FacetEntry[];
  /** Those of meetings alone, by the last word of the name: of one letter, or of those whose name holds these letters. */
  facetEntriesByName(facet: BrowsedFacet, names: NameSelection, stretch: Stretch): readonly LetteredEntry[];
  facetNameCount(facet: BrowsedFacet, names: NameSelection): number;
  /** How many values have an item, of a meeting or of any post. */
  facetCount(facet: BrowsedFacet): number;
  /** The letters that last words of names begin with, of values with an item of a meeting; "…" for all others. */
  facetLetters(facet: BrowsedFacet): readonly { readonly letter: string; readonly count: number }[];
  /** Ids that share most letters, three at a time, with what was asked for. */
  facetsLike(facet: BrowsedFacet, wanted: string): readonly { readonly id: string; readonly label: string }[];
  /** `null` where no item has it. */
  facetEntry(facet: BrowsedFacet, id: string): FacetEntry | null;
  /** Items by month (`2023-05`), in order of time; months without any and items without a date are left out. */
  facetMonths(facet: BrowsedFacet, id: string): readonly { readonly value: string; readonly count: number }[];
  /** What else the same items have: most frequent first, then by label; never the value itself. */
  facetsBeside(facet: BrowsedFacet, id: string, other: BrowsedFacet, limit?: number): ValuesBeside;
  /** Newest first; items of posts that report no meeting come last. */
  latestItems(facet: BrowsedFacet, id: string, limit: number): readonly ItemDocument[];
}

export const FACET_SCHEMA = `
  CREATE TABLE item_facet (
    facet TEXT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL, report_id TEXT NOT NULL, item_id TEXT NOT NULL,
    date TEXT, is_meeting INTEGER NOT NULL, PRIMARY KEY (facet, id, report_id, item_id)
  ) WITHOUT ROWID;
  CREATE INDEX item_facet_by_item ON item_facet (report_id, item_id, facet);
  CREATE INDEX item_facet_in_time ON item_facet (facet, id, is_meeting DESC, date DESC, report_id);
  CREATE TABLE facet_changed (facet TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (facet, id)) WITHOUT ROWID;
  CREATE TRIGGER item_facet_added AFTER INSERT ON item_facet
    BEGIN INSERT OR IGNORE INTO facet_changed (facet, id) VALUES (new.facet, new.id); END;
  CREATE TRIGGER item_facet_removed AFTER DELETE ON item_facet
    BEGIN INSERT OR IGNORE INTO facet_changed (facet, id) VALUES (old.facet, old.id); END;
  CREATE TRIGGER item_facet_replaced AFTER UPDATE ON item_facet
    BEGIN INSERT OR IGNORE INTO facet_changed (facet, id) VALUES (new.facet, new.id), (old.facet, old.id); END;
  CREATE TABLE facet_entry (
    facet TEXT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL, items INTEGER NOT NULL, other_post_items INTEGER NOT NULL,
    first TEXT, last TEXT, letter TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (facet, id)
  ) WITHOUT ROWID;
  CREATE INDEX facet_entry_by_items ON facet_entry (facet, items DESC, label, id);
  CREATE INDEX facet_entry_by_name ON facet_entry (facet, letter, name, id, items);
`;

export const FACET_TABLES = ['facet_changed', 'facet_entry'] as const;

/** Writes the rows of items; the caller holds the transaction. */
export function facetWriter(database: DatabaseSync): {
  put(item: ItemDocument): void;
  remove(reportId: string): void;
  /** Counts again the values whose rows have changed. */
  countChanged(): void;
} {
  const put = database.prepare(
    `INSERT OR IGNORE INTO item_facet (facet, id, label, report_id, item_id, date, is_meeting) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = database.prepare(`DELETE FROM item_facet WHERE report_id = ?`);
  database.function('letter_of', { deterministic: true }, (label) => letterOf(String(label)));
  database.function('name_in_order', { deterministic: true }, (label) => nameInOrder(String(label)));
  return {
    put: (item) => {
      if (!isBusiness(item)) return;
      const { id, date, report, speakers, topics } = item;
      const isMeeting = Number(report.kind === 'meeting report');
      for (const speaker of speakers) put.run('speaker', speaker.id, speaker.name, report.id, id, date, isMeeting);
      for (const topic of topics) put.run('topic', topic.id, topic.label, report.id, id, date, isMeeting);
    },
    remove: (reportId) => void remove.run(reportId),
    countChanged: () => {
      database.exec(`DELETE FROM facet_entry WHERE (facet, id) IN (SELECT facet, id FROM facet_changed)`);
      database.exec(COUNT_CHANGED);
      database.exec(`DELETE FROM facet_changed`);
    },
  };
}

const COUNT_CHANGED = `
  INSERT INTO facet_entry (facet, id, label, items, other_post_items, first, last, letter, name)
  SELECT facet, id, label, items, other_post_items, first, last, letter_of(label), name_in_order(label) FROM
    (SELECT one.facet, one.id, max(label) AS label, sum(is_meeting) AS items, count(*) - sum(is_meeting) AS other_post_items,
       min(CASE WHEN is_meeting THEN date END) AS first, max(CASE WHEN is_meeting THEN date END) AS last
     FROM facet_changed CROSS JOIN item_facet AS one ON one.facet = facet_changed.facet AND one.id = facet_changed.id
     GROUP BY one.facet, one.id)`;

const COLUMNS = 'id, label, items, other_post_items AS otherPostItems, first, last';
const ENTRY = `SELECT ${COLUMNS} FROM facet_entry`;
const LETTERED = `SELECT ${COLUMNS}, letter FROM facet_entry`;
const BY_NAME = 'INDEXED BY facet_entry_by_name WHERE facet = ? AND items > 0';
const EVERYTHING: Stretch = { limit: -1, offset: 0 };
export function facetQueries(database: DatabaseSync): FacetQueries {
  const all = <T>(sql: string, ...values: (string | number)[]): readonly T[] =>
    database
      .prepare(sql)
      .all(...values)
      .map((row) => ({ ...row }) as T);
  const count = (sql: string, ...values: string[]): number => all<{ n: number }>(sql, ...values)[0]?.n ?? 0;
  return {
    facetEntries: (facet, { limit, offset } = EVERYTHING) =>
      all<FacetEntry>(`${ENTRY} WHERE facet = ? ORDER BY items DESC, label, id LIMIT ? OFFSET ?`, facet, limit, offset),
    facetEntriesByName: (facet, names, { limit, offset }) => {
      const { sql, values } = namesWhere(names);
      // The ids come from an index, so that what is skipped is not read.
      const ids = `SELECT id FROM facet_entry ${BY_NAME}${sql} ORDER BY letter = '…', letter, name, id LIMIT ? OFFSET ?`;
      return all<LetteredEntry>(
        `${LETTERED} WHERE facet = ? AND id IN (${ids}) ORDER BY letter = '…', letter, name, id`,
        ...[facet, facet, ...values, limit, offset],
      );
    },
    facetNameCount: (facet, names) => {
      const { sql, values } = namesWhere(names);
      return count(`SELECT count(*) AS n FROM facet_entry ${BY_NAME}${sql}`, facet, ...values);
    },
    facetCount: (facet) => count(`SELECT count(*) AS n FROM facet_entry WHERE facet = ?`, facet),
    facetLetters: (facet) =>
      all(
        `SELECT letter, count(*) AS count FROM facet_entry ${BY_NAME} GROUP BY letter ORDER BY letter = '…', letter`,
        facet,
      ),
    facetsLike: (facet, wanted) => {
      const { score, parts } = likeness('id', wanted);
      return all(
        `SELECT id, label FROM facet_entry WHERE facet = ? ORDER BY ${score} DESC, id LIMIT ?`,
        ...[facet, ...parts, MOST_ALIKE],
      );
    },
    facetEntry: (facet, id) => all<FacetEntry>(`${ENTRY} WHERE facet = ? AND id = ?`, facet, id)[0] ?? null,
    facetMonths: (facet, id) =>
      all(
        `SELECT substr(date, 1, 7) AS value, sum(n) AS count FROM
           (SELECT date, count(*) AS n FROM item_facet INDEXED BY item_facet_in_time
            WHERE facet = ? AND id = ? AND is_meeting = 1 AND date IS NOT NULL GROUP BY date)
         GROUP BY value ORDER BY value`,
        facet,
        id,
      ),
    facetsBeside: (facet, id, other, limit = -1) => {
      // Without how the values spread, the database would begin with everything that the other facet has: the order is ours.
      const counted = database.prepare(
        `SELECT beside.id, count(*) AS count FROM item_facet AS one
         CROSS JOIN item_facet AS beside INDEXED BY item_facet_by_item
           ON beside.report_id = one.report_id AND beside.item_id = one.item_id AND beside.facet = ?
         WHERE one.facet = ? AND one.id = ? AND one.is_meeting AND NOT (beside.facet = one.facet AND beside.id = one.id)
         GROUP BY beside.id`,
      );
      const label = database.prepare(`SELECT label FROM facet_entry WHERE facet = ? AND id = ?`);
      const found = (counted.all(other, facet, id) as { id: string; count: number }[]).sort(
        (a, b) => b.count - a.count,
      );
      const least = limit < 0 ? 0 : (found[limit - 1]?.count ?? 0);
      const named = found
        .filter(({ count }) => count >= least)
        .map((value): CountedValue => {
          const { label: name } = label.get(other, value.id) as { label: string };
          return { id: value.id, label: name, count: value.count };
        })
        .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id < b.id ? -1 : 1));
      return { total: found.length, values: limit < 0 ? named : named.slice(0, limit) };
    },
    latestItems: (facet, id, limit) =>
      // The reports first, from the index alone: only of these few the items are read.
      all<{ json: string }>(
        `SELECT item.json FROM
           (SELECT DISTINCT report_id FROM (SELECT report_id FROM item_facet INDEXED BY item_facet_in_time WHERE facet = ?1 AND id = ?2
              ORDER BY is_meeting DESC, date DESC, report_id LIMIT ?3)) AS near
         CROSS JOIN item_facet AS one ON one.facet = ?1 AND one.id = ?2 AND one.report_id = near.report_id
         CROSS JOIN item ON item.report_id = one.report_id AND item.item_id = one.item_id
         ORDER BY one.is_meeting DESC, one.date DESC, one.report_id, item.position LIMIT ?3`,
        facet,
        id,
        limit,
      ).map(({ json }) => JSON.parse(json) as ItemDocument),
  };
}
