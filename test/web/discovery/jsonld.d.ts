// What the tests use of jsonld, which brings no types of its own.
declare module 'jsonld' {
  interface ExpandOptions {
    readonly documentLoader: (url: string) => Promise<{ readonly document: object; readonly documentUrl: string }>;
    readonly base: string;
    /** Throws where a term is in no vocabulary, instead of leaving it out. */
    readonly safe: boolean;
  }
  const jsonld: { expand(document: object, options: ExpandOptions): Promise<unknown[]> };
  export = jsonld;
}
