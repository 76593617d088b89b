// Patterns as people write them into sources.yml: letters in any case, `*` for anything. And which posts they let in.
import type { HarvestRules, PostPatterns } from '../../src/reports/archive.ts';
import type { IsoDate } from '../../src/reports/report.ts';

/** Whether the whole text fits. Takes no longer than the text and the pattern are long, times each other. */
export function fits(pattern: string, text: string): boolean {
  const parts = normal(pattern).split('*');
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  const content = normal(text);
  if (last === undefined) return content === first;
  if (!content.startsWith(first) || !content.endsWith(last) || content.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of rest) {
    const found = content.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= content.length - last.length;
}

export interface Judged {
  readonly title: string;
  readonly categories: readonly string[];
  readonly author: string | null;
  readonly published: IsoDate | null;
}

/** Whether the rules of a source take a post. Patterns of titles fit where they stand anywhere in the title. */
export function isTaken(post: Judged, { include, exclude, since }: HarvestRules): boolean {
  if (since !== null && post.published !== null && post.published < since) return false;
  if (anyFits(post, exclude)) return false;
  const asksForNothing = Object.values(include).every((patterns) => patterns.length === 0);
  return asksForNothing || anyFits(post, include);
}

function anyFits({ title, categories, author }: Judged, patterns: PostPatterns): boolean {
  return (
    patterns.title.some((pattern) => fits(`*${pattern}*`, title)) ||
    patterns.category.some((pattern) => categories.some((category) => fits(pattern, category))) ||
    patterns.author.some((pattern) => author !== null && fits(pattern, author))
  );
}

function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
}
