// The words of a decision: sentences that state one, motions, results, and labels such as "RESOLVED". What might be decided, was
// decided elsewhere or is only reported to have been, states none.

import { type Worded, worded } from '../text/worded.ts';
import { isElection } from './elections.ts';

/** The sentence says that the meeting decided something. */
export function isDecided(sentence: string): boolean {
  if (!DECIDING_WORD.test(sentence)) return false;
  if (isElection(sentence) || isRecommended(sentence)) return true;
  // "(2) The Senate tabled …"
  const text = onOneLine(sentence).replace(/^\W{0,3}\(?\d{1,3}[.)]\s+/, '');
  if (REFUSED.test(text) && !isLongAgo(text)) return true;
  return DECIDED.some((pattern) => {
    const match = pattern.exec(text);
    return (
      match !== null &&
      !NOT_HERE.test(text.slice(0, match.index + match[0].length)) &&
      !isLongAgo(text) &&
      !UNDECIDED.test(text)
    );
  });
}

/** "The Senate approved …": the body itself decides, also where somebody's report goes on around it. */
export function isActOfBody(sentence: string): boolean {
  return ACT_OF_BODY.test(onOneLine(sentence));
}

/** "DO PASS, Bill 21", "As amended, Do Not Adopt": how legislatures state what they decide. */
export function isRecommended(sentence: string): boolean {
  return RECOMMENDED.test(sentence);
}

/** Nobody says such a sentence of himself, also where somebody's report goes on around it: "It was agreed to …". */
export function isOfMeeting(sentence: string): boolean {
  return isActOfBody(sentence) || AGREED_BY_ALL.test(onOneLine(sentence));
}

/** Something is moved, proposed or put to the vote; what becomes of it follows. */
export function isMotion(sentence: string): boolean {
  if (!MOTION_WORD.test(sentence)) return false;
  const text = onOneLine(sentence);
  return MOTION.test(text) && (!NOT_MOVED.test(text) || /\bseconded\s+by\b/i.test(text));
}

/** A short sentence that tells what became of what was moved before it. */
export function isResult(sentence: string): boolean {
  return sentence.length <= LONGEST_RESULT && RESULT.test(onOneLine(sentence));
}

/** The motion and what became of it stand in one sentence. */
export function holdsResult(sentence: string): boolean {
  return isMotion(sentence) && HELD_RESULT.test(onOneLine(sentence));
}

/** "Ayes: …", "Voting against: none". */
export function isVoteLine(sentence: string): boolean {
  return VOTE_LINE.test(sentence);
}

/**
 * "RESOLVED: …", "Resolution #2: …"; `proposed` where it is still to be decided, `concluded` where somebody may only sum up
 * ("Conclusion: …"), `null` for no label.
 */
export function labelOf(text: string): 'decided' | 'concluded' | 'proposed' | null {
  if (PROPOSED_LABEL.test(text)) return 'proposed';
  if (!LABEL.test(text) && !RESOLVED.test(text)) return null;
  return /^\W*(?:conclu|outcome|end result)/i.test(text) ? 'concluded' : 'decided';
}

/** Without its label and what generators of pages put behind it. */
export function withoutLabel(text: string): string {
  return text.replace(PROPOSED_LABEL, '').replace(LABEL, '').replace(RESOLVED, '').trim();
}

const LONGEST_RESULT = 240;

/** Lines of a file are broken anywhere: "It | was decided". */
function onOneLine(sentence: string): string {
  const text = sentence.trim();
  return text.includes('\n') ? text.replace(/\s*\n\s*/g, ' ') : text;
}

/** Who decides and needs no article: "Councillors agreed", "P. Council agreed". */
const DECIDERS =
  'members|councill?ors|trustees|directors|governors|commissioners|supervisors|delegates|participants|attendees|those present|everyone|everybody|group|board|council|committee|cabinet|team';
