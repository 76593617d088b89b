// Writes the catalogue: whole or not at all. Everything between `openCatalogueWriter` and `commit` is one transaction, so that
// readers see the last complete index run until then, and a crash leaves it in place.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ItemDocument } from '../reports/item.ts';
import type { CatalogueDescription, CataloguedReport } from './catalogue.ts';
import { type DraftReport, type Drafts, draftTables } from './drafts.ts';
import { facetWriter } from './facets.ts';
import { type FileTable, fileTable } from './file-table.ts';
import { type ItemDraftColumns, type ItemTable, itemTable } from './item-tables.ts';
import { type LedgerTable, ledgerTable, type ReadLine } from './ledger-table.ts';
import { type PermalinkWriter, permalinkWriter } from './permalink-tables.ts';
import { SCHEMA, SCHEMA_VERSION, TABLES, TOLD_SCHEMA } from './schema.ts';
import { type SignTable, signTable } from './sign-tables.ts';

export interface CatalogueWriter extends PermalinkWriter, FileTable {
  /** Hash of what each catalogued report was made from, by report id. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Reports on their way to `put`. */
  readonly drafts: Drafts;
  /** For reading; `put` and `remove` write it. */
  readonly items: Omit<ItemTable, 'put' | 'remove' | 'endRun'>;
  /**
   * @param input any hash of everything that the report's row and items depend on
   * @param drafts what the items were before they had ids, in the same order, where that is known
   */
  put(
    report: CataloguedReport,
    items: readonly ItemDocument[],
    input: string,
    drafts?: readonly ItemDraftColumns[],
  ): void;
  /** What reports tell for all of their sources. */
  readonly signs: SignTable;
  /** What the ledger says, whose file `readLine` reads. */
  ledger(readLine: ReadLine): LedgerTable;
  /** What `put` was given for that report; throws where there is none. */
  published(reportId: string): DraftReport;
  remove(reportId: string): void;
  speakerCount(): number;
  /** Of everybody who speaks, each once, in the order of the alphabet. */
  speakerNames(): readonly string[];
  /** The description as it stands; `null` in a new catalogue. */
  description(): CatalogueDescription | null;
  describe(description: CatalogueDescription): void;
  /** Whether the archivist was told what is to be told once. Outlasts a change of the tables' shape. */
  isTold(what: string): boolean;
  setTold(what: string): void;
  /** What was noted under that name; `null` in a new catalogue. */
  noted(name: CatalogueNote): string | null;
  note(name: CatalogueNote, value: string): void;
  /** Makes all that was written visible; what is read from here on is of this one state. */
  commit(): void;
  /** Forgets what was not committed. */
  close(): void;
}

/**
 * `archive`: real path of the archive that it is made from. `permalinks`: fingerprint of the code that settled them. `ledger`: how far
 * the ledger was read that they were settled with, and what is wrong with it, as JSON. `reader`: fingerprint of the code that read the files.
 * `sources`: hash of the sources that they were read for. `context`: hash of rules and lists that the reports were analysed with. `conventions`: hashes
 * of what was learnt of the sources, as JSON.
 */
export type CatalogueNote =
  | 'archive'
  | 'permalinks'
  | 'ledger'
  | 'reader'
  | 'sources'
  | 'writing'
  | 'context'
  | 'conventions';

/** The file cannot be written: another run holds it, or it is no catalogue. The message says what to do. */
export class CatalogueUnwritable extends Error {
  override readonly name = 'CatalogueUnwritable';
}

/** Waits this long for another indexer to end. */
const LOCK_TIMEOUT_MS = 30_000;

