// How long lists are cut into pages: which are short enough to be shown whole, and what is refused past the last page.
import { lastPageOf } from '../../queries/parameters.ts';
import { NotFound } from '../http/errors.ts';

/** A list of so many is one page. */
export const WHOLE_LIST = 200;
/** Of a longer list so many make a page. */
export const LIST_PAGE = 100;

export interface ListStretch {
  readonly limit: number;
  readonly offset: number;
  readonly lastPage: number;
}

/** What is shown of a list of `total` on that page. Throws `NotFound` past the last page, with the address of that. */
export function stretchOf(total: number, page: number, urlOf: (page: number) => string): ListStretch {
  const lastPage = lastPageOf(total, LIST_PAGE);
  if (page > lastPage) {
    const pages = lastPage === 1 ? 'one page' : `${lastPage} pages`;
    throw new NotFound(`This list has ${pages}; there is no page ${page}.`, {
      url: urlOf(lastPage),
      label: `Go to the last page, page ${lastPage}`,
    });
  }
  return { limit: LIST_PAGE, offset: (page - 1) * LIST_PAGE, lastPage };
}