const BODY = String.raw`(?:we|it was|(?:all\s+)?(?:the\s+)?(?:${DECIDERS})\b|P\.?\s?C(?:ouncil)?\.?(?=\s)|(?:the|our)\s+(?:(?!(?:is|are|was|were|be|been|an?|has|had|have|not|to|that|which|who|how|by|with|from)\b)[\p{L}-]+\s+){1,4}?(?<!(?<!meet)ing\s)(?<!\b(?:of|for|and|or)\s))`;
const ADVERBS = String.raw`(?:(?:then|also|further|ultimately|eventually|finally|all|was|duly|unanimously|formally|subsequently|mostly|generally|broadly|therefore|again|has|have)\s+)*`;
const LEAD = String.raw`^(?:[\p{L}\s,’'–—-]{0,60}?)\b`;
const BUSINESS =
  'motions?|amendments?|papers?|proposals?|recommendations?|resolutions?|budget|minutes|rule changes?|policy|policies|agenda|accounts|bills|nominations?|applications?|requests?|appointments?|ordinances?|lease|contract|items?|question|matter|issue|terms of reference|charter|timetable|schedule|votes? of (?:thanks|confidence|no confidence)';

/** "The recommendation was not adopted" */
const REFUSED = worded(
  new RegExp(
    String.raw`^(?:the\s+)?(?:[\p{L}-]+\s+){0,3}?(?:${BUSINESS})\b[^.;,]{0,60}?\b(?:was|were)\s+not\s+(?:carried|approved|adopted|passed|accepted|agreed|supported)\b(?!\s+(?:yet|until|before|by))`,
    'iu',
  ),
);

