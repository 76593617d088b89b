// Tells sentences in which nobody in particular speaks: what the meeting as a whole did, votes, questions of many, and what the
// author tells of having done or thought.

import { GROUPS } from '../text/english.ts';
import { worded } from '../text/worded.ts';

/** The words that make a sentence narration, `null` where nothing does. */
export function narrationIn(numbered: string): string | null {
  const sentence = numbered.replace(NUMBER_BEFORE, '');
  const has = new Set(ALL_WORDS.filter((word) => WORDS[word].test(sentence)));
  for (const [word, pattern] of PATTERNS) {
    if (word !== null && !has.has(word)) continue;
    const match = pattern.exec(sentence);
    if (match) return match[0].trim();
  }
  const group = GROUP_SUBJECT.exec(sentence);
  const head = group?.[1] ?? '';
  // "The NPF agreed": a body goes by its initials.
  const isBody = /^[A-Z]{2,6}$/.test(head) && /^(?:The|Our)\s/.test(sentence);
  return group && (isBody || GROUPS.has(head.toLowerCase())) ? group[0].trim() : null;
}

/** "(2) The council deferred …". */
const NUMBER_BEFORE = /^\s*(?:\(\p{N}{1,3}\)|\p{N}{1,3}[.)])\s+(?=\p{Lu})/u;

const LEAD = String.raw`^(?:[\p{L}\s,’-]{0,40}?)\b`;
const PARTICIPLE =
  'determined|pointed\\s+out|suggested|mentioned|acknowledged|questioned|observed|concluded|clarified|agreed|noted|resolved|decided|confirmed|recognised|felt|accepted|argued|proposed|stressed|recommended|carried|minuted|left|put';

const NUMBER =
  '(?:\\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)';

const COUNTED = new RegExp(
  String.raw`\b(?:by|of)\s+${NUMBER}\s+(?:votes?\s+)?(?:to|against)\s+${NUMBER}\b|\b${NUMBER}\s+votes?\s+(?:to|against)\s+${NUMBER}\b`,
  'iu',
);
/** Every pattern needs its word, and most sentences have none of them: to look for a word is quick, to try a pattern is not. */
type Word = keyof typeof WORDS;

