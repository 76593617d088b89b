// Finds the full names of speakers among the words of a search. Pure; knows nothing of what a name stands for.
import type { Clause } from './query.ts';
import type { SpeakersCalled } from './questions.ts';
import { foldedWords } from './words.ts';

const MAX_NAME_WORDS = 5;

/** Each a run of at least two of the clauses, as typed, that is the full name of one speaker alone. */
export function namesAmong(clauses: readonly Clause[], speakersCalled: SpeakersCalled): readonly (readonly Clause[])[] {
  const names: (readonly Clause[])[] = [];
  for (let start = 0; start < clauses.length; start++) {
    for (let end = Math.min(start + MAX_NAME_WORDS, clauses.length); end > start + 1; end--) {
      const run = clauses.slice(start, end);
      if (!isFullName(run, speakersCalled)) continue;
      names.push(run);
      start = end - 1;
      break;
    }
  }
  return names;
}

function isFullName(run: readonly Clause[], speakersCalled: SpeakersCalled): boolean {
  const words = run.flatMap(plainWords);
  if (words.length < run.length) return false;
  const name = foldedWords(words.join(' '));
  const [speaker, ...others] = speakersCalled(name);
  return speaker !== undefined && others.length === 0 && foldedWords(speaker.name) === name;
}

/** Empty for a phrase, for alternatives and for what is left out. */
function plainWords({ alternatives: [only, ...others], isExcluded }: Clause): readonly string[] {
  return only && !only.isPhrase && others.length === 0 && !isExcluded ? [only.text] : [];
}
