// The catalogue: the derived read model for browsing. Reads a SQLite file that the indexer writes; may be deleted and made anew.
import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { ArchiveDescription, Person, Source, SynonymGroup, Topic, Withdrawal } from '../reports/archive.ts';
import type { Compounds } from '../reports/compounds.ts';
import type { Acronym, ItemDocument } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';
import type { CataloguedReport } from './catalogued-report.ts';
import { type FacetQueries, facetQueries } from './facets.ts';
import { isDamage } from './file-damage.ts';
import { type MeetingLists, meetingLists } from './meeting-lists.ts';
import { type PermalinkQueries, permalinkQueries } from './permalink-tables.ts';
import { type ReportLists, reportLists } from './report-lists.ts';
import { SCHEMA_VERSION } from './schema.ts';

export type { CataloguedReport } from './catalogued-report.ts';

/** What the archive is, and what is in it. */
export interface CatalogueDescription {
  readonly archive: ArchiveDescription;
  readonly sources: readonly Source[];
  readonly people: readonly Person[];
  readonly topics: readonly Topic[];
  /** Acronyms that the reports explain, in the order of the alphabet. */
  readonly glossary: readonly Acronym[];
  /** Of folded words in people's names: the share of their uses that are written with a small letter; absent until the next index run. */
  readonly smallLetters?: Readonly<Record<string, number>>;
  /** Absent until the next index run. */
  readonly compounds?: Compounds;
  /** Of synonyms.yml; absent where there are none. */
  readonly synonyms?: readonly SynonymGroup[];
  /** By stem, words that the archive uses for one thing; absent until the next index run. */
  readonly relatedWords?: Readonly<Record<string, readonly string[]>>;
  readonly reportCount: number;
  /** Business only. */
  readonly itemCount: number;
  readonly speakerCount: number;
  /** Reports that were taken out at their authors' request; absent where there are none. */
  readonly withdrawn?: readonly Withdrawal[];
  /** Changes with every index run that changed something: for ETags. */
  readonly version: string;
}

/** Opened once per process; every call sees the last complete index run, also one that ended after opening. */
export interface Catalogue extends FacetQueries, PermalinkQueries, ReportLists, MeetingLists {
  describe(): CatalogueDescription;
  /** Another number whenever an index run, in whatever process, has changed anything. */
  revision(): number;
  /** Newest first; undated ones last. Includes posts that report no meeting. Reads all of them: pages ask for stretches of lists. */
  reports(): readonly CataloguedReport[];
  /** In the same order; for reading one report after another without holding all. */
  reportIds(): readonly string[];
  report(reportId: string): CataloguedReport | null;
  /** In the order of the report, furniture among them. */
  itemsOf(reportId: string): readonly ItemDocument[];
  /** The same without furniture: what is listed, counted, compared and searched. */
  businessOf(reportId: string): readonly ItemDocument[];
  /** Ids of the same, in the same order; of all items, or of the business alone. For reading one item after another without holding all. */
  itemIdsOf(reportId: string): readonly string[];
  businessIdsOf(reportId: string): readonly string[];
  item(reportId: string, itemId: string): ItemDocument | null;
  /** Reports of one body whose meeting begins on that day. */
  meeting(bodyId: string, start: IsoDate): readonly CataloguedReport[];
  /** Ids of all reports that were read from that page, as its blog shows them: newest first. */
  reportIdsAt(url: string): readonly string[];
  outsideOfSearch(): OutsideOfSearch;
  close(): void;
}

/** What is in the archive and yet not found by a search, or not by every one. */
export interface OutsideOfSearch {
  /** Reports that are of no meeting. */
  readonly otherPosts: number;
  /** Reports of meetings without any date. */
  readonly undated: number;
  /** Parts of reports of meetings that are no business. */
  readonly furniture: number;
}

/** There is no catalogue yet, or it was written by another version: `rapporteur index` makes one. */
export class CatalogueMissing extends Error {
  override readonly name = 'CatalogueMissing';
}

/** What fills a catalogue, for messages that do not know the archive. */
const INDEX_COMMAND = 'npx rapporteur index';

/**
 * Opens the catalogue file for reading, and again whenever another file lies in its place. Throws `CatalogueMissing`.
 * @param indexCommand what to type to fill it, for messages
 */
export function openCatalogue(path: string, indexCommand = INDEX_COMMAND): Catalogue {
  let file = fileAt(path);
  let open = openFile(path, indexCommand);
  let openings = 0;
  const current = (): Catalogue => {
    const now = fileAt(path);
    if (now === file || now === null) return open;
    try {
      const next = filled(openFile(path, indexCommand));
      open.close();
      [open, file] = [next, now];
      openings++;
    } catch (error) {
      // Until an index run has filled it, the former one is read on.
      if (!(error instanceof CatalogueMissing)) throw error;
    }
    return open;
  };
  const names = Object.keys(open) as (keyof Catalogue)[];
  const delegated = names.map((name) => [name, (...args: never[]) => (current()[name] as Ask)(...args)]);
  return {
    ...(Object.fromEntries(delegated) as Catalogue),
    revision: () => current().revision() + openings * REVISIONS_OF_A_FILE,
    close: () => open.close(),
  };
}

