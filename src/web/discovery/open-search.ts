// What a browser needs to make the search one of its own (https://github.com/dewitt/opensearch), and the suggestions it shows while one types.

import type { Suggestion } from '../../search/engine.ts';
import { xmlText } from '../feeds/feed.ts';
import type { Site } from '../page/site.ts';
import { absolute, PATHS } from '../urls.ts';

/** All addresses are absolute. */
export interface OpenSearch {
  /** At most 16 characters, as the format has it. */
  readonly shortName: string;
  /** At most 48. */
  readonly longName: string;
  readonly description: string;
  readonly language: string;
  readonly iconUrl: string;
  readonly selfUrl: string;
  readonly searchPageUrl: string;
  /** With a place for the words. */
  readonly templates: readonly { readonly type: string; readonly rel: string; readonly template: string }[];
}

const WORDS = '?q={searchTerms}';

export function openSearch({ description: { archive }, baseUrl }: Site): OpenSearch {
  const url = (path: string) => absolute(baseUrl, path);
  const title = xmlText(archive.title).replace(/\s+/g, ' ').trim() || 'Rapporteur';
  return {
    shortName: shortened(title, 16),
    longName: shortened(title, 48),
    description: shortened(xmlText(archive.description || archive.title), 1024),
    language: archive.language,
    iconUrl: url('/favicon.svg'),
    selfUrl: url(PATHS.openSearch),
    searchPageUrl: url(PATHS.search),
    templates: [
      { type: 'text/html', rel: 'results', template: url(PATHS.search) + WORDS },
      { type: 'application/atom+xml', rel: 'results', template: url(PATHS.searchAtom) + WORDS },
      { type: 'application/json', rel: 'results', template: url(PATHS.searchJson) + WORDS },
      { type: 'application/x-suggestions+json', rel: 'suggestions', template: url(PATHS.suggestOpenSearch) + WORDS },
    ],
  };
}

const KIND: Readonly<Record<Suggestion['kind'], string>> = {
  speaker: 'Speaker',
  topic: 'Topic',
  item: 'Agenda item',
};

/** What was typed, what may be meant, and what each is, as browsers expect it. */
export function openSearchSuggestions(typed: string, suggestions: readonly Suggestion[]): readonly unknown[] {
  return [typed, suggestions.map(({ label }) => label), suggestions.map(({ kind }) => KIND[kind])];
}

/** At a word, where there is one in the second half. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  const atWord = cut.lastIndexOf(' ');
  return (atWord > length / 2 ? cut.slice(0, atWord) : cut.slice(0, length)).toWellFormed().trim();
}
