// What reading one document may take.

export interface ReadingLimits {
  /** For one page, post or list: what people write is read in a fraction of a second. */
  readonly pageTimeoutMs: number;
  /** For one file, which may be a PDF of hundreds of pages; where its text has to be recognised, for each page. */
  readonly fileTimeoutMs: number;
  /** Of memory, for what one document is made into. */
  readonly memoryMb: number;
}

export const READING_LIMITS: ReadingLimits = { pageTimeoutMs: 10_000, fileTimeoutMs: 30_000, memoryMb: 1_024 };
