// The tables of the catalogue file. Rows hold the JSON that pages read; columns are what rows are found and sorted by.
import { FACET_SCHEMA } from './facets.ts';
import { PERMALINK_SCHEMA, PERMALINK_TABLES } from './permalink-tables.ts';

/** Raise it when the tables or the JSON in them change shape: the next index run then makes the file anew. */
export const SCHEMA_VERSION = 9;

/** Every table that this or an older version has made. */
export const TABLES = ['description', 'note', 'report', 'item', 'item_facet', ...PERMALINK_TABLES] as const;

export const SCHEMA = `
  CREATE TABLE description (json TEXT NOT NULL);
  CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE report (
    id TEXT PRIMARY KEY, date TEXT, body_id TEXT NOT NULL, meeting_start TEXT, url TEXT, input TEXT NOT NULL, json TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX report_by_meeting ON report (body_id, meeting_start);
  CREATE TABLE item (
    document_id TEXT PRIMARY KEY, report_id TEXT NOT NULL, item_id TEXT NOT NULL, position INTEGER NOT NULL,
    is_business INTEGER NOT NULL, json TEXT NOT NULL
  );
  CREATE UNIQUE INDEX item_by_report ON item (report_id, item_id);
  CREATE INDEX item_in_order ON item (report_id, position);
  CREATE INDEX report_by_url ON report (url);
  ${FACET_SCHEMA}
  ${PERMALINK_SCHEMA}
`;

/** What the archivist was told once: made where it is missing, and not made anew with the others. */
export const TOLD_SCHEMA = `CREATE TABLE IF NOT EXISTS told (what TEXT PRIMARY KEY) WITHOUT ROWID`;
