// The topic, the speaker and the meeting that the words of a search name, with how much the archive has of each: the way to their pages. Looks only at
// what was typed and at the catalogue, never at what was found.
import type { Catalogue } from '../catalogue/catalogue.ts';
import { firstDay, lastDay } from '../reports/days.ts';
import type { IsoDate } from '../reports/report.ts';
import { plainWord } from '../search/query.ts';
import { foldedWords, tokens } from '../search/words.ts';
import type { SearchOutcome } from './searcher.ts';

export type Card =
  | { readonly kind: 'topic' | 'speaker'; readonly id: string; readonly label: string; readonly items: number }
  | {
      readonly kind: 'meeting';
      readonly bodyId: string;
      readonly label: string;
      readonly start: IsoDate;
      readonly reports: number;
    };

type Asked = Pick<Catalogue, 'describe' | 'facetEntry' | 'meeting'>;

/** Of each kind. */
const MOST = 2;
const MOST_DAYS = 31;

/** None on later pages, and for a search as typed. */
export function cardsFor(
  outcome: Pick<SearchOutcome, 'search' | 'whole' | 'reading'>,
  catalogue: Asked,
): readonly Card[] {
  const { parameters } = outcome.search;
  if (parameters.page > 1 || parameters.as === 'typed') return [];
  return [...meetings(outcome, catalogue), ...speakers(outcome, catalogue), ...topics(outcome, catalogue)];
}

function topics({ whole }: Pick<SearchOutcome, 'whole'>, catalogue: Asked): readonly Card[] {
  const words = whole.clauses.map(plainWord);
  if (words.length === 0 || words.includes(null)) return [];
  const typed = words.join(' ');
  const named = catalogue.describe().topics.flatMap((topic) => {
    const isCalled = isSame(topic.label, typed);
    if (!isCalled && !topic.words.some((keyword) => isKeyword(keyword, typed))) return [];
    const entry = catalogue.facetEntry('topic', topic.id);
    if (entry === null || entry.items === 0) return [];
    return [{ isCalled, card: { kind: 'topic' as const, id: topic.id, label: entry.label, items: entry.items } }];
  });
  return named
    .sort((a, b) => Number(b.isCalled) - Number(a.isCalled) || b.card.items - a.card.items)
    .slice(0, MOST)
    .map(({ card }) => card);
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) =>
    tokens(text)
      .map(({ stem }) => stem)
      .join(' '),
  );
  // "by-election" and "byelection" are one word.
  return left === right || foldedWords(one).replaceAll(' ', '') === foldedWords(other).replaceAll(' ', '');
}

/** Keywords may end in a star, which stands for any ending. */
function isKeyword(keyword: string, typed: string): boolean {
  if (!keyword.endsWith('*')) return isSame(keyword, typed);
  const [beginning, whole] = [foldedWords(keyword.slice(0, -1)), foldedWords(typed)];
  return whole.startsWith(beginning) && !whole.slice(beginning.length).includes(' ');
}

function speakers({ reading }: Pick<SearchOutcome, 'reading'>, catalogue: Asked): readonly Card[] {
  const spans = (reading?.spans ?? []).filter(({ kind }) => kind === 'speaker');
  const named = spans.flatMap((span) => (span.kind === 'speaker' ? span.speakers : []));
  return named.slice(0, MOST).flatMap(({ id }) => {
    const entry = catalogue.facetEntry('speaker', id);
    return entry === null ? [] : [{ kind: 'speaker' as const, id, label: entry.label, items: entry.items }];
  });
}

/** Those that begin on the days of a month or less; a longer time names none. */
function meetings({ search, reading }: Pick<SearchOutcome, 'search' | 'reading'>, catalogue: Asked): readonly Card[] {
  const days = reading?.chosen.spans.find(({ kind }) => kind === 'days');
  if (days?.kind !== 'days') return [];
  const [first, last] = [firstDay(days.from), lastDay(days.to)];
  if (first === null || last === null) return [];
  const { filters } = search.request;
  const bodies = catalogue
    .describe()
    .archive.bodies.filter(({ id }) => filters.body.length === 0 || filters.body.includes(id));
  const found: Card[] = [];
  for (let day = first, count = 0; day <= last; day = nextDay(day), count++) {
    if (count === MOST_DAYS) return [];
    for (const { id: bodyId, name: label } of bodies) {
      const reports = catalogue.meeting(bodyId, day).length;
      if (reports > 0) found.push({ kind: 'meeting', bodyId, label, start: day, reports });
    }
  }
  return found.length > MOST ? [] : found;
}

function nextDay(day: IsoDate): IsoDate {
  return new Date(Date.parse(day) + 24 * 3600 * 1000).toISOString().slice(0, 10);
}