/** Throws `CatalogueUnwritable`. */
export function openCatalogueWriter(path: string): CatalogueWriter {
  mkdirSync(dirname(path), { recursive: true });
  const database = openDatabase(path);
  const putReport = database.prepare(
    `INSERT OR REPLACE INTO report (id, date, body_id, meeting_start, url, input, json) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const items = itemTable(database);
  const facets = facetWriter(database);
  const removeReport = database.prepare(`DELETE FROM report WHERE id = ?`);
  const inputs = new Map(
    (database.prepare(`SELECT id, input FROM report`).all() as { id: string; input: string }[]).map(({ id, input }) => [
      id,
      input,
    ]),
  );

  return {
    inputs,
    drafts: draftTables(database),
    items,
    put: (report, documents, input, drafts) => {
      items.remove(report.id);
      facets.remove(report.id);
      putReport.run(
        report.id,
        report.date,
        report.body.id,
        report.meeting?.start ?? null,
        report.url,
        input,
        JSON.stringify(report),
      );
      items.put(documents, drafts);
      for (const document of documents) facets.put(document);
    },
    signs: signTable(database),
    ledger: (readLine) => ledgerTable(database, readLine),
    published: (reportId) => {
      const row = database.prepare(`SELECT json, input FROM report WHERE id = ?`).get(reportId);
      const { json, input } = row as { json: string; input: string };
      const published = items.documentsOf(reportId).map(({ hash: _, ...item }) => item);
      return { report: JSON.parse(json) as CataloguedReport, items: published, input };
    },
    remove: (reportId) => {
      items.remove(reportId);
      facets.remove(reportId);
      removeReport.run(reportId);
    },
    speakerCount: () => {
      const sql = `SELECT count(DISTINCT id) AS n FROM item_facet WHERE facet = 'speaker'`;
      return (database.prepare(sql).get() as { n: number }).n;
    },
    speakerNames: () => {
      const sql = `SELECT DISTINCT label FROM item_facet WHERE facet = 'speaker' ORDER BY label`;
      return (database.prepare(sql).all() as { label: string }[]).map(({ label }) => label);
    },
    ...permalinkWriter(database),
    ...fileTable(database),
    description: () => {
      const row = database.prepare(`SELECT json FROM description`).get() as { json: string } | undefined;
      return row ? (JSON.parse(row.json) as CatalogueDescription) : null;
    },
    describe: (description) => {
      database.exec(`DELETE FROM description`);
      database.prepare(`INSERT INTO description (json) VALUES (?)`).run(JSON.stringify(description));
    },
    isTold: (what) => database.prepare(`SELECT 1 FROM told WHERE what = ?`).get(what) !== undefined,
    setTold: (what) => {
      database.prepare(`INSERT OR IGNORE INTO told (what) VALUES (?)`).run(what);
    },
    noted: (name) => {
      const row = database.prepare(`SELECT value FROM note WHERE name = ?`).get(name) as { value: string } | undefined;
      return row?.value ?? null;
    },
    note: (name, value) => {
      // What is written anew is a change for all who read.
      database
        .prepare(
          `INSERT INTO note (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2 WHERE value <> ?2`,
        )
        .run(name, value);
    },
    commit: () => {
      // Every state has its name before anybody can see it.
      items.state();
      items.endRun();
      facets.countChanged();
      database.exec('COMMIT');
      // Where a table has changed much, how its values spread is told anew; else this takes no time.
      database.exec('PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002; BEGIN');
    },
    close: () => {
      if (database.isTransaction) database.exec('ROLLBACK');
      database.close();
    },
  };
}

/** With its transaction begun and its tables there. */
function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: LOCK_TIMEOUT_MS });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version !== SCHEMA_VERSION) {
      for (const table of TABLES) database.exec(`DROP TABLE IF EXISTS ${table}`);
      database.exec(`${SCHEMA}; PRAGMA user_version = ${SCHEMA_VERSION}`);
    }
    database.exec(TOLD_SCHEMA);
    return database;
  } catch (error) {
    database.close();
    const isBusy = (error as { errcode?: number }).errcode === SQLITE_BUSY;
    const remedy = isBusy
      ? 'another index run is at work: let it end, then run this one again'
      : 'delete the file and run this again: it will be rebuilt from the archive';
    throw new CatalogueUnwritable(`${path}: ${(error as Error).message}: ${remedy}`, { cause: error });
  }
}

const SQLITE_BUSY = 5;
