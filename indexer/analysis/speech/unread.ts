// Tells sentences in which somebody is said to speak whom no other rule could read: a name of an uncommon shape, a person known
// by one word, "the Bishop of Tarn", "her neighbour". Says only that the floor is not the former speaker's, not whose it is.

import { matchesIn } from '../../../src/reports/matches.ts';
import { GROUPS, NO_PERSON, OFFICES, OPENERS, words } from '../text/english.ts';
import { worded } from '../text/worded.ts';
import { BETWEEN, SPEAKING } from './verbs.ts';

export interface Unread {
  /** `person`: the words are somebody else's. `perhaps`: they may belong to what the former speaker is telling. */
  readonly kind: 'person' | 'perhaps';
  /** The subject with its verb. */
  readonly evidence: string;
}

/** The unread subject with which a sentence begins, `null` where it begins otherwise. Looks at the first words only. */
export function unreadSubject(sentence: string): Unread | null {
  if (!ANY_SAYING.test(sentence.slice(0, FARTHEST))) return null;
  const tokens = matchesIn(sentence.slice(0, FARTHEST), WORD);
  let first = 0;
  while (first < 3 && isOpener(tokens[first]?.[0] ?? '', tokens[first + 1]?.[0])) first++;
  const direct = subjectFrom(sentence, tokens, first);
  if (direct) return direct;
  // "Amid laughter, Ferreira asked": what stands before a comma may only set the scene.
  const comma = tokens.findIndex(([word]) => word === ',');
  const scened = comma > 0 && comma <= MOST_WORDS ? subjectFrom(sentence, tokens, comma + 1) : null;
  return scened?.kind === 'person' && isNameLike(tokens[comma + 1]?.[0] ?? '') ? scened : null;
}

function subjectFrom(sentence: string, tokens: readonly RegExpExecArray[], first: number): Unread | null {
  const at = verbAt(tokens, first);
  const verb = at === null ? undefined : tokens[at];
  if (at === null || verb === undefined) return null;
  const evidence = sentence.slice(tokens[first]?.index ?? 0, verb.index + verb[0].length);
  const subject = tokens.slice(first, at).map(([word]) => word);
  const kind = kindOf(subject, bare(verb[0]));
  return kind && { kind, evidence };
}

/** No subject is longer. */
const FARTHEST = 140;
const MOST_WORDS = 11;

/** A word, or what stands in brackets or quotation marks, with the comma behind it. */
const WORD =
  /\([^)]{1,60}\)|[“"‘'][\p{L} -]{1,20}[”"’'](?=[ ,])|[@\p{L}\p{N}][\p{L}\p{M}\p{N}’'._@/-]*|[^\s\p{L}\p{N}]/gu;

/** Verbs that only somebody who takes part can be the subject of: they answer or ask. */
const TURN_TAKING = words(`
  replied replies answered answers responded responds retorted retorts interjected interjects interrupted interrupts intervened
  intervenes countered counters asked asks enquired enquires inquired inquires queried queries wondered wonders`);

/** Verbs that report speech whatever follows them, and seldom anything but speech. */
const SAYING = words(`
  said says told tells spoke speaks added adds explained explains stated states commented comments remarked remarks insisted
  insists warned warns admitted admits conceded concedes suggested suggests argued argues claimed claims declared declares
  announced announces confirmed confirms reported reports thanked thanks apologised apologises apologized emphasised emphasises
  emphasized stressed stresses reiterated reiterates clarified clarifies summarised summarises protested protests objected objects
  complained complains urged urges seconded seconds observed observes noted notes joked jokes cautioned cautions`);

/** Without one of these nobody is said to speak, and most sentences have none. */
const ANY_SAYING = worded(new RegExp([...TURN_TAKING, ...SAYING].join('|')));

const DETERMINER =
  /^(?:the|an?|her|his|their|our|my|its|one|two|three|four|several|some|many|most|another|every|each|neither|none|few|half|this|that|these|those)$/i;

