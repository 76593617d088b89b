// The parts of a result that come one after another, each ranked by the server: items whose title matches before the others; where any clause
// will do, items with the rarest one first.
import type { SearchRequest } from '../engine.ts';
import { MAX_QUERY_TERMS, NOTHING, onlyWord, titleCondition, type WordConditions } from './conditions.ts';
import { type Condition, not } from './filters.ts';
import type { Plan } from './plan.ts';
import type { Server } from './servers.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Tier {
  /** Besides what must match anyway. No document meets those of two tiers. */
  readonly filter: readonly Condition[];
  readonly q: string;
  /** `last`: of the words of `q`, as many as possible, the first one at least. */
  readonly matchingStrategy: 'all' | 'last';
}

/** Each is a question of its own to the server. */
const MAX_RARE_TIERS = 5;

/** Together they are the whole result; one only where the order is by time, or an item may be several documents. */
export async function tiersOf(
  server: Server,
  index: string,
  { plan, words, vocabulary }: { readonly plan: Plan; readonly words: WordConditions; readonly vocabulary: Vocabulary },
  { sort, isOneDocumentAnItem }: Pick<SearchRequest, 'sort'> & { readonly isOneDocumentAnItem: boolean },
): Promise<readonly Tier[]> {
  const whole: Tier = { filter: [], q: words.q, matchingStrategy: 'all' };
  if (sort !== 'relevance') return [whole];
  if (plan.isAny) return isOneDocumentAnItem ? rareTiers(plan, words, vocabulary) : [whole];
  const title = await titleCondition(server, index, plan);
  return title === null ? [whole] : [title, not(title)].map((condition) => ({ ...whole, filter: [condition] }));
}

function rareTiers(plan: Plan, words: WordConditions, vocabulary: Vocabulary): readonly Tier[] {
  const clauses = plan.included
    .map((clause, index) => ({
      clause,
      condition: words.clauses[index] ?? NOTHING,
      items: itemsWith(clause, vocabulary),
    }))
    .filter(({ condition }) => condition !== NOTHING)
    .sort((a, b) => a.items - b.items);
  const rare = clauses.slice(0, MAX_RARE_TIERS);
  const withoutThem: Tier = {
    filter: rare.map(({ condition }) => not(condition)),
    q: words.excludingQ,
    matchingStrategy: 'all',
  };
  const tiers = rare.map(({ clause, condition }, rank): Tier => {
    // Only a word that all of the tier hold may be the first of the query.
    const terms = onlyWord(clause) === null ? [] : clauses.slice(rank).flatMap((other) => onlyWord(other.clause) ?? []);
    return {
      filter: [condition, ...withoutThem.filter.slice(0, rank)],
      q: [words.excludingQ, ...terms.slice(0, MAX_QUERY_TERMS)].join(' ').trim(),
      matchingStrategy: 'last',
    };
  });
  return clauses.length > rare.length || rare.length === 0 ? [...tiers, withoutThem] : tiers;
}

/** About as many: where a clause accepts several words, some items may be counted more than once. */
function itemsWith({ stems, phrases }: Plan['included'][number], { itemsWith }: Vocabulary): number {
  const ofPhrases = phrases.map(({ head, last }) => Math.min(...[...head, ...last].map(itemsWith)));
  return [...[...stems].map(itemsWith), ...ofPhrases].reduce((sum, items) => sum + items, 0);
}
