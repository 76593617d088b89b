// The columns and indexes of the table `report` that lists are cut and counted by. What is in them follows from the reports’ JSON.

/** Columns of the table `report` that its triggers fill from the JSON. */
export const REPORT_LIST_COLUMNS = `
  kind TEXT, author TEXT, source_id TEXT, item_count INTEGER, captured TEXT, published TEXT, is_truncated INTEGER, has_note INTEGER
`;

const FILLED = `
  UPDATE report SET kind = json ->> '$.kind', author = json ->> '$.author', source_id = json ->> '$.sourceId',
    item_count = json ->> '$.itemCount', captured = json ->> '$.captured', published = json ->> '$.published',
    is_truncated = json ->> '$.truncated', has_note = json ->> '$.meetingNote' IS NOT NULL
  WHERE id = new.id`;

/**
 * They hold all that lists count by, so that counting never reads the JSON. For a generated column the database would read the row all the same,
 * whatever index holds it: that is why columns are filled.
 */
export const REPORT_LIST_INDEXES = `
  CREATE TRIGGER report_added AFTER INSERT ON report BEGIN ${FILLED}; END;
  CREATE TRIGGER report_replaced AFTER UPDATE OF json ON report BEGIN ${FILLED}; END;
  CREATE INDEX report_of_kind ON report (kind, date DESC, id, body_id, author, source_id);
  CREATE INDEX report_of_any_kind ON report (
    date DESC, id, kind, body_id, author, source_id, item_count, captured, published, meeting_start, is_truncated, has_note
  );
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
