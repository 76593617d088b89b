// The tables of the catalogue file. Rows hold the JSON that pages read; columns are what rows are found and sorted by.
import { FACET_SCHEMA, FACET_TABLES } from './facets.ts';
import { FILE_SCHEMA } from './file-table.ts';
import { ITEM_SCHEMA } from './item-tables.ts';
import { PERMALINK_SCHEMA, PERMALINK_TABLES } from './permalink-tables.ts';
import { REPORT_LIST_COLUMNS, REPORT_LIST_INDEXES } from './report-columns.ts';

/** Raise it when the tables or the JSON in them change shape: the next index run then makes the file anew. */
export const SCHEMA_VERSION = 13;

/** Every table that this or an older version has made. */
export const TABLES = [
  'description',
  'note',
  'sign',
  'report_file',
  'report',
  'item',
  'item_facet',
  ...FACET_TABLES,
  ...PERMALINK_TABLES,
] as const;

export const SCHEMA = `
  CREATE TABLE description (json TEXT NOT NULL);
  CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE sign (report_id TEXT PRIMARY KEY, input TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE report (
    id TEXT PRIMARY KEY, date TEXT, body_id TEXT NOT NULL, meeting_start TEXT, url TEXT, input TEXT NOT NULL, json TEXT NOT NULL,
    ${REPORT_LIST_COLUMNS}
  ) WITHOUT ROWID;
  CREATE INDEX report_by_meeting ON report (body_id, meeting_start);
  CREATE INDEX report_by_url ON report (url);
  ${REPORT_LIST_INDEXES}
  ${ITEM_SCHEMA}
  ${FILE_SCHEMA}
  ${FACET_SCHEMA}
  ${PERMALINK_SCHEMA}
`;

/** What the archivist was told once: made where it is missing, and not made anew with the others. */
export const TOLD_SCHEMA = `CREATE TABLE IF NOT EXISTS told (what TEXT PRIMARY KEY) WITHOUT ROWID`;
