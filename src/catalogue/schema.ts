// The tables of the catalogue file. Rows hold the JSON that pages read; columns are what rows are found and sorted by.
import { FACET_SCHEMA, FACET_TABLES } from './facets.ts';
import { FILE_SCHEMA } from './file-table.ts';
import { ITEM_CHANGE_TABLES } from './item-changes.ts';
import { ITEM_SCHEMA } from './item-tables.ts';
import { LEDGER_SCHEMA } from './ledger-table.ts';
import { PERMALINK_SCHEMA, PERMALINK_TABLES } from './permalink-tables.ts';
import { REPORT_LIST_COLUMNS, REPORT_LIST_INDEXES } from './report-columns.ts';
import { SIGN_SCHEMA, SIGN_TABLES } from './sign-tables.ts';

/** Raise it when the tables or the JSON in them change shape: the next index run then makes the file anew. */
export const SCHEMA_VERSION = 16;

/** Every table that this or an older version has made. */
export const TABLES = [
  'description',
  'note',
  ...SIGN_TABLES,
  'report_file',
  'report',
  'item',
  'item_facet',
  ...FACET_TABLES,
  ...PERMALINK_TABLES,
  'issued_permalink',
  ...ITEM_CHANGE_TABLES,
] as const;

export const SCHEMA = `
  CREATE TABLE description (json TEXT NOT NULL);
  CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
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
  ${SIGN_SCHEMA}
  ${PERMALINK_SCHEMA}
  ${LEDGER_SCHEMA}
`;

/** What the archivist was told once: made where it is missing, and not made anew with the others. */
export const TOLD_SCHEMA = `CREATE TABLE IF NOT EXISTS told (what TEXT PRIMARY KEY) WITHOUT ROWID`;