const DECIDED: readonly Worded[] = [
  String.raw`\b(?:agreed|passed|carried|approved|adopted|endorsed|accepted|elected|ratified)\s+(?:unanimously|overwhelmingly|nem\.?\s?con\.?|without (?:a vote|dissent|opposition|objection)|by consensus|by acclamation)`,
  String.raw`\b(?:unanimously|overwhelmingly)\s+(?:agreed|passed|carried|approved|adopted|accepted|endorsed|elected|rejected|ratified|supports?|supported|backed)\b`,
  String.raw`^all\s+(?:\w+\s+){0,2}(?:were|voted)\s+in\s+favou?r\b`,
  // "Approval of the minutes: approved as circulated"; a name alone before the colon says it.
  String.raw`^[^:.\n]{1,60}?\s\p{Ll}[^:.\n]{0,60}:\s*(?:approved|adopted|carried|agreed|accepted|deferred|rejected|withdrawn|tabled|postponed)\b(?=\W*$|\s+(?:as|by|with|to|until|unanimously|subject)\b|[.,;(])`,
  String.raw`\b(?:nem\.?\s?con\.?)(?:\W|$)`,
  String.raw`\b(?:by (?:a )?unanimous (?:vote|consent)|unanimous (?:approval|vote|agreement|consent))\b`,
  String.raw`${LEAD}${BODY}\s*${ADVERBS}(?:agreed|resolved|approved|adopted|ratified|endorsed|decided|tabled|deferred|postponed|rejected|remitted|referred|authori[sz]ed|(?:directed|instructed)\s+(?:the\s+)?(?:\p{L}+\s+)?(?:staff|clerk|secretary|treasurer|manager|attorney|officers?)\s+to|(?:chose|opted)\s+(?:not\s+)?to|(?:picked(?!\s+up)|selected|chose)\s+(?:the\s+|an?\s+)?\p{Lu}\p{L}+|voted\s+(?:unanimously\s+)?(?:to|for|in favou?r|against))\b(?!\s+with\b)`,
  String.raw`${LEAD}${BODY}\s*${ADVERBS}(?:gave|granted)\s+(?:(?:its|their|his|her|full|final|formal)\s+){0,2}(?:approval|consent|assent)\b`,
  String.raw`^(?:general\s+)?(?:agreement|agreed)\s+(?:in|on|over|by)\s+(?:the\s+)?(?:chat|e-?mail|slack|irc|list|mailing list)\b`,
  String.raw`\b(?:the\s+vote|vote\s+(?:also\s+)?(?:encompassed|included|covered)\s+(?:the\s+)?approval)\b(?=.{0,60}\bapproval\b)`,
  String.raw`\b(?:${BUSINESS})\b(?:(?!\b(?:which|who|that|said)\b)[^.;]){0,80}?\b(?:was|were)\s+(?:\w+\s+){0,2}?(?:agreed(?:\s+upon)?|passed|carried|approved|rejected|defeated|lost|adopted|endorsed|withdrawn|remitted|ratified|tabled|deferred|postponed|referred|accepted)\b`,
  String.raw`\b(?:paper|report|proposal|motion|item|matter|question|vote|decision|election|discussion|hearing)\b[^.;]{0,40}?\bwas\s+(?:remitted|referred|deferred|tabled|postponed|withdrawn|parked|shelved|held\s+over|put\s+on\s+hold)\b`,
  String.raw`^(?:agreed|decided|approved|resolved(?=\W*$|[,:.]|\s+(?:not|to|that|as|in favou?r|unanimously)\b))\b`,
  String.raw`^(?:Agreed|Approved|Carried|Adopted)(?:[.,!]|$|\s+(?:to|that|by)\b)`,
  String.raw`\b(?:was|were)\s+(?:duly\s+)?(?:re-?)?elected\b[^.;]{0,80}?\b(?:unopposed|by acclamation|chair|chairman|vice-chair|treasurer|secretary|president|convenor)\b`,
  String.raw`^(?:the\s+)?(?:\p{L}+\s+){0,2}(?:committee|council|board|commission|assembly|senate|trustees)\s+(?:received and\s+)?(?:noted|took note of)\b(?!\s+that\b)`,
  String.raw`\b(?:there\s+(?:was|is|seemed to be)\s+(?:an?\s+)?(?:general|broad|rough|clear|strong|full|unanimous)?\s*(?:consensus|agreement)\s+(?:to|that|on|for|in)|(?:we|the\s+\p{L}+)\s+(?:reached|came to|have|had)\s+(?:a\s+)?consensus|(?:the\s+)?consensus\s+(?:was|is)\s+(?:to|that|reached|for)|^the\s+(?:decision|direction|verdict)\s+(?:was|is)\s+(?:to|that)\b|end result\s*:)`,
  String.raw`\bvote\b[^.;]{0,60}?\b(?:was|is)\s+unanimous\b`,
  String.raw`^(?:general|unanimous)\s+consent\s+was\s+given\b`,
  String.raw`^it\s+(?:was|is)\s+the\s+(?:(?:general|unanimous)\s+)?(?:consensus|sense|decision)\s+of\s+(?:the\s+)?\p{L}+\s+(?:to|that)\b`,
  String.raw`^(?:the\s+)?decision\s+(?:(?:was|is|has\s+been)\s+)?(?:(?:made|taken|reached)\s+)?(?:not\s+to\b|to\s+(?!be\b|make\b)\p{L}|that\b)`,
  String.raw`\b(?:was|were)\s+laid\s+(?:up)?on\s+the\s+table\b`,
  String.raw`\bdeclared\s+(?:the\s+)?(?:motion|amendment|resolution|vote)\s+(?:was\s+|to\s+be\s+)?(?:carried|lost|passed|defeated|adopted)\b`,
  String.raw`^(?:the\s+)?(?:motion|amendment)\b.{0,120}?\b(?:died|dies|failed|fails)\s+for\s+(?:lack|want)\b`,
  String.raw`\bminutes\b.{0,60}?\b(?:taken|held|accepted)\s+as\s+read\b`,
  String.raw`\bminutes\b[^;]{0,250}?\b(?:was|were)\s+(?:\p{L}+\s+){0,2}?(?:ordered|declared)\s+(?:to\s+be\s+)?(?:adopted|approved|accepted|passed)\b`,
  String.raw`\b(?:${BUSINESS})\b[^.;]{0,120}?\bwas\s+(?:put|moved|read|introduced|offered|presented)\b[^.;]{0,60}?\band\s+(?:\p{L}+ly\s+)?(?:accepted|agreed|carried|approved|adopted|lost|rejected|defeated)\b`,
  String.raw`\bnominations?\s+(?:passes|passed|carries|carried)\b`,
  String.raw`\b(?:minutes|agenda|accounts|report)\b[^.;:]{0,120}?\b(?:stand|stands|stood)\s+(?:approved|adopted|accepted)\b`,
  // "The cost was discussed, and the board agreed to …"
  String.raw`[,;]\s+(?:and|so|but|then)\s+(?:then\s+)?(?:the\s+(?:\p{L}+\s+)?(?:${DECIDERS}|meeting)|we|everybody|everyone)\s+${ADVERBS}(?:agreed|resolved|decided|voted)\s+(?:not\s+)?(?:to|that)\b`,
  String.raw`^(?:[^.;:“”"?]{0,160}[\s,])?it\s+(?:was|is)\s+${ADVERBS}(?:agreed|resolved|decided)\b(?!\s+with\b)`,
  String.raw`^(?:[^.;:“”"?]{0,160}[\s,])?it[’']s\s+${ADVERBS}(?:agreed|resolved|decided)\b(?!\s+with\b)`,
  String.raw`\bby\s+(?:general|common)\s+(?:consent|agreement|consensus)\b`,
  String.raw`^(?:we|the\s+\p{L}+)\s+(?:finished|ended|closed|concluded)\s+by\s+(?:agreeing|deciding|resolving)\b`,
  String.raw`^(?:the\s+)?following\s+(?:\p{L}+\s+){1,4}(?:are|were|was|have\s+been)\s+(?:\p{L}+ly\s+)?(?:agreed|approved|adopted|accepted)\b`,
  // "Minutes approved unchanged", "Prices were agreed".
  String.raw`^(?:the\s+)?(?:[\p{L}\d#-]+\s+){0,5}?(?:minutes|agenda|accounts|report)\b[^.;:]{0,60}?(?<!\b(?:are|is|be|been|being))\s(?:approved|accepted|adopted)\s+(?:unchanged|unanimously|as\s+\p{L}|with(?:out)?\s+\p{L}|subject)`,
  String.raw`^(?:the\s+)?[\p{L}-]+s\s+were\s+(?:\p{L}+ly\s+)?(?:agreed|(?:approved|adopted)(?!\s+(?:by|last|in)\b))\b`,
  // Notes leave out who: "Accepted proposal 12", "General agreement to …", "Spelling change approved."
  String.raw`^(?:\p{L}+ly\s+)?(?:accepted|rejected|approved|adopted|agreed|deferred|tabled|postponed|endorsed|ratified)\s+(?!with\b|by\b)\S+\s+\S`,
  String.raw`^(?:(?:general|rough|broad|clear|strong|full|complete|unanimous)\s+)?(?:agreement|consensus)\s*(?:(?:is|was)\s+)?(?:to\b|that\b|on\b|:)`,
  // "Using the reserve for the winch was rejected"
  String.raw`^(?!(?:during|according|regarding|concerning|including|following|meeting|something|nothing|everything|anything)\b)\p{L}{2,}ing\s+[^.;:,]{3,120}?\b(?:was|were)\s+(?:\p{L}+ly\s+)?(?:agreed|approved|rejected|accepted|adopted|deferred|postponed|ruled\s+out|turned\s+down)\b`,
  String.raw`^(?:discussed|reviewed|considered|we|the\s+\p{L}+)\b[^.]{0,200}?\b(?:and|then|but)\s+(?:\p{L}+ly\s+)?(?:decided|agreed|resolved)\s+(?:to|that|on)\b`,
  // "The board discussed and agreed some changes", "The board determined by consensus that …"
  String.raw`${LEAD}${BODY}\s*${ADVERBS}(?:discussed|debated|reviewed|considered|examined)\s+and\s+(?:\p{L}+ly\s+)?(?:agreed|approved|adopted|accepted|endorsed|ratified)\b(?!\s+with\b)`,
  String.raw`${LEAD}${BODY}\s*${ADVERBS}(?<!\bwas\s)determined\s+(?:by\s+(?:\p{L}+\s+){0,2}?(?:consensus|vote|ballot)\s+)?(?:that|to)\b`,
  String.raw`^(?:[^.;:“”"?]{0,200},\s+)?(?:we|the\s+(?:\p{L}+\s+)?(?:${DECIDERS}|meeting))\s+${ADVERBS}(?:passed|carried|adopted)\s+(?:an?|the|this|that|its)\s+(?:[\p{L}-]+\s+){0,3}?(?:resolution|motion|by-?law|ordinance|amendment|budget|rule)\b`,
  // "No changes were asked for, so the minutes are considered approved"
  String.raw`\b(?:minutes|agenda|accounts|report)\b[^.;:]{0,60}?\b(?:is|are|was|were)\s+(?:(?:then|therefore|thus)\s+)?(?:considered|deemed|regarded\s+as|taken\s+as|held\s+to\s+be)\s+(?:to\s+be\s+)?(?:approved|accepted|adopted|agreed)\b`,
  // "Title IV – Tabled until May", at the end of a point.
  String.raw`^(?!.*\breports?\b).*(?:\s[–—-]|:)\s*(?:tabled|deferred|postponed|held\s+over)\s+(?:till?|until|to|for)\s+[^.;]{2,40}[.!]?$`,
  String.raw`^(?:the\s+)?(?:approval|adoption|appointment|election|decision|vote|motion|proposal)s?\s+(?:[\p{L}-]+\s+){0,4}(?:deferred|postponed|tabled)\s+(?:till?|until|to)\s+[^.;]{2,40}[.!]?$`,
  String.raw`^(?:[^\s,;:?]+\s+){1,9}?(?<!\b(?:be|been|is|are|was|were|to|not|has|have|had|the|an?|we|they|i)\s+)(?:approved|accepted|adopted|ratified|rejected)[.!]?$`,
].map((pattern) => worded(new RegExp(pattern, 'iu')));

