// Reads consensus that nobody puts to the vote: somebody asks for objections and none come, a chair says that it is settled, a note
// says "merged". Knows the words only; who may say them, and what they close, is for the reading of decisions.

import { type Worded, worded } from '../text/worded.ts';

/** "Any objections to the May date?", "…, objections?": asks for consent to what it says or to what was said before it. */
export function asksForObjections(sentence: string): boolean {
  return sentence.length < LONGEST && ASKS.test(sentence) && !TELLS.test(sentence);
}

/** The question says itself what nobody is to object to; otherwise that stands before it. */
export function namesItsMatter(question: string): boolean {
  const rest = question.replace(BARE_QUESTION, ' ');
  return (rest.match(/\p{L}+/gu)?.length ?? 0) >= FEWEST_OF_MATTER;
}

/** "No.", "None from me", "Hearing none": nobody objects. */
export function objectsToNothing(sentence: string): boolean {
  return sentence.length < LONGEST_ANSWER && NO_OBJECTION.test(sentence);
}

export function objects(sentence: string): boolean {
  return OBJECTION.test(sentence);
}

/** After a question for objections: "Ok, I will merge it", "Hearing none, resolved". */
export function closesQuestion(sentence: string): boolean {
  return CLOSING.test(sentence.trim());
}

/** Says by itself that the meeting is agreed, also where one of them says it: "since there are no objections, …". */
export function statesConsensus(sentence: string): boolean {
  const text = sentence.trim();
  return (
    CONSENSUS.some((pattern) => pattern.test(text)) && !text.endsWith('?') && !/\b(?:if|unless|whether)\b/i.test(text)
  );
}

/** Notes of the meeting as a whole, where nobody is marked: "No objections to the May date", "Consensus reached". */
export function notesConsensus(sentence: string): boolean {
  return NOTED.test(sentence.trim()) && !sentence.trim().endsWith('?');
}

/** "There were no objections.": nobody objects to what the writer has told before it. */
export function tellsOfNoObjections(sentence: string): boolean {
  return NOBODY_OBJECTED.test(sentence.trim());
}

/** "Deferred: the second boat", where a heading says so: what became of the matter, and which it was. */
export function isOutcomeOf(heading: string): boolean {
  return OUTCOME_OF.test(heading.trim());
}

/** A paragraph that is nothing but what became of the matter: "MERGED", "[bumped to next week]". */
export function isBareOutcome(paragraph: string): boolean {
  return BARE.test(paragraph.trim());
}

/** Whether the sentence has a word of consent or objection: without one it asks for none, states none and notes none. */
export function hasWordOfConsent(sentence: string): boolean {
  return WORD_OF_CONSENT.test(sentence);
}

const WORD_OF_CONSENT = worded(
  /object|oppos|against|agree|hearing|seeing|consensus|decision|resolution|decided|approved|accepted/i,
);

const FEWEST_OF_MATTER = 3;
const BARE_QUESTION =
  /\b(?:(?:are|were)\s+there|any|no|ok(?:ay)?|so|(?:do|does)\s+any(?:one|body)(?:\s+have)?|(?:more|further|other|strong)|objections?)\b/gi;
const LONGEST = 300;
const LONGEST_ANSWER = 60;

const ASKS = worded(
  /\b(?:any|are there|no|hear|have)\s+(?:(?:any|other|more|further|strong)\s+){0,2}objections?\b[^?.!]*\??$|,\s*objections?\s*\?|^objections?\s*\?|\b(?:does|is)\s+any(?:one|body)\s+(?:object|opposed|against|disagree)\b[^?]*\?/i,
);
/** "There were no objections", "No objections." tell, and ask nothing. */
const TELLS =
  /\b(?:was|were|had|heard|there\s+(?:are|is))\s+no\b|^\W*no\s+(?:\w+\s+)?objections?\b(?!.*\?)|\bhas no\b|\b(?:if|unless)\b/i;
const NO_OBJECTION = worded(
  /^\W*(?:no|none|nope|nah|not?\s+(?:from|by|for)\s+\w+|no\s+(?:\w+\s+)?objections?(?:\s+(?:from|here|heard|raised|were)\b.*)?|none\s+(?:heard|raised|here|from\b.*)|no(?:body|\s?one)\s+object(?:s|ed)|(?:hearing|seeing)\s+(?:none|no\s+objections?)|\(?silence\)?)\W*$/i,
);
const OBJECTION =
  /^\W*(?:yes|yeah|yep|i\s+(?:do\s+)?(?:object|disagree|oppose)|i\s+(?:do\s+)?have\s+(?:an?|some)\s+(?:objection|concern)|-1|objection)\b/i;
const SETTLED =
  '(?:merg(?:e|ed|ing)|clos(?:e|ed|ing)|land(?:ed|ing)?|approv(?:e|ed|ing)|adopt(?:ed|ing)?|accept(?:ed|ing)?|resolv(?:e|ed)|agreed|carried|passed|done|settled|go(?:ing)? (?:ahead|with))';
