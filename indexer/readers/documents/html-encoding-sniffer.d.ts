// The package brings no types.
declare module 'html-encoding-sniffer' {
  function sniffHTMLEncoding(
    bytes: Uint8Array,
    options?: { readonly transportLayerEncodingLabel?: string; readonly defaultEncoding?: string },
  ): string;
  export = sniffHTMLEncoding;
}
