// Who and what the archive knows: speakers, topics, authors and bodies by id and by name, acronyms. Looks names up; refuses to guess between letters.

import type { Catalogue, CatalogueDescription, OutsideOfSearch } from '../catalogue/catalogue.ts';
import { formerIdResolver } from '../catalogue/resolve.ts';
import { slug } from '../reports/ids.ts';
import type { Acronym } from '../reports/item.ts';
import type { Facets, SearchEngine, SearchRequest } from '../search/engine.ts';
import { FACETS, type FacetName } from '../search/facets.ts';
import { type CompoundFinder, compoundFinder, NO_COMPOUNDS } from './compounds.ts';
import { type OtherWords, otherWords } from './other-words.ts';
import { type KnownNames, knownNames } from './reading/known-names.ts';
import { nameMeaningIn, type SpeakersCalled } from './reading/speaker-names.ts';

export interface NamedValue {
  readonly id: string;
  readonly label: string;
}

export interface Directory {
  /** `null` where no value of that facet has this id. */
  readonly label: (facet: FacetName, id: string) => string | null;
  /**
   * What a reader may have meant: the value with that id or name (case, accents and punctuation ignored); else every value
   * whose name holds all of the typed words ("hallam" → Ruth Hallam); else nothing.
   */
  readonly find: (facet: FacetName, typed: string) => readonly NamedValue[];
  /** Who has this name; else whose initials it is; else who has it for a last name; else for a first name; else who held an office of that name. */
  readonly speakersCalled: SpeakersCalled;
  /** What else a name may mean. */
  readonly names: KnownNames;
  /**
   * The person whose id a former speaker id is now: people.yml has the name that the id was made of as another name of this person.
   * `null` where somebody speaks under that id, where nobody or more than one person has such a name, and for a person's own id.
   */
  readonly personOfFormerId: (speakerId: string) => string | null;
  readonly glossary: readonly Acronym[];
  readonly compounds: CompoundFinder;
  readonly otherWords: OtherWords;
  /** How many items stand in posts that report no meeting. */
  readonly otherPostItems: number;
  readonly outside: OutsideOfSearch;
}

/** Everything there is, without any word or filter. */
export const BROWSE: SearchRequest = {
  clauses: [],
  isTyping: false,
  filters: { speaker: [], topic: [], author: [], body: [] },
  from: null,
  to: null,
  sort: 'newest',
  page: 1,
  pageSize: 1,
  includesOtherPosts: false,
  speakerScope: 'said',
  facetValues: 0,
  typos: 'tolerated',
};

/** Where the engine cannot tell whether it has changed: the catalogue is published shortly before it, so a directory may have been made in between. */
const MAX_AGE_MS = 30_000;

/** Builds the directory again when the catalogue or the engine has changed, or when that cannot be told and it has grown old; `now` in milliseconds. Throws `EngineUnavailable`. */
export function cachedDirectory(
  catalogue: Pick<Catalogue, 'describe' | 'outsideOfSearch'>,
  engine: Pick<SearchEngine, 'search' | 'revision'>,
  now: () => number = () => performance.now(),
): () => Promise<Directory> {
  let cached: {
    readonly version: string;
    readonly state: string | null;
    readonly made: number;
    readonly directory: Directory;
  } | null = null;
  return async () => {
    const description = catalogue.describe();
    const state = engine.revision();
    const isOld = state === null ? now() - (cached?.made ?? 0) > MAX_AGE_MS : false;
    if (cached?.version !== description.version || cached.state !== state || isOld) {
      const { facetValues: _, ...everyValue } = BROWSE;
      const all = await engine.search({ ...everyValue, includesOtherPosts: true });
      const otherPostItems = all.total - (await engine.search(BROWSE)).total;
      const directory = directoryOf(description, all.facets, { otherPostItems, outside: catalogue.outsideOfSearch() });
      cached = { version: description.version, state, made: now(), directory };
    }
    return cached.directory;
  };
}

/** Merges the archive's own lists with what the engine counts: people whom nobody listed speak, too. */
export function directoryOf(
  description: CatalogueDescription,
  facets: Facets,
  counts: Pick<Directory, 'otherPostItems' | 'outside'>,
): Directory {
  const entries: Record<FacetName, Map<string, Entry>> = {
    speaker: new Map(),
    topic: new Map(),
    author: new Map(),
    body: new Map(),
  };
  const add = (facet: FacetName, id: string, label: string, otherNames: readonly string[] = []) => {
    const entry = entries[facet].get(id) ?? {
      id,
      label,
      names: new Set<string>(),
      initials: new Set<string>(),
      isHeard: false,
    };
    for (const name of [id, label, ...otherNames]) entry.names.add(folded(name));
    entries[facet].set(id, entry);
  };
  for (const person of description.people) {
    add('speaker', person.id, person.name, [...person.aliases, ...person.initials]);
    for (const initials of person.initials) entries.speaker.get(person.id)?.initials.add(folded(initials));
  }
  for (const topic of description.topics) add('topic', topic.id, topic.label);
  for (const source of description.sources) if (source.author) add('author', slug(source.author), source.author);
  for (const body of description.archive.bodies) add('body', body.id, body.name);
  for (const facet of FACETS) for (const { id, label } of facets[facet]) add(facet, id, label);
  for (const { id } of facets.speaker) {
    const entry = entries.speaker.get(id);
    if (entry) entry.isHeard = true;
  }

  const personOf = formerIdResolver(description);
  const nameMeaning = nameMeaningIn(entries.speaker);
  const names = knownNames(description, nameMeaning);
  return {
    label: (facet, id) => entries[facet].get(id)?.label ?? null,
    find: (facet, typed) => {
      const exact = entries[facet].get(typed.trim().toLowerCase());
      if (exact) return [named(exact)];
      const name = folded(typed);
      if (!name) return [];
      const all = [...entries[facet].values()];
      const same = all.filter((entry) => entry.names.has(name));
      if (same.length > 0) return same.map(named);
      const words = name.split(' ');
      return all.filter((entry) => hasWords(entry, words)).map(named);
    },
    speakersCalled: (name, on = null) => {
      const holders = () => new Map(names.holdersOf(name, on).map((holder) => [holder.id, holder]));
      return nameMeaning(name)?.speakers ?? [...holders().values()].map(({ id, name }) => ({ id, name }));
    },
    names,
    personOfFormerId: (speakerId) => (entries.speaker.has(speakerId) ? null : personOf(speakerId)),
    glossary: description.glossary,
    compounds: compoundFinder(description.compounds ?? NO_COMPOUNDS),
    otherWords: otherWords(description),
    ...counts,
  };
}

interface Entry extends NamedValue {
  readonly names: Set<string>;
  readonly initials: Set<string>;
  isHeard: boolean;
}

function named({ id, label }: Entry): NamedValue {
  return { id, label };
}

function hasWords(entry: Entry, words: readonly string[]): boolean {
  return [...entry.names].some((name) => {
    const own = new Set(name.split(' '));
    return words.every((word) => own.has(word));
  });
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
