// Carries out an understood search: as typed; where no item has all its words, with its dates read as dates; else without some words.
import { EngineUnavailable, type SearchEngine, type SearchResult } from '../search/engine.ts';
import { searchWithFallback } from '../search/fallback.ts';
import type { Directory } from './directory.ts';
import { type Outside, outsideOf } from './outside.ts';
import { type UnderstoodSearch, withDatesRead } from './understanding.ts';

export interface FinishedSearch {
  /** As it was carried out in the end. */
  readonly search: UnderstoodSearch;
  readonly result: SearchResult;
  /** The same before words were left out. */
  readonly whole: UnderstoodSearch;
  /** What it could not find; only where it has found nothing. */
  readonly outside: readonly Outside[];
}

/** Throws what the engine throws, and `EngineUnavailable` where nothing is found because there is no index to find it in. */
export async function carriedOut(
  engine: Pick<SearchEngine, 'search' | 'health'>,
  asked: UnderstoodSearch,
  directory: Directory,
  pageSize: number = asked.request.pageSize,
): Promise<FinishedSearch> {
  const finished = await carriedOutOn(engine, asked, directory, pageSize);
  // Only where nothing is found: health is a question of its own to the engine.
  if (finished.result.total === 0) {
    const { isReady, description } = await engine.health();
    if (!isReady) throw new EngineUnavailable(`there is no index to search: ${description}`);
  }
  return finished;
}

async function carriedOutOn(
  engine: Pick<SearchEngine, 'search'>,
  asked: UnderstoodSearch,
  directory: Directory,
  pageSize: number,
): Promise<FinishedSearch> {
  const finished = async (whole: UnderstoodSearch, blamed: 'filters' | 'words'): Promise<FinishedSearch> => {
    const found = await searchWithFallback(engine, { ...whole.request, pageSize }, whole.clauses, blamed);
    const { request, result, dropped, withoutFilters } = found;
    const clauses = whole.clauses.filter((clause) => !dropped.includes(clause));
    const search = { ...whole, request, clauses, dropped, withoutFilters };
    return { search, result, whole, outside: result.total > 0 ? [] : outsideOf(search, directory.outside) };
  };
  const dated = withDatesRead(asked, directory);
  if (dated === null) return finished(asked, 'filters');
  const { total } = await engine.search({ ...asked.request, page: 1, pageSize: 1 });
  if (total > 0) return finished(asked, 'filters');
  if (asked.parameters.as === 'typed') return finished({ ...asked, question: 'undated' }, 'filters');
  const read = await finished(dated, 'words');
  return read.result.total > 0 ? read : finished(asked, 'filters');
}
