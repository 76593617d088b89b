// Meetings as lists show them, each with all its reports: so many at a time, by year, and the neighbours of one. Read from indexes: none of it reads
// all reports.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { IsoDate } from '../reports/report.ts';
import type { CataloguedReport } from './catalogued-report.ts';
import { likeness, MOST_ALIKE } from './likeness.ts';
import { OF_MEETING, type Stretch } from './report-columns.ts';

export interface MeetingLists {
  /** How many meetings have a report, and how many more than one. */
  meetingCounts(): { readonly meetings: number; readonly comparable: number };
  /** Newest first. */
  meetingYears(): readonly { readonly year: string; readonly count: number }[];
  /** Newest first, each with all its reports. */
  meetingsOf(selection: { readonly year?: string | null }, stretch: Stretch): readonly (readonly CataloguedReport[])[];
  /** The meeting of the same body that comes next before or after that day; `null` where there is none. */
  meetingBeside(bodyId: string, start: IsoDate, side: 'before' | 'after'): readonly CataloguedReport[] | null;
  /** Of every meeting, newest first. */
  meetingAddresses(): Iterable<{ readonly bodyId: string; readonly start: IsoDate }>;
  /** Meetings whose body and day share most letters, three at a time, with what was asked for. */
  meetingsLike(wanted: string): readonly { readonly bodyId: string; readonly body: string; readonly start: IsoDate }[];
}

export function meetingLists(database: DatabaseSync): MeetingLists {
  const all = <T>(sql: string, ...values: SQLInputValue[]): T[] =>
    database
      .prepare(sql)
      .all(...values)
      .map((row) => ({ ...row }) as T);
  const meeting = (bodyId: string, start: IsoDate): readonly CataloguedReport[] =>
    all<{ json: string }>(
      `SELECT json FROM report WHERE ${OF_MEETING} AND body_id = ? AND meeting_start = ? ORDER BY id`,
      ...[bodyId, start],
    ).map(({ json }) => JSON.parse(json) as CataloguedReport);
  return {
    meetingCounts: () =>
      all<{ meetings: number; comparable: number }>(
        `SELECT count(*) AS meetings, coalesce(sum(accounts > 1), 0) AS comparable FROM
           (SELECT count(*) AS accounts FROM report INDEXED BY report_of_meeting WHERE ${OF_MEETING} GROUP BY meeting_start, body_id)`,
      )[0] ?? { meetings: 0, comparable: 0 },
    meetingYears: () =>
      all(
        `SELECT substr(start, 1, 4) AS year, count(*) AS count FROM
           (SELECT DISTINCT meeting_start AS start, body_id FROM report INDEXED BY report_of_meeting WHERE ${OF_MEETING})
         GROUP BY year ORDER BY year DESC`,
      ),
    meetingsOf: ({ year }, { limit, offset }) => {
      const within = year ? `AND meeting_start >= ? AND meeting_start <= ?` : '';
      const days = year ? [`${year}-01-01`, `${year}-12-31`] : [];
      return all<{ start: string; bodyId: string }>(
        `SELECT meeting_start AS start, body_id AS bodyId FROM report INDEXED BY report_of_meeting WHERE ${OF_MEETING} ${within}
         GROUP BY meeting_start, body_id ORDER BY meeting_start DESC, min(id) LIMIT ? OFFSET ?`,
        ...[...days, limit, offset],
      ).map(({ bodyId, start }) => meeting(bodyId, start));
    },
    meetingBeside: (bodyId, start, side) => {
      const [than, order] = side === 'before' ? ['<', 'DESC'] : ['>', ''];
      const [found] = all<{ start: string }>(
        `SELECT meeting_start AS start FROM report INDEXED BY report_of_body
         WHERE ${OF_MEETING} AND body_id = ? AND meeting_start ${than} ? ORDER BY meeting_start ${order} LIMIT 1`,
        bodyId,
        start,
      );
      return found ? meeting(bodyId, found.start) : null;
    },
    *meetingAddresses() {
      const rows = database
        .prepare(
          `SELECT meeting_start AS start, body_id AS bodyId FROM report INDEXED BY report_of_meeting WHERE ${OF_MEETING}
           GROUP BY meeting_start, body_id ORDER BY meeting_start DESC, min(id)`,
        )
        .iterate() as Iterable<Record<string, unknown>>;
      for (const row of rows) yield row as unknown as { bodyId: string; start: string };
    },
    meetingsLike: (wanted) => {
      const { score, parts } = likeness(`body_id || '-' || meeting_start`, wanted);
      return all(
        `SELECT near.body_id AS bodyId, near.meeting_start AS start, report.json ->> '$.body.name' AS body FROM
           (SELECT min(id) AS id, body_id, meeting_start, ${score} AS score FROM report INDEXED BY report_of_meeting
            WHERE ${OF_MEETING} GROUP BY meeting_start, body_id ORDER BY score DESC, meeting_start LIMIT ?) AS near
         CROSS JOIN report ON report.id = near.id ORDER BY near.score DESC, near.meeting_start`,
        ...[...parts, MOST_ALIKE],
      );
    },
  };
}
