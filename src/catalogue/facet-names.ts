// How names stand in a list from A to Z, and how they are found in it: by the last word, whatever the accents and capitals.
import { slug } from '../reports/ids.ts';

/** What is absent does not narrow. */
export interface NameSelection {
  readonly letter?: string | null | undefined;
  /** Words or parts of words, in whatever form they are written. */
  readonly find?: string | undefined;
}

/** "A" to "Z" by the last word of a name, "…" for one that begins otherwise. */
export function letterOf(label: string): string {
  const last = lastWord(label);
  const first = slug(last).charAt(0).toUpperCase();
  return /[A-Z]/.test(first) && /^\P{L}*\p{Script=Latin}/u.test(last) ? first : '…';
}

/** What names are put in order by: the last word, then the whole; without accents and capitals. */
export function nameInOrder(label: string): string {
  return `${plain(lastWord(label))} ${plain(label)}`;
}

function lastWord(label: string): string {
  return label.trim().split(/\s+/).at(-1) ?? label;
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A condition on rows of `facet_entry`, and its parameters. */
export function namesWhere({ letter, find = '' }: NameSelection): {
  readonly sql: string;
  readonly values: readonly string[];
} {
  const words = plain(find).split(' ').filter(Boolean);
  const parts = [...(letter ? ['letter = ?'] : []), ...words.map(() => 'instr(name, ?) > 0')];
  return { sql: parts.map((part) => ` AND ${part}`).join(''), values: [...(letter ? [letter] : []), ...words] };
}
