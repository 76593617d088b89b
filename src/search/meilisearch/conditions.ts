// What the words of a plan ask of documents: conditions for filters, which decide what matches, and a query, which adds short phrases to
// them and otherwise only ranks. So neither alternatives nor the number of words meet a limit of the server's queries.
import { all, type Condition, either, hasAny, hasNone } from './filters.ts';
import { isExactQuery, type PhraseMatches, type PhrasePlace, phraseMatches, phraseQuery } from './phrases.ts';
import { type Alternatives, type Phrase, type Plan, phraseKey } from './plan.ts';
import { encodedStem } from './schema.ts';
import type { Server } from './servers.ts';

export interface WordConditions {
  /** For documents of one kind; with `q`, exactly those that match. */
  readonly filter: readonly Condition[];
  readonly q: string;
  /** What is excluded of `q`. */
  readonly excludingQ: string;
  /** One for each clause, in their order; `null` for one that is left to `q`. */
  readonly clauses: readonly (Condition | null)[];
}

/** Further ones the server ignores; phrases count as one. */
export const MAX_QUERY_TERMS = 10;
/** The others are looked up beforehand: words, too, should take part in the ranking. */
const MAX_QUERY_PHRASES = 6;
/** Of no document. */
export const NOTHING: Condition = hasAny('id', []);

/** Asks the server about phrases that no query can express. */
export async function wordConditions(
  server: Server,
  index: string,
  plan: Plan,
  kind: Exclude<PhrasePlace, 'title'>,
): Promise<WordConditions> {
  const excluded = plan.excluded ?? { stems: new Set<string>(), phrases: [] };
  const required = plan.isAny ? [] : plan.included.flatMap((clause) => onlyPhrase(clause) ?? []);
  const asQuery = new Set(
    [...required, ...excluded.phrases]
      .filter((phrase) => phraseQuery(phrase) !== null)
      .slice(0, MAX_QUERY_PHRASES)
      .map(phraseKey),
  );
  const everyPhrase = different([...plan.included.flatMap(({ phrases }) => phrases), ...excluded.phrases]);
  const toLookUp = everyPhrase.filter((phrase) => {
    const key = phraseKey(phrase);
    return !isExactQuery(phrase) || !asQuery.has(key) || !isOnlyAlone(plan, key);
  });
  const matches = await phraseMatches(server, index, toLookUp, kind);

  const filter: Condition[] = [];
  const negative: string[] = [];
  const positive: string[] = [];
  const clauses = plan.included.map((clause) => {
    const alone = onlyPhrase(clause);
    const query = alone && !plan.isAny && asQuery.has(phraseKey(alone)) ? phraseQuery(alone) : null;
    if (!alone || query === null) return alternativesCondition('words', 'id', clause, matches);
    positive.push(query);
    const { falseIds = [] } = matches.get(phraseKey(alone)) ?? {};
    if (falseIds.length > 0) filter.push(hasNone('id', falseIds));
    return null;
  });
  const conditions = clauses.filter((condition) => condition !== null);
  const met = conditions.filter((condition) => condition !== NOTHING);
  if (plan.isAny && met.length > 0) filter.push(either(met));
  else filter.push(...conditions);
  if (excluded.stems.size > 0) filter.push(hasNone('words', [...excluded.stems].map(encodedStem)));
  const excludedIds: string[] = [];
  for (const phrase of excluded.phrases) {
    const known = matches.get(phraseKey(phrase));
    const query = asQuery.has(phraseKey(phrase)) ? phraseQuery(phrase) : null;
    if (query !== null && (known?.falseIds.length ?? 0) === 0) negative.push(`-${query}`);
    else excludedIds.push(...(known?.ids ?? []));
  }
  if (excludedIds.length > 0) filter.push(hasNone('id', new Set(excludedIds)));
  // A query wants all of its words.
  const ranking = plan.isAny ? [] : plan.included.flatMap((clause) => onlyWord(clause) ?? []);
  const terms = [...positive, ...ranking].slice(0, MAX_QUERY_TERMS);
  return { filter, q: [...negative, ...terms].join(' '), excludingQ: negative.join(' '), clauses };
}

/** Of documents whose title alone holds what is included; `null` where no title does, or where nothing is included. */
export async function titleCondition(server: Server, index: string, plan: Plan): Promise<Condition | null> {
  if (plan.included.length === 0) return null;
  const phrases = different(plan.included.flatMap((clause) => clause.phrases));
  const matches = await phraseMatches(server, index, phrases, 'title');
  const clauses = plan.included.map((clause) => alternativesCondition('titleWords', 'item', clause, matches));
  return clauses.includes(NOTHING) ? null : all(clauses);
}

function alternativesCondition(
  words: string,
  id: string,
  { stems, phrases }: Alternatives,
  matches: ReadonlyMap<string, PhraseMatches>,
): Condition {
  const ids = new Set(phrases.flatMap((phrase) => matches.get(phraseKey(phrase))?.ids ?? []));
  const conditions = [
    ...(stems.size > 0 ? [hasAny(words, [...stems].map(encodedStem))] : []),
    ...(ids.size > 0 ? [hasAny(id, ids)] : []),
  ];
  return conditions.length === 0 ? NOTHING : either(conditions);
}

/** The word of a clause that accepts nothing else, as a query has it. */
export function onlyWord({ stems, phrases }: Alternatives): string | null {
  const [stem, ...others] = stems;
  return stem !== undefined && others.length === 0 && phrases.length === 0 ? encodedStem(stem) : null;
}

/** The phrase of a clause that accepts nothing else. */
function onlyPhrase({ stems, phrases }: Alternatives): Phrase | null {
  return stems.size === 0 && phrases.length === 1 ? (phrases[0] ?? null) : null;
}

/** Whether the phrase is nowhere one of several alternatives. */
function isOnlyAlone(plan: Plan, key: string): boolean {
  return plan.included.every(
    (clause) => onlyPhrase(clause) !== null || !clause.phrases.some((phrase) => phraseKey(phrase) === key),
  );
}

function different(phrases: readonly Phrase[]): Phrase[] {
  return [...new Map(phrases.map((phrase) => [phraseKey(phrase), phrase])).values()];
}
