// Reads YAML against a schema and says on which line each mistake stands and how to mend it.
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { z } from 'zod';
import type { ArchiveProblem } from './problem.ts';

export type YamlResult<T> =
  | { readonly value: T; readonly problems?: undefined }
  | { readonly problems: readonly ArchiveProblem[] };

/** A calendar day that exists; YAML that holds an unquoted date gives text, as the core schema has no dates. */
export const isoDate = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(text),
    'must be a day that exists, written as 2023-05-23',
  );

/** For a field that must be there: `message` where it is absent or empty, the general one where it is something else. */
export function whenMissing(message: string): (issue: { readonly input?: unknown }) => string | undefined {
  return ({ input }) => (input === undefined || input === null ? message : undefined);
}

/** @param firstLine of the YAML within its file, for the line numbers of problems */
export function readYaml<T>(path: string, text: string, schema: z.ZodType<T>, firstLine = 1): YamlResult<T> {
  const lines = new LineCounter();
  const problemAt = (offset: number, message: string): ArchiveProblem => ({
    path,
    line: lines.linePos(offset).line + firstLine - 1,
    message,
  });
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false, logLevel: 'error' });
  if (document.errors.length > 0) {
    // One slip can make a hundred errors.
    const errors = document.errors.slice(0, MOST_ERRORS);
    return { problems: errors.map((error) => problemAt(startOf(error, document), explain(error))) };
  }
  const unwanted = unwantedIn(document);
  if (unwanted.length > 0) return { problems: unwanted.map(({ at, message }) => problemAt(at, message)) };
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data };
  return {
    problems: result.error.issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) =>
          problemAt(
            offsetOf(document.contents, [...issue.path, key]),
            `unknown field "${key}": mend its spelling or take it out`,
          ),
        );
      }
      const where = issue.path.length > 0 ? `"${issue.path.join('.')}" ` : '';
      return [problemAt(offsetOf(document.contents, issue.path), where + messageOf(issue))];
    }),
  };
}

const MOST_ERRORS = 5;

/** An unclosed quote is found at the end of the text; what has to be mended is where it opens. */
function startOf({ code, pos }: YAMLError, document: Document.Parsed): number {
  let start = pos[0];
  if (code === 'MISSING_CHAR') {
    visit(document, {
      Scalar: (_, { type, range }) => {
        if (type?.startsWith('QUOTE') && range && range[0] < start && start <= range[2]) start = range[0];
      },
    });
  }
  return start;
}

function explain({ code, message }: YAMLError): string {
  if (code === 'DUPLICATE_KEY') return 'this field stands here a second time: keep one of the two';
  if (code === 'MULTIPLE_DOCS')
    return 'a second YAML document begins here: take out the line of hyphens or dots before it';
  if (message.includes('call stack')) return TOO_DEEP;
  return `not valid YAML (${message.replace(/\s+/g, ' ')}): mend this line, or put its value in quotes`;
}

function messageOf(issue: z.core.$ZodIssue): string {
  // Our own messages stand in the schemas; only where those have none would the library's show.
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
    return WANTED[issue.expected] ?? `must be of type ${issue.expected}`;
  }
  if (issue.code === 'too_small' && issue.message.startsWith('Too small')) return 'is empty: fill it in or take it out';
  return issue.message;
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'must be text: put it in quotes',
  boolean: 'must be true or false',
  array: 'must be a list: begin each of its lines with "- "',
  object: 'must be fields, each on a line as "name: value"',
};

const TOO_DEEP = 'is nested too deeply to be read: no field needs more than three levels';
const MOST_LEVELS = 10;

/** What YAML allows and no list or report needs: a few aliases, or fields named by lists, can describe gigabytes. */
function unwantedIn(document: Document.Parsed): { at: number; message: string }[] {
  const found: { at: number; message: string }[] = [];
  visit(document, {
    Alias: (_, alias) => {
      found.push({
        at: alias.range?.[0] ?? 0,
        message: 'refers to another value by an alias (*): write the value itself',
      });
    },
    Pair: (_, { key }) => {
      if (isScalar(key) || isAlias(key)) return;
      found.push({
        at: rangeStart(key) ?? 0,
        message: 'a list stands for the name of a field: write a word and a colon',
      });
      return visit.SKIP;
    },
    Collection: (_, collection, parents) => {
      if (parents.length < 2 * MOST_LEVELS) return;
      found.push({ at: rangeStart(collection) ?? 0, message: TOO_DEEP });
      return visit.SKIP;
    },
  });
  return found.slice(0, MOST_ERRORS);
}

/** Where the value at `path` begins, or the innermost of its parents that is there. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = rangeStart(root) ?? 0;
  for (const key of path) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key));
      offset = rangeStart(pair?.key) ?? offset;
      next = pair?.value;
    } else if (isSeq(node)) {
      next = node.items[Number(key)];
      offset = rangeStart(next) ?? offset;
    }
    if (next === undefined) break;
    node = next;
  }
  return offset;
}

function rangeStart(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] | null } | undefined)?.range?.[0];
}

function isRealDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
