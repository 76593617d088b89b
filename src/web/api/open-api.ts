// Describes the interface for programs as OpenAPI 3.1, from the same table and schemas that answer the requests.

import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Site } from '../page/site.ts';
import { absolute, PATHS } from '../urls.ts';
import type { Operation } from './operation.ts';
import { problemSchema } from './schemas.ts';

export type OpenApiDocument = ReturnType<typeof createDocument>;

export function openApiDocument(
  { description: { archive }, baseUrl }: Site,
  operations: readonly Operation[],
): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = Object.fromEntries(
    operations.map((described) => [described.path, { get: operationObject(described) }]),
  );
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: `${archive.title}: interface for programs`,
      version: '1.0.0',
      summary: 'Search and records of an archive of reports of meetings, for reading.',
      ...(archive.description && { description: archive.description }),
    },
    servers: [{ url: absolute(baseUrl, PATHS.apiRoot) }],
    externalDocs: { url: absolute(baseUrl, PATHS.api), description: 'The same for people' },
    paths,
  });
}

function operationObject({ id, summary, pathParameters, query, answer }: Operation): ZodOpenApiOperationObject {
  const path = Object.entries(pathParameters).map(([name, meaning]) => [name, z.string().describe(meaning)] as const);
  return {
    operationId: id,
    summary,
    requestParams: {
      ...(path.length > 0 && { path: z.object(Object.fromEntries(path)) }),
      ...(Object.keys(query.shape).length > 0 && { query }),
    },
    responses: {
      '200': {
        description: 'What was asked for',
        headers: {
          ETag: { description: 'Changes with the answer; send it back as If-None-Match', schema: { type: 'string' } },
          Link: { description: 'Other pages of the same list', schema: { type: 'string' } },
          ...LIMIT_HEADERS,
        },
        content: { 'application/json': { schema: answer } },
      },
      '304': { description: 'It is as it was' },
      ...(path.length > 0 && {
        '301': { description: 'It has another address now; the header Location says which' },
        '410': { description: 'It was removed from the archive', content: PROBLEM },
      }),
      '400': { description: 'A parameter cannot be read', content: PROBLEM },
      '404': { description: 'It does not exist', content: PROBLEM },
      '429': {
        description: 'Too many requests; the header Retry-After says when to come back',
        headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } }, ...LIMIT_HEADERS },
        content: PROBLEM,
      },
      '503': { description: 'The search does not answer now', content: PROBLEM },
    },
  };
}

const PROBLEM = { 'application/problem+json': { schema: problemSchema } };
const LIMIT_HEADERS = {
  RateLimit: { description: 'What is left (draft-ietf-httpapi-ratelimit-headers)', schema: { type: 'string' } },
  'RateLimit-Policy': { description: 'What is allowed', schema: { type: 'string' } },
} as const;
