// The package's script gives the page this name; see src/web/http/assets.ts.
declare const Idiomorph: typeof import('idiomorph').Idiomorph;
