// Writes the filters of the server's language: the one place where values are quoted. Conditions combine with AND.

import type { SearchRequest } from '../engine.ts';
import { dayNumber, FACETS, type FacetName } from '../facets.ts';
import { facetKey, type Kind } from './schema.ts';

/** One condition; never empty. */
export type Condition = string;

/** A value in double quotes. Whatever it holds, it stays one value: the server knows no other escapes within them. */
export function quoted(value: string): string {
  return `"${value.toWellFormed().replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** True of documents that have one of the values; of none where there are none. */
export function hasAny(attribute: string, values: Iterable<string>): Condition {
  const list = [...values];
  return list.length === 1 && list[0] !== undefined
    ? `${attribute} = ${quoted(list[0])}`
    : `${attribute} IN [${list.map(quoted).join(', ')}]`;
}

export function hasNone(attribute: string, values: Iterable<string>): Condition {
  return `${attribute} NOT IN [${[...values].map(quoted).join(', ')}]`;
}

export function either(conditions: readonly Condition[]): Condition {
  return conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' OR ')})`;
}

export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' AND ')})`;
}

export function not(condition: Condition): Condition {
  return `(NOT ${condition})`;
}

export function ofKind(kind: Kind): Condition {
  return hasAny('kind', [kind]);
}

/** What the reader has selected, apart from words; `without` leaves out one facet, as its own counts do. */
export function selectionOf(
  request: Pick<SearchRequest, 'filters' | 'from' | 'to' | 'includesOtherPosts'>,
  without: FacetName | 'date' | null = null,
): Condition[] {
  const conditions = request.includesOtherPosts ? [] : [hasAny('other', ['no'])];
  for (const name of FACETS) {
    const chosen = request.filters[name];
    if (name !== without && chosen.length > 0) conditions.push(hasAny(name, new Set(chosen.map(facetKey))));
  }
  if (without !== 'date') {
    const from = dayNumber(request.from);
    const to = dayNumber(request.to);
    if (from > 0) conditions.push(`day >= ${from}`);
    if (to > 0) conditions.push(`day <= ${to}`);
    // A date that is none still asks for dated items.
    if (from + to === 0 && (request.from ?? request.to) !== null) conditions.push('day EXISTS');
  }
  return conditions;
}
