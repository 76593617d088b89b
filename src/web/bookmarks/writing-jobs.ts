// What passes between the web server and the worker that writes many bookmarks at once.
import type { Reader } from '../../bookmarks/bookmark.ts';
import type { Upload } from './import-file.ts';

export interface WorkerOptions {
  /** Of the database file. */
  readonly path: string;
}

export interface Jobs {
  /** Fails with `ForeignRequest` where the form has another token. Without a reader it makes one. */
  readonly import: {
    readonly job: {
      readonly upload: Upload;
      readonly token: string;
      readonly reader: Reader | null;
      readonly seenNumber: number;
    };
    readonly result: { readonly reader: Reader; readonly added: number };
  };
  readonly deleteList: { readonly job: { readonly reader: Reader; readonly key: string }; readonly result: undefined };
  readonly deleteReader: { readonly job: { readonly reader: Reader }; readonly result: undefined };
}

export interface Call {
  readonly number: number;
  readonly name: keyof Jobs;
  readonly job: Jobs[keyof Jobs]['job'];
  /** ISO 8601: what the clock says. */
  readonly instant: string;
}

export type Answer =
  | { readonly number: number; readonly result: Jobs[keyof Jobs]['result'] }
  | { readonly number: number; readonly failure: { readonly kind: string; readonly message: string } };