/** Each of the patterns above needs one of these; most sentences have none, and the patterns are slow. */
const DECIDING_WORD = worded(
  /agree|pass|ruled|turned|determin|\bdo\s+(?:not\s+)?(?:confirm|enter|override|sustain|concur)\b|parked|shelved|held over|on hold|stood|stands?\s+a|declared|ordered|appoint|co-opted|\bw[io]ns?\b|nominat|candidate|carri|approv|adopt|endors|accept|elect|ratif|unanim|overwhelm|nem|resolv|deci[ds]|direct|instruct|verdict|tabled|deferred|postpon|reject|remit|refer|authori|voted?|defeat|lost|withdr|note|consensus|consent|assent|chose|picked|select|opted|support|backed|in favou?r|end result|laid|as read|died|dies|fail/iu,
);

const RECOMMENDED = worded(
  /(?:^|[,:;–—-]\s*)(?:DO\s+(?:NOT\s+)?(?:PASS|ADOPT|CONFIRM|APPROVE|ENTER|CONCUR|ACCEPT|OVERRIDE|SUSTAIN|APPOINT|ELECT|ENDORSE|RATIFY|TABLE|REFER)\b|Do\s+(?:[Nn]ot\s+)?(?:Pass|Adopt|Confirm|Approve|Concur)\b)/u,
);

