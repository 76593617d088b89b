// The verbs of reports of meetings: which report speech, which ask, and what may stand between a subject and its verb.
// Words of the language only: no phrase of any particular report stands here.
import { words } from '../text/english.ts';

/** Verbs of speaking in past and present; their subject holds the floor afterwards. */
export const SPEAKING = words(`
  said says say told tells reported reports gave gives presented presents outlined outlines explained explains noted notes
  stated states spoke speaks talked talks thanked thanks praised praises welcomed welcomes updated updates highlighted
  highlights stressed stresses emphasised emphasises emphasized argued argues added adds replied replies responded responds
  answered answers confirmed confirms announced announces described describes condemned condemns lambasted lambasts
  concluded concludes covered covers believed believes reminded reminds urged urges warned warns introduced introduces
  moved moves seconded seconds proposed proposes recalled recalls acknowledged acknowledges admitted admits insisted
  insists commented comments observed observes noticed notices suggested suggests criticised criticises criticized expressed expresses
  summarised summarises summarized clarified clarifies assured assures pointed referred refers mentioned mentions
  recommended recommends opened opens closed closes began begins started congratulated congratulates apologised apologises
  delivered delivers detailed details briefed briefs addressed addresses maintained claimed claims remarked remarks
  repeated repeats agreed agrees disagreed disagrees felt thought thinks hoped hopes wanted wants asserted asserts declared
  declares demanded demands promised promises pledged pledges pleaded feared fears reflected reflects reiterated reiterates
  continued continues paid tabled set made drew called informed informs advised advises read led supported supports opposed
  opposes defended defends rejected rejects objected objects intervened interjected reassured reassures shared shares
  complained complains flagged flags voiced underlined underlines stood quoted quotes cited cites regretted regrets
  expected expects conceded concedes undertook undertakes volunteered volunteers offered offers disclosed discloses
  predicted predicts forecast foresaw foresees doubted doubts worried worries pressed presses brought brings put denied
  denies joked jokes quipped intended intends estimated estimates calculated calculates reckoned reckons guessed guesses
  ruled rules counselled counsels cautioned cautions appealed appeals begged begs dealt deals touched touches turned turns
  returned focused focuses dwelt elaborated elaborates listed lists identified identifies demonstrated showed shows
  recounted recounts related relates revealed reveals apologised took takes walked ran talked spelt spelled laid gave was is
  were accepted accepts challenged disputed disputes countered counters protested protests remembered remembers recalled
  rose invited invites favoured favours preferred prefers resisted resists circulated circulates tabled submitted submits
  questioned echoed echoes endorsed endorses backed backs seconded criticised attacked attacks blamed blames credited
  credits paid promised guaranteed guarantees noted signalled signals understood understands knew knows considered
  considers liked likes advised advises asserted disclosed announced welcomed spoke saw sees led
  apologises apologised apologized apologizes confessed confesses pleaded swore vowed points complimented compliments commended commends commiserated commiserates dissents dissented demurs demurred typed wrote messaged posted quoted had has joined went requested requests indicated indicates discusses wished wishes
  opined opines reaffirmed reaffirms affirmed affirms concurred concurs recapped recaps relayed relays contended contends
  speculated speculates surmised surmises lamented laments chimed chimes provided provides amended communicated instanced`);

/** "was uneasy about", "is strongly for": being of an opinion is speaking, in a meeting. */
const ATTITUDE =
  /^\s+(?:(?:not|very|also|quite|rather|strongly|clearly|firmly|still|less|more|deeply|particularly|all|broadly|\w+ly)\s+){0,2}(?:for\s+(?:it|the|an?|this|moving|keeping|staying)|against|in\s+favour|uneasy|concerned|clear\s+(?:that|about|on)|keen|pleased|happy|unhappy|glad|disappointed|sceptical|skeptical|worried|unconvinced|convinced|grateful|adamant|optimistic|pessimistic|supportive|opposed|sorry|confident|cautious|critical|doubtful|anxious|proud|surprised|sure\s+that|certain\s+that|willing|reluctant|ashamed|delighted|frustrated|angry|hopeful|scathing|sympathetic|unimpressed|blunt|robust|cross|furious|upset|amused|thrilled|livid|apologetic|dismissive|persuaded|taken\s+with|moved\s+by|up\s+for|fair\s+about)\b/;

