// Which pages a list of results links to. Knows numbers only; the caller makes the addresses.

interface PageLink {
  readonly page: number;
  readonly url: string;
  readonly isCurrent: boolean;
  /** Pages between this one and the one before it are left out. */
  readonly followsGap: boolean;
}

export interface Pagination {
  readonly previousUrl: string | null;
  readonly nextUrl: string | null;
  readonly links: readonly PageLink[];
}

/** `null` where everything stands on one page. Links to the first, the last, the current page and its neighbours. */
export function paginationFor(page: number, last: number, urlOf: (page: number) => string): Pagination | null {
  if (last === 1) return null;
  const shown = [...new Set([1, page - 1, page, page + 1, last])].filter((number) => number >= 1 && number <= last);
  return {
    previousUrl: page > 1 ? urlOf(page - 1) : null,
    nextUrl: page < last ? urlOf(page + 1) : null,
    links: shown.map((number, index) => ({
      page: number,
      url: urlOf(number),
      isCurrent: number === page,
      followsGap: index > 0 && number !== (shown[index - 1] ?? 0) + 1,
    })),
  };
}