const ACT_OF_BODY = worded(
  new RegExp(
    String.raw`^\W{0,3}(?:\(?\d{1,3}[.)]\s+)?[Tt]he\s+(?:\p{L}+\s+){0,2}?(?:[Cc]ommittee|[Cc]ouncil|[Bb]oard|[Ss]enate|[Aa]ssembly|[Cc]ommission|[Tt]rustees|[Mm]eeting|\p{Lu}{2,6})\s+${ADVERBS}(?:resolved|approved|adopted|ratified|endorsed|tabled|deferred|postponed|rejected|remitted|referred|voted\s+to)\b`,
    'u',
  ),
);

const AGREED_BY_ALL = worded(
  new RegExp(
    String.raw`^\W{0,3}(?:(?:[Nn]obody|[Nn]o\s?one)\s+objected\W*$|[Tt]here\s+w(?:ere|as)\s+no\s+objections?\W*$|(?:(?:[Gg]eneral|[Rr]ough|[Bb]road|[Cc]lear|[Ss]trong|[Ff]ull|[Uu]nanimous)\s+)?(?:[Cc]onsensus|[Aa]greement)(?:\s+(?:is|was))?(?:\s*[:,)–—]|\s+(?:to|that|on)\b)|(?:Agreed|Decided|Resolved)\s+(?:not\s+)?(?:to|that|on)\b|[Tt]he\s+(?:(?:general|overall|rough|broad|clear)\s+)?consensus\s+was\s+(?:to|that)\b|(?:[Ii]t(?:\s+was|\s+is|[’']s)|P\.?\s?C(?:ouncil)?\.?|(?:All\s+)?(?:[Cc]ouncillors|[Mm]embers|[Tt]rustees|[Dd]irectors)|[Tt]he\s+(?:\p{L}+\s+){0,2}?(?:[Cc]ommittee|[Cc]ouncil|[Bb]oard|[Ss]enate|[Tt]rustees|[Mm]eeting|\p{Lu}{2,6}))\s+${ADVERBS}(?:agreed|resolved|decided|AGREED|RESOLVED|DECIDED)\s+(?:not\s+)?(?:to|that)\b|This\s+was\s+(?:\p{L}+ly\s+)?(?:agreed|AGREED|carried|CARRIED|approved)\W*$)`,
    'u',
  ),
);

