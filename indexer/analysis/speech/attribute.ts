// Works out who speaks, sentence by sentence: a speaker whom a cue names holds the floor, and reported speech without a name
// goes on being theirs until another cue, narration or the end of the item. Keeps how each was found and how sure that is.
import type { HowFound } from '../../../src/reports/item.ts';
import type { Subject } from '../subjects/subjects.ts';
import { refersBack } from './back-reference.ts';
import type { Cast, Member } from './cast.ts';
import { type Cue, cueOf } from './cues.ts';
import { type NameMatch, namesIn } from './names.ts';
import { officesStatedIn } from './offices.ts';
import { unreadSubject } from './unread.ts';
import { SPEAKING_WITH } from './verbs.ts';

export interface Attribution {
  readonly speaker: Member | null;
  readonly found: HowFound;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: string | null;
}

/** What is remembered from sentence to sentence within one item. */
export interface Floor {
  /** Whoever spoke last and goes on speaking where nothing says otherwise. */
  holder: Member | null;
  /** Whoever gives the item's report: questions of others are for them to answer. */
  reporter: Member | null;
  /** Of whom the sentence before told something other than that they speak (“Ada set the goal.”). */
  told: Member | null;
  /** The last person reported to speak. */
  lastSpeaker: Member | null;
  /** Everybody whom the item has named so far, the last one last. */
  readonly named: Set<Member>;
  /** Everybody who has spoken in the item. */
  readonly speakers: Set<Member>;
  /** The words that gave the holder the floor. */
  evidence: string | null;
  /** Somebody spoke last whom nothing names ("our Vice Chair reported"): a pronoun means them. */
  isUnknown: boolean;
  /** Sentences since then that bear no cue of their own. */
  continued: number;
  /** The holder was last quoted word for word: reported speech does not go on after that. */
  isQuoted: boolean;
  /** Within words in quotation marks that began in an earlier sentence. */
  isInQuote: boolean;
  /** The last sentence ended with words in quotation marks. */
  isAfterQuote: boolean;
  /** The holder spoke together with another: what goes on may be the other's. */
  isShared: boolean;
}

/** @param presenter whom the item's heading or a "Presenter:" line names */
export function floorFor(presenter: { readonly member: Member; readonly evidence: string } | null): Floor {
  const member = presenter?.member ?? null;
  return {
    holder: member,
    reporter: member,
    told: null,
    lastSpeaker: member,
    named: new Set(member ? [member] : []),
    speakers: new Set(),
    evidence: presenter?.evidence ?? null,
    isUnknown: false,
    continued: 0,
    isQuoted: false,
    isInQuote: false,
    isAfterQuote: false,
    isShared: false,
  };
}

