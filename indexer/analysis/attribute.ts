// Works out who speaks, sentence by sentence: a speaker whom a cue names holds the floor, and reported speech without a name
// goes on being theirs until another cue, narration or the end of the item. Keeps how each was found and how sure that is.
import type { HowFound } from '../../src/reports/item.ts';
import type { Cast, Member } from './cast.ts';
import { type Cue, cueOf } from './cues.ts';
import { namesIn } from './names.ts';

export interface Attribution {
  readonly speaker: Member | null;
  readonly found: HowFound;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: string | null;
}

export interface Floor {
  /** Whoever spoke last in this item and goes on speaking where nothing says otherwise. */
  holder: Member | null;
  /** Whom a pronoun can mean: the last person reported to do anything in this item. */
  lastNamed: Member | null;
  /** The words that gave the holder the floor. */
  evidence: string | null;
  /** How the holder got the floor. */
  found: HowFound;
  /** Sentences since then that bear no cue of their own. */
  continued: number;
}

export function emptyFloor(): Floor {
  return { holder: null, lastNamed: null, evidence: null, found: 'narration', continued: 0 };
}

/** Attributes one sentence and moves the floor. `headingOffice` is an office that the item's heading names ("Leader’s report"). */
export function attribute(
  sentence: string,
  floor: Floor,
  cast: Cast,
  author: Member | null,
  headingOffice: string | null,
): Attribution {
  const cue = cueOf(sentence, cast.hasName);
  for (const { name } of namesIn(sentence, () => false)) cast.introduced(name);
  switch (cue?.kind) {
    case 'named':
      return takeFloor(floor, namedMember(cue.name.name, cast), cue, 'named', 0.95, (member) => {
        if (cue.name.office) member.offices.add(cue.name.office.toLowerCase());
        learnOffice(sentence, member);
        if (headingOffice && floor.lastNamed === null) member.offices.add(headingOffice);
      });
    case 'office':
      return takeFloor(floor, holderOf(cue.office, floor, cast), cue, 'role', 0.8);
    case 'pronoun':
      return takeFloor(floor, meantBy(cue.gender, floor), cue, 'pronoun', 0.9, (member) => {
        member.gender ??= cue.gender;
      });
    case 'author':
      // The author's question or remark interrupts: what follows without a name is neither the author's nor surely anybody's.
      floor.holder = null;
      floor.continued = 0;
      return {
        speaker: author,
        found: author ? 'author' : 'narration',
        confidence: author ? 0.95 : 0.5,
        evidence: cue.evidence,
      };
    case 'narration':
      floor.holder = null;
      return { speaker: null, found: 'narration', confidence: 0.9, evidence: null };
    default:
      return continueFloor(floor);
  }
}

function takeFloor(
  floor: Floor,
  member: Member | null,
  cue: Exclude<Cue, { kind: 'narration' | 'author' }>,
  found: HowFound,
  confidence: number,
  learn: (member: Member) => void = () => {},
): Attribution {
  floor.continued = 0;
  if (!member) {
    // Somebody speaks, but the words fit nobody or two people: nobody is named, and nobody else is taken for the speaker.
    floor.holder = null;
    return { speaker: null, found: 'narration', confidence: 0.3, evidence: cue.evidence };
  }
  learn(member);
  member.hasSpoken = true;
  floor.lastNamed = member;
  floor.holder = cue.verb === 'asks' ? null : member;
  floor.evidence = cue.evidence;
  floor.found = found;
  return { speaker: member, found, confidence, evidence: cue.evidence };
}

function continueFloor(floor: Floor): Attribution {
  if (!floor.holder) return { speaker: null, found: 'narration', confidence: 0.8, evidence: null };
  floor.continued++;
  // The longer nobody is named, the less sure it is that the same person still speaks.
  const confidence = Math.max(0.55, 0.9 - 0.02 * floor.continued);
  return { speaker: floor.holder, found: 'continued', confidence, evidence: floor.evidence };
}

function namedMember(name: string, cast: Cast): Member | null {
  return name.includes(' ') ? cast.introduced(name) : cast.called(name);
}

function holderOf(office: string, floor: Floor, cast: Cast): Member | null {
  // "The Labour leader" right after the leader spoke is still the same leader.
  const wanted = office.toLowerCase().replace(/-/g, ' ');
  for (const held of floor.lastNamed?.offices ?? []) {
    const key = held.replace(/[’']s?\b/g, '').replace(/-/g, ' ');
    if (wanted === key || wanted.endsWith(` ${key}`) || key.endsWith(` ${wanted}`)) return floor.lastNamed;
  }
  return cast.holding(office);
}

function meantBy(gender: 'he' | 'she', floor: Floor): Member | null {
  for (const member of [floor.holder, floor.lastNamed]) {
    if (member && (member.gender === null || member.gender === gender || member.gender === 'they')) return member;
  }
  return null;
}

/** "gave the leader’s report", "reported as Campaign Director": the sentence says which office its speaker holds. */
function learnOffice(sentence: string, member: Member): void {
  const possessive =
    /\b(?:gave|presented|delivered|made)\s+(?:the|his|her|their|our|a)\s+((?:[\p{L}-]+\s+){0,2}[\p{L}-]+)[’']s?\s+(?:report|update)/u.exec(
      sentence,
    );
  const role = /\b(?:report|reported|update|spoke)\s+(?:as|at)\s+((?:\p{Lu}[\p{L}-]+\s+){0,3}\p{Lu}[\p{L}-]+)/u.exec(
    sentence,
  );
  for (const office of [possessive?.[1], role?.[1]]) {
    if (office && !/^(?:his|her|their)$/i.test(office)) member.offices.add(office.toLowerCase());
  }
}
