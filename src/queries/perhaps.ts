// Below few results: items that are perhaps about the same, by what words mean. Adds nothing to what was found, and nothing to its counts; keeps to the
// filters of the search and to what it leaves out.
import type { Catalogue } from '../catalogue/catalogue.ts';
import { slug } from '../reports/ids.ts';
import type { ItemDocument } from '../reports/item.ts';
import type { Hit, SearchRequest } from '../search/engine.ts';
import { hitOf, soughtOf } from '../search/hit.ts';
import { matcherOf, occurrenceFinder } from '../search/matchers.ts';
import { storedItem } from '../search/stored-item.ts';
import { tokens } from '../search/words.ts';
import { tellingWords } from '../vectors/item-words.ts';
import type { Meaning } from '../vectors/reader.ts';
import type { Executed } from './execution.ts';
import {
  type AskedMeaning,
  evidenceFor,
  LEAST_LIKENESS,
  type LikelyItem,
  likelyItem,
  meaningOf,
  rankOf,
} from './likely-items.ts';
import { ENOUGH_FOUND } from './partial-matches.ts';
import { isFunctionWord } from './question-words.ts';

export interface PerhapsSources {
  readonly catalogue: Pick<Catalogue, 'item'>;
  readonly meaning: Meaning;
}

const MOST_SHOWN = 5;
/** Of so many with the nearest passages, those that fit the filters are weighed; with filters, more are looked at. */
const WEIGHED = 30;
const LOOKED_AT = 150;

/**
 * Most likely first; none where enough is found, on later pages, in any order but by relevance, and while somebody types.
 * @param shown document ids of all that is on the page already
 */
export async function perhapsItems(
  sources: PerhapsSources,
  { search, whole, result }: Pick<Executed, 'search' | 'whole' | 'result'>,
  shown: ReadonlySet<string>,
): Promise<readonly Hit[]> {
  const { request } = search;
  const isFirstOfBest = request.page === 1 && request.sort === 'relevance' && !request.isTyping;
  if (!isFirstOfBest || result.total >= ENOUGH_FOUND) return [];
  await sources.meaning.refresh();
  const asked = meaningOf(askedWords(whole.request), sources.meaning);
  if (asked === null) return [];
  return likelyItems(sources, asked, whole.request)
    .filter((likely) => !shown.has(likely.item.documentId) && evidenceFor(asked, likely) > 0)
    .slice(0, MOST_SHOWN)
    .map(({ item }) => hitFor(item, asked));
}

/** Folded, without function words; of alternatives all. */
function askedWords({ clauses }: Pick<SearchRequest, 'clauses'>): readonly string[] {
  const texts = clauses.flatMap(({ alternatives, isExcluded }) =>
    isExcluded ? [] : alternatives.map(({ text }) => text),
  );
  return [...new Set(texts.flatMap((text) => tellingWords(text, isFunctionWord)))];
}

/** Those with the nearest passages, greatest rank first. */
export function likelyItems(
  { catalogue, meaning }: PerhapsSources,
  asked: AskedMeaning,
  request: Pick<SearchRequest, 'clauses' | 'filters' | 'from' | 'to' | 'includesOtherPosts'>,
): readonly LikelyItem[] {
  const fits = fitting(request);
  const found: LikelyItem[] = [];
  for (const near of meaning.nearItems(
    asked.words.map(({ word }) => word),
    LOOKED_AT,
  )) {
    const [reportId = '', itemId = ''] = near.documentId.split('_');
    const item = catalogue.item(reportId, itemId);
    // What has changed since is left to the next index run.
    if (item === null || item.hash !== near.hash || !fits(item)) continue;
    found.push(likelyItem(asked, item, near));
    if (found.length === WEIGHED) break;
  }
  return found.toSorted((one, other) => rankOf(other) - rankOf(one));
}

function fitting({
  clauses,
  filters,
  from,
  to,
  includesOtherPosts,
}: Pick<SearchRequest, 'clauses' | 'filters' | 'from' | 'to' | 'includesOtherPosts'>): (item: ItemDocument) => boolean {
  const excluded = clauses
    .filter(({ isExcluded }) => isExcluded)
    .flatMap(({ alternatives }) => alternatives.map(matcherOf));
  const occurrencesIn = occurrenceFinder(excluded);
  const isOneOf = (wanted: readonly string[], ids: readonly string[]) =>
    wanted.length === 0 || ids.some((id) => wanted.includes(id));
  return ({ title, text, date, report, speakers, topics }) =>
    (includesOtherPosts || report.kind === 'meeting report') &&
    isOneOf(
      filters.speaker,
      speakers.map(({ id }) => id),
    ) &&
    isOneOf(
      filters.topic,
      topics.map(({ id }) => id),
    ) &&
    isOneOf(filters.author, report.author === null ? [] : [slug(report.author)]) &&
    isOneOf(filters.body, [report.body.id]) &&
    (from === null || (date !== null && date >= from)) &&
    (to === null || (date !== null && date <= to)) &&
    (excluded.length === 0 || occurrencesIn(`${title}\n${text}`).length === 0);
}

/** Its passages are those with words near to what was asked for, which are marked; where none is near enough, how it begins. */
function hitFor(item: ItemDocument, { words }: AskedMeaning): Hit {
  const held = new Set(tokens(`${item.title} ${item.text}`).map(({ stem }) => stem));
  const sought = words.map(({ word, stem, near }) => {
    const other = near.find(({ stem, likeness }) => held.has(stem) && likeness >= LEAST_LIKENESS);
    const nearest = held.has(stem) ? word : other?.word;
    return nearest === undefined ? [] : [matcherOf({ text: nearest, isPhrase: false })];
  });
  return hitOf(storedItem(item), soughtOf(sought), null);
}
