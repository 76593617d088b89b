// The words by which a meeting elects: "Bo Lind was duly elected", "Bo wins unopposed", "There were no other nominations, so …".
// Who stands for election, or was elected elsewhere, is none.

import { type Worded, worded } from '../text/worded.ts';

/** The sentence says who has been elected, by this meeting as far as it tells. */
export function isElection(sentence: string): boolean {
  const text = sentence.trim();
  return (
    WORD.test(text) && text.length < LONGEST && PATTERNS.some((pattern) => pattern.test(text)) && !ELSEWHERE.test(text)
  );
}

/** Somebody is put up for an office; whether they get it is for a later sentence to say. */
export function isCandidacy(text: string): boolean {
  return CANDIDACY.test(text) && !/\bmo(?:ved|tion)\b|\bnominations?\s+(?:be\s+|are\s+|were\s+)?closed\b/i.test(text);
}

const LONGEST = 260;
const WORD = worded(
  /elect|returned|appoint|co-opted|\bw[io]ns?\b|nominat|candidate|(?:approved|chosen|selected)\s+as\b/i,
);

const WORD_OF_NAME = String.raw`\p{Lu}[\p{L}\p{M}.’'-]*`;
/** One or several: what parts the words of one name parts two names as well. */
const NAMES = String.raw`${WORD_OF_NAME}(?:(?:,\s*|\s+)(?:(?:and|&|de|van|von|der|al|bin)\s+)?${WORD_OF_NAME}){0,20}`;
const BE = String.raw`(?:(?:was|were|is|are|has been|have been)\s+)`;
const HOW = String.raw`(?:(?:by|through)\s+(?:an?\s+)?(?:\p{L}+\s+)?(?:vote|ballot|accl[ai]mation|majority|show\s+of\s+hands|consensus)|(?:with|by|on)\s+(?:an?\s+)?(?:\d{1,5}|\p{L}+)\s+votes?|unopposed|unanimously|without\s+(?:a\s+)?(?:vote|opposition))`;
const OFFICE =
  '(?:chair(?:man|woman|person)?|vice[- ]?(?:chair|president)|president|treasurer|secretary|convenor|clerk|director|trustee|captain)';

const OFFICE_CAPITAL =
  '(?:[Cc]hair(?:man|woman|person)?|[Pp]resident|[Tt]reasurer|[Ss]ecretary|[Cc]onvenor|[Cc]lerk|[Dd]irector|[Tt]rustee|[Cc]aptain)';

const PATTERNS: readonly Worded[] = [
  String.raw`^${NAMES}\s+${BE}?(?:duly\s+|then\s+)?(?:re-?)?(?:elected|appointed|co-opted|returned)\s+(?:as\s+\p{L}+.{0,40}\s+)?${HOW}`,
  String.raw`^${NAMES}\s+${BE}(?:duly|unanimously|declared|therefore|hereby)\s+(?:re-?)?(?:elected|appointed|co-opted)\b`,
  String.raw`^${NAMES}\s+${BE}(?:re-?)?(?:elected|appointed|co-opted)\s+(?:(?:as|to\s+be)\s+(?:the\s+|an?\s+)?\p{Ll}|(?:on)?to\s+the\s+\p{L}+|(?:the\s+|as\s+)?(?:\p{L}+\s+)?${OFFICE}\b)`,
  String.raw`^${NAMES}\s+${BE}(?:approved|chosen|selected)\s+as\s+(?:our|the|its|their)\s`,
  // "Bo was proposed by Cy and duly elected"
  String.raw`^${NAMES}\s+${BE}(?:nominated|proposed)\b[^.;]{0,80}?\band\s+(?:\p{L}+ly\s+)?(?:re-?)?(?:elected|appointed|co-opted)\b`,
  // "It went to a second round, where Bo won by a majority"
  String.raw`\b(?:round|ballot|vote|count|run-?off)\b[^.;]{0,60}?[,\s](?:where|which|in\s+which|and)\s+${NAMES}\s+(?:wins?|won)\b`,
  // "Bo elected pro tempore, 7-2"
  String.raw`^${NAMES}\s+(?:was\s+|were\s+)?(?:re-?)?elected\s+(?:\p{L}[\p{L}-]+[\s,]+){0,3}\(?\d`,
  // "Bo elected Treasurer.", "Bo and Greta elected": notes leave the verb out.
  String.raw`^${NAMES}\s+(?:was\s+|were\s+)?(?:re-?)?elected(?:\s+(?:as\s+)?(?:the\s+)?(?:\p{L}+\s+){0,2}${OFFICE_CAPITAL})?[.!]?$`,
  String.raw`^(?:[Tt]he|[Aa]ll|[Bb]oth)\s+(?:\p{L}+\s+){0,3}(?:officers?|candidates?|members|committee|board|nominees|trustees|directors)\s+(?:(?:was|were)\s+)(?:duly\s+|declared\s+|unanimously\s+)*(?:re-?)?elected\b`,
  String.raw`^(?:[Vv]oted?\s+by\s+[^:.]{2,40}:\s*)?${NAMES}\s+(?:wins?|won)\s+(?:unopposed|by\b|with\s+\S+\s+votes|on\s+the\s+\p{L}+\s+(?:ballot|round|count)|the\s+(?:vote|election|ballot|seat|race)\b)`,
  String.raw`^\W{0,3}${NAMES}\s+(?:wins?|won)\s+(?:the\s+)?(?:(?:office|post|position|role)\s+of\s+)?(?:\p{Lu}[\p{L}&-]*\s+){0,3}(?:${OFFICE_CAPITAL}|[Pp]ro[- ][Tt]em(?:pore)?|[Oo]fficer|[Rr]ep(?:resentative)?|[Ss]enator)\W*$`,
  String.raw`\b[Nn]o\s+(?:(?:other|further|additional|more)\s+)?(?:\p{L}+\s+){0,2}?(?:nominat\p{L}+|candidates?)\b.{0,60}?\b(?:(?:so|therefore|thus|hence)\b.{0,60}\b(?:is|are|was|were)\b|(?:declared|duly|stands?|was|were|is|are)\s+(?:(?:declared|duly|re-?)\s*)*elected\b)`,
  String.raw`^(?:[Tt]he\s+)?[Ff]ollowing\b.{0,80}?\b(?:was|were|are|is|have\s+been)\s+(?:duly\s+|unanimously\s+)?(?:re-?)?(?:elected|appointed|co-opted)\b`,
].map((pattern) => worded(new RegExp(pattern, 'u')));

/** "who was elected", "in May", "will be elected": told of others and of other times. */
const ELSEWHERE = worded(
  /\b(?:if|unless|until|whether|will|like|need|would|could|should|may|might|to be|who|whoever|when|since|after|before|last|previously|had|said|reported|told|explained)\b|\bin (?:18|19|20)\d\d\b|\bParliament\b/i,
);

const CANDIDACY = worded(
  /\bnominat(?:ed|es|ions?)\b|\b(?:is|are)\s+(?:running|standing)\b|\bstands?\s+for\b|^\W*\S+,?\s+seconded\s+by\b/i,
);
