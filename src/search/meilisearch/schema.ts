// What our indexes on a Meilisearch server look like: names, attributes, settings. The server's own names stop at this folder.
import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { FACETS } from '../facets.ts';

/**
 * Part of an index's name: raise it when a program of the version before could not read the index. Programs of both versions then work side
 * by side. Where only words or documents are made otherwise, the next sync notices by itself.
 */
export const SCHEMA_VERSION = 1;

/** What a document of the index is: an item, what one speaker says in an item, a part of what a reader looks up, or the note on the whole. */
export type Kind = 'item' | 'said' | 'lookup' | 'about';

/** Attributes of items and of what is said in them. */
export interface IndexedDocument {
  readonly id: string;
  readonly kind: 'item' | 'said';
  /** Key of the item: equal for all that is said in it. */
  readonly item: string;
  /** Only of items: that of the document, and the JSON of `StoredItem`. */
  readonly hash?: string;
  readonly stored?: string;
  /** Only of items: how many documents tell what is said in it; their ids are the item's with `_0` and so on. */
  readonly zoneCount?: number;
  readonly other: 'yes' | 'no';
  /** Id of the report. */
  readonly report: string;
  /** As a number, 20230523; absent where there is no date, which sorts last in both directions. */
  readonly day?: number;
  /** `2023-05`. */
  readonly month?: string;
  readonly speaker: readonly string[];
  readonly topic: readonly string[];
  readonly author: readonly string[];
  readonly body: readonly string[];
  /** Each stem of the title and the text once, encoded; of what is said, those of the text alone. */
  readonly words: readonly string[];
  readonly titleWords: readonly string[];
  /** Stems in their order: for phrases, and for the ranking. Absent from what is said: nobody says a title. */
  readonly title?: string;
  /** One text a statement, so that no phrase spans two; in as many attributes as the server's limit of positions asks for. */
  readonly text: Readonly<Record<string, readonly string[]>>;
}

/** The one document that tells what the others are. */
export interface AboutDocument {
  readonly id: typeof ABOUT_ID;
  readonly kind: 'about';
  /** Changes with every change of an item: what is looked up belongs to one digest. */
  readonly digest: string;
  readonly itemCount: number;
  /** Of all documents in the index. */
  readonly documentCount: number;
  readonly archive: string;
  /** Fingerprint of the code that made the documents. Searches do not mind another one; the next sync makes the index anew. */
  readonly rules: string;
  /** Of the run that wrote it: tells equal indexes apart. */
  readonly run: string;
  readonly version: number;
}

/** Ids of items hold a `_`; these do not. */
export const ABOUT_ID = 'about';

const EQUALITY = { facetSearch: false, filter: { equality: true, comparison: false } };
const COMPARISON = { facetSearch: false, filter: { equality: true, comparison: true } };

/** Typing mistakes and beginnings of words are resolved before the server is asked: by the same rules as in the other engine. */
export const SETTINGS: Settings = {
  searchableAttributes: ['title', 'text'],
  displayedAttributes: ['*'],
  filterableAttributes: [
    {
      attributePatterns: ['id', 'item', 'kind', 'other', 'month', ...FACETS, 'words', 'titleWords'],
      features: EQUALITY,
    },
    { attributePatterns: ['day'], features: COMPARISON },
  ],
  sortableAttributes: ['day', 'item'],
  rankingRules: ['sort', 'words', 'proximity', 'attributeRank', 'day:desc', 'item:asc'],
  typoTolerance: {
    enabled: false,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: [],
    disableOnNumbers: false,
  },
  prefixSearch: 'disabled',
  facetSearch: false,
  proximityPrecision: 'byWord',
  stopWords: [],
  separatorTokens: [],
  nonSeparatorTokens: [],
  dictionary: [],
  synonyms: {},
  distinctAttribute: null,
  faceting: { maxValuesPerFacet: 100_000, sortFacetValuesBy: { '*': 'alpha' } },
  pagination: { maxTotalHits: 1_000_000_000 },
  // Otherwise the server guesses languages, and some of them cut words elsewhere.
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['eng'] }],
};

export const LOCALES: string[] = ['eng'];

/** Names of an archive's indexes: what is served, and what is being made. */
export interface IndexNames {
  readonly live: string;
  readonly next: string;
  /** How the names of all versions begin. */
  readonly family: string;
}

/** Names of folders are not enough where several archives share a server; a name alone stands for the indexes of the version that took it for enough. */
export type NamedArchive = string | { readonly name: string; readonly key: string };

export function indexNames(archive: NamedArchive): IndexNames {
  const { name: given, key } = typeof archive === 'string' ? { name: archive, key: null } : archive;
  const plain = given.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  // What was replaced must not make two archives one.
  const name = plain === given && plain.length <= 100 ? plain : `${plain.slice(0, 100)}-${sha256(given).slice(0, 8)}`;
  // The key stands behind the "v": keys for searching that were made for a name alone hold for its index under the new name, too.
  const family = key === null ? `rapporteur_${name}_v` : `rapporteur_${name}_v${key}_`;
  return { live: `${family}${SCHEMA_VERSION}`, next: `${family}${SCHEMA_VERSION}_next`, family };
}

/** As the note in an index and the name of a key call it. */
export function toldName(archive: NamedArchive): string {
  return typeof archive === 'string' ? archive : `${archive.name} (${archive.key})`;
}

const PLAIN_STEM = /^(?!z[xz])[a-z0-9]{1,64}$/;
const LONGEST_SPELT = 240;

/** A stem as one word that the server neither cuts nor folds: letters and digits of ASCII. Different stems stay different. */
export function encodedStem(stem: string): string {
  if (PLAIN_STEM.test(stem)) return stem;
  const spelt = `zx${Buffer.from(stem, 'utf8').toString('hex')}`;
  return spelt.length <= LONGEST_SPELT ? spelt : `zz${sha256(stem)}`;
}

/** A facet value or an item's id as the server knows it: what is no plain slug is told by its hash, so that values can hold anything. */
export function facetKey(id: string): string {
  return /^[a-z0-9](?:[a-z0-9-]{0,200})$/.test(id) ? id : `~${sha256(id)}`;
}

/** An item's id as a primary key. */
export function itemKey(documentId: string): string {
  return /^[A-Za-z0-9_-]*_[A-Za-z0-9_-]*$/.test(documentId) && documentId.length <= 400
    ? documentId
    : `_${sha256(documentId)}`;
}

export function sha256(text: string): string {
  // As UTF-16, in which lone surrogates differ.
  return createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('hex');
}