/** Some verbs report speech only together with what follows them: "made a point", not "made progress". */
export const SPEAKING_WITH: ReadonlyMap<string, RegExp> = new Map([
  ['paid', /^\s+(?:\w+\s+)?tribute/],
  ['requested', /^\s+(?:that|to|the|an?|more|further|information|clarification)\b/],
  ['requests', /^\s+(?:that|to)\b/],
  ['set', /^\s+out\b/],
  [
    'made',
    /^\s+(?:(?:a|an|the|his|her|their|some|several|two|three|clear|strong|another|it)\s+)*(?:\w+\s+)?(?:point|points|speech|statement|presentation|plea|appeal|announcement|contribution|case|remarks|comments|clear|report|suggestion|suggestions|argument|request)/,
  ],
  ['drew', /^\s+(?:\w+\s+)?attention/],
  ['called', /^\s+(?:for|on|it|the|this|attention|him|her|them)\b/],
  [
    'gave',
    /^\s+(?:(?:an?|the|his|her|their|our|some|us|members|examples?|more|further|two|three|brief|detailed)\b|\p{Lu}|\w+['’]s\b|(?:the\s+)?\w+\s+(?:report|update|presentation|account|evidence|details|thanks|notice|examples))/u,
  ],
  ['gives', /^\s+(?:an?|the|his|her|their|our|us|members|examples?)\b/],
  ['moved', /^\s+(?!to\b|into\b|house\b|away\b|from\b|out\b)/],
  ['started', /^\s+(?:by|with|off|his|her|their)\b/],
  ['began', /^\s+(?:by|with|his|her|their)\b/],
  ['opened', /^\s+(?:by|with|the|his|her)\b/],
  ['closed', /^\s+(?:by|with|the|his|her)\b/],
  ['led', /^\s+(?:the\s+)?(?:\w+\s+)?(?:discussion|debate|session|item|tributes?)\b/],
  ['read', /^\s+(?:us\s+)?(?:out|from|a|the|his|her|their)\b/],
  ['stood', /^\s+by\b/],
  ['wrote', /^\s+(?:in\s+the\s+chat|that|:)/],
  ['posted', /^\s+(?:in\s+the\s+chat|that|:)/],
  ['quoted', /^\s+/],
  ['saw', /^\s+(?:no\b|a\b|an\b|the\s+(?:point|need|case|risk|danger|force|attraction))/],
  ['sees', /^\s+(?:no\b|a\b|the\s+(?:point|need|case|risk))/],
  ['liked', /^\s+(?:the\s+(?:idea|proposal|plan|suggestion|look|sound)|this|that|it)\b/],
  ['likes', /^\s+(?:the\s+(?:idea|proposal|plan|suggestion|look|sound)|this|that|it)\b/],
  ['brought', /^\s+(?:us\s+)?(?:an?|the|his|her|their|forward|up|news|greetings)\b/],
  ['brings', /^\s+(?:an?|the|his|her|their|forward|up|news|greetings)\b/],
  ['put', /^\s+(?:it|that|this|the|his|her|their|an?|forward)\b/],
  ['dealt', /^\s+(?:\w+ly\s+)?with\b/],
  ['deals', /^\s+(?:\w+ly\s+)?with\b/],
  ['touched', /^\s+(?:\w+ly\s+)?(?:on|upon)\b/],
  ['touches', /^\s+(?:\w+ly\s+)?(?:on|upon)\b/],
  ['turned', /^\s+(?:then\s+)?to\b/],
  ['turns', /^\s+to\b/],
  ['returned', /^\s+to\s+(?:the|this|his|her|an?)\s+(?:\w+\s+)?(?:subject|theme|question|point|matter|issue|topic)\b/],
  ['focused', /^\s+on\b/],
  ['focuses', /^\s+on\b/],
  ['dwelt', /^\s+(?:up)?on\b/],
  [
    'had',
    /^\s+(?:no\s+(?:objections?|doubts?|comments?|view)|(?:some\s+|serious\s+|grave\s+)?(?:doubts|reservations|concerns|misgivings)|an?\s+(?:question|point|concern|objection|suggestion)|nothing\s+to\s+add|to\s+admit)\b/,
  ],
  ['has', /^\s+(?:no\s+(?:objections?|doubts?)|doubts|reservations|concerns)\b/],
  [
    'joined',
    /^\s+(?:us|the\s+meeting|members)\b[^.]{0,50}\bto\s+(?:report|speak|talk|explain|present|update|discuss|answer|brief)\b/,
  ],
  ['went', /^\s+(?:first|next|last|through\s+the)\b/],
  [
    'took',
    /^\s+(?:the\s+point|the\s+(?:same|opposite|other)\s+view|a\s+(?:different|dim|similar)\s+view|the\s+chair\s+and)\b|^\s+(?:us|members|the\s+\w+|everyone)\s+through\b|^\s+(?:\w+\s+)?questions\b|^\s+(?:issue|exception)\b/,
  ],
  ['takes', /^\s+(?:us|members|the\s+\w+|everyone)\s+through\b|^\s+(?:\w+\s+)?questions\b/],
  ['walked', /^\s+(?:us|members|the\s+\w+)\s+through\b/],
  ['ran', /^\s+(?:us\s+)?through\b/],
  ['spelt', /^\s+out\b/],
  ['spelled', /^\s+out\b/],
  ['laid', /^\s+out\b/],
  ['rose', /^\s+to\s+(?:say|ask|speak|object|support|oppose|thank)\b/],
  ['ruled', /^\s+(?:that|out|it|the|him|her|against|in)\b/],
  ['rules', /^\s+(?:that|out|against)\b/],
  ['lists', /^\s+(?:the|three|two|four|five|several|some)\b/],
  ['shows', /^\s+(?:that|us|how)\b/],
  ['showed', /^\s+(?:that|us|how|members|slides|figures|his|her|the)\b/],
  ['points', /^\s+(?:out|to)\b/],
  ['was', ATTITUDE],
  ['were', ATTITUDE],
  ['is', ATTITUDE],
  ['knew', /^\s+(?:that|of)\b/],
  ['knows', /^\s+(?:that|of)\b/],
  ['understood', /^\s+(?:that|the|why)\b/],
  ['understands', /^\s+(?:that|the|why)\b/],
  ['related', /^\s+(?:that|how|his|her|the)\b/],
  ['relates', /^\s+(?:that|how|his|her)\b/],
  [
    'wished',
    /^\s+(?:it\s+(?:to\s+be\s+)?(?:recorded|minuted|noted)\b|to\s+(?:thanks?|say|express|record|note|congratulate|acknowledge|point|ask|raise|make|know)\b|\p{L}+(?:\s\p{L}+)?\s+well\b)/u,
  ],
  // Papers are handed in; what is said in them is another matter.
  [
    'submitted',
    /^\s+(?!(?:(?:an?|the|some|his|her|their|a\s+few)\s+)?(?:[\p{L}-]+\s+)?(?:paperwork|corrections?|forms?|applications?|invoices?|receipts?|documents?|information|patch|bids?|resignation)\b)/u,
  ],
  ['chimed', /^\s+in\b/],
  ['chimes', /^\s+in\b/],
  ['amended', /^\s+(?:the|his|her|their)\s+(?:\w+\s+)?(?:report|figures?|statement)\b/],
  ['communicated', /^\s+(?:with|that|to)\b/],
  [
    'provided',
    /^\s+(?:an?|the|his|her|their|some|members\s+with|us\s+with)\s+(?:(?:an?|the)\s+)?(?:[\p{L}-]+\s+){0,2}?(?:introduction|update|overview|summary|report|background|explanation|recap|presentation|briefing|account|history|review)\b/u,
  ],
  [
    'provides',
    /^\s+(?:an?|the)\s+(?:[\p{L}-]+\s+){0,2}?(?:introduction|update|overview|summary|report|background|explanation|recap|presentation|briefing)\b/u,
  ],
  [
    'wishes',
    /^\s+(?:it\s+(?:to\s+be\s+)?(?:recorded|minuted|noted)|to\s+(?:thanks?|say|express|record|note|congratulate|acknowledge|point|ask|raise|make|know))\b/,
  ],
  ['accepted', /^\s+(?:that|the\s+(?:point|criticism|need|argument|concern)|this|it)\b/],
  ['covered', /^\s+/],
  [
    'shared',
    /^\s+(?:\w+\s+){0,3}(?:concerns?|views?|update|details|thoughts|experiences?|information|figures|slides|that)\b/,
  ],
  ['continued', /^\s+(?:by|that|with|his|her|:)/],
  // "Ada continues to mend oars" tells what she does.
  ['continues', /^\s+(?:by|that|with|his|her|:|to\s+(?:say|argue|ask|explain|insist|report))/],
]);

/** Verbs of asking: whoever asks gets an answer, and does not hold the floor. */
export const ASKING = words(
  'asked asks queried queries questioned questions enquired enquires inquired wondered wonders challenged challenges raised raises sought',
);

/** Adverbs and the like that may stand between a subject and its verb. */
export const BETWEEN = words(`
  then also next finally again later briefly subsequently first firstly secondly lastly now just further additionally
  rightly strongly clearly repeatedly passionately movingly eloquently robustly formally helpfully warmly simply both
  all therefore however often himself herself always only still very once kindly duly quickly had has have did does would not
  didn’t didn't doesn’t doesn't went on to began by started in reply response turn`);

/** Verbs that stand in an aside: "…, she replied, …", "…, said the Treasurer". */
export const ASIDE = words(`
  said says replied replies answered answers asked asks added adds explained explains observed observes argued argues thought
  thinks felt noted notes conceded concedes insisted insists warned warns suggested suggests remarked remarks admitted admits
  advised advises recalled believed concluded joked wrote told promised predicted hoped reckoned stressed declared claimed called cried shouted muttered ventured interjected countered protested
  continued began mused murmured`);

export type VerbKind = 'speaks' | 'asks';

export interface Verb {
  readonly word: string;
  readonly kind: VerbKind;
  /** Where the verb ends. */
  readonly end: number;
}

/** Verbs of speaking that are as often what hands do. */
const DEEDS = words(
  'added put set made opened closed moved brought drew paid led started began delivered covered offered',
);
const DONE = /\b(?:has|have)\s+(?:\p{L}+\s+)?\p{L}+$/u;
const DONE_TO =
  /^\s+(?:an?|the|some|more|his|her|their|two|three|several|another|\d+)\s(?!(?:[\p{L}-]+\s){0,2}?(?:points?|comments?|questions?|remarks?|suggestions?|proposals?|motions?|reports?|cases?|statements?|concerns?|caveats?|notes?|details|meetings?|debate|discussion|issues?|matters?)\b)/u;

/** The verb of speaking or asking that follows a subject which ends at `from`, `null` where another verb or none does. */
export function verbAfter(sentence: string, from: number): Verb | null {
  let at = from;
  // "I point out", "did not object": there the verb stands without its ending.
  let isBare = /(?:^|\W)I$/.test(sentence.slice(Math.max(0, from - 2), from));
  for (let skipped = 0; skipped <= MOST_WORDS_BETWEEN; skipped++) {
    const match = /^(?:\s*,)?\s+([\p{L}’'-]+)/u.exec(sentence.slice(at, at + 60));
    if (!match) return null;
    const word = (match[1] ?? '').toLowerCase();
    const end = at + match[0].length;
    // "Ada suggest that …": notes lose the ending.
    const isUnended = isBare || /^\s+that\b/.test(sentence.slice(end, end + 8));
    const kind = kindOf(word) ?? (isUnended ? kindOf(`${word}s`) : null);
    // "Ada has agreed to pay" tells how things stand.
    if (kind && PERFECT.test(sentence.slice(from, end)) && /^\s+to\b/.test(sentence.slice(end, end + 6))) return null;
    // "Ada has added a second boat": so does what somebody has done, unless words follow.
    if (kind && DEEDS.has(word) && DONE.test(sentence.slice(from, end)) && DONE_TO.test(sentence.slice(end)))
      return null;
    if (kind && (SPEAKING_WITH.get(word)?.test(sentence.slice(end, end + 80)) ?? true)) return { word, kind, end };
    if (!BETWEEN.has(word) && !/ly$/.test(word)) return null;
    isBare ||= /^(?:did|does|didn[’']t|doesn[’']t|would)$/.test(word);
    at = end;
  }
  return null;
}

/** "took the chair and welcomed …": a second verb of the same subject. */
export function secondVerbAfter(sentence: string, start: number): Verb | null {
  // "Bo Rask, Jr., appeared before the board and stated …"
  const from = start + (BEHIND_NAME.exec(sentence.slice(start, start + 60))?.[0].length ?? 0);
  const chain =
    /^(?:\s+(?!(?:who|which|that|when|while|where|because|if)\b)[\p{L}\p{N}’'-]+){1,11}?,?\s+and\s+(?:then\s+|also\s+)?([\p{L}]+)/u.exec(
      sentence.slice(from, from + 130),
    );
  const word = chain?.[1]?.toLowerCase() ?? '';
  const kind = kindOf(word);
  if (!chain || !kind) return null;
  const end = from + chain[0].length;
  return (SPEAKING_WITH.get(word)?.test(sentence.slice(end, end + 80)) ?? true) ? { word, kind, end } : null;
}

const BEHIND_NAME =
  /^(?:,?\s+(?:Jr|Sr|Esq|II|III)\b\.?,?|,\s(?:of|from)\s[^,.;]{2,40},|\s+of\s+(?:\p{Lu}[\p{L}’'-]+\s?){1,3},?)/u;

/** "asked for the item, suggesting that …": a participle that reports what the subject said. */
export function participleAfter(sentence: string, from: number): Verb | null {
  const chain =
    /^(?:\s+(?!(?:who|which|that|when|while|where|because|if)\b)[\p{L}\p{N}’'-]+){1,12}?,\s+(suggesting|saying|arguing|noting|stating|explaining|adding|claiming|stressing|warning|emphasi[sz]ing|pointing\s+out|reporting)\s+(?:that|how|why|[“"])/u.exec(
      sentence.slice(from, from + 140),
    );
  return chain && { word: chain[1] ?? '', kind: 'speaks', end: from + chain[0].length };
}

export function kindOf(word: string): VerbKind | null {
  return ASKING.has(word) ? 'asks' : SPEAKING.has(word) ? 'speaks' : null;
}

/** Whether a text holds a verb that reports speech whatever follows it: then what comes after is an inner clause. */
export function hasVerbOfSpeaking(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[^\p{L}’'-]+/u)
    .some((word) => (SPEAKING.has(word) || ASKING.has(word)) && !SPEAKING_WITH.has(word) && !BETWEEN.has(word));
}

const MOST_WORDS_BETWEEN = 5;
const PERFECT = /\b(?:has|have)\s+(?:\p{L}+\s+)?(?:agreed|offered|volunteered|promised|wanted)$/u;
