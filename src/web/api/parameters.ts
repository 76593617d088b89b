// What requests of the interface for programs may say. The same schemas read the requests and are described to those who make them.

import { z } from 'zod';
import { EMPTY_SEARCH, type SearchParameters } from '../../queries/parameters.ts';
import { parseDays } from '../../reports/days.ts';
import { MAX_FACET_VALUES, MAX_QUERY_LENGTH } from '../urls.ts';

const once = (sentence: string) => ({
  error: (issue: { readonly input?: unknown }) => (Array.isArray(issue.input) ? 'Give it once.' : sentence),
});

const number = (highest: number, fallback: number) =>
  z
    .string(once(`Give a whole number from 1 to ${highest}.`))
    .regex(/^[1-9]\d{0,8}$/, `Give a whole number from 1 to ${highest}.`)
    .refine((text) => Number(text) <= highest, `Give a whole number from 1 to ${highest}.`)
    .default(String(fallback))
    .transform(Number)
    .meta({
      override: ({ jsonSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum: highest, default: fallback });
      },
    });

const facet = (what: string) =>
  z
    .array(z.string().max(200, 'At most 200 characters.'))
    .max(MAX_FACET_VALUES, `At most ${MAX_FACET_VALUES} values.`)
    .default([])
    .describe(`${what}; repeat it for alternatives`);

const date = (which: string) =>
  z
    .string(once('Write a year, a month or a day as 2023, 2023-05 or 2023-05-23.'))
    .refine((text) => parseDays(text) !== null, 'Write a year, a month or a day as 2023, 2023-05 or 2023-05-23.')
    .optional()
    .meta({ description: `${which}, inclusive: a year, a month or a day`, example: '2023-05' });

const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, once(`Give ${values.join(' or ')}.`));

const pageParameters = {
  page: number(1_000_000, 1).describe('Counted from 1'),
  pageSize: number(100, 20).describe('How many at once'),
};

export const listParameters = z.strictObject(pageParameters);
export const noParameters = z.strictObject({});

export const reportsParameters = z.strictObject({
  source: z.string(once('Give the id of a source.')).optional().describe('Id of a source'),
  body: z.string(once('Give the id of a body.')).optional().describe('Id of a body'),
  kind: choice(['meeting report', 'other post'])
    .optional()
    .describe('Only reports of meetings, or only posts that report none'),
  ...pageParameters,
});

export const searchParameters = z.strictObject({
  q: z
    .string(once('Give the words to search for.'))
    .max(MAX_QUERY_LENGTH, `At most ${MAX_QUERY_LENGTH} characters.`)
    .default('')
    .meta({
      description: 'Words and operators, as in the search box; empty to browse',
      example: 'budget -"capital works"',
    }),
  speaker: facet('Id or name of a speaker'),
  topic: facet('Id or name of a topic'),
  author: facet('Id or name of a report’s author'),
  body: facet('Id or name of a body'),
  from: date('First day'),
  to: date('Last day'),
  sort: choice(['relevance', 'newest', 'oldest'])
    .optional()
    .describe('What comes first; without it the best matches where there are words, else the newest'),
  scope: choice(['said', 'present'])
    .default('said')
    .describe('With a speaker: words that the speaker is reported to say, or anybody where the speaker speaks'),
  as: choice(['read', 'typed'])
    .default('read')
    .describe('Whether a typed question is read as one, or searched for as it is typed'),
  other: choice(['0', '1']).default('0').describe('1 to include posts that report no meeting'),
  ...pageParameters,
});

export const facetParameters = searchParameters.extend({
  find: z
    .string(once('Give letters of the names to list.'))
    .max(200, 'At most 200 characters.')
    .default('')
    .describe('Only values whose names hold these words or parts of words'),
});

export const suggestParameters = z.strictObject({
  q: z
    .string(once('Give the beginning of a name, a topic or a title.'))
    .max(200, 'At most 200 characters.')
    .meta({ description: 'What has been typed', example: 'bud' }),
});

/** As the address of the search page would say it. */
export function asSearch(given: z.output<typeof searchParameters>): SearchParameters {
  const { pageSize: _pageSize, scope, other, from, to, sort, ...rest } = given;
  return {
    ...EMPTY_SEARCH,
    ...rest,
    q: rest.q.replace(/\p{Cc}+/gu, ' ').trim(),
    from: from ?? null,
    to: to ?? null,
    sort: sort ?? null,
    speakerScope: scope,
    includesOtherPosts: other === '1',
  };
}

/** Values by name as a schema takes them: a list where the schema has one, or where a name is repeated that must not be. Empty values count as absent. */
export function givenValues(query: string, schema: z.ZodObject): Record<string, unknown> {
  const given = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(given.keys())].flatMap((name) => {
      const values = given.getAll(name).filter((value) => value.trim() !== '');
      if (values.length === 0) return [];
      const isList = values.length > 1 || isArray(schema.shape[name]);
      return [[name, isList ? values : values[0]]];
    }),
  );
}

function isArray(schema: unknown): boolean {
  return schema instanceof z.ZodDefault ? isArray(schema.unwrap()) : schema instanceof z.ZodArray;
}
