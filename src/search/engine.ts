// The contract that every search engine keeps. A request says what a reader asked for, in parsed form; a result says what there is.
import type { ItemDocument, ReportSummary, SpeakerRef, TopicRef } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';
import type { Clause } from './query.ts';

export type SortOrder = 'relevance' | 'newest' | 'oldest';

/** Values within one facet are alternatives (OR); facets combine with AND. Ids of speakers, topics and bodies; slugs of authors. */
export interface Filters {
  readonly speaker: readonly string[];
  readonly topic: readonly string[];
  readonly author: readonly string[];
  readonly body: readonly string[];
}

export interface SearchRequest {
  /** What the words must match; an empty list browses. */
  readonly clauses: readonly Clause[];
  /** The last word is still being typed: it matches as a prefix, too. */
  readonly isTyping: boolean;
  readonly filters: Filters;
  /** Inclusive. */
  readonly from: IsoDate | null;
  /** Inclusive. */
  readonly to: IsoDate | null;
  readonly sort: SortOrder;
  /** 1 for the first page; a page past the end has no hits, but the true total. */
  readonly page: number;
  readonly pageSize: number;
  /** Also search posts that report no meeting. */
  readonly includesOtherPosts: boolean;
  /** With a speaker filter: `said` matches words that this speaker is reported to have said, `present` the whole item in which the speaker speaks. */
  readonly speakerScope: 'said' | 'present';
}

/** The best lines of an item. `marks` are `[start, end)` UTF-16 offsets of matched words in `text`. */
export interface Passage {
  readonly speaker: SpeakerRef | null;
  /** Anchor of the statement that the passage is taken from. */
  readonly statementId: string;
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}

export interface Hit {
  readonly documentId: string;
  readonly itemId: string;
  readonly title: string;
  /** Offsets of matched words in the title. */
  readonly titleMarks: readonly (readonly [number, number])[];
  readonly date: IsoDate | null;
  readonly report: ReportSummary;
  readonly speakers: readonly SpeakerRef[];
  readonly topics: readonly TopicRef[];
  readonly passages: readonly Passage[];
}

export interface FacetValue {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

/** Each counted without its own selection, most frequent first, then by label. */
export interface Facets {
  readonly speaker: readonly FacetValue[];
  readonly topic: readonly FacetValue[];
  readonly author: readonly FacetValue[];
  readonly body: readonly FacetValue[];
  /** `value` is `2023` or `2023-05`; in order of time; counted without the date filter. Undated items stand in neither. */
  readonly year: readonly { readonly value: string; readonly count: number }[];
  readonly month: readonly { readonly value: string; readonly count: number }[];
}

export interface SearchResult {
  readonly hits: readonly Hit[];
  /** Exact. */
  readonly total: number;
  readonly facets: Facets;
}

export interface SyncSummary {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
}

export interface Suggestion {
  readonly kind: 'speaker' | 'topic' | 'item';
  /** A speaker's or topic's id, or an item's document id. */
  readonly id: string;
  readonly label: string;
}

export interface EngineHealth {
  readonly isReady: boolean;
  readonly itemCount: number;
  /** For operators: which engine, where. */
  readonly description: string;
}

/** Throws `EngineUnavailable` where the engine cannot be reached or read. */
export interface SearchEngine {
  /** Makes the engine hold exactly these documents, whole or not at all; only what changed is written. */
  sync(documents: Iterable<ItemDocument>, onProgress?: (done: number) => void): Promise<SyncSummary>;
  search(request: SearchRequest): Promise<SearchResult>;
  suggest(prefix: string): Promise<readonly Suggestion[]>;
  health(): Promise<EngineHealth>;
  close(): Promise<void>;
}

/** The engine cannot answer now; pages answer 503 for search and go on browsing. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}
