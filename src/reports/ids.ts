// Makes the identifiers that addresses are built from: slugs of ASCII letters, digits and single hyphens.

/**
 * A slug of at most `maxLength` characters, cut at a word; `'untitled'` where the text has no letter or digit.
 * Letters that decompose lose their diacritics ("Nicolò" → "nicolo"); others that are not ASCII are spelt as below or dropped.
 */
export function slug(text: string, maxLength = 80): string {
  const ascii = text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[ßæœøłđðþÆŒØŁĐÐÞ]/g, (letter) => SPELT[letter.toLowerCase()] ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (ascii.length <= maxLength) return ascii || 'untitled';
  const cut = ascii.slice(0, maxLength + 1);
  const atWord = cut.lastIndexOf('-');
  return (atWord > maxLength / 2 ? cut.slice(0, atWord) : cut.slice(0, maxLength)).replace(/-+$/, '');
}

/** Gives each slug once: the second `budget` becomes `budget-2`. Call it in the order in which names have precedence. */
export function uniqueSlugs(): (wanted: string) => string {
  const taken = new Map<string, number>();
  return (wanted) => {
    let candidate = wanted;
    // The count of earlier ones is where the search begins, so that thousands of equal slugs cost no more than others.
    for (let n = (taken.get(wanted) ?? 1) + 1; taken.has(candidate); n++) {
      candidate = `${wanted}-${n}`;
      taken.set(wanted, n);
    }
    taken.set(candidate, 1);
    return candidate;
  };
}

/** The primary key of an item in catalogue and engine. Slugs hold no underscore, so the parts can be told apart again. */
export function documentId(reportId: string, itemId: string): string {
  return `${reportId}_${itemId}`;
}

/** The ids of the report and of the item within it; both empty where `id` is no primary key of an item. */
export function partsOfDocumentId(id: string): { readonly reportId: string; readonly itemId: string } {
  const [, reportId = '', itemId = ''] = /^([^_]+)_([^_]+)$/.exec(id) ?? [];
  return { reportId, itemId };
}

/** Latin letters that do not decompose, spelt in ASCII: in addresses and in the words of a search alike. */
export const SPELT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};
