// Keeps the lists that searches read last, in one stretch of memory that is written round and round: lists of a hundred thousand numbers, taken from
// the system and given back search by search, leave memory in pieces, and fresh memory takes nearly as long to come by as a list to decode.
import type { PostingList } from './posting-blocks.ts';
import { currentSearch } from './scratch.ts';

interface Kept {
  readonly list: PostingList;
  /** Where it lies in the memory; from 0 to 0 where it has memory of its own. */
  readonly start: number;
  readonly end: number;
  /** That asked for it last. */
  search: number;
}

export class PostingListCache {
  readonly #memory: Uint32Array;
  readonly #kept = new Map<string, Kept>();
  #next = 0;

  /** @param zones how many find room, of all lists together */
  constructor(zones: number) {
    this.#memory = new Uint32Array(2 * zones);
  }

  /** What `take` gave for the stem, unless a later search needed its place. */
  get(stem: string): PostingList | null {
    const kept = this.#kept.get(stem);
    if (!kept) return null;
    kept.search = currentSearch();
    return kept.list;
  }

  /** Lists of that length, to be filled at once. They stay as they are until the search ends, whatever else it takes. */
  take(stem: string, zones: number): PostingList {
    const size = 2 * zones;
    const start = this.#next + size <= this.#memory.length ? this.#next : 0;
    const hasRoom = start + size <= this.#memory.length && this.#isFree(start, start + size);
    const lists = hasRoom ? this.#memory.subarray(start, start + size) : new Uint32Array(size);
    const end = hasRoom ? start + size : 0;
    if (hasRoom) this.#next = end;
    const list = { zones: lists.subarray(0, zones), frequencies: lists.subarray(zones) };
    this.#kept.set(stem, { list, start: hasRoom ? start : 0, end, search: currentSearch() });
    return list;
  }

  /** Forgets what lies there, and what had memory of its own, unless this search has asked for it. */
  #isFree(start: number, end: number): boolean {
    let isFree = true;
    for (const [stem, kept] of this.#kept) {
      const isThere = kept.start < end && kept.end > start;
      if (kept.search !== currentSearch() && (isThere || kept.end === 0)) this.#kept.delete(stem);
      else if (isThere) isFree = false;
    }
    return isFree;
  }
}