/** After words in quotation marks a paragraph without them is the writer's again ("The talk moved on to …"). */
export function beginParagraph(paragraph: string, floor: Floor, manner: Manner): void {
  if (floor.isQuoted && !/^["“‘]/.test(paragraph)) floor.holder = null;
  if (manner === 'clerk' && !refersBack(paragraph)) floor.holder = null;
  floor.isQuoted = false;
  floor.isInQuote = false;
}

/**
 * `account`: somebody tells of a meeting, and a speech goes on until the next speaker. `clerk`: minutes that go from form to form,
 * in which every line is a matter of its own.
 */
export type Manner = 'account' | 'clerk';

export interface Circle {
  readonly cast: Cast;
  readonly manner: Manner;
  /** The report's author: "I". */
  readonly author: Member | null;
  /** An office that the item's heading names ("Leader’s report"). */
  readonly headingOffice: string | null;
  /** All of it is one person's report: others are told of, unless a verb says plainly that they speak. */
  readonly isOfOne: boolean;
}

/** Attributes one sentence and moves the floor. */
export function attribute(wholeSentence: string, floor: Floor, circle: Circle): Attribution {
  const wasInQuote = floor.isInQuote && floor.holder !== null;
  const found =
    wasInQuote && !/[“]/.test(wholeSentence) ? quotedOn(floor) : attributeOutside(wholeSentence, floor, circle);
  // Where no member tells of the meeting, what follows words in quotation marks is the writer's comment.
  const isComment =
    floor.isAfterQuote && circle.author === null && found.found === 'continued' && !/["“”]/.test(wholeSentence);
  const attribution = isComment ? silence(floor) : found;
  floor.isInQuote = floor.holder !== null && isOpenAfter(wholeSentence, wasInQuote);
  floor.isAfterQuote = /["”]\W*$/.test(wholeSentence);
  return attribution;
}

/** What stands in quotation marks goes on being whose it was, whatever it says. */
function quotedOn(floor: Floor): Attribution {
  return { speaker: floor.holder, found: 'continued', confidence: 0.9, evidence: floor.evidence };
}

/** Whether words in quotation marks go on after the sentence. */
function isOpenAfter(sentence: string, wasOpen: boolean): boolean {
  let isOpen = wasOpen;
  for (const [mark] of sentence.matchAll(/[“”"]/g)) isOpen = mark === '"' ? !isOpen : mark === '“';
  return isOpen;
}

function attributeOutside(wholeSentence: string, floor: Floor, circle: Circle): Attribution {
  // A line that is broken within a sentence parts no name: "Member | Rask".
  const sentence = wholeSentence.slice(0, LONGEST_LOOK).replace(/\n/g, ' ');
  const { cast } = circle;
  const names = namesIn(sentence, cast.hasName);
  const cue = cueOf(sentence, names);
  // A pronoun means somebody named before its sentence.
  const meantBefore =
    cue?.kind === 'speaker' && cue.subject.kind === 'pronoun' ? meantBy(cue.subject.gender, floor) : null;
  for (const { name, start } of names) {
    const member = name.includes(' ') ? cast.introduced(name) : cast.called(name, floor.named, null);
    // "at Fen Marsh" names a place, which no pronoun of a person means.
    if (member && !/\b(?:at|in|near)\s+$/.test(sentence.slice(Math.max(0, start - 6), start))) note(member, floor);
  }
  for (const { name, office } of officesStatedIn(sentence, names)) cast.introduced(name).offices.add(office);
  floor.told = null;

  if (cue === null) return isAuthorsOwn(sentence, circle) ? silence(floor) : goesOn(sentence, floor);
  // In minutes that nobody signs "I" is whoever speaks, not the writer.
  const isOfAuthor = cue.kind === 'narration' ? /\bI\b/.test(cue.evidence) : cue.subject.kind === 'author';
  if (isOfAuthor && circle.author === null && floor.holder !== null) return continueFloor(floor);
  if (cue.kind === 'narration') {
    if (/\b(?:asked|wanted to know|wondered|queried|questions?|raised)\b/.test(cue.evidence)) isAsked(floor);
    else floor.holder = null;
    return { speaker: null, found: 'narration', confidence: 0.9, evidence: null };
  }
  if (cue.kind === 'mention') return mention(cue, sentence, floor, circle);
  if (cue.subject.kind === 'author') return authorSpeaks(cue, floor, circle.author);
  // In minutes that nobody signs, to move and to second are acts of the meeting.
  if (circle.author === null && /\b(?:moved|moves|seconded|seconds)$/.test(cue.evidence)) return silence(floor);
  const meant = meantBefore ?? memberOf(cue.subject, floor, cast);
  // "She had told him": within somebody's report, a pronoun that fits no speaker belongs to what is reported.
  if (!meant && cue.subject.kind === 'pronoun' && floor.holder) return continueFloor(floor);
  if (meant && cue.subject.kind === 'name') learn(meant, cue.subject.name, floor, circle.headingOffice);
  if (meant && cue.subject.kind === 'pronoun') meant.gender ??= cue.subject.gender;
  const isTold = SPEAKING_WITH.has(/\p{L}+$/u.exec(cue.evidence)?.[0].toLowerCase() ?? '');
  if (circle.isOfOne && isTold && meant !== floor.reporter) return continueFloor(floor);
  floor.isQuoted = /[,:]\s+[“"]\p{Lu}[^”"]*[”"]\s*$/u.test(sentence);
  return takeFloor(floor, meant, cue, FOUND[cue.subject.kind], circle);
}

const FOUND: Readonly<Record<Subject['kind'], HowFound>> = {
  name: 'named',
  office: 'role',
  pronoun: 'pronoun',
  author: 'author',
};
const SURE: Readonly<Record<Subject['kind'], number>> = { name: 0.95, office: 0.8, pronoun: 0.9, author: 0.95 };

function takeFloor(
  floor: Floor,
  member: Member | null,
  cue: Extract<Cue, { kind: 'speaker' }>,
  found: HowFound,
  { author }: Circle,
): Attribution {
  floor.continued = 0;
  if (!member) {
    // Somebody speaks, but the words fit nobody or two people: nobody is named, and nobody else is taken for the speaker.
    floor.holder = null;
    if (cue.subject.kind === 'office') floor.isUnknown = true;
    return { speaker: null, found: 'narration', confidence: 0.3, evidence: cue.evidence };
  }
  floor.isUnknown = false;
  const isSure = cue.subject.kind !== 'pronoun' || member === floor.lastSpeaker;
  member.hasSpoken = true;
  floor.speakers.add(member);
  note(member, floor);
  floor.lastSpeaker = member;
  // Whoever raises a matter, in minutes that nobody signs, says something of it.
  const isMatter = author === null && /\braise[sd]$/.test(cue.evidence);
  if (cue.verb === 'asks' && !isMatter) {
    isAsked(floor);
  } else {
    floor.holder = member;
    floor.reporter ??= member;
    floor.evidence = cue.evidence;
    floor.isShared = cue.isShared ?? false;
  }
  const confidence = isSure && !cue.isShared ? SURE[cue.subject.kind] : 0.55;
  return { speaker: member, found, confidence, evidence: cue.evidence };
}

/** A question is answered by whoever reports, where nobody else is named; and who reports may tell of having asked. */
function isAsked(floor: Floor): void {
  floor.holder = floor.reporter;
  floor.continued = LONG_CONTINUED;
}

function authorSpeaks(cue: Extract<Cue, { kind: 'speaker' }>, floor: Floor, author: Member | null): Attribution {
  if (author) author.hasSpoken = true;
  isAsked(floor);
  return {
    speaker: author,
    found: author ? 'author' : 'narration',
    confidence: author ? SURE.author : 0.5,
    evidence: cue.evidence,
  };
}

/** Reported speech turns "I" into "he": a sentence with "me" or "my" outside of quotation marks is the author's. */
function isAuthorsOwn(sentence: string, { author }: Circle): boolean {
  return (
    author !== null && /(?<![\p{L}’'])(?:I|me|my|myself)(?![\p{L}’'])/u.test(sentence.replace(/[“"][^”"]*[”"]?/g, ''))
  );
}

function silence(floor: Floor): Attribution {
  floor.holder = null;
  return { speaker: null, found: 'narration', confidence: 0.7, evidence: null };
}

/** "RS had written twice", "Oonagh will draft one": whoever takes part in the discussion mostly says such things. */
function mention(
  cue: Extract<Cue, { kind: 'mention' }>,
  sentence: string,
  floor: Floor,
  { cast, manner, author, isOfOne }: Circle,
): Attribution {
  const member = memberOf(cue.subject, floor, cast);
  floor.told = member;
  if (isOfOne && floor.holder !== null) return continueFloor(floor);
  // In minutes that go from form to form whoever is named is told of, unless a verb says that they speak.
  if (manner === 'clerk') return member !== null && member === floor.holder ? continueFloor(floor) : silence(floor);
  // Nor in minutes that nobody signs, where it says what they did.
  if (author === null && member !== null && DEED.test(sentence.slice(cue.evidence.length))) return silence(floor);
  if (!member || !(floor.speakers.has(member) || (member.hasSpoken && floor.holder === null)))
    return goesOn(sentence, floor);
  floor.holder = member;
  floor.lastSpeaker = member;
  floor.evidence = cue.evidence;
  floor.continued = 0;
  floor.isShared = false;
  return { speaker: member, found: 'named', confidence: 0.65, evidence: cue.evidence };
}

/** "Kate also created a page", "morcos writes a proposal": a verb that tells what somebody did or does. */
const DEED = /^\s+(?:also\s+)?(?:\p{Ll}+(?:ed|s)|met|went|sent|bought|built|got|sold|came|found|left)(?!\p{L})/u;

/** Without a cue that could be read: the floor's, unless the sentence says of somebody unread that they speak. */
function goesOn(sentence: string, floor: Floor): Attribution {
  const unread = floor.holder && unreadSubject(sentence);
  if (!unread) return continueFloor(floor);
  if (unread.kind === 'perhaps') {
    const { confidence, ...rest } = continueFloor(floor);
    return { ...rest, confidence: Math.min(confidence, DOUBTED) };
  }
  floor.holder = null;
  return { speaker: null, found: 'narration', confidence: 0.3, evidence: unread.evidence };
}

/** What may be somebody else's as well. */
const DOUBTED = 0.5;

const LONG_CONTINUED = 15;

function continueFloor(floor: Floor): Attribution {
  if (!floor.holder) return { speaker: null, found: 'narration', confidence: 0.8, evidence: null };
  floor.continued++;
  // Where nobody has spoken by name yet, the heading gave the floor.
  const found = floor.speakers.size === 0 ? 'presenter' : 'continued';
  return {
    speaker: floor.holder,
    found,
    confidence: continuedConfidence(floor),
    evidence: floor.evidence,
  };
}

/**
 * The longer nobody is named, the less sure it is that the same person still speaks; whoever gives the report mostly does.
 * On the annotated texts of the tests 77 of 100 such sentences are right.
 */
function continuedConfidence({ holder, reporter, continued, isShared }: Floor): number {
  if (isShared) return DOUBTED;
  return holder === reporter ? Math.max(0.65, 0.85 - 0.01 * continued) : Math.max(0.5, 0.8 - 0.03 * continued);
}

function memberOf(subject: Subject, floor: Floor, cast: Cast): Member | null {
  switch (subject.kind) {
    case 'name':
      return namedMember(subject.name, cast, floor.named);
    case 'office':
      return holderOf(subject.office, floor, cast);
    case 'pronoun':
    case 'author':
      return null;
  }
}

function namedMember(
  { name, isTitled, title, gender }: NameMatch,
  cast: Cast,
  nearby: ReadonlySet<Member>,
): Member | null {
  const apart = title === undefined ? null : cast.titledApart(title, name);
  if (apart) return apart;
  // "Mr B": somebody whom the item has named.
  if (/^\p{Lu}\.?$/u.test(name)) {
    const [one, another] = [...nearby].filter((member) => member.name.split(' ').at(-1)?.startsWith(name.slice(0, 1)));
    return one && !another ? one : null;
  }
  if (/^\p{Lu}\p{Ll}+ \p{Lu}\.?$/u.test(name)) return cast.calledWithInitial(name);
  if (name.includes(' ') && !cast.hasName(name)) return withGender(cast.introduced(name), gender);
  const known = cast.called(name, nearby, gender);
  return known ?? (isTitled && !cast.hasName(name) ? cast.introduced(name) : null);
}

/** "Mrs Hutchens" tells which pronoun means her. */
function withGender(member: Member, gender: NameMatch['gender']): Member {
  member.gender ??= gender;
  return member;
}

/** Nobody means by a pronoun or a first name a person named so many people ago. */
const MOST_NAMED = 60;
/** Speakers stand near the beginning of a sentence or in an aside; nobody needs to read a page-long one to its end. */
const LONGEST_LOOK = 600;

/** Keeps the order of naming: whoever is named again comes last. */
function note(member: Member, floor: Floor): void {
  floor.named.delete(member);
  floor.named.add(member);
  const [first] = floor.named;
  if (first && floor.named.size > MOST_NAMED) floor.named.delete(first);
}

function holderOf(office: string, floor: Floor, cast: Cast): Member | null {
  // "The party leader" right after the leader spoke is still the same leader.
  const wanted = office.toLowerCase().replace(/-/g, ' ');
  for (const held of floor.lastSpeaker?.offices ?? []) {
    const key = held.replace(/[’']s?\b/g, '').replace(/-/g, ' ');
    if (wanted === key || wanted.endsWith(` ${key}`) || key.endsWith(` ${wanted}`)) return floor.lastSpeaker;
  }
  return cast.holding(office);
}

function meantBy(gender: 'he' | 'she', floor: Floor): Member | null {
  const fits = (member: Member | null): boolean =>
    member !== null && (member.gender === null || member.gender === gender || member.gender === 'they');
  if (floor.told && fits(floor.told)) return floor.told;
  if (floor.isUnknown && floor.holder === null) return null;
  if (fits(floor.holder)) return floor.holder;
  // Who holds the floor is a woman, or a man: then it is whoever asked.
  if (fits(floor.lastSpeaker)) return floor.lastSpeaker;
  // Nobody of that gender has spoken: perhaps whoever was named last.
  return floor.holder ? null : ([...floor.named].findLast(fits) ?? null);
}

function learn(member: Member, name: NameMatch, floor: Floor, headingOffice: string | null): void {
  if (name.office) member.offices.add(name.office.toLowerCase());
  if (headingOffice && floor.lastSpeaker === null) member.offices.add(headingOffice);
}
