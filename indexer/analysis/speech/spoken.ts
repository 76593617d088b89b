// What speaks for a label being a person: words behind it that somebody could say, and that the report does not use it as a noun.
import { matchesIn } from '../../../src/reports/matches.ts';
import { narrowParts } from '../../../src/reports/narrow.ts';
import { NO_PERSON, OPENERS } from '../text/english.ts';

/** `speech`: words that somebody could say. `none`: a link, a day, a number or nothing. `short`: too little to tell. */
export type Spoken = 'speech' | 'short' | 'none';

/** Of what stands behind a label. */
export function spokenIn(text: string): Spoken {
  if (TICKET.test(text)) return 'none';
  const start = text.slice(0, LONGEST);
  const words = start.includes('://') ? start.replace(/<?https?:\/\/\S+/g, ' ') : start;
  if (TWO_SMALL.test(words)) return 'speech';
  if (/^\s*$/.test(text)) return 'short';
  return words.trim() === '' || /^[\s\d:./–-]+$/.test(words) ? 'none' : 'short';
}

/**
 * Whether the words behind a label are such as somebody says or reports: of himself, a question, a sentence with its verb, what was
 * done. Tasks ("ping the harbour office"), matters ("Update on the lamps") and names are not.
 */
export function isTalk(text: string): boolean {
  const start = text.slice(0, LONGEST).trim();
  const [sentence = ''] = start.split(/(?<=[.!?])\s/, 1);
  return OWN_VOICE.test(start) || /\?(?:\s|$)/.test(start) || FINITE.test(sentence) || DONE.test(start);
}

const OWN_VOICE = /(?<![\p{L}’'/])(?:I(?:[’'](?:m|ve|ll|d))?|[Ww]e(?:[’'](?:re|ve|ll|d))|[Ll]et[’']s)(?![\p{L}/.:-])/u;
/** A verb in the first words, outside of a clause of its own; a small letter tells "may" from May. */
const FINITE =
  /^(?:(?!(?:that|which|who|whom|if|when|as|to|because|since|until|unless|for|with|whether|how|what|where)\b)[\p{L}\p{N}_.’'-]+[ ,]+){0,7}?(?:\p{L}+[’'](?:s|re|ve|ll|d|t)\s\p{Ll}|(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|did|cannot|isn[’']t|don[’']t|doesn[’']t|didn[’']t|can[’']t|won[’']t)\b)|^(?:Is|Are|Was|Were|Has|Have|Had|Will|Would|Can|Could|Should|Might|Must|Does|Did|Cannot|Don[’']t|Isn[’']t|Can[’']t|Won[’']t)\s\p{Ll}/u;
/** What the bearer of the label did, does or thinks of it. */
const DONE =
  /^(?:(?:also|still|just|not|already|mostly)\s+)?(?:\p{L}{2,}(?:ed|ing)\b|(?:wrote|made|got|sent|went|met|did|built|ran|gave|took|found|began|spoke|held|had|was|been|wants|needs|thinks|hopes|likes|asks|agrees|offers|suggests|prefers|says|yes|no|yeah|ok|okay|thanks|thank|sure|right|agree|agreed|fine|good|great)\b)/iu;

/** Whether nothing but a name stands in the words, perhaps with what was done with it: a field of a form ("Treasurer: Ada Lane"). */
export function isOnlyName(text: string): boolean {
  const [first = '', second = ''] = text.trim().split(/[\s.,;]+/, 2);
  const isWord = [first, second].some((word) => OPENERS.has(word.toLowerCase()) || NO_PERSON.has(word.toLowerCase()));
  return !isWord && ONLY_NAME.test(text.slice(0, LONGEST)) && !isTalk(text);
}

const ONLY_NAME =
  /^\s*(?:(?:Mrs?|Ms|Dr|Cllr|Miss)\.?\s)?\p{Lu}[\p{L}’'-]+(?:\s(?:\p{Lu}\.|\p{Lu}[\p{L}’'-]+)){1,3}\s*(?:[.,;(–—-][^\n]{0,80})?(?:\n|$)/u;

/** Whether somebody speaks of himself in the words, or asks: no heading and no label does. */
export function isVoiced(text: string): boolean {
  const start = text.slice(0, LONGEST * 2);
  return VOICE.test(start.includes('://') ? start.replace(/\S*:\/\/\S+/g, ' ') : start);
}

const VOICE =
  /(?<![\p{L}’'/])(?:I(?:[’'](?:m|ve|ll|d))?|[Ll]et[’']s|[Ww]e(?:[’'](?:re|ve|ll|d))?|[Mm]y)(?![\p{L}/.:-])|^\s*(?:(?:will|would|could|can|should|might|may|is|are|does|do|did|why|what|who|when|how)\s+(?!to\b)\p{Ll}|(?:hoping|planning|wondering|wanted|looking|working)\b)/iu;

/** A title and the number under which it is kept: "implement the new latch #5622". */
const TICKET = /^[^\n]{0,200}?[\s([](?:#|GH-|PR\s?#?|!)\d+[)\]]?\s*$/;

const LONGEST = 300;
const SMALL = String.raw`(?<![\p{L}/@.-])\p{Ll}[\p{Ll}\p{M}’']+`;
/** Two words in small letters. */
const TWO_SMALL = new RegExp(String.raw`${SMALL}(?![\p{Ll}\p{M}’'])[\s\S]*?${SMALL}`, 'u');

/** Tells words that the texts use as nouns ("the poll", "each issue"), in any number and case. */
export function nounsIn(texts: readonly string[]): (word: string) => boolean {
  let nouns: Set<string> | null = null;
  return (word) => {
    nouns ??= new Set([...new Set(texts.flatMap(nounsOf))].map(singular));
    return nouns.has(singular(word.toLowerCase()));
  };
}

function nounsOf(text: string): string[] {
  const nouns: string[] = [];
  for (const part of narrowParts(text)) for (const [, noun = ''] of matchesIn(part.text, DETERMINED)) nouns.push(noun);
  return nouns;
}

/** Tells words that the texts write in small letters; reads them only once it is asked. */
export function writtenSmallIn(texts: readonly string[]): (word: string) => boolean {
  let small: ReadonlySet<string> | null = null;
  return (word) => {
    small ??= new Set(texts.flatMap(narrowParts).flatMap(({ text }) => text.match(SMALL_WORDS) ?? []));
    const key = word.toLowerCase();
    return small.has(key) || small.has(singular(key));
  };
}

const SMALL_WORDS = /(?<![\p{L}\p{N}@/._-])\p{Ll}{3,}(?![\p{L}\p{N}@/_:-])/gu;

const DETERMINED =
  /(?<![\p{L}’'])(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Oo]ur|[Nn]o|[Aa]ny|[Ee]ach|[Ee]very|[Mm]ore|[Ss]ome|[Nn]ew)\s+(\p{Ll}[\p{Ll}\p{M}-]+)(?![\p{L}’'])/gu;

function singular(noun: string): string {
  return noun.replace(/(?:ies|s)$/, (ending) => (ending === 'ies' ? 'y' : ''));
}
