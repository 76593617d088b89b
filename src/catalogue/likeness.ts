// What an address may have meant that nothing has: an expression for the database that tells how many letters names share with it. Pages look more
// closely at the few that it finds.

/** So many candidates are found. */
export const MOST_ALIKE = 60;
/** Of a long address a part of its letters tells enough. */
const MOST_PARTS = 24;

/** An expression that counts how many of the letters asked for, three at a time, are in a column; `parts` are its parameters. */
export function likeness(
  column: string,
  wanted: string,
): { readonly score: string; readonly parts: readonly string[] } {
  const text = wanted.slice(0, 200).toLowerCase();
  const every = [
    ...new Set(Array.from({ length: Math.max(1, text.length - 2) }, (_, start) => text.slice(start, start + 3))),
  ];
  const step = Math.max(1, every.length / MOST_PARTS);
  const parts = Array.from({ length: Math.min(every.length, MOST_PARTS) }, (_, n) => every[Math.floor(n * step)] ?? '');
  return { score: parts.map(() => `(instr(${column}, ?) > 0)`).join(' + '), parts };
}
