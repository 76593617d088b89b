// The mix of queries: nine kinds, twenty-two of each unless more are asked for, made from the words of the items, always the same for a corpus.
import type { Filters, SearchRequest } from '../src/search/engine.ts';
import { parseQuery } from '../src/search/query.ts';
import { hasDigit, tokens } from '../src/search/words.ts';
import { type Corpus, generate } from './items.ts';
import { type Random, randomFrom } from './random.ts';

export const KINDS = [
  'rare word',
  'common word',
  'two words',
  'three words',
  'phrase',
  'prefix',
  'misspelt',
  'filtered',
  'browse',
] as const;
export type Kind = (typeof KINDS)[number];

export interface BenchQuery {
  readonly kind: Kind;
  /** As typed. */
  readonly typed: string;
  readonly request: SearchRequest;
}

const EACH = 22;
/** Words are counted in this many items; all sizes have them. */
const LOOKED_AT = 2000;

export function queryMix(corpus: Corpus, each = EACH): BenchQuery[] {
  const random = randomFrom(198);
  const sample = [...generate(corpus, LOOKED_AT)];
  const uses = new Map<string, number>();
  for (const { statements } of sample) {
    const words = new Set(statements.flatMap(({ text }) => tokens(text).map(({ word }) => word)));
    for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  const between = (least: number, most: number, letters = 4) =>
    [...uses]
      .filter(([word, items]) => items >= least && items <= most && word.length >= letters && /^[a-z]+$/.test(word))
      .map(([word]) => word)
      .sort();
  const rare = between(2, 6);
  const common = between(LOOKED_AT / 10, LOOKED_AT / 2);
  const usual = between(LOOKED_AT / 100, LOOKED_AT / 10);
  const long = between(4, LOOKED_AT / 20, 7);
  const statement = () => pick(pick(sample, random).statements, random).text;
  const run = (length: number): string => {
    for (;;) {
      const words = tokens(statement());
      const at = Math.floor(random() * words.length);
      const found = words.slice(at, at + length).map(({ word }) => word);
      if (found.length === length && !found.some(hasDigit)) return found.join(' ');
    }
  };
  const item = () => pick(sample, random);
  const made: Readonly<Record<Kind, () => BenchQuery>> = {
    'rare word': () => query('rare word', pick(rare, random)),
    'common word': () => query('common word', pick(common, random)),
    'two words': () => query('two words', `${pick(common, random)} ${pick(usual, random)}`),
    'three words': () => query('three words', `${pick(common, random)} ${pick(usual, random)} ${pick(common, random)}`),
    phrase: () => query('phrase', `"${run(2 + Math.floor(random() * 2))}"`),
    prefix: () => {
      const word = pick(usual, random);
      return query('prefix', word.slice(0, 3 + Math.floor(random() * 2)), { isTyping: true });
    },
    misspelt: () => query('misspelt', misspelt(pick(long, random), random)),
    filtered: () => {
      const { speakers, topics } = item();
      const topic = topics.slice(0, 1).map(({ id }) => id);
      const year = 2012 + Math.floor(random() * 12);
      const speaker = random() < 0.5 ? speakers.slice(0, 1).map(({ id }) => id) : [];
      const dates = random() < 0.5 ? { from: `${year}-01-01`, to: `${year + 2}-12-31` } : {};
      return query('filtered', pick(common, random), { ...only({ topic, speaker }), ...dates });
    },
    browse: () => {
      const { speakers, topics } = item();
      const chance = random();
      if (chance < 0.3) return query('browse', '', { page: 1 + Math.floor(random() * 5) });
      if (chance < 0.6) return query('browse', '', only({ topic: topics.slice(0, 1).map(({ id }) => id) }));
      return query('browse', '', only({ speaker: speakers.slice(0, 1).map(({ id }) => id) }));
    },
  };
  return KINDS.flatMap((kind) => Array.from({ length: each }, made[kind]));
}

function query(kind: Kind, typed: string, more: Partial<SearchRequest> = {}): BenchQuery {
  return {
    kind,
    typed,
    request: {
      clauses: parseQuery(typed).clauses,
      isTyping: false,
      filters: { speaker: [], topic: [], author: [], body: [] },
      from: null,
      to: null,
      sort: 'relevance',
      page: 1,
      pageSize: 20,
      includesOtherPosts: false,
      speakerScope: 'present',
      typos: 'tolerated',
      ...more,
    },
  };
}

function only(filters: Partial<Filters>): Pick<SearchRequest, 'filters'> {
  return { filters: { speaker: [], topic: [], author: [], body: [], ...filters } };
}

/** One letter left out, doubled, replaced, or two swapped; not the first. */
function misspelt(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = Math.floor(random() * 4);
  const before = word.slice(0, at);
  const letter = word.charAt(at);
  if (kind === 0) return before + word.slice(at + 1);
  if (kind === 1) return before + letter + word.slice(at);
  if (kind === 2) return `${before}x${word.slice(at + 1)}`;
  return before + word.charAt(at + 1) + letter + word.slice(at + 2);
}

function pick<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)] as T;
}
