// Answers from the index file, always from one complete state of it: notices by itself when a sync, here or in another process, has changed it.
import {
  type EngineHealth,
  NOTHING_FOUND,
  type RelatedItem,
  type SearchRequest,
  type SearchResult,
  type Suggestion,
} from '../engine.ts';
import { dataVersionOf, indexFile } from './index-file.ts';
import { relatedItems } from './related.ts';
import { SCHEMA_VERSION, versionOf } from './schema.ts';
import { beginScratch } from './scratch.ts';
import { type IndexState, loadState, search } from './searching.ts';

export interface IndexReader {
  search(request: SearchRequest): SearchResult;
  suggest(prefix: string): readonly Suggestion[];
  related(documentId: string, limit: number): readonly RelatedItem[];
  health(): EngineHealth;
  close(): void;
}

/** Opens nothing yet: the file may appear, vanish and be made anew while the reader lives. Calls throw what SQLite throws. */
export function indexReader(path: string): IndexReader {
  const file = indexFile(path);
  let known: { readonly version: string; readonly state: IndexState } | null = null;

  /** Runs `answer` on one snapshot; `null` where there is no index of this version. */
  const reading = <T>(answer: (state: IndexState) => T): T | null => {
    const open = file.current();
    if (!open) {
      known = null;
      return null;
    }
    const { database, opening } = open;
    database.exec('BEGIN');
    beginScratch();
    try {
      // The transaction takes its snapshot at the first read, and only then is the data's version that of the snapshot.
      if (versionOf(database) !== SCHEMA_VERSION) return null;
      const version = `${opening}.${dataVersionOf(database)}`;
      if (known?.version !== version) known = { version, state: loadState(database) };
      return answer(known.state);
    } finally {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  };

  return {
    search: (request) => reading((state) => search(state, request)) ?? NOTHING_FOUND,
    suggest: (prefix) => reading(({ suggest }) => suggest(prefix)) ?? [],
    related: (documentId, limit) =>
      reading((state) => {
        const item = state.itemOf(documentId);
        return item === null ? [] : relatedItems(state, item, limit);
      }) ?? [],
    health() {
      try {
        const itemCount = reading(({ columns }) => columns.count);
        const description = `embedded, ${path}${itemCount === null ? ' (no index there yet)' : ''}`;
        return { isReady: itemCount !== null, itemCount: itemCount ?? 0, description };
      } catch (error) {
        // Who asks for the health wants to know what is wrong, not that something is.
        return { isReady: false, itemCount: 0, description: `embedded, ${path}: ${error}` };
      }
    },
    close: () => file.close(),
  };
}
