// Says in one English sentence what a search shows. Knows what was asked and how much was found, nothing of pages.

import { isolated, OR, wordsInQuotes } from '../../queries/clause-text.ts';
import { hasWords, type UnderstoodSearch } from '../../queries/understanding.ts';
import { FACETS, type FacetName } from '../../search/facets.ts';
import type { Clause } from '../../search/query.ts';
import { rangeInWords } from '../text/dates.ts';
import { readingHeading } from './reading-text.ts';

/** "37 agenda items in which Ruth Carrow mentions “dues”, January to July 2023, newest first"; without a full stop. */
export function sentenceFor(search: UnderstoodSearch, total: number): string {
  const { request } = search;
  const isOne = total === 1;
  const items = `${total === 0 ? 'No' : total.toLocaleString('en-GB')} agenda ${isOne ? 'item' : 'items'}`;
  const [speaker, topic, author, body] = FACETS.map((facet) => names(search, facet));
  const clauses = request.isTyping ? withUnfinishedWord(search.clauses) : search.clauses;
  const said = about(clauses, speaker ?? '', request.speakerScope, isOne);
  const subject = [items + said, topic && `on ${topic}`, author && `reported by ${author}`, body && `of ${body}`];
  const phrases = [
    subject.filter(Boolean).join(said ? ', ' : ' '),
    rangeInWords(request.from, request.to),
    request.includesOtherPosts && 'posts that report no meeting included',
    total > 1 && ORDER[request.sort],
  ];
  return phrases.filter(Boolean).join(', ');
}

/** What the page of results is headed by: how a search was read, where it was, and how much was found; without a full stop. */
export function headingFor(search: UnderstoodSearch, total: number): string {
  if (search.question !== 'read' && search.question !== 'filtered') return sentenceFor(search, total);
  const order = total > 1 ? `, ${ORDER[search.request.sort]}` : '';
  return `${readingHeading(search)}: ${itemsText(total)}${order}`;
}

function itemsText(total: number): string {
  return `${total === 0 ? 'no' : total.toLocaleString('en-GB')} agenda ${total === 1 ? 'item' : 'items'}`;
}

/** The word that is still being typed ends in “…”. */
function withUnfinishedWord(clauses: readonly Clause[]): readonly Clause[] {
  const typed = clauses.findLast((clause) => !clause.isExcluded);
  return clauses.map((clause) => {
    const last = clause.alternatives.at(-1);
    if (clause !== typed || !last || last.isPhrase) return clause;
    return { ...clause, alternatives: [...clause.alternatives.slice(0, -1), { ...last, text: `${last.text}…` }] };
  });
}

/** "Ruth Carrow or Gideon Tarn"; a name that the archive does not know stands in quotes. */
function names({ selections }: UnderstoodSearch, facet: FacetName): string {
  return OR.format(
    selections
      .filter((value) => value.facet === facet)
      .map(({ label, isUnknown }) => (isUnknown ? `“${isolated(label)}”` : isolated(label))),
  );
}

const ORDER = { relevance: 'best matches first', newest: 'newest first', oldest: 'oldest first' } as const;

function about(
  clauses: readonly Clause[],
  speaker: string,
  scope: UnderstoodSearch['request']['speakerScope'],
  isOne: boolean,
): string {
  const words = wordsInQuotes(clauses);
  if (!words) return speaker ? ` in which ${speaker} speaks` : '';
  const isWanted = hasWords(clauses);
  if (speaker && scope === 'said')
    return ` in which ${speaker} ${isWanted ? 'mentions' : 'speaks, but does not mention'} ${bare(words, isWanted)}`;
  if (speaker)
    return ` in which ${speaker} speaks and somebody ${isWanted ? 'mentions' : 'does not mention'} ${bare(words, isWanted)}`;
  if (!isWanted) return ` that ${isOne ? 'does' : 'do'} not mention ${bare(words, isWanted)}`;
  return ` ${isOne ? 'mentions' : 'mention'} ${words}`;
}

function bare(words: string, isWanted: boolean): string {
  return isWanted ? words : words.replace(/^not /, '');
}
