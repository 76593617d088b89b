// One state of the index as a reader knows it: its digest, and what is looked up in memory. Read once for each digest.

import type { MultiSearchQuery } from 'meilisearch';
import { FACETS, type FacetName } from '../facets.ts';
import { type Suggest, suggesterOf } from '../suggest.ts';
import { hasAny } from './filters.ts';
import type { CountedTitle, CountedValue, CountedWord, LookupPart } from './lookup.ts';
import { type AboutDocument, facetKey, SCHEMA_VERSION } from './schema.ts';
import type { Server } from './servers.ts';
import { suggestionCandidates } from './suggestions.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

export interface State {
  readonly digest: string;
  readonly itemCount: number;
  readonly vocabulary: Vocabulary;
  /** Id and label by the server's key of a facet value. */
  readonly values: Readonly<Record<FacetName, ReadonlyMap<string, { readonly id: string; readonly label: string }>>>;
  readonly suggest: Suggest;
}

/** Before and after a sync, or of two servers that are not yet alike. */
const KEPT_STATES = 2;

export interface States {
  /** The state that was read last; reads it where there is none yet. `null` where the index is not whole. */
  current(server: Server): Promise<State | null>;
  /** What the server has now, where that is another state than the last. */
  refreshed(server: Server, digest: string | null): Promise<State | null>;
}

export function statesOf(index: string): States {
  const known = new Map<string, State>();
  const reading = new Map<string, Promise<State | null>>();

  const read = (server: Server): Promise<State | null> => {
    // Many requests notice a new state at once: one of them reads it.
    const running = reading.get(server.address);
    if (running) return running;
    const started = readState(server, index)
      .then((state) => {
        if (state) remember(state);
        return state;
      })
      .finally(() => reading.delete(server.address));
    reading.set(server.address, started);
    return started;
  };

  const remember = (state: State) => {
    known.delete(state.digest);
    known.set(state.digest, state);
    for (const digest of [...known.keys()].slice(0, -KEPT_STATES)) known.delete(digest);
  };

  return {
    current: async (server) => [...known.values()].at(-1) ?? read(server),
    async refreshed(server, digest) {
      const state = digest === null ? undefined : known.get(digest);
      if (!state) return read(server);
      remember(state);
      return state;
    },
  };
}

interface StoredPart {
  readonly id: string;
  readonly kind: string;
  readonly stored?: string;
}

async function readState({ client }: Server, index: string): Promise<State | null> {
  const query: MultiSearchQuery = { indexUid: index, filter: hasAny('kind', ['about', 'lookup']), limit: 10_000 };
  type Part = StoredPart & Partial<AboutDocument>;
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Part>({ queries: [query] });
  const hits = results[0]?.hits ?? [];
  const about = hits.find(({ kind }) => kind === 'about');
  if (about?.version !== SCHEMA_VERSION || about.digest === undefined) return null;
  const parts = hits.flatMap(({ stored }): LookupPart[] => (stored === undefined ? [] : [JSON.parse(stored)]));
  const words: CountedWord[] = parts.flatMap((part) => part.words ?? []);
  const values: CountedValue[] = parts.flatMap((part) => part.values ?? []);
  const titles: CountedTitle[] = parts.flatMap((part) => part.titles ?? []);
  const byFacet = Object.fromEntries(
    FACETS.map((name) => [
      name,
      new Map(
        values.filter(([facet]) => facet === name).map(([, id, label]) => [facetKey(id), { id, label }] as const),
      ),
    ]),
  ) as unknown as State['values'];
  return {
    digest: about.digest,
    itemCount: about.itemCount ?? 0,
    vocabulary: vocabularyOf(words),
    values: byFacet,
    suggest: suggesterOf(() => suggestionCandidates(values, titles)),
  };
}
