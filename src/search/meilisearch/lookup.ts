// What cannot be asked of the server with our own rules, and so is looked up in memory: words for beginnings and typing mistakes, labels,
// suggestions. The indexer writes it into the index as a few documents; a reader reads them once for each state of the index.

import type { ItemDocument } from '../../reports/item.ts';
import { dayNumber, FACETS, type FacetName, facetValuesOf } from '../facets.ts';
import { foldedWords } from '../words.ts';
import { sha256 } from './schema.ts';

export interface LookupDocument {
  readonly id: string;
  readonly kind: 'lookup';
  readonly hash: string;
  /** JSON of `LookupPart`. */
  readonly stored: string;
}

/** Word (folded), stem, number of items. */
export type CountedWord = readonly [word: string, stem: string, items: number];
/** Facet, id, label, number of items that report meetings. */
export type CountedValue = readonly [facet: FacetName, id: string, label: string, items: number];
/** Title and document id of the newest of the items with equal titles, its day as a number, how many they are. */
export type CountedTitle = readonly [title: string, documentId: string, day: number, items: number];

export interface LookupPart {
  readonly words?: readonly CountedWord[];
  readonly values?: readonly CountedValue[];
  readonly titles?: readonly CountedTitle[];
}

/** Few enough to be read in one go, many enough that a small change rewrites little. */
const PARTS = 64;

/** Counts over all items of an archive; memory grows with the different words, values and titles. */
export function lookupBuilder() {
  const words = new Map<string, [string, string, number]>();
  const values = new Map<string, [FacetName, string, string, number]>();
  const titles = new Map<string, [string, string, number, number]>();
  return {
    add(document: ItemDocument, vocabulary: ReadonlyMap<string, string>): void {
      for (const [word, stem] of vocabulary) {
        const known = words.get(word);
        if (known) known[2]++;
        else words.set(word, [word, stem, 1]);
      }
      const isMeeting = document.report.kind !== 'other post';
      const facets = facetValuesOf(document);
      for (const facet of FACETS) {
        for (const [id, label] of new Map(facets[facet].map((value) => [value.id, value.label]))) {
          const key = `${facet} ${id}`;
          const items = (values.get(key)?.[3] ?? 0) + (isMeeting ? 1 : 0);
          values.set(key, [facet, id, label, items]);
        }
      }
      if (!isMeeting) return;
      const { title, documentId, date } = document;
      const folded = foldedWords(title);
      const known = titles.get(folded);
      const items = (known?.[3] ?? 0) + 1;
      const day = dayNumber(date);
      const isNewer = !known || day > known[2] || (day === known[2] && documentId < known[1]);
      titles.set(folded, isNewer ? [title, documentId, day, items] : [known[0], known[1], known[2], items]);
    },
    /** In an order of their own, so that equal content gives equal documents. */
    documents(): LookupDocument[] {
      return [
        ...parts('words', 'words', words),
        ...parts('values', 'values', values),
        ...parts('titles', 'titles', titles),
      ];
    },
  };
}

function parts(name: string, field: keyof LookupPart, all: ReadonlyMap<string, readonly unknown[]>): LookupDocument[] {
  const lists = Array.from({ length: PARTS }, (): [string, readonly unknown[]][] => []);
  for (const [key, value] of all) lists[partOf(key)]?.push([key, value]);
  return lists.flatMap((list, part) => {
    if (list.length === 0) return [];
    const sorted = list.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    const stored = JSON.stringify({ [field]: sorted });
    return [{ id: `${name}-${part}`, kind: 'lookup' as const, hash: sha256(stored), stored }];
  });
}

function partOf(key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at++) hash = (hash * 31 + key.charCodeAt(at)) >>> 0;
  return hash % PARTS;
}
