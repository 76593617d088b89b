// The examples of the search help: made of the archive's own keywords and people, so that each finds something when it is clicked. An archive that
// has named none gets examples of ours, which lead nowhere.
import type { CatalogueDescription } from '../../catalogue/catalogue.ts';
import { tokens } from '../../search/words.ts';
import { PATHS } from '../urls.ts';

export interface SearchExample {
  readonly q: string;
  /** `null` where it may well find nothing. */
  readonly url: string | null;
  readonly meaning: string;
}

export function searchExamples({
  topics,
  people,
}: Pick<CatalogueDescription, 'topics' | 'people'>): readonly SearchExample[] {
  const keywords = topics.flatMap(({ words }) => words.slice(0, KEYWORDS));
  const single = keywords.filter((word) => /^\p{Ll}{4,}$/u.test(word));
  const [phrase] = keywords.filter((words) => /^\p{L}+ \p{L}+$/u.test(words));
  const [beginning] = keywords.filter((word) => /^\p{Ll}{4,}\*$/u.test(word));
  // Forms of one word find the same, and without each other nothing.
  const [one, other] = [single[0], single.find((word) => stemOf(word) !== stemOf(single[0] ?? ''))];
  const [person] = people;
  const isKnown = one !== undefined && other !== undefined;
  const [first, second] = isKnown ? [one, other] : ['ferry', 'timetable'];
  const two = phrase ?? (isKnown ? `${first} ${second}` : 'night ferry');
  const urlOf = (q: string, isOurs: boolean) => (isOurs ? null : `${PATHS.search}?${new URLSearchParams({ q })}`);
  const example = (q: string, isOurs: boolean, meaning: string): SearchExample => ({
    q,
    url: urlOf(q, isOurs),
    meaning,
  });
  const hasTwo = phrase !== undefined || isKnown;
  return [
    example(two, !hasTwo, 'both words, in any form'),
    example(`"${two}"`, phrase === undefined, 'the phrase'),
    example(`${first} -${second}`, !isKnown, 'without a word'),
    example(`${first} OR ${second}`, !isKnown, 'either word'),
    example(beginning ?? `${first.slice(0, 4)}*`, beginning === undefined && !isKnown, 'all words that begin so'),
    ...(person ? [example(`${person.name} ${first}`, !isKnown, 'what somebody is reported to have said')] : []),
    example(`${first} last year`, true, 'by the date of the meeting: also May 2023, since 2021, 21/01/2022'),
  ];
}

function stemOf(word: string): string {
  return tokens(word)[0]?.stem ?? word;
}

/** The first keywords of a topic are the plainest. */
const KEYWORDS = 6;