/** "…, as proposed at our April meeting": what was decided now is only like something before. */
function isLongAgo(text: string): boolean {
  return LONG_AGO.test(
    text.replace(/,?\s+as\s+(?:was\s+)?\p{L}+\s+(?:at|in)\s+(?:its|the|our)\s[^,.]{0,40}?meeting\b/u, ''),
  );
}

const VERBS =
  'postponed?|referred|remitted|voted|agree[ds]?|pass(?:ed)?|carried|carry|approved?|adopt(?:ed)?|endorsed?|reject(?:ed)?|decided?|tabled?|deferred|withdrawn|elected|resolved|accepted';
/** Up to the word that decides: it is wished, doubted, or told of another time. */
const NOT_HERE = worded(
  new RegExp(
    String.raw`\b(?:if|unless|whether|until|once|before|after|(?:will|would|could|should|might|may|must|can|to|not)\s+(?:yet\s+)?(?:have\s+)?be(?:en)?|had(?:\s+\w+)?\s+been|has\s+not\s+(?:yet\s+)?been|not(?:\s+yet)?|never|cannot|could\s+not|didn[’']t|wasn[’']t|(?<!\bbeing\s)no)\s+(?:\w+\s+){0,2}?(?:${VERBS}|consensus)$|\b(?:if|unless|whether|should)\b[^,;]{0,80}(?:${VERBS})$|\bbe\s+(?:\w+\s+)?(?:${VERBS})$|\b(?:said|reported|explained|recalled|told|added|reminded|asked|argued|warned|mentioned|understood|hoped)\b[^.;]{0,80}?\bthat\b`,
    'iu',
  ),
);
/** "No consensus was reached", "is already approved", "I thought we agreed" */
const UNDECIDED = worded(
  /\bI\s+(?:thought|think|believe|guess|remember|recall)\b|\bno\s+(?:\w+\s+)?(?:consensus|agreement|decision|resolution|motion|proposal)s?\b|\balready\s+(?:\w+\s+)?(?:agreed|passed|approved|adopted|accepted|decided|resolved)\b/i,
);
const LONG_AGO = worded(
  /\b(?:last (?:year|month|week|spring|summer|autumn|winter|time)|years ago|previously|at (?:its|the|our) (?:last|previous|\w+ \d{4}|january|february|march|april|may|june|july|august|september|october|november|december)\b[^.,]{0,20}\bmeeting|in (?:18|19|20)\d\d)\b/iu,
);

