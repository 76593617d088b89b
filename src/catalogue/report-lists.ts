// Reports as lists show them: so many at a time, counted by month, body and author. Every answer is cut or counted by the database: none reads
// all reports.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { slug } from '../reports/ids.ts';
import type { ReportSummary } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';
import type { CataloguedReport } from './catalogued-report.ts';
import { likeness, MOST_ALIKE } from './likeness.ts';
import { BY_ANY_KIND, BY_KIND, type Stretch } from './report-columns.ts';

/** Which reports; what is absent or `null` does not narrow. */
export interface ReportSelection {
  readonly kind?: ReportSummary['kind'] | null | undefined;
  readonly body?: string | null | undefined;
  /** Slug of the name. */
  readonly author?: string | null | undefined;
  readonly source?: string | null | undefined;
  /** "2023", or "undated". */
  readonly year?: string | null | undefined;
}

export interface CountedReports {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

export interface MonthCount {
  /** "2023-05"; `null` for reports without a date. */
  readonly month: string | null;
  readonly count: number;
}

/** What one source has. */
export interface SourceCoverage {
  readonly sourceId: string;
  readonly bodyId: string;
  /** Reports of meetings, and what is in them. */
  readonly reports: number;
  readonly items: number;
  readonly otherPosts: number;
  readonly first: IsoDate | null;
  readonly last: IsoDate | null;
  readonly undated: number;
  readonly truncated: number;
  readonly inferred: number;
}

/** The days that tell when a report changed, and how much of the sitemap it takes. */
export interface ReportChange {
  readonly id: string;
  readonly itemCount: number;
  readonly captured: string | null;
  readonly published: string | null;
}

export interface ReportLists {
  /** Newest first; undated ones last. */
  reportsOf(selection: ReportSelection, stretch: Stretch): readonly CataloguedReport[];
  reportCount(selection: ReportSelection): number;
  /** Newest first, what has no date last; months without a report are left out. */
  reportMonths(selection: ReportSelection): readonly MonthCount[];
  /** Most frequent first. Ids of authors are slugs of their names. */
  reportBodies(selection: ReportSelection): readonly CountedReports[];
  reportAuthors(selection: ReportSelection): readonly CountedReports[];
  /** Oldest first; each report once. */
  reportChanges(): Iterable<ReportChange>;
  sourceCoverage(): readonly SourceCoverage[];
  /** Reports whose ids share most letters, three at a time, with what was asked for. */
  reportsLike(wanted: string): readonly { readonly id: string; readonly title: string }[];
}

export function reportLists(database: DatabaseSync): ReportLists {
  const all = <T>(sql: string, ...values: SQLInputValue[]): T[] =>
    database
      .prepare(sql)
      .all(...values)
      .map((row) => ({ ...row }) as T);
  const reports = (sql: string, ...values: SQLInputValue[]): CataloguedReport[] =>
    all<{ json: string }>(sql, ...values).map(({ json }) => JSON.parse(json) as CataloguedReport);
  const authorsCalled = (id: string): readonly string[] =>
    all<{ author: string }>(`SELECT DISTINCT author FROM report ${BY_ANY_KIND} WHERE author IS NOT NULL`)
      .map(({ author }) => author)
      .filter((author) => slug(author) === id);

  const where = ({ kind, body, author, source, year }: ReportSelection): { sql: string; values: SQLInputValue[] } => {
    const parts: [string, ...SQLInputValue[]][] = [];
    if (kind) parts.push(['kind = ?', kind]);
    if (body) parts.push(['body_id = ?', body]);
    if (source) parts.push(['source_id = ?', source]);
    if (year === UNDATED) parts.push(['date IS NULL']);
    else if (year) parts.push(['date >= ? AND date <= ?', `${year}-01-01`, `${year}-12-31`]);
    if (author) {
      const names = authorsCalled(author);
      parts.push([`author IN (${names.map(() => '?').join(', ')})`, ...names]);
    }
    const sql = parts.length > 0 ? `WHERE ${parts.map(([part]) => part).join(' AND ')}` : '';
    return { sql: `${kind ? BY_KIND : BY_ANY_KIND} ${sql}`, values: parts.flatMap(([, ...values]) => values) };
  };
  const counted = (selection: ReportSelection, column: string): { value: string; count: number }[] => {
    const { sql, values } = where(selection);
    return all(`SELECT ${column} AS value, count(*) AS count FROM report ${sql} GROUP BY value`, ...values);
  };
  return {
    reportsOf: (selection, { limit, offset }) => {
      const { sql, values } = where(selection);
      const ids = `SELECT id FROM report ${sql} ORDER BY date DESC, id LIMIT ? OFFSET ?`;
      // The ids come from an index, so that what is skipped is not read.
      return reports(
        `SELECT json FROM report WHERE id IN (${ids}) ORDER BY date DESC, id`,
        ...[...values, limit, offset],
      );
    },
    reportCount: (selection) => {
      const { sql, values } = where(selection);
      return all<{ n: number }>(`SELECT count(*) AS n FROM report ${sql}`, ...values)[0]?.n ?? 0;
    },
    reportMonths: (selection) =>
      counted(selection, 'substr(date, 1, 7)')
        .map(({ value, count }) => ({ month: value as string | null, count }))
        .sort((a, b) => ((a.month ?? '') < (b.month ?? '') ? 1 : -1)),
    reportBodies: (selection) => {
      const label = database.prepare(`SELECT json ->> '$.body.name' AS name FROM report WHERE body_id = ? LIMIT 1`);
      const named = counted(selection, 'body_id').map(({ value: id, count }) => {
        const { name } = label.get(id) as { name: string };
        return { id, label: name, count };
      });
      return named.sort(mostFirst);
    },
    reportAuthors: (selection) => {
      const byId = new Map<string, CountedReports>();
      for (const { value, count } of counted(selection, 'author')) {
        if (value === null) continue;
        const id = slug(value);
        byId.set(id, { id, label: value, count: count + (byId.get(id)?.count ?? 0) });
      }
      return [...byId.values()].sort(mostFirst);
    },
    *reportChanges() {
      const rows = database
        .prepare(
          `SELECT id, item_count AS itemCount, captured, published FROM report ${BY_ANY_KIND} ORDER BY date IS NOT NULL, date, id DESC`,
        )
        .iterate() as Iterable<Record<string, unknown>>;
      for (const row of rows) yield row as unknown as ReportChange;
    },
    sourceCoverage: () =>
      all<SourceCoverage>(
        `SELECT source_id AS sourceId, min(body_id) AS bodyId, sum(is_meeting) AS reports, sum(is_meeting * item_count) AS items,
           sum(NOT is_meeting) AS otherPosts, min(CASE WHEN is_meeting THEN date END) AS first, max(CASE WHEN is_meeting THEN date END) AS last,
           sum(is_meeting AND meeting_start IS NULL) AS undated, sum(is_meeting AND is_truncated) AS truncated,
           sum(is_meeting AND has_note) AS inferred
         FROM (SELECT source_id, body_id, item_count, date, meeting_start, kind = 'meeting report' AS is_meeting,
             is_truncated, has_note FROM report ${BY_ANY_KIND})
         GROUP BY source_id`,
      ),
    reportsLike: (wanted) => {
      const { score, parts } = likeness('id', wanted);
      return all(
        `SELECT report.id, report.json ->> '$.title' AS title FROM
           (SELECT id, ${score} AS score FROM report ${BY_ANY_KIND} ORDER BY score DESC, id LIMIT ?) AS near
         CROSS JOIN report ON report.id = near.id ORDER BY near.score DESC, report.id`,
        ...[...parts, MOST_ALIKE],
      );
    },
  };
}

/** What no year can be called. */
export const UNDATED = 'undated';

function mostFirst(a: CountedReports, b: CountedReports): number {
  return b.count - a.count || (a.label < b.label ? -1 : 1);
}