const WORDS = {
  ofAuthor: worded(/I[’'\s]/),
  ofAll: worded(/[Ww]e\s/),
  passive: worded(/\bw(?:as|ere)\b/iu),
  there: worded(/[Tt]here\s/),
  result: worded(/passed|carried|fell|lost|defeated/),
  // Found sooner than the first count, which might begin at any word.
  counted: worded(new RegExp(String.raw`\b(?:to|against)\s+${NUMBER}\b`, 'iu')),
  opening: worded(
    /^(?:by|on|upon|with|th(?:is|at|ese)|both|all|no|minutes|transcript|log|date|time|next|an?\b|one|another|some|agreed|carried|approved|adopted|deferred|resolved|passed|left|adjourned|consensus|action|is|was|absent|excused|every|present|in attendance|apologies|attend|also present)/iu,
  ),
  talk: worded(
    /discussion|debate|exchange|conversation|deliberation|speculation|chatter|banter|laughter|break|presentation|demo|voting|talk/iu,
  ),
  manner: worded(/unanimously|nem|without/iu),
  coming: worded(/\bw(?:as|ere)\b|chair|left|joined/),
  having: worded(/\bha[ds]\s/),
  thanks: worded(/hanks\s/),
  talking: worded(/discuss|debate|talk/),
  agreed: worded(/agreed|resolved|decided|noted|AGREED|RESOLVED|DECIDED|NOTED/),
  resolution: worded(/WHEREAS|RESOLVED|Whereas|herefore/),
  acts: worded(/determined|passed|carried|adopted/),
  view: worded(/consensus|sense|view|decision|feeling/),
  leaving: worded(/leave|left|joined|dropped/),
  meeting: worded(/meeting|session|assembly|conference|council|date/iu),
};
const ALL_WORDS = Object.keys(WORDS) as Word[];

const WRITTEN: readonly (readonly [Word | null, RegExp])[] = [
  [
    'passive',
    /^(?:An?|The|Some|Several|Many)\s+(?:[\p{L}-]+\s+){0,2}?(?:report|point|question|concern|suggestion|update|request|comment|query)s?\s+(?:was|were)\s+(?:then\s+|also\s+)?(?:made|raised|asked|expressed)\b(?!\s+(?:by|of|to)\b)/u,
  ],
  ['passive', /^(?:This|That|It)\s+was\s+(?:felt|thought|considered|seen)\s+to\s+be\b/u],
  [
    'having',
    /^[\p{L}\p{N}.’' -]{2,40}\s+ha[ds]\s+(?:nothing(?:\s+(?:new|further|more))?\s+to\s+report|no\s+(?:(?:further|additional|other|new)\s+)?(?:report|items?|updates?|news|business)\b)/u,
  ],
  ['thanks', /^(?:(?:Special|Many|Our|Much)\s+)?[Tt]hanks\s+(?:also\s+)?(?:go\s+)?to\s+(?:the\s+|all\s+)?\p{L}/u],
  [
    'talking',
    /^(?:All|\p{Lu}[\p{L}’-]+(?:,\s+\p{Lu}[\p{L}’-]+)*\s+(?:and|&)\s+\p{Lu}[\p{L}’-]+)\s+(?:then\s+|also\s+)?(?:discuss(?:ed)?|debated?|talk(?:ed)?\s+about)\b/u,
  ],
  // What the meeting agreed, in whatever letters, however the sentence begins: "Arising from this it was AGREED to …".
  [
    'agreed',
    /^(?:[^,.;:“"]{0,80}[\s,])?[Ii]t(?:\s+was|\s+is|[’']s)\s+(?:(?:further|also|then|generally|unanimously|subsequently|therefore|finally|ultimately|duly)\s+)*(?:AGREED|RESOLVED|DECIDED|NOTED|agreed|resolved|decided|noted)\b/u,
  ],
  // What the body did, whoever moved: "Upon a motion by Ann Orr, the board passed a resolution …".
  [
    'acts',
    /^(?:[^.;:“”"?]{0,200},\s+)?[Tt]he\s+(?:\p{L}+\s+)?(?:[Bb]oard|[Cc]ommittee|[Cc]ouncil|[Mm]eeting|[Mm]embers|[Tt]rustees|[Dd]irectors|[Gg]roup)\s+(?:(?:then|also|unanimously|duly|formally)\s+)*(?:determined|(?:passed|carried|adopted)\s+(?:an?|the|this|that|its)\s)/u,
  ],
  // A resolution is read out: whom its reasons name says nothing.
  [
    'resolution',
    /^\W{0,3}(?:WHEREAS|(?:NOW,?\s+)?(?:THEREFORE,?\s+)?(?:BE\s+IT\s+)?(?:FURTHER\s+)?RESOLVED|Whereas,|(?:[Nn]ow,?\s+)?[Tt]herefore,?\s+be\s+it)\b/u,
  ],
  [
    'passive',
    /^(?:This|That|The)\s+(?:item|matter|question|motion|amendment|resolution|proposal|report|paper|discussion)\s+(?:was|were)\s+(?:then\s+)?(?:tabled|deferred|postponed|withdrawn|held\s+over|carried\s+over|carried|approved|adopted|defeated)\b/u,
  ],
  [
    'view',
    /^(?:The|Our)\s+(?:[\p{L}-]+\s+){0,2}?[\p{L}-]+[’']s?\s+(?:general\s+)?(?:consensus|sense|view|decision|feeling)\s+(?:was|is)\b/u,
  ],
  [
    'leaving',
    /^[\p{L}.’' -]{2,40}\s+(?:had\s+to\s+leave|left|joined|rejoined|dropped\s+off|re-joined)\s+(?:the\s+)?(?:room|meeting|call|teleconference|telecon|session|conference)\b(?!.{0,40}\b(?:and|to)\s+(?:report|said|present|speak|update|explain|gave))/u,
  ],
  // Reported speech says "he" and "she": a sentence about "I" is the author's own.
  ['ofAuthor', /^(?:(?:[\p{L}-]+,?\s+){1,3})?I(?:[’']m|[’']ve|[’']d|[’']ll)?\s+(?=\p{L})/u],
  [
    'ofAll',
    /^(?:[\p{L}’-]+,?\s+){0,4}?[Ww]e\s+(?:(?:then|also|next|finally|all|unanimously|duly|both|formally|again|now)\s+)*(?:agreed|noted|discussed|received|considered|approved|endorsed|voted|heard|debated|elected|adopted|resolved|rejected|accepted|reviewed|signed|went|held|observed|appointed|decided|moved|paid|stood|broke|came|turned|passed|spent|met|meet|sat|listened|finished|ended|began|started|fixed|adjourned|reconvened|took|deferred|referred|ratified|co-opted|thanked|applauded)\b/u,
  ],
  [
    'passive',
    new RegExp(
      String.raw`${LEAD}[Ii]t was (?:\w+ly )?(?:${PARTICIPLE})\b(?!\s+(?:by\s+(?:the\s+)?\p{L}|out\s+by)\b)`,
      'u',
    ),
  ],
  [
    'there',
    new RegExp(
      String.raw`${LEAD}[Tt]here (?:was|were|followed|then followed)\s+(?:then\s+)?(?:an?|some|much|many|no|several|further|lively|long|brief|general|two|three|four|five|also|questions?|concerns?|unanimous|strong|broad|widespread)\b(?!\s+(?:doubt|way|need|evidence)\b)[^.]{0,80}?\b(?:debate|discussion|conversation|questions?|concerns?|exchange|vote|votes|support|agreement|consensus|contributions?|comments?|objections?|applause|tributes?|silence|amendments?|apologies|outcome|conclusion|decision)\b`,
      'u',
    ),
  ],
  [
    'passive',
    new RegExp(
      String.raw`${LEAD}(?:[Cc]oncerns?|[Qq]uestions?|[Ii]ssues|[Pp]oints|[Oo]bjections?|[Vv]iews|[Aa]pologies|[Tt]hanks)\b[^.]{0,40}?\b(?:was|were)\s+(?:\w+\s+)?(?:raised|asked|made|expressed|discussed|voiced|put|answered|taken|received|accepted|recorded|given)\b(?!\s+by\b)`,
      'u',
    ),
  ],
  [
    null,
    /^(?:[Qq]uestions?|[Dd]iscussion|[Dd]iscussions)\b[^.]{0,40}?\b(?:included|covered|followed|ranged|focused|concerned|put)\b/u,
  ],
  [
    'passive',
    /\b(?:motion|motions|amendment|amendments|paper|proposal|proposals|recommendation|recommendations|minutes|report|resolution|plan|policy|budget|accounts|statement|rule change|rule changes|timetable|procedures|guidelines|fund|review|minutes)\b(?:(?!\b(?:what|which|who|whom|that|said|by)\b)[^.;]){0,80}?\b(?:was|were)\s+(?:then\s+|duly\s+|also\s+|unanimously\s+|narrowly\s+|overwhelmingly\s+|all\s+|both\s+|formally\s+|subsequently\s+)*(?:agreed|passed|carried|approved|rejected|defeated|lost|noted|adopted|endorsed|accepted|withdrawn|remitted|deferred|commended)\b/u,
  ],
  [
    'result',
    /\b(?:[Mm]otion|[Aa]mendment|[Rr]esolution|[Pp]roposal|[Ii]t)\s+(?:then\s+|duly\s+|was\s+(?:then\s+)?)?(?:passed|carried|fell|lost|defeated|carried)\b(?:\s+(?:by|with|on|unanimously|nem|\d)|[.,])/u,
  ],
  // Votes and unanimity are the meeting's, whoever moved.
  ['counted', COUNTED],
  [
    'opening',
    /^(?:By|On|Upon|With)\s+(?:an?\s+|the\s+)?(?:unanimous|majority|recorded|roll[- ]call|voice|\d{1,3}[-–]\d{1,3})\s+(?:vote|consent|decision)\b/iu,
  ],
  [
    'opening',
    /^(?:This|That|These|Both|All)\s+(?:(?:was|were)\s+)?(?:then\s+|duly\s+|all\s+)?(?:agreed|approved|carried|adopted|noted|accepted|in favour)\b/u,
  ],
  [
    'passive',
    /^(?=[\s\S]*\sw(?:as|ere)\s)(?!.*\b(?:what|which|who|said|he|she)\b)(?:\S+\s+){1,7}?(?:was|were)\s+(?:then\s+|duly\s+|also\s+)?(?:agreed|approved|adopted|carried|observed|applauded|tabled|seconded|deferred)\b(?!\s+by\b)(?:\s+\S+){0,8}\W*$/u,
  ],
  [
    'passive',
    /^(?:[\p{Lu}][\p{L}’-]+(?:\s+[\p{Lu}][\p{L}’-]+){0,2}|[Ss]he|[Hh]e)\s+(?:was|were)\s+(?:then\s+|\w+ly\s+)?(?:applauded|thanked|congratulated|elected|re-elected|given\s+an?|presented\s+with|welcomed|appointed|cheered|excused|absent)\b/u,
  ],
  [null, /\b(?:put\s+to\s+(?:the\s+|a\s+)?vote|is\s+(?:carried|agreed|approved|passed|adopted))\b/u],
  [
    'there',
    /^There\s+(?:was|were|followed|being)\b[^.]{0,40}?\b(?:laughter|applause|silence|murmurs?|pause|groans?|cheers?|contributions?|questions?|other business)\b/u,
  ],
  [
    'talk',
    /^(?:(?:An?|The|Some|Much|More|Further|Brief|General)\s+)?(?:[\p{L}-]+\s+){0,3}?(?:discussion|debate|exchange|conversation|deliberation)s?\s+(?:then\s+)?(?:followed|ensued|took\s+place|was\s+held|were\s+held|occurred)\b/iu,
  ],
  [
    'talk',
    /^(?:An?\s+|The\s+|Some\s+)?(?:[\p{L}-]+\s+){0,2}?(?:discussion|debate|conversation)s?\s+(?:between|among|amongst|about|on|of|over|around|with)\b/iu,
  ],
  [
    'passive',
    /^(?:\p{L}+\s+){0,2}?(?:members\s+|also\s+|others\s+)?(?:present|absent|in\s+attendance)\s+(?:was|were)\b/iu,
  ],
  [
    'opening',
    /^No\s+(?:further\s+|other\s+|formal\s+)?(?:actions?|decisions?|votes?|questions?|comments?|reports?|objections?|discussion|business|correspondence|nominations?)\b[^.]{0,40}?\b(?:was|were)\b/u,
  ],
  [
    'passive',
    /\b[Tt]he\s+(?:meeting|session|assembly)\s+was\s+(?:then\s+)?(?:recessed|reconvened|suspended|closed|adjourned|opened|interrupted|called)\b/u,
  ],
  // "Minutes formatted by …", "Minutes taken by …".
  [
    'opening',
    /^(?:Minutes|Notes|Transcript|Log)\b[^.]{0,80}?\b(?:formatted|generated|created|prepared|taken|recorded|transcribed|submitted)\b/u,
  ],
  ['opening', /^(?:Date|Time|Next)\b[^.]{0,20}\b(?:meeting|date)\b/u],
  [
    'opening',
    /^(?:An?|One|Another|Someone|Somebody)\b(?:\s+[\p{L}’-]+){0,8}?\s+(?:asked|shouted|called\s+out|wanted\s+to\s+know|wondered|queried|complained|typed|heckled|objected|suggested|said|remarked|pointed\s+out)\b/u,
  ],
  [
    'manner',
    /^(?:[\p{L}\s,’-]{0,80}?)\b(?:agreed|adopted|carried|approved|passed|endorsed|elected|accepted)\s+(?:unanimously|nem\.?\s?con|without\s+(?:a\s+vote|dissent|debate|discussion|division))\b/iu,
  ],
  [
    'opening',
    /^(?:Agreed|Noted|Carried|Approved|Adopted|Deferred|Resolved|RESOLVED|AGREED|NOTED|Passed|Left|Adjourned|Consensus|Action|Actions|ACTION)\b(?!\s+(?:by|as|that\s+he|that\s+she)\b)/u,
  ],
  [
    'opening',
    /^(?:No\s+(?:(?:new|further|other|more)\s+)?(?:updates?|news|changes?|progress|reports?|items?|questions|comments)(?:\s+(?:today|this\s+(?:week|month|time)))?|None|(?:Is\s+|Was\s+)?(?:[Nn]ot\s+(?:present|here|in\s+attendance)|[Aa]bsent|[Ee]xcused)|No\s+report|Nothing\s+(?:new|to\s+report)(?:\s+today)?)\s*[.!]?\s*$/iu,
  ],
  [
    'talk',
    /^(?:(?:The|A|Some|More|Further|General|Brief)\s+)?(?:speculation|discussion|conversation|debate|chatter|banter|exchange|laughter|break|presentation|demo|voting)\s+(?:then\s+)?(?:ends?|ended|ensues|follows|continues?|continued|resumes?|resumed|begins?|began|starts?|started)\b/iu,
  ],
  // What the talk as a whole did: "The discussion covered …".
  [
    'talk',
    /^(?:The|This|Their|Our)\s+(?:[\p{L}-]+\s+)?(?:discussion|conversation|debate|exchange|talk)s?\s+(?:also\s+|then\s+|briefly\s+)?(?:concluded|covered|revealed|touched|turned|moved|focused|centred|centered|explored|highlighted|addressed|included|ranged|shifted|returned|went|closed|highlights|covers|turns|moves|centers|centres|focuses)\b/u,
  ],
  // What all of those present think, or none of them.
  [
    'opening',
    /^(?:No[ -]one|Nobody|Everyone|Everybody|All|None)\s+(?:present|in\s+(?:attendance|the\s+room)|of\s+those\s+present)\s+\p{Ll}+/u,
  ],
  // Stage directions.
  [null, /^[[(*_].{1,120}[\])*_]\.?$/u],
  [
    'coming',
    /^[\p{L}.’' -]{2,40}\s+(?:took\s+the\s+chair\.|left\s+the\s+(?:room|meeting)|joined\s+the\s+meeting\.|(?:was|were)\s+(?:re-?|duly\s+|unanimously\s+)?(?:elected|appointed|co-opted|absent|present|quorate|excused))\b/u,
  ],
  [
    'opening',
    /^(?:Present|In attendance|Apologies|Attendance|Also present|Attendees|Attending|On the call|Absent)\b[^.]{0,25}:/u,
  ],
  [
    'meeting',
    /^(?:(?:The|Our)\s+)?(?:next|work)?\s*(?:meeting|session|assembly|conference|council|date)\b[^.]{0,30}?\b(?:will\s+(?:be|take)|is\s+(?:set|scheduled|planned|fixed)|closed|ended|rose|adjourned|divided|met|is\s+on|took\s+place|was\s+held|began|opened\s+at|finished)\b/iu,
  ],
];
const PATTERNS = WRITTEN.map(([word, pattern]) => [word, worded(pattern)] as const);

const GROUP_SUBJECT = worded(
  /^(?:[\p{L}\s]{0,25}?,\s*)?(?:(?:[Tt]he|[Oo]ur|[Aa]ll|[Ss]ome|[Ss]everal|[Mm]any|[Aa] number of|[Oo]ther|[Vv]arious|[Oo]ne|[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Mm]ost|[Aa] few|[Bb]oth|[Ff]ellow|[Aa]nother)\s+)?(?:[\p{L}’'-]+\s+){0,4}?([\p{L}-]+)\s+(?:\([^)]*\)\s+)?(?:(?:then|also|next|all|unanimously|duly|both|formally|again|now)\s+)*(agreed|agrees|noted|notes|discussed|discusses|received|considered|approved|endorsed|voted|heard|debated|elected|adopted|resolved|rejected|accepted|reviewed|raised|asked|expressed|questioned|spoke|sent|thanked|welcomed|paid|decided|argued|felt|pointed|observed|congratulated|called|made|stood|said|typed|wanted|wondered|complained|came|divided|rose|laughed|clapped|nodded|cheered|showed|meet|deferred|referred|gave|took|applauded|laughed|backed|supported|hoped|liked|tabled|repeated|recited|signed|met|(?:will|would|are\s+to|were\s+to)\s+(?:then\s+|also\s+)?(?:discuss|check|consider|review|decide|meet|look|vote|revisit|continue|work|receive)|(?:was|were)\s+(?:kind|told|asked|reminded|informed|grateful|shown|given|invited|divided|split|united|unanimous|clear|content|sympathetic|assured|delighted|pleased))\b/u,
);
