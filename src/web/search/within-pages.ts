// Refuses the page of a search that there is not, and says which is the last one.
import type { SearchOutcome } from '../../queries/searcher.ts';
import { NotFound } from '../http/errors.ts';
import { searchUrl } from '../urls.ts';

/** The outcome itself. Throws `NotFound` past the last page, with the address of that below `path`. */
export function withinPages(outcome: SearchOutcome, path: string): SearchOutcome {
  const { search, lastPage } = outcome;
  const { parameters } = search;
  if (parameters.page <= lastPage) return outcome;
  const pages = lastPage === 1 ? 'one page' : `${lastPage} pages`;
  throw new NotFound(`This search has ${pages}; there is no page ${parameters.page}.`, {
    url: searchUrl({ ...parameters, page: lastPage }, path),
    label: `Go to the last page, page ${lastPage}`,
  });
}
