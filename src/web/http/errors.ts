// What a reader's request can be wrong about. Each error knows its status and says what to do; none knows HTML or JSON.

/** A parameter that cannot be read: 400. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
  readonly status = 400;
  /** Name of the parameter. */
  readonly field: string;
  /** A sentence that says how to mend it. */
  readonly mend: string;

  constructor(field: string, message: string, mend: string) {
    super(message);
    this.field = field;
    this.mend = mend;
  }
}

/** Nothing stands at this address: 404. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly status = 404;
  /** Where the reader may go instead, e.g. the last page of a search. */
  readonly instead: { readonly url: string; readonly label: string } | null;
  /** What the reader may have meant, nearest first. */
  readonly near: readonly { readonly url: string; readonly label: string }[];

  constructor(message: string, instead: NotFound['instead'] = null, near: NotFound['near'] = []) {
    super(message);
    this.instead = instead;
    this.near = near;
  }
}
