// What the index keeps of an item: its facet values, its words and what a hit shows. Pure conversions from documents.
import { slug } from '../../reports/ids.ts';
import type { ItemDocument } from '../../reports/item.ts';
import type { IsoDate } from '../../reports/report.ts';
import type { Spoken } from '../passages.ts';
import { tokens } from '../words.ts';
import { type FacetName, SPEAKERS_PER_ITEM, STATEMENT_BORDER } from './schema.ts';

/** The JSON of the table `hit`. */
export interface StoredItem
  extends Pick<ItemDocument, 'documentId' | 'title' | 'date' | 'report' | 'speakers' | 'topics'> {
  readonly itemId: string;
  readonly statements: readonly Spoken[];
}

/** A document without what no hit shows. */
export function storedItem(document: ItemDocument): StoredItem {
  const { documentId, id: itemId, title, date, report, speakers, topics } = document;
  const statements = document.statements.map(({ id, speaker, text, confidence }) => ({
    id,
    speaker,
    text,
    confidence,
  }));
  return { documentId, itemId, title, date, report, speakers, topics, statements };
}

/** What the item counts under, by facet; ids of authors are slugs of their names. */
export function facetValuesOf(item: StoredItem): Readonly<Record<FacetName, readonly { id: string; label: string }[]>> {
  const { author, body } = item.report;
  return {
    speaker: item.speakers.map(({ id, name }) => ({ id, label: name })),
    topic: item.topics,
    author: author === null ? [] : [{ id: slug(author), label: author }],
    body: [{ id: body.id, label: body.name }],
  };
}

/** Stems, as the full-text tables take them: separated by spaces, statements by a border that no phrase crosses. */
export interface ItemWords {
  readonly title: string;
  readonly text: string;
  /** What each speaker of `speakers`, taken once, is reported to say, in that order. */
  readonly said: readonly string[];
  /** Each surface word of the item once, with its stem. */
  readonly vocabulary: ReadonlyMap<string, string>;
}

export function wordsOf(item: StoredItem): ItemWords {
  const vocabulary = new Map<string, string>();
  const stems = (text: string) =>
    tokens(text)
      .map(({ word, stem }) => {
        vocabulary.set(word, stem);
        return stem;
      })
      .join(' ');
  const title = stems(item.title);
  const statements = item.statements.map(({ speaker, text }) => ({ speaker: speaker?.id, stems: stems(text) }));
  const joined = (parts: typeof statements) => parts.map((part) => part.stems).join(` ${STATEMENT_BORDER} `);
  const speakers = [...new Set(item.speakers.map(({ id }) => id))].slice(0, SPEAKERS_PER_ITEM);
  const said = speakers.map((id) => joined(statements.filter((part) => part.speaker === id)));
  return { title, text: joined(statements), said, vocabulary };
}

/** `2023-05-23` → 20230523: days compare as numbers, and year and month are divisions. 0 for no date. */
export function dayNumber(date: IsoDate | null): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '');
  return match ? Number(match.slice(1).join('')) : 0;
}
