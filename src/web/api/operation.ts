// What one operation of the interface is made of: its address, what it takes, what it answers, and who answers. A table of them is the whole interface.

import type { z } from 'zod';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Searcher } from '../../queries/searcher.ts';
import type { SearchEngine } from '../../search/engine.ts';
import type { Site } from '../page/site.ts';

/** What operations answer from. */
export interface ApiContext {
  readonly catalogue: Catalogue;
  readonly engine: SearchEngine;
  readonly searcher: Searcher;
  readonly site: () => Site;
}

/** What a request says, read by the operation's schemas. */
interface Asked<Query> {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  /** Path and query as sent. */
  readonly url: string;
}

export interface Operation {
  readonly id: string;
  /** Below the interface's root, with names in braces. */
  readonly path: string;
  readonly summary: string;
  /** By name, what each part of the path is. */
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  /** Throws `NotFound`, `BadRequest`, `Moved`, `Gone`, `EngineUnavailable`. */
  readonly run: (context: ApiContext, asked: Asked<never>) => Promise<object> | object;
}

/** Keeps the type of the query from its schema to who answers. */
export function operation<Query extends z.ZodObject>(
  described: Omit<Operation, 'query' | 'run' | 'pathParameters'> & {
    readonly pathParameters?: Operation['pathParameters'];
    readonly query: Query;
    readonly run: (context: ApiContext, asked: Asked<z.output<Query>>) => Promise<object> | object;
  },
): Operation {
  return { pathParameters: {}, ...described } as Operation;
}
