// The nouns of reports of meetings: offices, honorifics, groups, and the words that are no part of a name.
// Words of the language only: no person, no organisation and no phrase of any particular report stands here.

/** Words that may open a sentence before its subject, written with a capital there and no part of a name. */
export const OPENERS = words(`
  a after all also although an and another as asked at because before besides both but by concluding despite during each
  earlier early late mid either even finally first firstly following for former from further furthermore given however if in indeed
  initially introducing it its last lastly later like many meanwhile moreover more most my next nevertheless no not now on
  once one only opening other otherwise our over overall replying responding returning second secondly separately several
  similarly since so some soon speaking still summing than that the their then there these they third thirdly this those
  though through throughout to today together turning two under unlike until up we what when where whether which while who
  why with within without yesterday yet you your he she his her i answering thanking noting despite per re usefully sadly
  happily importantly interestingly unusually fortunately unfortunately whilst whereas seconded proposed moved`);

/** Nouns that name an office; the last of them in a phrase is its head ("deputy general secretary"). */
export const OFFICES = words(`
  leader chair chairman chairwoman chairperson vice-chair secretary treasurer director president vice-president convenor
  convener officer minister mayor head chief manager editor auditor commissioner councillor cllr delegate representative rep
  spokesperson spokesman spokeswoman coordinator co-ordinator whip speaker ombudsman lead co-chair trustee returning-officer
  organiser lawyer solicitor counsel ambassador rapporteur chancellor principal captain harbourmaster registrar clerk
  executive steward archivist librarian bursar dean warden vicar provost moderator curator marshal caretaker surveyor architect
  adviser advisor consultant inspector constable pastor chaplain headteacher headmaster headmistress controller comptroller
  accountant analyst chairs treasurers secretaries superintendent governor captain custodian facilitator host convenors
  chaplain webmaster matron sister-in-charge quartermaster beadle`);

/** Who sits in a body, written with a capital before a surname: "Member Rask". Alone or behind "the" they name nobody. */
export const SEATS = words(
  'member supervisor senator alderman alderwoman assemblyman assemblywoman assemblymember boardmember councilmember councilman councilwoman selectman selectwoman selectperson deputy freeholder regent',
);

/** Words that stand before a name and belong to it without being it. */
export const HONORIFICS = words(
  'sir dame lord lady baroness baron dr mr mrs ms mx prof professor rev reverend cllr councillor ald alderman rt hon comrade brother sister captain capt canon bishop archdeacon father judge major colonel sergeant sgt lieutenant lt detective superintendent miss madam coach',
);

/** Letters behind a name. */
export const POSTNOMINALS = words('mp msp mep ms am mla kc qc obe cbe mbe phd frs td jp');

/** Words inside names that are written small. */
export const PARTICLES = words(
  'de del della der den di da du do dos das la las le los van von und zu zum ap ab bin bint ibn ben wa al el ter ten y e i af av',
);

/** A capitalised run with one of these names a group, an event, a document or a place, not a person. */
export const NO_PERSON = words(`
  committee party group commission council forum union board team government conference congress association federation
  society institute court bank office report act panel department ministry authority university college school trust
  parliament assembly cabinet secretariat executive network centre center campaign labour conservative conservatives liberal
  democrats democrat tories tory greens green region regional north south east west northern
  southern eastern western general national international local annual special working sub-committee subcommittee taskforce
  force election elections by-election january february march july august september october november december
  monday tuesday wednesday thursday friday saturday sunday stage proposal road street house hall island islands harbour
  city town county borough district branch branches company ltd limited fund service services review plan policy programme
  project standards members member staff officers topic topics summary conclusion conclusions new note notes question questions reply
  clarifying point points order next slide part step option example action actions item items agenda day phase version section
  chapter appendix table figure date time venue location key background discussion decision decisions resolution update
  overview introduction presenter presenters link links source sources present attendance apologies issue issues poll polls recording recordings minutes
  goal goals problem problems result results status warning calendar agenda motion motions vote votes regrets guests participants
  attendees document documents docs todo deadline deadlines summary outcome outcomes conclusions comment comments
  notice notices alternative alternatives exclude excluded include included verdict challenge challenges concern concerns feedback
  suggestion suggestions idea ideas thought thoughts pro pros con cons benefit benefits advantage advantages disadvantage
  disadvantages risk risks reason reasons rationale context scope purpose objective objectives requirement requirements
  recommendation recommendations observation observations finding findings answer answers response responses announcement
  announcements reminder reminders correction corrections disclaimer caveat caveats example examples approach approaches solution
  solutions workaround fix bug bugs feature features release releases blocker blockers milestone milestones roadmap timeline
  schedule logistics housekeeping intro recap highlights demo demos title type url repo repository repositories commit pull request
  requests tests design documentation specification draft drafts chat transcript video audio slides file files thread threads
  ticket tickets assumption assumptions dependency dependencies impact priority progress done pending today tomorrow yesterday
  total cost costs budget income expenses balance assets phone email website contact contacts hours duration format language
  languages configuration software hardware protocol internet security privacy performance memory nb
  parish parishioners note-taker notetaker scribe scribes timekeeper current additional related initial previous future potential
  theoretical possible proposed overall various consensus philosophy deferred tabled postponed withdrawn approved
  adopted accepted rejected ratified resolved carried passed agreed elected moved seconded nominated nominations
  ballot ballots tally yeas nays ayes noes matters arising representation hubs hub bins planning parking housing cleansing funding training recycling marketing fundraising lighting moving
  noted state states nation nations countries organisations organizations firms churches bodies`);

/** Words of labels alone: in prose they may be part of what somebody is called by. */
export const NO_SPEAKER = words(`
  business community park sewer water utilities roads highway highways recreation library treasury finance finances
  maintenance operations equipment grounds facilities cemetery zoning police fire streets sidewalks drainage personnel
  insurance newsletter membership volunteers fundraisers event events program programs education outreach bylaws awards
  hosts apologized apologised excused voting voted proxies proxy correspondence unfinished`);

/** Subjects that are many people, or a meeting as a whole: what they do is narrated, and nobody holds the floor. */
export const GROUPS = words(`
  committee council board panel meeting members member delegates councillors representatives reps colleagues people
  officers group groups executive conference committee's forum subcommittee sub-committee commission union unions caucus
  speakers contributors attendees trustees branches some several many others everyone nobody most bureau bodies hands
  volunteers governors directors observers observer man woman someone somebody resident residents questioner senate senators supervisors commissioners aldermen selectmen parent parents student
  students delegate audience floor public neighbours listeners assembly congress federation`);

/** A set of words from a list parted by white space. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