/** What opens another clause: the verb after it is not the subject's. */
const CLAUSE =
  /^(?:that|which|who|whom|whose|what|when|while|where|why|how|if|whether|because|as|since|although|though|after|before|until|than|by|i|we|you|he|she|it|they|there|to|not|is|are|was|were|be|been|has|have|had|will|would|could|should|can|may|might|must|did|does|do)$/i;

function isOpener(word: string, next: string | undefined): boolean {
  const small = word.toLowerCase();
  if (word === ',') return true;
  return OPENERS.has(small) && !DETERMINER.test(small) && !CLAUSE.test(next ?? '') && small !== 'i';
}

/** The place of the verb of saying, `null` where other words than a subject stand before it. */
function verbAt(tokens: readonly RegExpExecArray[], first: number): number | null {
  let isApposed = false;
  for (let at = first; at < Math.min(tokens.length, first + MOST_WORDS); at++) {
    const word = tokens[at]?.[0] ?? '';
    const small = word.toLowerCase();
    if (word === ',') {
      if (at === first) return null;
      isApposed = !isApposed;
    } else if (/^[^\p{L}\p{N}@“"‘'(&]$/u.test(word)) {
      return null;
    } else if (isApposed) {
      // "Ferreira, speaking for the crews, replied": whatever stands between two commas.
    } else if (at > first && isSaying(word)) {
      return at;
    } else if (at > first && !BETWEEN.has(small) && (CLAUSE.test(small) || (SPEAKING.has(small) && word === small))) {
      return null;
    } else if (at === first && (CLAUSE.test(small) || OPENERS.has(small)) && !DETERMINER.test(small)) {
      return null;
    }
  }
  return null;
}

function isSaying(word: string): boolean {
  return SAYING.has(bare(word)) || TURN_TAKING.has(bare(word));
}

/** Without the full stop that ends the sentence. */
function bare(word: string): string {
  return word.replace(/\.$/, '');
}

function kindOf(subject: readonly string[], verb: string): Unread['kind'] | null {
  const phrase = subject.filter((word) => /[\p{L}\p{N}]/u.test(word) && !/^[(“"‘']/.test(word) && !BETWEEN.has(word));
  const [first = ''] = phrase;
  const head = headOf(phrase);
  if (phrase.length === 0 || NOBODY.test(first)) return null;
  const isTurn = TURN_TAKING.has(verb);
  const isDetermined = DETERMINER.test(first);
  const names = phrase.filter((word, index) => (index > 0 || !isDetermined) && isNameLike(word));
  if (OFFICES.has(head) || GROUPS.has(head)) return isTurn || names.length > 1 ? 'person' : 'perhaps';
  // "The Labour Party said", "The BBC reported": a body, which is quoted rather than present.
  if (NO_PERSON.has(head) || (isDetermined && names.some(isAcronym))) return null;
  if (names.length > 1 || (isDetermined && names.length > 0)) return 'person';
  // One capitalised word at the beginning may be any noun: "Rumours said", "Prices suggested".
  if (names.length === 1) return isTurn || (!head.endsWith('s') && IN_PERSON.test(verb)) ? 'person' : 'perhaps';
  if (!isDetermined && phrase.length > 1) return null;
  return isTurn ? 'person' : 'perhaps';
}

/** What only a person does, where one capitalised word is all there is. */
const IN_PERSON = /^(?:said|says|told|added|spoke|thanked)$/;

/** A sentence about nobody is about what is being reported. */
const NOBODY = /^(?:nobody|no|nothing|everything|something|anything)$/i;

/** In small letters, the noun before "of", "for", "from": "the Bank of England" is a bank. */
function headOf(phrase: readonly string[]): string {
  const at = phrase.findIndex((word) => /^(?:of|for|from|in|at|on|with)$/.test(word));
  return (at > 0 ? phrase[at - 1] : phrase.at(-1))?.toLowerCase() ?? '';
}

function isNameLike(word: string): boolean {
  return /^@|^[\p{Lu}\p{Lo}]|\p{L}\d/u.test(word);
}

function isAcronym(word: string): boolean {
  return /^[A-Z]{2,6}s?$/.test(word);
}
