// What the search box offers while somebody types: speakers, topics and titles, each with the address that choosing it leads to. Keeps nothing of what was typed.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { SearchParameters } from '../../queries/parameters.ts';
import { partsOfDocumentId } from '../../reports/ids.ts';
import type { SearchEngine, Suggestion } from '../../search/engine.ts';
import { parseQuery, queryText, withoutFields } from '../../search/query.ts';
import { dateView } from '../text/dates.ts';
import { itemUrl, parseSearch, searchUrl } from '../urls.ts';

interface SuggestionJson {
  readonly kind: Suggestion['kind'];
  readonly label: string;
  /** What tells it from others: "12 items", "23 May 2024", "4 items, the latest of 23 May 2024". */
  readonly detail: string;
  /** A path of this site: the search narrowed to the speaker or topic, or the item's permalink. */
  readonly url: string;
}

/** The answer to `/suggest`. */
interface SuggestionsJson {
  readonly suggestions: readonly SuggestionJson[];
}

const MAX_SUGGESTIONS = 8;
/** One or two letters begin too many names. */
const MIN_LETTERS_OF_LAST_WORD = 3;

/**
 * `query` is the part of the address after `?`, as for a search. What was typed may be the beginning of a name, a topic or a title; of several words the
 * last may be the beginning of a name or topic, then the words before it and the filters in force stay. Throws `BadRequest`, `EngineUnavailable`.
 */
export async function suggestions(
  {
    engine,
    catalogue,
  }: { readonly engine: Pick<SearchEngine, 'suggest'>; readonly catalogue: Pick<Catalogue, 'item'> },
  query: string,
): Promise<SuggestionsJson> {
  const parameters = { ...parseSearch(query), page: 1 };
  const found: SuggestionJson[] = [];
  for (const { begun, kinds, q } of readingsOf(parameters.q)) {
    const named = (await engine.suggest(begun)).filter(({ kind }) => kinds.includes(kind));
    for (const one of named) {
      const { kind, id, label } = one;
      found.push({ kind, label, detail: detailOf(one, catalogue), url: urlOf(kind, id, { ...parameters, q }) });
    }
  }
  const isFirst = ({ kind, label }: SuggestionJson, index: number) =>
    found.findIndex((other) => other.kind === kind && other.label === label) === index;
  return { suggestions: found.filter(isFirst).slice(0, MAX_SUGGESTIONS) };
}

/** One way to read what was typed: the beginning of something of those kinds, after `q`, which is searched for all the same. */
interface Reading {
  readonly begun: string;
  readonly kinds: readonly Suggestion['kind'][];
  readonly q: string;
}

function readingsOf(q: string): readonly Reading[] {
  const parsed = parseQuery(q);
  const { openField } = parsed;
  if (openField?.field === 'speaker' || openField?.field === 'topic') {
    if (openField.value === '') return [];
    const { clauses, fields } = withoutFields(parsed, (term) => term === parsed.fields.at(-1));
    return [{ begun: openField.value, kinds: [openField.field], q: queryText(clauses, fields) }];
  }
  const whole: Reading = { begun: q, kinds: ['speaker', 'topic', 'item'], q: '' };
  const [, before = '', last = ''] = /^(.*\S)\s+(\S+)$/s.exec(q) ?? [];
  if (last.length < MIN_LETTERS_OF_LAST_WORD || !parsed.endsInWord) return [whole];
  return [whole, { begun: last, kinds: ['speaker', 'topic'], q: before }];
}

function detailOf({ kind, id, items }: Suggestion, catalogue: Pick<Catalogue, 'item'>): string {
  const counted = `${items.toLocaleString('en-GB')} ${items === 1 ? 'item' : 'items'}`;
  if (kind !== 'item') return counted;
  const { reportId, itemId } = partsOfDocumentId(id);
  const day = dateView(catalogue.item(reportId, itemId)?.date ?? null)?.text;
  if (day === undefined) return items > 1 ? counted : '';
  return items > 1 ? `${counted}, the latest of ${day}` : day;
}

function urlOf(kind: Suggestion['kind'], id: string, parameters: SearchParameters): string {
  if (kind === 'speaker') return searchUrl({ ...parameters, speaker: [...parameters.speaker, id] });
  if (kind === 'topic') return searchUrl({ ...parameters, topic: [...parameters.topic, id] });
  const { reportId, itemId } = partsOfDocumentId(id);
  return itemUrl(reportId, itemId);
}