const CLOSING = worded(
  new RegExp(
    String.raw`^(?:(?:ok(?:ay)?|great|good|so|then|alright|right|cool)[,.!\s]+)+(?:(?:i|we)(?:[’']ll|[’']m|[’']re| will| am| are)?\s+(?:going to\s+)?|let[’']?s\s+|that[’']s\s+|it[’']s\s+|consider it\s+)?${SETTLED}\b|^(?:hearing|seeing)\s+no(?:ne|\s+objections?)\b\s*[,;:–—-]?\s*\S`,
    'i',
  ),
);
const CONSENSUS: readonly Worded[] = [
  /\b(?:since|as|given(?:\s+that)?|because)\s+(?:there\s+(?:are|is|were|was)\s+|i\s+(?:hear|see)\s+|we\s+(?:hear|have)\s+|nobody\s+has\s+)?no\s+(?:\w+\s+)?objections?\b/i,
  /\b(?:and|but|so)\s+(?:i|we)\s+(?:hear|heard|see)\s+no\s+objections?\b/i,
  new RegExp(
    String.raw`^\W*no\s+(?:\w+\s+)?objections?(?:\s+\w+){0,2}\s*[,;:–—-]+\s*(?:so\s+|we\s+|i\s+|will\s+|then\s+)*${SETTLED}\b`,
    'i',
  ),
  /^\W*no\s+(?:\w+\s+)?objections?\s*[,;:–—-]\s*that[’']s\s+what\s+we[’']ll\s+do\b/i,
  new RegExp(
    String.raw`^(?:hearing|seeing)\s+no(?:ne|\s+(?:\w+\s+)?objections?)\s*[,;:–—-]?\s*\S.{0,120}${SETTLED}`,
    'i',
  ),
  /^(?:ok(?:ay)?[,\s]+)?so[,\s]+(?:the\s+)?(?:(?:general|rough)\s+)?(?:agreement|consensus|decision|resolution)\s+(?:is|was)\s+(?:to|that)\b/i,
  /^(?:ok(?:ay)?[,\s]+)?so[,\s]+we(?:[’']re|\s+are|\s+all|\s+have)?\s+(?:all\s+)?(?:agree|agreed|decided)\s+(?:to|that|on)\b/i,
  /^\W*(?:approved|accepted|agreed)\s*(?:,|and|&)\s*(?:will be\s+)?(?:merg|clos|land)(?:ed|ing)\b/i,
  /^(?:the\s+)?(?:group|wg|team|everyone|everybody|all)\s+(?:\w+ly\s+)?agree(?:d|s)\b(?!\s+with\b)/i,
  /\bwith\s+(?:the\s+)?consensus(?:\s+of\s+.{1,40})?[.!]?$/i,
].map(worded);

const NOBODY_OBJECTED = worded(
  /^(?:there\s+(?:were|was)\s+no|no)\s+(?:\w+\s+)?objections?(?:\s+(?:was|were)\s+(?:raised|made|heard|voiced))?\W*$|^(?:nobody|no\s?one)\s+objected\W*$/i,
);

/** With which a heading says itself what was decided: "Decision: light the quay". */
const DOING = String.raw`(?:accept|add|adopt|adjourn|allow|appoint|approve|ask|build|buy|change|close|create|defer|do|don[’']t|drop|elect|end|endorse|establish|extend|fund|give|go|hire|hold|increase|invite|join|keep|leave|let|light|make|merge|migrate|move|no|not|pay|postpone|publish|put|reduce|reject|remove|rename|rent|replace|require|review|sell|send|set|ship|start|stop|support|switch|thank|try|update(?!\s+(?:to|on|from)\b)|use|wait)`;
const OUTCOME_OF = worded(
  new RegExp(
    String.raw`^(?:[\d.]+[.)]?\s+)?(?:(?:deferred|tabled|postponed|withdrawn|approved|adopted|accepted|rejected|ratified)\s*:\s+\S+\s+\S|(?:decided|resolved|agreed)\s*:\s+\S+\s+\S[^?]*$|decision\s*:\s+(?:${DOING}\s+\S[^?]*$|[^?]*\s(?:approved|accepted|adopted|rejected|deferred|agreed)\b[^?]*$))`,
    'i',
  ),
);

const NOTED = worded(
  /^\W*(?:no\s+(?:\w+\s+)?objections?\s+(?:(?:were\s+)?raised\s+|from\s+any(?:one|body)\s+)?(?:to|with)\s+\S|(?:(?:general|rough|full|clear)\s+)?consensus\s+(?:was\s+)?(?:reached|achieved)\b|consensus\W*$)/i,
);

const BARE = worded(
  /^[[({*_\s]*(?:(?:read|presented|reviewed|taken\s+as\s+read|seen|circulated)(?:,|\s+and|\s*&)\s+(?:approved|accepted|adopted|agreed|confirmed|signed)|(?:approved|accepted|adopted|confirmed)\s+as\s+(?:read|written|presented|circulated|amended|corrected)|merged|approved|accepted|adopted|agreed|resolved|rejected|declined|deferred|postponed|tabled|withdrawn|(?:bumped|punted|pushed|deferred|postponed|tabled|held over|put off|carried over)\s+(?:(?:for|by|to|until|till)\s+)?(?:a|an|one|the|next|two|later|future)\b[^.;:]{0,30})[\])}*_.!\s]*$/i,
);
