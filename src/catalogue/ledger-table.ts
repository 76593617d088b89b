// The part of the catalogue that knows what the ledger says of every permalink, and where in its file: a line is read again only where its
// words are needed. Filled line by line; reading the file is done by whoever holds the archive.
import type { DatabaseSync } from 'node:sqlite';
import { documentId, partsOfDocumentId } from '../reports/ids.ts';
import type { IsoDate } from '../reports/report.ts';
import { hashesIn } from './fingerprint.ts';
import { parseLine } from './ledger.ts';
import { type LedgerFault, otherWordsFault, unreadableLine } from './ledger-faults.ts';
import type { IssuedPermalink, LeavingLine, Ledger, LedgerLine, OwnRuns } from './ledger-lines.ts';
import { rangesIn } from './own-runs.ts';

export const LEDGER_SCHEMA = `
  CREATE TABLE issued_permalink (
    report_id TEXT NOT NULL, item_id TEXT NOT NULL, number INTEGER NOT NULL, latest_line INTEGER NOT NULL, issued TEXT NOT NULL,
    version TEXT NOT NULL, versions TEXT, left_on TEXT, own TEXT, runs INTEGER NOT NULL,
    line INTEGER NOT NULL, place INTEGER NOT NULL, length INTEGER NOT NULL, worded TEXT,
    PRIMARY KEY (report_id, item_id)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX issued_permalink_by_number ON issued_permalink (number);
`;

/** A line of the ledger's file. */
export interface PlacedLine {
  readonly text: string;
  /** 1 for the first. */
  readonly number: number;
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
}

/** Reads the line of the file that stands there. */
export type ReadLine = (offset: number, length: number) => string;

export interface LedgerTable {
  clear(): void;
  /** How many permalinks were ever issued. */
  count(): number;
  /** In the order in which they were issued. */
  all(): Generator<IssuedPermalink>;
  /** All that were ever issued for these reports. */
  of(reportIds: ReadonlySet<string>): Ledger;
  get(id: string): IssuedPermalink | undefined;
  /** Takes in what stands at the end of what was read before. */
  take(lines: Iterable<PlacedLine>, before: LinesRead): TakenLines;
  setOwn(id: string, own: OwnRuns): void;
}

/** What is to be remembered of the lines that were read, besides the permalinks. */
export interface LinesRead {
  /** How many of them were lines of a ledger. */
  readonly entries: number;
  /** Number of the last line that could not be read; -1 where there is none. */
  readonly lastUnread: number;
}

export interface TakenLines extends LinesRead {
  readonly faults: readonly LedgerFault[];
  /** Document ids of permalinks of which an earlier version has not written which runs were their own when they left. */
  readonly unsaid: ReadonlySet<string>;
}

export const NO_LINES: LinesRead = { entries: 0, lastUnread: -1 };

interface Row {
  readonly report: string;
  readonly item: string;
  readonly number: number;
  readonly latestLine: number;
  readonly issued: string;
  readonly version: string;
  readonly versions: string | null;
  readonly leftOn: string | null;
  readonly own: string | null;
  readonly runs: number;
  readonly line: number;
  readonly place: number;
  readonly length: number;
  readonly worded: string | null;
}

const COLUMNS = `report_id AS report, item_id AS item, number, latest_line AS latestLine, issued, version, versions, left_on AS leftOn, own,
  runs, line, place, length, worded`;

