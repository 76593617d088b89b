// What the engine and its worker say to each other. Everything is plain values that a structured clone carries.
import type {
  DocumentVersion,
  EngineHealth,
  RelatedItem,
  SearchRequest,
  SearchResult,
  Suggestion,
  SyncSummary,
} from '../engine.ts';
import type { WrittenDocument } from '../postings/stored.ts';
import type { SyncEnd } from '../postings/writer.ts';

/** Each question that the worker answers, with its answer. */
export interface Calls {
  search(request: SearchRequest): SearchResult;
  suggest(prefix: string): readonly Suggestion[];
  related(asked: { readonly documentId: string; readonly limit: number }): readonly RelatedItem[];
  health(argument: null): EngineHealth;
  /** Gives the state of the items that the index holds; `null` where it is not known. */
  beginSync(argument: null): string | null;
  /** Indexes of those that the index holds not at all or otherwise. */
  changedDocuments(versions: readonly DocumentVersion[]): readonly number[];
  writeDocuments(documents: readonly WrittenDocument[]): null;
  commitSync(end: SyncEnd): SyncSummary;
  abandonSync(argument: null): null;
  /** Closes the files, so that the worker can be ended. */
  close(argument: null): null;
}

export type CallName = keyof Calls;

export interface Call {
  readonly number: number;
  readonly name: CallName;
  readonly argument: unknown;
}

export type Answer =
  | { readonly number: number; readonly value: unknown }
  /** `isUnavailable`: the index cannot be read or written; otherwise a fault of the program. */
  | { readonly number: number; readonly error: Error; readonly isUnavailable: boolean };

export interface WorkerOptions {
  readonly path: string;
}
