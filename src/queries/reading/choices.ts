// What the words of a search may be instead: a person among several of one name, or a name that was taken for a word. Counts nothing itself.
import type { Executed } from '../execution.ts';
import type { AskedSearch, UnderstoodSearch } from '../understanding.ts';
import { choicesOf, read } from './readings.ts';
import { spelledOut } from './spelled-out.ts';

/** A search by one of the meanings, not yet known to find anything; its label is the name of who is meant. */
export interface ReadingChoice extends AskedSearch {
  readonly label: string;
}

/** Few enough to count each of them. */
const MOST_CHOICES = 6;

export function readingChoices(
  { parameters, typed }: Pick<UnderstoodSearch, 'parameters' | 'typed'>,
  { chosen, spans }: NonNullable<Executed['reading']>,
): readonly ReadingChoice[] {
  return choicesOf(chosen, spans)
    .slice(0, MOST_CHOICES)
    .map(({ span, reading }) => {
      const meant = read(typed, reading);
      const label = span.speakers.map(({ name }) => name).join(' or ');
      return { label, parameters: { ...spelledOut(parameters, meant), page: 1 }, parsed: meant.parsed };
    });
}
