// The view model of the page that explains the interface for programs. What it can do is read from its own description.

import { PROBLEM_KINDS } from '../http/problem.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { absolute, PATHS } from '../urls.ts';
import type { OpenApiDocument } from './open-api.ts';

export interface ApiPage {
  readonly shell: Shell;
  /** Absolute. */
  readonly root: string;
  readonly openApiUrl: string;
  /** Requests a minute; `null` where there is no limit. */
  readonly limit: string | null;
  readonly operations: readonly OperationView[];
  readonly problems: readonly { readonly anchor: string; readonly status: number; readonly title: string }[];
  readonly exports: readonly { readonly url: string; readonly meaning: string }[];
}

interface OperationView {
  readonly anchor: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly ParameterView[];
}

interface ParameterView {
  readonly name: string;
  readonly isRequired: boolean;
  readonly meaning: string;
  /** "integer from 1 to 100, else 20" */
  readonly values: string;
}

export function apiPage(site: Site, document: OpenApiDocument, rateLimit: number): ApiPage {
  return {
    shell: shellFor(site, {
      title: 'Interface for programs',
      description: 'How programs search this archive and read its records: addresses, parameters, limits and errors.',
      path: PATHS.api,
      section: 'about',
      isIndexed: true,
    }),
    root: absolute(site.baseUrl, PATHS.apiRoot),
    openApiUrl: PATHS.openApi,
    limit: rateLimit === 0 ? null : rateLimit.toLocaleString('en-GB'),
    operations: Object.entries(document.paths ?? {}).flatMap(([path, { get }]) =>
      get
        ? [
            {
              anchor: `operation-${get.operationId}`,
              path: PATHS.apiRoot + path,
              summary: get.summary ?? '',
              parameters: (get.parameters ?? []).flatMap((parameter) =>
                'name' in parameter ? [parameterView(parameter as DescribedParameter)] : [],
              ),
            },
          ]
        : [],
    ),
    problems: Object.entries(PROBLEM_KINDS).map(([kind, { status, title }]) => ({
      anchor: `problem-${kind}`,
      status,
      title,
    })),
    exports: EXPORTS,
  };
}

interface DescribedParameter {
  readonly name: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: {
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly minimum?: number;
    readonly maximum?: number;
    readonly default?: unknown;
    readonly description?: string;
  };
}

const EXPORTS: ApiPage['exports'] = [
  { url: PATHS.searchCsv, meaning: 'a whole search as a table for spreadsheets' },
  { url: PATHS.searchMarkdown, meaning: 'a whole search as a document' },
  { url: PATHS.searchJsonLines, meaning: 'a whole search, one agenda item a line' },
  { url: PATHS.searchAtom, meaning: 'what is new in a search, as a feed' },
  { url: PATHS.archiveJsonLines, meaning: 'the whole archive, one agenda item a line' },
];

function parameterView({ name, required, description, schema }: DescribedParameter): ParameterView {
  return {
    name,
    isRequired: required ?? false,
    meaning: description ?? schema?.description ?? '',
    values: schema ? valuesOf(schema) : '',
  };
}

function valuesOf(schema: NonNullable<DescribedParameter['schema']>): string {
  const fallback = typeof schema.default === 'string' || typeof schema.default === 'number' ? schema.default : '';
  const otherwise = fallback === '' ? '' : `, else ${fallback}`;
  if (schema.enum) return schema.enum.join(' or ') + otherwise;
  if (schema.type === 'integer') return `a number, at most ${schema.maximum?.toLocaleString('en-GB')}${otherwise}`;
  return schema.type === 'array' ? 'text, repeatable' : 'text';
}
