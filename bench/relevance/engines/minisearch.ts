// MiniSearch, as its manual advises and a little better: stems, without stop words, mistakes allowed for, any of the words will do and more of them
// are better. No boost: on the tuning half of the questions, each boost of titles made it worse. Knows no phrases and no synonyms.
import { stem } from 'porter2';
import type { OpenRelevanceEngine } from './engine.ts';
import { STOP_WORDS } from './stop-words.ts';

/** As much of the package as is used here: it is a dependency of the bench, not of the application. */
interface Index {
  addAll(documents: readonly object[]): void;
  search(query: string, options: object): readonly { readonly id: string }[];
}
interface Library {
  new (options: object): Index;
}

const PACKAGE: string = 'minisearch';

export const openMiniSearch: OpenRelevanceEngine = async ({ documents }) => {
  const library = await import(PACKAGE).then(
    ({ default: found }) => found as Library,
    () => null,
  );
  if (library === null) {
    console.error('MiniSearch: left out, as its package is not installed (npm ci in bench/)');
    return null;
  }
  const index = new library({
    fields: ['title', 'speakers', 'text'],
    processTerm: (term: string) => {
      const word = folded(term);
      return STOP_WORDS.has(word) ? null : stem(word);
    },
  });
  index.addAll(
    documents.map(({ documentId, title, text, speakers }) => ({
      ...{ id: documentId, title, text },
      speakers: speakers.map(({ name }) => name).join(', '),
    })),
  );
  const speakersOf = new Map(
    documents.map(({ documentId, speakers }) => [documentId, new Set(speakers.map(({ id }) => id))]),
  );
  return {
    name: 'MiniSearch',
    async search({ text, speaker, isTyping }) {
      const found = index.search(text, {
        fuzzy: (term: string) => (term.length < 5 ? false : 0.2),
        prefix: (_term: string, place: number, terms: readonly string[]) => isTyping && place === terms.length - 1,
        filter: ({ id }: { readonly id: string }) => speaker === null || speakersOf.get(id)?.has(speaker) === true,
      });
      return found.slice(0, 20).map(({ id }) => id);
    },
    close: async () => {},
  };
};

function folded(term: string): string {
  return term
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s?$/u, '');
}