/** @param readLine of the file that the table was filled from */
export function ledgerTable(database: DatabaseSync, readLine: ReadLine): LedgerTable {
  const find = database.prepare(`SELECT ${COLUMNS} FROM issued_permalink WHERE report_id = ? AND item_id = ?`);
  const ofReport = database.prepare(`SELECT ${COLUMNS} FROM issued_permalink WHERE report_id = ?`);
  const put = database.prepare(
    `INSERT OR REPLACE INTO issued_permalink (report_id, item_id, number, latest_line, issued, version, versions, left_on, own,
       runs, line, place, length, worded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const leave = database.prepare(
    `UPDATE issued_permalink SET left_on = ?, own = ? WHERE report_id = ? AND item_id = ?`,
  );
  const count = database.prepare(`SELECT count(*) AS n FROM issued_permalink`);
  const counted = (): number => (count.get() as { n: number }).n;
  const rowOf = (report: string, item: string): Row | undefined => find.get(report, item) as Row | undefined;
  const permalink = (row: Row): IssuedPermalink => new PlacedPermalink(row, readLine);

  const issue = (line: LedgerLine, known: Row | undefined, { number, latestLine, ...at }: Issuing): void => {
    const before = known ? versionsOf(known) : [];
    const issued = before.find(({ version }) => version === line.version)?.issued ?? line.issued;
    const versions = [...before.filter(({ version }) => version !== line.version), { version: line.version, issued }];
    const isPlain = versions.length === 1 && issued === line.issued;
    const worded = line.runs === '' && known ? (known.runs > 0 ? placeOf(known) : known.worded) : null;
    put.run(
      ...([line.report, line.item, number, latestLine, line.issued, line.version] as const),
      ...([isPlain ? null : JSON.stringify(versions), null, null, hashesIn(line.runs).length] as const),
      ...([at.line.number, at.line.offset, at.line.length, worded] as const),
    );
  };

  return {
    clear: () => database.exec(`DELETE FROM issued_permalink`),
    count: counted,
    *all() {
      const sql = `SELECT ${COLUMNS} FROM issued_permalink ORDER BY number`;
      for (const row of database.prepare(sql).iterate()) yield permalink(row as unknown as Row);
    },
    of(reportIds) {
      const rows = [...reportIds].flatMap((id) => ofReport.all(id) as unknown as Row[]);
      rows.sort((one, other) => one.number - other.number);
      return new Map(rows.map((row) => [documentId(row.report, row.item), permalink(row)]));
    },
    get(id) {
      const { reportId, itemId } = partsOfDocumentId(id);
      const row = rowOf(reportId, itemId);
      return row && permalink(row);
    },
    take(lines, { entries, lastUnread }) {
      const faults: LedgerFault[] = [];
      const unsaid = new Set<string>();
      let latestLine = entries;
      let unread = lastUnread;
      let last = counted();
      for (const line of lines) {
        const parsed = parseLine(line.text);
        if (!parsed) {
          if (line.text.trim() === '') continue;
          // A file that was overwritten has thousands of such lines: the first of a row stands for all.
          if (line.number !== unread + 1) faults.push(unreadableLine(line));
          unread = line.number;
          continue;
        }
        latestLine++;
        const id = documentId(parsed.report, parsed.item);
        const known = rowOf(parsed.report, parsed.item);
        unsaid.delete(id);
        if ('left' in parsed) {
          if (!known) continue;
          if (parsed.own === null) unsaid.add(id);
          leave.run(parsed.left, ownOf(parsed, known), parsed.report, parsed.item);
          continue;
        }
        const words = known && wordedPlace(known);
        if (words && known?.version !== parsed.version && parsed.runs !== '') {
          const [number, offset, length] = words;
          const before = parseLine(readLine(offset, length));
          if (!before || 'left' in before) continue;
          const fault = otherWordsFault({ line: number, words: before }, parsed, line.number);
          if (fault) faults.push(fault);
        }
        issue(parsed, known, { number: known?.number ?? ++last, latestLine, line });
      }
      return { entries: latestLine, lastUnread: unread, faults, unsaid };
    },
    setOwn(id, own) {
      const { reportId, itemId } = partsOfDocumentId(id);
      const row = rowOf(reportId, itemId);
      if (row?.leftOn) leave.run(row.leftOn, JSON.stringify(own), reportId, itemId);
    },
  };
}

interface Issuing {
  readonly number: number;
  readonly latestLine: number;
  readonly line: PlacedLine;
}

function ownOf({ own }: LeavingLine, { runs }: Row): string {
  return JSON.stringify(rangesIn(own ?? [], runs));
}

function versionsOf({ versions, version, issued }: Row): IssuedPermalink['versions'] {
  return versions === null ? [{ version, issued }] : JSON.parse(versions);
}

type Place = readonly [line: number, offset: number, length: number];

function placeOf({ line, place, length }: Row): string {
  return JSON.stringify([line, place, length] satisfies Place);
}

/** Of the latest line that has words; `null` where none has. */
function wordedPlace(row: Row): Place | null {
  if (row.runs > 0) return [row.line, row.place, row.length];
  return row.worded === null ? null : JSON.parse(row.worded);
}

/** What its latest line says besides is read when somebody asks: thousands of permalinks fit into little memory. */
class PlacedPermalink implements IssuedPermalink {
  readonly report: string;
  readonly item: string;
  readonly number: number;
  readonly latestLine: number;
  readonly issued: IsoDate;
  readonly version: string;
  readonly #versions: string | null;
  readonly #leftOn: string | null;
  readonly #own: string | null;
  readonly #place: number;
  readonly #length: number;
  readonly #readLine: ReadLine;

  constructor(row: Row, readLine: ReadLine) {
    this.report = row.report;
    this.item = row.item;
    this.number = row.number;
    this.latestLine = row.latestLine;
    this.issued = row.issued;
    this.version = row.version;
    this.#versions = row.versions;
    this.#leftOn = row.leftOn;
    this.#own = row.own;
    this.#place = row.place;
    this.#length = row.length;
    this.#readLine = readLine;
  }

  get versions(): IssuedPermalink['versions'] {
    return this.#versions === null
      ? [{ version: this.version, issued: this.issued }]
      : (JSON.parse(this.#versions) as IssuedPermalink['versions']);
  }

  get left(): IssuedPermalink['left'] {
    return this.#leftOn === null ? null : { left: this.#leftOn, own: JSON.parse(this.#own ?? '[]') };
  }

  get title(): string {
    return this.#line().title;
  }

  get date(): IsoDate | null {
    return this.#line().date;
  }

  get source(): LedgerLine['source'] {
    return this.#line().source;
  }

  get wordCount(): number {
    return this.#line().wordCount;
  }

  get runs(): string {
    return this.#line().runs;
  }

  #line(): LedgerLine {
    const line = parseLine(this.#readLine(this.#place, this.#length));
    if (!line || 'left' in line || line.report !== this.report || line.item !== this.item)
      throw new Error('the ledger of permalinks has changed while it was read: run this again');
    return line;
  }
}

/** With all that it says in memory. */
export function readPermalink(permalink: IssuedPermalink): IssuedPermalink {
  const { report, item, title, date, issued, source, number, latestLine, versions, left } = permalink;
  const { version, wordCount, runs } = permalink;
  return { report, item, title, date, issued, version, wordCount, runs, source, number, latestLine, versions, left };
}
