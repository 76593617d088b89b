// The contract that every search engine keeps. A request says what a reader asked for, in parsed form; a result says what there is.
import type { ItemDocument, ReportSummary, SpeakerRef, TopicRef } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';
import type { FacetName } from './facets.ts';
import type { Clause } from './query.ts';

/** The most hits of one page. */
export const MAX_PAGE_SIZE = 500;
/** The most ids of one page, where ids alone are asked for. Exports read page after page of this size. */
export const MAX_IDS = 2000;

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
  /** Whether an item must hold all of them (if not given) or any of them; then the more of them it holds, the rarer and nearer together, the better. */
  readonly matching?: 'all' | 'any';
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
  /** Ids in the place of hits: what reads a whole search elsewhere needs no passages. */
  readonly detail?: 'ids';
  /** From 1 to `MAX_PAGE_SIZE`, for ids to `MAX_IDS`; engines cut what is asked for beyond. */
  readonly pageSize: number;
  /** Also search posts that report no meeting. */
  readonly includesOtherPosts: boolean;
  /** With a speaker filter: `said` matches words that this speaker is reported to have said, `present` the whole item in which the speaker speaks. */
  readonly speakerScope: 'said' | 'present';
  /** At most so many values of each facet, the most frequent, and besides them those that are selected; all of them where it is not given. */
  readonly facetValues?: number;
  /** `tolerated`: a word that no item holds stands for similar ones, one mistake from 5 letters, two from 9. `off`: only for itself. */
  readonly typos: 'tolerated' | 'off';
}

/** The best lines of an item. `marks` are `[start, end)` UTF-16 offsets of matched words in `text`. */
export interface Passage {
  readonly speaker: SpeakerRef | null;
  /** Anchor of the statement that the passage is taken from. */
  readonly statementId: string;
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
  /** 0 to 1: how sure the attribution to `speaker` is; 1 where nobody is said to speak. */
  readonly confidence: number;
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

export type FacetTotals = Readonly<Record<FacetName, number>>;

/** A typed word that stands nowhere among the words searched, and the words that were found in its place, most frequent first; at least one. */
export interface SpellingCorrection {
  /** `beginning`: words that begin so; `offered`: similar words that were not searched for, as the typed one is spelt right. Absent: similar words. */
  readonly how?: 'beginning' | 'offered';
  /** As typed. */
  readonly typed: string;
  /** Folded, one of each family of inflected forms: the most frequent. */
  readonly found: readonly string[];
}

export interface SearchResult {
  /** None where ids were asked for. */
  readonly hits: readonly Hit[];
  /** Document ids of the page, where they were asked for. An engine may give fewer than asked for. */
  readonly ids?: readonly string[];
  /** Exact. */
  readonly total: number;
  readonly facets: Facets;
  /** How many values each facet has in all, also where fewer were asked for. */
  readonly facetTotals: FacetTotals;
  /** Only for typed words that no document holds as typed (any inflection), in their order. */
  readonly corrections: readonly SpellingCorrection[];
}

/** What an engine answers that holds nothing. */
export const NOTHING_FOUND: SearchResult = {
  hits: [],
  total: 0,
  facets: { speaker: [], topic: [], author: [], body: [], year: [], month: [] },
  facetTotals: { speaker: 0, topic: 0, author: 0, body: 0 },
  corrections: [],
};

/** What tells whether an engine must write a document. */
export type DocumentVersion = Pick<ItemDocument, 'documentId' | 'hash'>;

/** The archive's items as an engine asks for them: the versions of all, and only those documents that it does not have yet. */
export interface ItemSource {
  /** Of every document that the engine is to hold, each once. */
  versions(): Iterable<DocumentVersion>;
  /** The documents of these ids, in the same order. */
  load(documentIds: readonly string[]): Iterable<ItemDocument>;
  /** A name for what `versions` gives: the same name never stands for other versions. */
  state?(): string;
  /** What has changed since the versions had that name; `null` where that is not known. */
  changedSince?(state: string): ItemChanges | null;
}

export interface ItemChanges {
  /** Of documents that may be new or others. */
  readonly written: readonly DocumentVersion[];
  /** Ids of documents that the engine is not to hold. */
  readonly gone: readonly string[];
}

export interface SyncSummary {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
}

export interface Suggestion {
  readonly kind: 'speaker' | 'topic' | 'item';
  /** A speaker's or topic's id, or the document id of the newest item of that title. */
  readonly id: string;
  readonly label: string;
  /** How many items it leads to, or have that title; without those of posts that report no meeting. */
  readonly items: number;
}

/** Another item about the same business. */
export interface RelatedItem {
  readonly documentId: string;
  readonly itemId: string;
  readonly title: string;
  readonly date: IsoDate | null;
  readonly report: ReportSummary;
}

export interface EngineHealth {
  readonly isReady: boolean;
  readonly itemCount: number;
  /** For operators: which engine, where. */
  readonly description: string;
}

/** Throws `EngineUnavailable` where the engine cannot be reached or read. */
export interface SearchEngine {
  /** Makes the engine hold exactly these documents, whole or not at all; only what changed is loaded and written. */
  sync(items: ItemSource, onProgress?: (done: number) => void): Promise<SyncSummary>;
  search(request: SearchRequest): Promise<SearchResult>;
  suggest(prefix: string): Promise<readonly Suggestion[]>;
  /**
   * Other items about the same business, nearest first; never the item itself, nor posts that report no meeting; items of the same report
   * last among equals. Empty for an unknown id, and where no other item shares a distinctive word.
   */
  related(documentId: string, limit: number): Promise<readonly RelatedItem[]>;
  health(): Promise<EngineHealth>;
  /**
   * A name for what the engine holds at this moment: as long as it stays the same, so does every answer, and who has one need not ask again.
   * `null` where the engine cannot tell without asking elsewhere. Takes some microseconds.
   */
  revision(): string | null;
  close(): Promise<void>;
}

/** The engine cannot answer now; pages answer 503 for search and go on browsing. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}
