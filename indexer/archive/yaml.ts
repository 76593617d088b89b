// Reads YAML against a schema and says on which line each mistake stands.
import { isMap, isPair, isSeq, LineCounter, parseDocument } from 'yaml';
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

/** @param firstLine of the YAML within its file, for the line numbers of problems */
export function readYaml<T>(path: string, text: string, schema: z.ZodType<T>, firstLine = 1): YamlResult<T> {
  const lines = new LineCounter();
  // Aliases are not needed here, and a few of them can describe gigabytes.
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const problemAt = (offset: number, message: string): ArchiveProblem => ({
    path,
    line: lines.linePos(offset).line + firstLine - 1,
    message,
  });
  if (document.errors.length > 0) {
    return { problems: document.errors.map((error) => problemAt(error.pos[0], `not valid YAML: ${error.message}`)) };
  }
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return { problems: [problemAt(0, `not usable YAML: ${(error as Error).message}`)] };
  }
  const result = schema.safeParse(plain);
  if (result.success) return { value: result.data };
  return {
    problems: result.error.issues.map((issue) => {
      const where = issue.path.length > 0 ? `"${issue.path.join('.')}" ` : '';
      return problemAt(offsetOf(document.contents, issue.path), `${where}${issue.message}`);
    }),
  };
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
