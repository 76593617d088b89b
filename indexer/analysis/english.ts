// The English of reports of meetings: which verbs report speech, which nouns name an office, which words name a group.
// Words of the language only: no person, no organisation and no phrase of any particular report stands here.

/** Verbs of speaking in past and present; their subject holds the floor afterwards. */
export const SPEAKING = words(`
  said says say told tells reported reports gave gives presented presents outlined outlines explained explains noted notes
  stated states spoke speaks talked talks thanked thanks praised praises welcomed welcomes updated updates highlighted
  highlights stressed stresses emphasised emphasises emphasized argued argues added adds replied replies responded responds
  answered answers confirmed confirms announced announces described describes condemned condemns lambasted lambasts
  concluded concludes covered covers believed believes reminded reminds urged urges warned warns introduced introduces
  moved moves seconded seconds proposed proposes recalled recalls acknowledged acknowledges admitted admits insisted
  insists commented comments observed observes suggested suggests criticised criticises criticized expressed expresses
  summarised summarises summarized clarified clarifies assured assures pointed referred refers mentioned mentions
  recommended recommends opened opens closed closes began begins started congratulated congratulates apologised apologises
  delivered delivers detailed details briefed briefs addressed addresses maintained claimed claims remarked remarks
  repeated repeats agreed agrees disagreed disagrees felt thought thinks hoped hopes wanted wants asserted asserts declared
  declares demanded demands promised promises pledged pledges pleaded feared fears reflected reflects reiterated reiterates
  continued continues paid tabled set made drew called informed informs advised advises read led supported supports opposed
  opposes defended defends rejected rejects objected objects intervened interjected reassured reassures shared shares
  complained complains flagged flags voiced underlined underlines stood quoted quotes cited cites regretted regrets`);

/** Some verbs report speech only together with what follows them: "made a point", not "made progress". */
export const SPEAKING_WITH: ReadonlyMap<string, RegExp> = new Map([
  ['paid', /^\s+(?:\w+\s+)?tribute/],
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
  ['read', /^\s+(?:out|from|a|the)\b/],
  ['stood', /^\s+by\b/],
  ['covered', /^\s+/],
  [
    'shared',
    /^\s+(?:\w+\s+){0,3}(?:concerns?|views?|update|details|thoughts|experiences?|information|figures|slides|that)\b/,
  ],
  ['continued', /^\s+(?:by|that|with|his|her|:)/],
]);

/** Verbs of asking: whoever asks gets an answer, and does not hold the floor. */
export const ASKING = words(
  'asked asks queried queries questioned questions enquired enquires inquired wondered wonders challenged challenges raised raises sought',
);

/** Adverbs and the like that may stand between a subject and its verb. */
export const BETWEEN = words(`
  then also next finally again later briefly subsequently first firstly secondly lastly now just further additionally
  rightly strongly clearly repeatedly passionately movingly eloquently robustly formally helpfully warmly simply both
  all therefore however often himself herself always only still very once kindly duly quickly had has have did does will
  went on to began by started`);

/** Words that may open a sentence before its subject, written with a capital there and no part of a name. */
export const OPENERS = words(`
  a after all also although an and another as asked at because before besides both but by concluding despite during each
  earlier either even finally first firstly following for former from further furthermore given however if in indeed
  initially introducing it its last lastly later like many meanwhile moreover more most my next nevertheless no not now on
  once one only opening other otherwise our over overall replying responding returning second secondly separately several
  similarly since so some soon speaking still summing than that the their then there these they third thirdly this those
  though through throughout to today together turning two under unlike until up we what when where whether which while who
  why with within without yesterday yet you your he she his her i answering thanking noting despite per re usefully sadly
  happily importantly interestingly unusually fortunately unfortunately`);

/** Nouns that name an office; the last of them in a phrase is its head ("deputy general secretary"). */
export const OFFICES = words(`
  leader chair chairman chairwoman chairperson vice-chair secretary treasurer director president vice-president convenor
  convener officer minister mayor head chief manager editor auditor commissioner councillor cllr delegate representative rep
  spokesperson spokesman spokeswoman coordinator co-ordinator whip speaker ombudsman lead co-chair trustee returning-officer
  organiser lawyer solicitor counsel ambassador rapporteur chancellor principal captain harbourmaster registrar clerk
  executive steward archivist`);

/** Words that stand before a name and belong to it without being it. */
export const HONORIFICS = words(
  'sir dame lord lady baroness baron dr mr mrs ms mx prof professor rev reverend cllr councillor ald alderman rt hon comrade brother sister captain capt',
);

/** Letters behind a name. */
export const POSTNOMINALS = words('mp msp mep ms am mla kc qc obe cbe mbe phd frs td jp');

/** Words inside names that are written small. */
export const PARTICLES = words('de del della der den di da du dos das la le van von zu ap ab bin ibn al el ter ten y');

/** A capitalised run with one of these names a group, an event, a document or a place, not a person. */
export const NO_PERSON = words(`
  committee party group commission council forum union board team government conference congress association federation
  society institute court bank office report act bill panel department ministry authority university college school trust
  parliament assembly cabinet secretariat executive network centre center campaign labour conservative conservatives liberal
  democrats democrat tories tory greens green snp unite unison gmb usdaw region regional north south east west northern
  southern eastern western general national international local annual special working sub-committee subcommittee taskforce
  force election elections by-election january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday stage proposal road street house hall island islands harbour
  city town county borough district branch branches company ltd limited fund service services review plan policy programme
  project standards members member staff officers`);

/** Subjects that are many people, or a meeting as a whole: what they do is narrated, and nobody holds the floor. */
export const GROUPS = words(`
  committee nec council board panel meeting members member delegates councillors representatives reps colleagues people
  officers group groups executive conference committee's forum subcommittee sub-committee commission union unions caucus
  speakers contributors attendees trustees branches some several many others everyone nobody most`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
