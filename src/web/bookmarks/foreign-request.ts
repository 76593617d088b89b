// A request that would change something for a reader and does not come from a page of ours.

/** 403. */
export class ForeignRequest extends Error {
  override readonly name = 'ForeignRequest';

  constructor(message = 'The page that the request came from was open for too long.') {
    super(message);
  }
}
