// Works out who speaks, sentence by sentence: a speaker whom a cue names holds the floor, and reported speech without a name
// goes on being theirs until another cue, narration or the end of the item. Keeps how each was found and how sure that is.

import type { HowFound } from '../../../src/reports/item.ts';
import { matchesIn } from '../../../src/reports/matches.ts';
import type { Subject } from '../subjects/subjects.ts';
import { worded } from '../text/worded.ts';
import type { Cast, Member } from './cast.ts';
import { type Cue, cueOf } from './cues.ts';
import {
  type Attribution,
  continueFloor,
  DOUBTED,
  type Floor,
  isAsked,
  type Manner,
  note,
  quotedOn,
  silence,
} from './floor.ts';
import { namesIn } from './names.ts';
import { officesStatedIn } from './offices.ts';
import { learn, meantBy, memberOf } from './subject-members.ts';
import { unreadSubject } from './unread.ts';
import { SPEAKING_WITH } from './verbs.ts';

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

/** Whether words in quotation marks go on after the sentence. */
function isOpenAfter(sentence: string, wasOpen: boolean): boolean {
  let isOpen = wasOpen;
  for (const [mark] of matchesIn(sentence, /[“”"]/g)) isOpen = mark === '"' ? !isOpen : mark === '“';
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
const DEED = worded(
  /^\s+(?:also\s+)?(?:\p{Ll}+(?:ed|s)|met|went|sent|bought|built|got|sold|came|found|left)(?!\p{L})/u,
);

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

/** Speakers stand near the beginning of a sentence or in an aside; nobody needs to read a page-long one to its end. */
const LONGEST_LOOK = 600;
