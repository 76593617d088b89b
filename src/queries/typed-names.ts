// Finds the full names of speakers among the words of a search. Pure; knows nothing of what a name stands for.
import { type Clause, plainWord } from '../search/query.ts';
import { foldedWords } from '../search/words.ts';
import type { SpeakersCalled } from './reading/speaker-names.ts';

const MAX_NAME_WORDS = 5;

/** A run of at least two clauses, as typed, that is the full name of one speaker alone. */
export interface TypedName {
  readonly clauses: readonly Clause[];
  /** Those at its ends that nobody else is called; at least one. */
  readonly telling: readonly Clause[];
}

/** Without names of which neither end tells who is meant. */
export function namesAmong(clauses: readonly Clause[], speakersCalled: SpeakersCalled): readonly TypedName[] {
  const names: TypedName[] = [];
  for (let start = 0; start < clauses.length; start++) {
    for (let end = Math.min(start + MAX_NAME_WORDS, clauses.length); end > start + 1; end--) {
      const run = clauses.slice(start, end);
      const called = (some: readonly Clause[]) => {
        const [speaker, ...others] = speakersCalled(nameOf(some));
        return others.length === 0 ? speaker : undefined;
      };
      if (run.some((clause) => plainWord(clause) === null)) continue;
      const speaker = called(run);
      if (speaker === undefined || foldedWords(speaker.name) !== nameOf(run)) continue;
      const telling = [...run.slice(0, 1), ...run.slice(-1)].filter((clause) => called([clause])?.id === speaker.id);
      if (telling.length > 0) names.push({ clauses: run, telling });
      start = end - 1;
      break;
    }
  }
  return names;
}

function nameOf(run: readonly Clause[]): string {
  return foldedWords(run.map((clause) => plainWord(clause) ?? '').join(' '));
}
