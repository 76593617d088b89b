// The package brings no types.
declare module 'html-encoding-sniffer' {
  /** The encoding's name as `TextDecoder` knows it. */
  function htmlEncodingSniffer(
    bytes: Uint8Array,
    options?: {
      readonly xml?: boolean;
      readonly transportLayerEncodingLabel?: string | undefined;
      readonly defaultEncoding?: string;
    },
  ): string;
  export = htmlEncodingSniffer;
}
