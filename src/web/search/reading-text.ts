// Says how a search was read: "what Ruth Carrow said about “dues”, May 2023". Knows what was asked, nothing of what was found.

import { isolated, OR, wordsInQuotes } from '../../queries/clause-text.ts';
import { hasWords, type UnderstoodSearch } from '../../queries/understanding.ts';
import { FACETS, type FacetName } from '../../search/facets.ts';
import { rangeInWords } from '../text/dates.ts';

type Read = Pick<UnderstoodSearch, 'selections' | 'clauses' | 'dropped' | 'request' | 'spans'>;

/** Without a capital and a full stop. */
export function readingText(search: Read): string {
  const { clauses, dropped, request } = search;
  const [, topic, author, body] = FACETS.map((facet) => labels(search, facet));
  const all = [...clauses, ...dropped];
  const words = wordsInQuotes(all);
  const about = hasWords(all) ? ` about ${words}` : words && `, ${words}`;
  const who = speakersText(search);
  const said = who ? `what ${who} said${about}` : words && `items that mention ${words}`;
  const days = rangeInWords(request.from, request.to);
  return [said || 'items', topic && `on ${topic}`, author && `reported by ${author}`, body, days]
    .filter(Boolean)
    .join(', ');
}

/** The same as a heading. */
export function readingHeading(search: Read): string {
  const text = readingText(search);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Ruth Carrow", "the Treasurer (Ruth Carrow)". */
function speakersText(search: Read): string {
  const names = labels(search, 'speaker');
  const office = search.spans.find((span) => span.kind === 'speaker' && span.office !== null);
  return office?.kind === 'speaker' && office.office !== null && names
    ? `the ${isolated(office.office)} (${names})`
    : names;
}

function labels({ selections }: Read, facet: FacetName): string {
  return OR.format(selections.filter((value) => value.facet === facet).map(({ label }) => isolated(label)));
}
