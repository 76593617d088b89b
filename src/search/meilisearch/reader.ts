// Answers from whichever server answers, always from one state of its index: what is looked up in memory and what the server finds belong
// to the same digest, else the question is put again.
import type { EngineHealth, RelatedItem, SearchRequest, SearchResult, Suggestion } from '../engine.ts';
import { EngineUnavailable, NOTHING_FOUND } from '../engine.ts';
import { hitOf } from '../hit.ts';
import { causeOf, isIndexMissing } from './failures.ts';
import { planOf } from './plan.ts';
import { aboutQuery, ask, storedItems } from './queries.ts';
import { relatedItems } from './related.ts';
import { type AboutDocument, SCHEMA_VERSION } from './schema.ts';
import type { Server, Servers } from './servers.ts';
import { type State, statesOf } from './states.ts';

export interface IndexReader {
  search(request: SearchRequest): Promise<SearchResult>;
  suggest(prefix: string): Promise<readonly Suggestion[]>;
  related(documentId: string, limit: number): Promise<readonly RelatedItem[]>;
  health(): Promise<EngineHealth>;
}

const MAX_ATTEMPTS = 4;

export function indexReader(servers: Servers, index: string): IndexReader {
  const states = statesOf(index);

  /** Until one state answers; `null` where there is no whole index. */
  const answered = async <T>(
    server: Server,
    answer: (state: State) => Promise<{ readonly value: T; readonly digest: string | null }>,
  ): Promise<T | null> => {
    let state = await states.current(server);
    for (let attempt = 1; state; attempt++) {
      const { value, digest } = await answer(state);
      if (digest === state.digest) return value;
      if (attempt === MAX_ATTEMPTS)
        throw new EngineUnavailable(`Meilisearch at ${server.address}: its index changes too fast`);
      state = await states.refreshed(server, digest);
    }
    return null;
  };

  const currentState = (server: Server): Promise<State | null> =>
    answered(server, async (state) => {
      const { results } = await server.client.multiSearch({ queries: [aboutQuery(index)] });
      return { value: state, digest: (results[0]?.hits[0] as AboutDocument | undefined)?.digest ?? null };
    });

  const search = (server: Server, request: SearchRequest): Promise<SearchResult | null> =>
    answered(server, async (state) => {
      const plan = planOf(request, state.vocabulary);
      if (plan.matchesNothing) {
        const now = await currentState(server);
        return { value: { ...NOTHING_FOUND, corrections: plan.corrections }, digest: now?.digest ?? null };
      }
      const { items, total, facets, facetTotals, digest } = await ask(server, index, state, plan, request);
      const stored = await storedItems(server, index, items);
      const { speaker } = request.filters;
      const saidBy = request.speakerScope === 'said' && speaker.length > 0 ? new Set(speaker) : null;
      const hits = stored.map((json) => hitOf(JSON.parse(json), plan.sought, saidBy));
      const found = request.detail === 'ids' ? { hits: [], ids: hits.map(({ documentId }) => documentId) } : { hits };
      return { value: { ...found, total, facets, facetTotals, corrections: plan.corrections }, digest };
    });

  return {
    search: async (request) => (await servers.ask((server) => search(server, request))) ?? NOTHING_FOUND,
    suggest: async (prefix) => (await servers.ask(currentState))?.suggest(prefix) ?? [],
    related: async (documentId, limit) =>
      (await servers.ask(async (server) => {
        const state = await currentState(server);
        return state && relatedItems(server, index, state, { documentId, limit });
      })) ?? [],
    async health() {
      const told = await Promise.all(servers.all.map((server) => healthOf(server, index)));
      const ready = told.filter(({ isReady }) => isReady);
      return {
        isReady: ready.length > 0,
        itemCount: ready[0]?.itemCount ?? 0,
        description: told.map(({ description }) => description).join('; '),
      };
    },
  };
}

/** Who asks for the health wants to know what is wrong, not that something is. */
async function healthOf(server: Server, index: string): Promise<EngineHealth> {
  const where = `Meilisearch at ${server.address}, index ${index}`;
  try {
    const { results } = await server.client.multiSearch({ queries: [aboutQuery(index)] });
    const about = results[0]?.hits[0] as AboutDocument | undefined;
    if (about?.version !== SCHEMA_VERSION) return missing(where, server);
    return { isReady: true, itemCount: about.itemCount, description: where };
  } catch (error) {
    if (isIndexMissing(error)) return missing(where, server);
    return { isReady: false, itemCount: 0, description: `${where}: ${causeOf(error, server.hint)}` };
  }
}

function missing(where: string, { hint }: Server): EngineHealth {
  const description = `${where}: there is no whole index of this version yet. Run “${hint('index')}”.`;
  return { isReady: false, itemCount: 0, description };
}
