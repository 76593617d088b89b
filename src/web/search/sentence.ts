// Says in one English sentence what a search shows. Knows what was asked and how much was found, nothing of pages.
import { FACETS, type FacetName } from '../../search/facets.ts';
import type { Clause, Term } from '../../search/query.ts';
import { rangeInWords } from '../text/dates.ts';
import { hasWords, type UnderstoodSearch } from '../understanding.ts';

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

/** "“ULEZ”", "“rail” and “fares”", "“rail” or “bus”, but not “coach”" */
export function wordsInQuotes(clauses: readonly Clause[]): string {
  const wanted = clauses.filter((clause) => !clause.isExcluded).map((clause) => clause.alternatives);
  const unwanted = clauses.filter((clause) => clause.isExcluded).flatMap((clause) => clause.alternatives.map(quoted));
  const without = unwanted.length > 0 ? `not ${OR.format(unwanted)}` : '';
  if (wanted.length === 0) return without;
  return AND.format(wanted.map((terms) => alternatives(terms, wanted.length === 1))) + (without && `, but ${without}`);
}

const ORDER = { relevance: 'best matches first', newest: 'newest first', oldest: 'oldest first' } as const;
const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

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

function alternatives(terms: readonly Term[], isAlone: boolean): string {
  const words = OR.format(terms.map(quoted));
  return isAlone || terms.length === 1 ? words : `(${words})`;
}

function quoted(term: Term): string {
  return `“${isolated(term.text)}”`;
}

/** Characters that turn the direction of writing must not turn the rest of our sentence. */
export function isolated(text: string): string {
  return /[\u202A-\u202E\u2066-\u2069\u200E\u200F]/u.test(text) ? `\u2068${text}\u2069` : text;
}
