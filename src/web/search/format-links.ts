// Where a search can be had in other forms: the feed of what is new, and the whole of it as a file.
import type { SearchParameters } from '../../queries/parameters.ts';
import { PATHS, searchUrl } from '../urls.ts';

export function formatLinks(parameters: SearchParameters): readonly { readonly label: string; readonly url: string }[] {
  const whole = { ...parameters, page: 1 };
  return [
    { label: 'Atom feed', url: searchUrl({ ...whole, sort: null }, PATHS.searchAtom) },
    { label: 'CSV', url: searchUrl(whole, PATHS.searchCsv) },
    { label: 'Markdown', url: searchUrl(whole, PATHS.searchMarkdown) },
    { label: 'JSON Lines', url: searchUrl(whole, PATHS.searchJsonLines) },
    { label: 'this page as JSON', url: searchUrl(parameters, PATHS.searchJson) },
  ];
}
