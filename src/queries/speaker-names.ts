// Finds the speakers whom a question names: by a whole name, a last name or a first name. Says everybody it may be, and leaves the choice to who asks.

import { foldedWords } from '../search/words.ts';
import type { SpeakersCalled } from './questions.ts';

/** As the directory keeps them: names folded. */
export interface NamedSpeaker {
  readonly id: string;
  readonly label: string;
  readonly names: ReadonlySet<string>;
}

/** Prepares at the first question; answers each name without going through all speakers. */
export function speakersCalledIn(speakers: ReadonlyMap<string, NamedSpeaker>): SpeakersCalled {
  let known: readonly ReadonlyMap<string, ReadonlySet<NamedSpeaker>>[] | null = null;
  return (name) => {
    known ??= namesOf(speakers.values());
    const called = known.map((names) => names.get(name)).find((found) => found !== undefined);
    return Array.from(called ?? [], ({ id, label }) => ({ id, name: label }));
  };
}

/** Whole names, then what names end with, then what they begin with. */
function namesOf(speakers: Iterable<NamedSpeaker>): readonly ReadonlyMap<string, ReadonlySet<NamedSpeaker>>[] {
  const [whole, last, first] = [0, 1, 2].map(() => new Map<string, Set<NamedSpeaker>>());
  const add = (names: typeof whole, name: string, speaker: NamedSpeaker) =>
    names?.set(name, (names.get(name) ?? new Set()).add(speaker));
  for (const speaker of speakers) {
    for (const name of new Set([...speaker.names].map(foldedWords))) {
      add(whole, name, speaker);
      const words = name.split(' ');
      for (let cut = 1; cut < words.length; cut++) {
        add(last, words.slice(cut).join(' '), speaker);
        add(first, words.slice(0, cut).join(' '), speaker);
      }
    }
  }
  return [whole, last, first].filter((names) => names !== undefined);
}
