// Turns item documents into what the index holds. Pure.

import type { ItemDocument } from '../../reports/item.ts';
import { dayNumber, type FacetName, facetValuesOf } from '../facets.ts';
import { storedItem } from '../stored-item.ts';
import { tokens } from '../words.ts';
import { encodedStem, facetKey, type IndexedDocument, itemKey } from './schema.ts';

export interface PreparedItem {
  readonly documents: readonly IndexedDocument[];
  /** Each word of the item once, as it is spelt there (folded), with its stem. */
  readonly vocabulary: ReadonlyMap<string, string>;
}

/** The item's own document first, then one for each speaker. */
export function preparedItem(document: ItemDocument): PreparedItem {
  const vocabulary = new Map<string, string>();
  const stemsOf = (text: string): string[] =>
    tokens(text).map(({ word, stem }) => {
      vocabulary.set(word, stem);
      return encodedStem(stem);
    });
  const item = itemKey(document.documentId);
  const title = stemsOf(document.title);
  const statements = document.statements.map(({ speaker, text }) => ({ speaker: speaker?.id, stems: stemsOf(text) }));
  const facets = facetValuesOf(document);
  const keys = (name: FacetName) => [...new Set(facets[name].map(({ id }) => facetKey(id)))];
  const day = dayNumber(document.date);
  const shared = {
    item,
    other: document.report.kind === 'other post' ? ('yes' as const) : ('no' as const),
    report: document.report.id.toWellFormed(),
    ...(document.date !== null && day > 0 && { day, month: document.date.slice(0, 7) }),
    topic: keys('topic'),
    author: keys('author'),
    body: keys('body'),
    titleWords: [...new Set(title)],
  };
  const ids = [...new Set(document.speakers.map(({ id }) => id))];
  const whole: IndexedDocument = {
    ...shared,
    id: item,
    kind: 'item',
    hash: document.hash,
    stored: JSON.stringify(storedItem(document)),
    zoneCount: ids.length,
    speaker: keys('speaker'),
    words: [...new Set([...title, ...statements.flatMap(({ stems }) => stems)])],
    title: title.join(' '),
    text: textParts(statements.map(({ stems }) => stems)),
  };
  const said = ids.map((id, n): IndexedDocument => {
    const own = statements.filter(({ speaker }) => speaker === id).map(({ stems }) => stems);
    return {
      ...shared,
      id: `${item}_${n}`,
      kind: 'said',
      speaker: [facetKey(id)],
      words: [...new Set(own.flat())],
      text: textParts(own),
    };
  });
  return { documents: [whole, ...said], vocabulary };
}

/** The server finds nothing behind 65,536 positions of an attribute, and counts eight from one text of a list to the next. */
const MAX_POSITIONS = 60_000;
const BORDER_POSITIONS = 8;
/** A statement of more words is cut; the pieces share this many, so that phrases stay whole. */
const SHARED_WORDS = 100;

function textParts(statements: readonly (readonly string[])[]): Record<string, string[]> {
  const parts: Record<string, string[]> = {};
  let texts: string[] = [];
  let positions = MAX_POSITIONS;
  for (const stems of statements.flatMap(pieces)) {
    positions += stems.length + BORDER_POSITIONS;
    if (positions > MAX_POSITIONS) {
      texts = [];
      parts[`p${Object.keys(parts).length}`] = texts;
      positions = stems.length + BORDER_POSITIONS;
    }
    texts.push(stems.join(' '));
  }
  return parts;
}

function pieces(stems: readonly string[]): (readonly string[])[] {
  const most = MAX_POSITIONS - BORDER_POSITIONS;
  if (stems.length <= most) return stems.length === 0 ? [] : [stems];
  return [stems.slice(0, most), ...pieces(stems.slice(most - SHARED_WORDS))];
}
