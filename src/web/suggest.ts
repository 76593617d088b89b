// What the search box offers while somebody types: speakers, topics and titles, each with the address that choosing it leads to. Keeps nothing of what was typed.
import { partsOfDocumentId } from '../reports/ids.ts';
import type { SearchEngine, Suggestion } from '../search/engine.ts';
import { parseQuery } from '../search/query.ts';
import { itemUrl, parseSearch, type SearchParameters, searchUrl } from './urls.ts';

export interface SuggestionJson {
  readonly kind: Suggestion['kind'];
  readonly label: string;
  /** A path of this site: the search narrowed to the speaker or topic, or the item's permalink. */
  readonly url: string;
}

/** The answer to `/suggest`. */
export interface SuggestionsJson {
  readonly suggestions: readonly SuggestionJson[];
}

const MAX_SUGGESTIONS = 8;
/** One or two letters begin too many names. */
const MIN_LETTERS_OF_LAST_WORD = 3;

/**
 * `query` is the part of the address after `?`, as for a search. What was typed may be the beginning of a name, a topic or a title; of several words the
 * last may be the beginning of a name or topic, then the words before it and the filters in force stay. Throws `BadRequest`, `EngineUnavailable`.
 */
export async function suggestions(engine: SearchEngine, query: string): Promise<SuggestionsJson> {
  const parameters = { ...parseSearch(query), page: 1 };
  const { q } = parameters;
  const whole = (await engine.suggest(q)).map((found) => linked(found, { ...parameters, q: '' }));
  const [, before = '', last = ''] = /^(.*\S)\s+(\S+)$/s.exec(q) ?? [];
  const isWord = parseQuery(q).endsInWord && last.length >= MIN_LETTERS_OF_LAST_WORD;
  const narrowing = isWord ? (await engine.suggest(last)).filter(({ kind }) => kind !== 'item') : [];
  const all = [...whole, ...narrowing.map((found) => linked(found, { ...parameters, q: before }))];
  const unique = [...new Map(all.toReversed().map((one) => [`${one.kind} ${one.label}`, one])).values()].toReversed();
  return { suggestions: unique.slice(0, MAX_SUGGESTIONS) };
}

function linked({ kind, id, label }: Suggestion, parameters: SearchParameters): SuggestionJson {
  return { kind, label, url: urlOf(kind, id, parameters) };
}

function urlOf(kind: Suggestion['kind'], id: string, parameters: SearchParameters): string {
  if (kind === 'speaker') return searchUrl({ ...parameters, speaker: [...parameters.speaker, id] });
  if (kind === 'topic') return searchUrl({ ...parameters, topic: [...parameters.topic, id] });
  const { reportId, itemId } = partsOfDocumentId(id);
  return itemUrl(reportId, itemId);
}
