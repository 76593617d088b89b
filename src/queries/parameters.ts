// What somebody asks for, as an address, a form or a program says it. Only the names and what holds where nothing is said; reads and looks up nothing.
import type { SortOrder } from '../search/engine.ts';

/** What the address of a search says, as it says it: values of facets are not looked up, dates not widened, `q` not parsed. */
export interface SearchParameters {
  readonly q: string;
  readonly speaker: readonly string[];
  readonly topic: readonly string[];
  readonly author: readonly string[];
  readonly body: readonly string[];
  /** `2023`, `2023-05` or `2023-05-23`. */
  readonly from: string | null;
  readonly to: string | null;
  /** `null`: the most relevant first where there are words, else the newest. */
  readonly sort: SortOrder | null;
  readonly page: number;
  readonly includesOtherPosts: boolean;
  readonly speakerScope: 'said' | 'present';
  /** The last word may not be finished. Asked for while somebody types and never part of a link: a link says what was meant. */
  readonly isTyping: boolean;
  /** `read`: a typed question is read as one; `typed`: its words are searched for as they are. */
  readonly as: 'read' | 'typed';
}

export const EMPTY_SEARCH: SearchParameters = {
  q: '',
  speaker: [],
  topic: [],
  author: [],
  body: [],
  from: null,
  to: null,
  sort: null,
  page: 1,
  includesOtherPosts: false,
  speakerScope: 'said',
  isTyping: false,
  as: 'read',
};

/** Hits of one page, where nobody asks for more or fewer. */
export const PAGE_SIZE = 20;

/** Values of one facet that an answer carries besides the selected ones; there are pages for all of them. */
export const FACET_VALUES = 50;

/** The number of the last page; 1 where there is nothing. */
export function lastPageOf(total: number, pageSize: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}
