// How names compare: without case, diacritics, dots and kinds of apostrophe, and one slip of the pen apart. Knows no people.

/** `[\p{L}\p{N} -]` in small letters; two spellings of one name have the same key. */
export function nameKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKD')
    .replace(/[\p{M}.’']/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Has none of what a key leaves out: most names, which are looked up for every capital. */
const PLAIN = /^[A-Za-z0-9_-]+(?: [A-Za-z0-9_-]+)*$/;

/** First and last word of a key. */
export function ends(key: string): [string, string] {
  const words = key.split(' ');
  return [words[0] ?? '', words.at(-1) ?? ''];
}

/** One letter added, dropped, changed, or two swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
