// Other words for a word or a phrase, as the keeper lists them and as the archive's own reports teach them. Looks them up; adds none to any search.
import type { CatalogueDescription } from '../catalogue/catalogue.ts';
import { tokens } from '../search/words.ts';

export interface OtherWords {
  /** The keeper's first, each once; folded or as listed. @param stems of the word, or of a phrase with a space between them */
  readonly of: (stems: string) => readonly string[];
  /** So many words has the longest phrase that has any; 0 where nothing has. */
  readonly longest: number;
}

export function otherWords({
  synonyms = [],
  relatedWords = {},
}: Pick<CatalogueDescription, 'synonyms' | 'relatedWords'>): OtherWords {
  const listed = new Map<string, string[]>();
  for (const group of synonyms) {
    for (const word of group) {
      const stems = stemsOf(word);
      const others = group.filter((other) => stemsOf(other) !== stems);
      listed.set(stems, [...(listed.get(stems) ?? []), ...others]);
    }
  }
  const learnt = new Map(Object.entries(relatedWords));
  const longest = [...listed.keys()].reduce((most, stems) => Math.max(most, stems.split(' ').length), 0);
  return {
    of: (stems) => {
      const byStems = new Map(
        [...(listed.get(stems) ?? []), ...(learnt.get(stems) ?? [])].map((word) => [stemsOf(word), word]),
      );
      return [...byStems.values()];
    },
    longest: Math.max(longest, learnt.size > 0 ? 1 : 0),
  };
}

/** Equal for forms of the same words. */
export function stemsOf(text: string): string {
  return tokens(text)
    .map(({ stem }) => stem)
    .join(' ');
}
