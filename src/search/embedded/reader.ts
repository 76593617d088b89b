// Answers from the index file, always from one complete state of it: notices by itself when a sync, here or in another process, has changed it.
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { EngineHealth, Hit, RelatedItem, SearchRequest, SearchResult, Suggestion } from '../engine.ts';
import type { Matcher } from '../matchers.ts';
import { passagesOf, titleMarksOf } from '../passages.ts';
import { type Columns, loadColumns } from './columns.ts';
import { count, selected } from './facets.ts';
import { match } from './matching.ts';
import { planOf } from './plan.ts';
import { pageOf } from './ranking.ts';
import { relatedItems } from './related.ts';
import { openForReading, SCHEMA_VERSION, versionOf } from './schema.ts';
import type { StoredItem } from './stored.ts';
import { suggesterOf } from './suggestions.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

export interface IndexReader {
  search(request: SearchRequest): SearchResult;
  suggest(prefix: string): readonly Suggestion[];
  related(documentId: string, limit: number): readonly RelatedItem[];
  health(): EngineHealth;
  close(): void;
}

const MAX_PAGE_SIZE = 100;

/** One state of the index with what is read from it once. */
interface State {
  readonly version: number;
  readonly columns: Columns;
  readonly vocabulary: Vocabulary;
  readonly suggest: (prefix: string) => readonly Suggestion[];
}

/** Opens nothing yet: the file may appear, vanish and be made anew while the reader lives. Calls throw what SQLite throws. */
export function indexReader(path: string): IndexReader {
  let database: DatabaseSync | null = null;
  let file: string | null = null;
  let state: State | null = null;

  const reopen = () => {
    const stats = statSync(path, { throwIfNoEntry: false });
    // A file made anew often gets the number of the deleted one.
    const current = stats ? `${stats.ino} ${stats.birthtimeMs}` : null;
    if (database && file === current) return;
    database?.close();
    database = null;
    state = null;
    database = openForReading(path);
    file = current;
  };

  /** Runs `answer` on one snapshot; `null` where there is no index of this version. */
  const reading = <T>(answer: (database: DatabaseSync, state: State) => T): T | null => {
    reopen();
    if (!database) return null;
    database.exec('BEGIN');
    try {
      // The transaction takes its snapshot at the first read, and only then is the data's version that of the snapshot.
      if (versionOf(database) !== SCHEMA_VERSION) return null;
      const { data_version: version } = database.prepare('PRAGMA data_version').get() as { data_version: number };
      if (state?.version !== version) state = stateOf(database, version);
      return answer(database, state);
    } finally {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  };

  return {
    search: (request) => reading((open, current) => search(open, current, request)) ?? NOTHING,
    suggest: (prefix) => reading((_, current) => current.suggest(prefix)) ?? [],
    related: (documentId, limit) =>
      reading((open, { columns, vocabulary }) => relatedItems(open, columns, vocabulary, { documentId, limit })) ?? [],
    health() {
      try {
        const itemCount = reading((_, { columns }) => columns.count);
        const description = `embedded, ${path}${itemCount === null ? ' (no index there yet)' : ''}`;
        return { isReady: itemCount !== null, itemCount: itemCount ?? 0, description };
      } catch (error) {
        // Who asks for the health wants to know what is wrong, not that something is.
        return { isReady: false, itemCount: 0, description: `embedded, ${path}: ${error}` };
      }
    },
    close: () => database?.close(),
  };
}

const NOTHING: SearchResult = {
  hits: [],
  total: 0,
  facets: { speaker: [], topic: [], author: [], body: [], year: [], month: [] },
  corrections: [],
};

function stateOf(database: DatabaseSync, version: number): State {
  const columns = loadColumns(database);
  return { version, columns, vocabulary: vocabularyOf(database), suggest: suggesterOf(database, columns) };
}

function search(database: DatabaseSync, { columns, vocabulary }: State, request: SearchRequest): SearchResult {
  const plan = planOf(request, vocabulary);
  const matches = match(database, columns, plan, request, selected(columns.facets.speaker, request.filters.speaker));
  const { items, facets } = count(columns, matches, request);
  const pageSize = Math.min(Math.max(1, request.pageSize), MAX_PAGE_SIZE);
  const page = pageOf(items, matches.scores, columns, { ...request, pageSize });

  const { speaker } = request.filters;
  const saidBy = request.speakerScope === 'said' && speaker.length > 0 ? new Set(speaker) : null;
  const json = database.prepare('SELECT json FROM hit WHERE item = ?');
  const hits = page.map((item) => {
    const row = json.get(columns.keys[item] ?? 0) as { json: string };
    return hitOf(JSON.parse(row.json), plan.matchers, saidBy);
  });
  return { hits, total: items.length, facets, corrections: plan.corrections };
}

function hitOf(item: StoredItem, matchers: readonly Matcher[], saidBy: ReadonlySet<string> | null): Hit {
  const { statements, ...shown } = item;
  return {
    ...shown,
    titleMarks: titleMarksOf(item.title, matchers),
    passages: passagesOf(statements, matchers, saidBy),
  };
}
