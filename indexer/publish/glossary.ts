// The acronyms that an archive's reports explain, without what only looks like one. Pure.
import type { Acronym } from '../../src/reports/item.ts';
import { glossaryOf } from '../analysis/subjects/acronyms.ts';
import type { Archive } from '../archive/store.ts';

/**
 * Initials of people are explained like acronyms; they are none.
 * @param explained in the reports, in their order
 */
export function glossaryFor({ lists }: Pick<Archive, 'lists'>, explained: readonly Acronym[]): Acronym[] {
  const initials = new Set(lists.people.flatMap((person) => person.initials));
  const names = new Set(
    lists.people.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.toLowerCase()),
  );
  return glossaryOf(explained).filter(
    ({ acronym, expansion }) => !initials.has(acronym) && !names.has(expansion.toLowerCase()),
  );
}
