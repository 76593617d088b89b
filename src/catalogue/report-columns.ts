// The columns and indexes of the table `report` that lists are cut and counted by. What is in them follows from the reports’ JSON.

/** Columns of the table `report` that are read from its JSON. */
export const REPORT_LIST_COLUMNS = `
  kind TEXT GENERATED ALWAYS AS (json ->> '$.kind') VIRTUAL, author TEXT GENERATED ALWAYS AS (json ->> '$.author') VIRTUAL,
  source_id TEXT GENERATED ALWAYS AS (json ->> '$.sourceId') VIRTUAL, item_count INTEGER GENERATED ALWAYS AS (json ->> '$.itemCount') VIRTUAL
`;

/** The first two hold all that lists count by, so that counting never reads the JSON. */
export const REPORT_LIST_INDEXES = `
  CREATE INDEX report_of_kind ON report (kind, date DESC, id, body_id, author, source_id, item_count);
  CREATE INDEX report_of_any_kind ON report (date DESC, id, kind, body_id, author, source_id, item_count);
  CREATE INDEX report_of_meeting ON report (kind, meeting_start DESC, body_id, id);
  CREATE INDEX report_of_body ON report (kind, body_id, meeting_start, id);
`;

/** For queries of one kind of report, and of any. Without how the values spread, the database would sometimes read the rows instead. */
export const BY_KIND = 'INDEXED BY report_of_kind';
export const BY_ANY_KIND = 'INDEXED BY report_of_any_kind';
export const OF_MEETING = `kind = 'meeting report' AND meeting_start IS NOT NULL`;

/** A part of a list. */
export interface Stretch {
  readonly limit: number;
  readonly offset: number;
}
