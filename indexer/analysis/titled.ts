// Finds out who is meant where a report gives a title and a surname ("Member Rask") and prints the full name elsewhere, as in the
// head of formal minutes. A surname that two full names share means neither.
import type { NameMatch } from './names.ts';

/** Full names of those whom titles and surnames mean, by the names that the report's texts hold. */
export function titledInFull(names: readonly NameMatch[]): string[] {
  const titled = new Set(names.filter(({ name, isTitled }) => isTitled && !name.includes(' ')).map(({ name }) => name));
  if (titled.size === 0) return [];
  const bearers = new Map<string, Set<string>>();
  for (const { name } of names) {
    const surname = name.split(/\s+/).at(-1) ?? '';
    if (name !== surname && titled.has(surname)) bearers.set(surname, (bearers.get(surname) ?? new Set()).add(name));
  }
  return [...bearers.values()].flatMap((full) => (full.size === 1 ? [...full] : []));
}