type Ask = (...args: never[]) => unknown;

const REVISIONS_OF_A_FILE = 2 ** 32;

/** Throws `CatalogueMissing` where nothing is in it yet. */
function filled(catalogue: Catalogue): Catalogue {
  try {
    catalogue.describe();
    return catalogue;
  } catch (error) {
    catalogue.close();
    throw error;
  }
}

/** Tells one file from another at the same place, which often gets the number of the deleted one. */
function fileAt(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.ino} ${stats.birthtimeMs}` : null;
}

function openFile(path: string, indexCommand: string): Catalogue {
  if (!existsSync(path)) throw new CatalogueMissing(`${path} does not exist: run "${indexCommand}" first`);
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  const version = versionIn(database, path, indexCommand);
  if (version !== SCHEMA_VERSION) {
    database.close();
    throw new CatalogueMissing(`${path} was written by another version: run "${indexCommand}" again`);
  }
  const one = <T>(sql: string, ...values: string[]): T | null => {
    const row = database.prepare(sql).get(...values) as { json: string } | undefined;
    return row ? (JSON.parse(row.json) as T) : null;
  };
  const many = <T>(sql: string, ...values: string[]): T[] =>
    (database.prepare(sql).all(...values) as { json: string }[]).map((row) => JSON.parse(row.json) as T);

  // Every page asks for the description, which holds all people, topics and acronyms: it is read again when another process has written.
  const dataVersion = database.prepare('PRAGMA data_version');
  const revision = () => (dataVersion.get() as { data_version: number }).data_version;
  const idsOf = (sql: string, reportId: string): string[] =>
    (database.prepare(sql).all(reportId) as { id: string }[]).map(({ id }) => id);
  // Asked thousands of times by those who read everything.
  const item = database.prepare(`SELECT json FROM item WHERE report_id = ? AND item_id = ?`);
  let described: { readonly revision: number; readonly description: CatalogueDescription } | null = null;

  return {
    revision,
    describe: () => {
      const current = revision();
      if (described?.revision === current) return described.description;
      const description = one<CatalogueDescription>(`SELECT json FROM description`);
      if (!description) throw new CatalogueMissing(`${path} is empty: run "${indexCommand}" again`);
      described = { revision: current, description };
      return description;
    },
    reports: () => many<CataloguedReport>(`SELECT json FROM report ORDER BY date IS NULL, date DESC, id`),
    reportIds: () =>
      (database.prepare(`SELECT id FROM report ORDER BY date IS NULL, date DESC, id`).all() as { id: string }[]).map(
        ({ id }) => id,
      ),
    report: (reportId) => one<CataloguedReport>(`SELECT json FROM report WHERE id = ?`, reportId),
    itemsOf: (reportId) => many<ItemDocument>(`SELECT json FROM item WHERE report_id = ? ORDER BY position`, reportId),
    businessOf: (reportId) =>
      many<ItemDocument>(`SELECT json FROM item WHERE report_id = ? AND is_business ORDER BY position`, reportId),
    itemIdsOf: (reportId) => idsOf(`SELECT item_id AS id FROM item WHERE report_id = ? ORDER BY position`, reportId),
    businessIdsOf: (reportId) =>
      idsOf(`SELECT item_id AS id FROM item WHERE report_id = ? AND is_business ORDER BY position`, reportId),
    item: (reportId, itemId) => {
      const row = item.get(reportId, itemId) as { json: string } | undefined;
      return row ? (JSON.parse(row.json) as ItemDocument) : null;
    },
    meeting: (bodyId, start) =>
      many<CataloguedReport>(
        `SELECT json FROM report WHERE body_id = ? AND meeting_start = ? ORDER BY id`,
        bodyId,
        start,
      ),
    reportIdsAt: (url) =>
      (
        database.prepare(`SELECT id FROM report WHERE url = ? ORDER BY date IS NULL, date DESC, id`).all(url) as {
          id: string;
        }[]
      ).map(({ id }) => id),
    outsideOfSearch: () => ({ ...(database.prepare(OUTSIDE).get() as unknown as OutsideOfSearch) }),
    ...reportLists(database),
    ...meetingLists(database),
    ...facetQueries(database),
    ...permalinkQueries(database),
    close: () => database.close(),
  };
}

const OUTSIDE = `
  WITH known AS (SELECT id, date, json ->> 'kind' = 'other post' AS is_other FROM report)
  SELECT (SELECT count(*) FROM known WHERE is_other) AS otherPosts,
    (SELECT count(*) FROM known WHERE NOT is_other AND date IS NULL) AS undated,
    (SELECT count(*) FROM item JOIN known ON known.id = item.report_id WHERE NOT is_business AND NOT is_other) AS furniture`;

function versionIn(database: DatabaseSync, path: string, indexCommand: string): number {
  try {
    return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
  } catch (error) {
    database.close();
    if (!isDamage(error)) throw error;
    const message = `${path} is damaged (${(error as Error).message}): run "${indexCommand}": it will be rebuilt`;
    throw new CatalogueMissing(message, { cause: error });
  }
}
