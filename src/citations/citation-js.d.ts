// What we use of @citation-js, which brings no types of its own.
declare module '@citation-js/core' {
  import type { CslItem } from './csl.ts';

  interface OutputFormats {
    bibtex: { type: string; label: string; properties: Record<string, string> };
    ris: Record<string, string | string[]>;
  }

  export const plugins: {
    readonly config: { get(name: '@bibtex'): { format: Record<string, boolean> } };
    readonly output: {
      format<Name extends keyof OutputFormats>(
        name: Name,
        items: readonly CslItem[],
        options: { readonly format: 'object' },
      ): OutputFormats[Name][];
    };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