/** Every form of a motion needs one. */
const MOTION_WORD = worded(/motion|moved|propos|second|nominat|voted|\b1st\b|\(M:|\bM\/?S\/?[CPU]\b/i);
const MOTION = worded(
  /^\W*M\/?S\/?[CPU]\b\W{1,3}\p{L}[\p{L}.’'-]*(?:\s\p{L}[\p{L}.’'-]*)?\s*(?:[/,&]|\band\b)|\b1st\b.{1,40}\b(?:2nd\b|second)|\bmove[dr]?\s*(?:\/|&|and)\s*second(?:ed|er)?\s*(?:by)?\s*:|\(M:\s|\b(?:motions?\s+(?:was\s+|were\s+)?(?:made\s+|offered\s+|put\s+forward\s+)?(?:by|to|that|from)|motions?\s*:|(?:made|makes?|offered)\s+(?:a|the)\s+motion|(?:sets?|puts?)\s+(?:a\s+|the\s+)?motion\b|motion(?:ed|s)\s+(?:to|for|that|by)\b|proposes\b[^.]{0,200}\bsecond|[:–-]\s*motion\s+(?:to|that|for)\b|motion\s+and\s+second|moved\b|(?:it\s+was|was)\s+proposed|proposed\s+(?:by|that|to)|proposed\b[^.]{0,200}\bsecond(?:ed)?|(?:up)?on\s+(?:a\s+)?(?:\p{L}+\s+)?motion|motions?\s+(?:(?:was|were|having\s+been)\s+)?(?:\p{L}+ly\s+|duly\s+)?(?:made|offered|put)\b[^.;]{0,60}?\bsecond|second(?:ed)?\s+by|nomination\b[^.]{0,200}\bby|voted\b[^.]{0,200}\b(?:yea|aye)|(?:accept|approv)\w+\b[^.]{0,200}\band\s+\S+\s+(?:\S+\s+)?second(?:ed|s)?\b)/iu,
);
const NOT_MOVED = worded(
  /\b(?:be|been|being) moved\b(?! (?:by|and second|that))|\bmoved (?:on|in|into|out|away|house|back|forward|from|up|down)\b|\bno (?:motion|second)\b/i,
);

const RESULT = worded(
  /^(?:results?\s*[:–-]\s*)?(?:(?:and\s+)?(?:the|both|this|that|all)\s+)?(?:(?:motions?|amendments?|resolutions?|proposals?|nominations?|it|votes?|measure|question)\s+)?(?:(?:was|were|is|has|have|then|been|duly|unanimously|narrowly)\s+)*(?:carried|carries|passed|passes|approved|adopted|agreed|failed|fails|lost|defeated|rejected|withdrawn|tabled|deferred|died|dies|unanimous)\b|^(?:all\s+(?:in\s+favou?r|ayes|present\s+voted|approved|agreed)|ayes?\b|yeas?\b|vote\s*:|votes?\s+\p{Lu}\p{L}*,?\s+(?:aye|yea|nay)|votes?\s+\d|the\s+vote\s+was|the\s+ayes\s+ha(?:ve|d)\s+it|(?:(?:up)?on\s+(?:an?\s+)?)?roll[- ]call|unanimous|by\s+unanimous|so\s+ordered|none\s+opposed|no\s+objections?)/iu,
);
const HELD_RESULT = worded(
  /\bsecond(?:ed)?\s+by\b[^.;]{2,60}?,?\s+and\s+(?:\p{L}+ly\s+)?(?:agreed|carried|approved|passed|adopted|resolved)\b|^\W*M\/?S\/?[CPU]\b|\b(?:moved|made|offered),?\s+(?:and\s+)?(?:\p{L}+ly\s+|duly\s+)?seconded,?\s+(?:and\s+)?(?:\p{L}+ly\s+|duly\s+|on\s+(?:a\s+)?vote\s+)?(?:carried|passed|approved|adopted|agreed|resolved)\b|\bsecond(?:ed|s)?[,;]?\s+(?:(?:with|and)\s+)?(?:without|no|there\s+being\s+no)\s+(?:\p{L}+\s+)?objections?\b|\b(?:proposed|nominated)\b[^.;]{0,80}?\band\s+(?:\p{L}+ly\s+)?(?:re-?)?elected\b|\bmoved\s+as\s+(?:an?\s+)?(?:correct|true|accurate)|\bmotion\b.{1,160}\b(?:passed|carried|failed)\b(?=\s+\(?\d)|\bno\s+objections?[;,]\s+motion\s+carried\b|^\S+(?:\s+\S+)?\s+(?:accepted|approved)\b.*\bseconded\W*$|^(?:(?:the|previous|last|draft)\s+)*(?:minutes|accounts|reports?|agenda)\s+(?:\w+ly\s+)?(?:accepted|approved|adopted|agreed|ratified)\b|\b(?:motion\s+(?:was\s+)?(?:\w+ly\s+)?(?:carried|passed|failed|approved)|was\s+(?:\w+ly\s+)?(?:carried|approved|passed|adopted|defeated|lost|withdrawn|rejected)|(?<!\b(?:be|to|is|are)\s)(?:carried|approved|passed|failed|lost|withdrawn|defeated)[.;]?\s*$|unanimous|(?:the\s+\p{L}+|we|directors|members)\s+(?:unanimously\s+)?(?:approved|adopted|agreed|resolved|elected|rejected|ratified|voted\s+(?:unanimously\s+)?to\b)|[,;]\s+all\s+(?:ayes|in\s+favou?r|agreed|approved)\b|\band\s+(?:all|everybody|everyone|\p{L}[\p{L}.’'-]*(?:\s+\p{L}[\p{L}.’'-]*)?)\s+(?:agreed|concurred)\W*$)/iu,
);

const VOTE_LINE =
  /^\W*(?:ayes?|yeas?|yes|nays?|noes|no|abstain\w*|abstentions?|votes?|voting|voted|in favou?r|for|against|opposed|roll[- ]call|absent)\b[^.:–]{0,40}[:–]/i;

const NUMBER = String.raw`(?:\s*(?:#|No\.?\s*)?\d[\w.-]{0,8})?`;
/** "DECISION (unanimous): …", "AGREED by consensus: …" */
const MANNER = String.raw`(?:\s*\([^()\n]{1,40}\)|\s+(?:unanimously|by\s+(?:consensus|vote|acclamation|e-?mail)))?`;
const PROPOSED_LABEL = new RegExp(
  String.raw`^\W{0,3}(?:proposed(?:\s+resolution)?|proposal|prop(?:\.|osed)?|straw\s?poll|poll|(?:amended|revised|new|counter-?)\s+proposal)${NUMBER}${MANNER}\s*[:–-]\s*`,
  'iu',
);
const LABEL = new RegExp(
  String.raw`^\W{0,3}(?:(?:(?:meeting|group|final|board|committee|general|rough|broad)\s+)?(?:resolutions?|resolved|agreed|agreements?|decisions?(?:\s+(?:made|taken|reached))?|decided|conclusions?|concluded|consensus(?:\s+reached)?|outcome|end result|verdicts?|rulings?|deferred|tabled|postponed|withdrawn|approved|adopted|accepted|rejected|ratified|passed|carried|elected(?:\s+unopposed)?)${NUMBER}${MANNER}\s*(?::|\]:?)\s*|(?:resolutions?|decisions?|conclusions?|outcome)${NUMBER}\s*(?:–|—|\s-\s)\s*)`,
  'iu',
);
/** "Resolved a few leaks" tells of work that got done. */
const RESOLVED = /^\W{0,3}(?:RESOLVED,?\s+|[Rr]esolved,?\s+(?=(?:that|to|not)\b))/;
