// The values of facets that a search is filtered by: what somebody names, as the directory knows it.
import { slug } from '../reports/ids.ts';
import type { FacetName } from '../search/facets.ts';
import type { FieldTerm } from '../search/query.ts';
import { OR } from './clause-text.ts';
import type { Directory } from './directory.ts';

/** A value of a facet that the search is filtered by. */
export interface Selection {
  readonly facet: FacetName;
  readonly id: string;
  readonly label: string;
  /** The archive has no such value, so nothing matches it. */
  readonly isUnknown: boolean;
  /** The operator in `q` that asked for it, or what a typed question amounts to, else `null`: then a parameter of the address did. */
  readonly field: FieldTerm | null;
}

/** All that a typed id or name may mean; what was read in an unexpected way is added to `notes`. */
export function selectionsFor(
  directory: Directory,
  facet: FacetName,
  typed: string,
  field: FieldTerm | null,
  notes: string[],
): readonly Selection[] {
  const found = directory.find(facet, typed);
  if (found.length === 0) {
    notes.push(`This archive knows no ${facet} “${typed}”.`);
    return [{ facet, id: slug(typed), label: typed, isUnknown: true, field }];
  }
  if (found.length > 1) {
    const names = found.map((value) => value.label);
    notes.push(`“${typed}” may be ${OR.format(names)}: all of them are included.`);
  }
  return found.map(({ id, label }) => ({ facet, id, label, isUnknown: false, field }));
}
