// Who holds the floor within one item, and how sure it is that they still speak: what is remembered from sentence to sentence.
import type { HowFound } from '../../../src/reports/item.ts';
import { refersBack } from './back-reference.ts';
import type { Member } from './cast.ts';

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
  if (COUNTED.test(paragraph)) floor.holder = null;
  floor.isQuoted = false;
  floor.isInQuote = false;
}

/** "Request 12 – Wider moorings: …": a label with a number begins a matter of its own. */
const COUNTED = /^\p{Lu}\p{Ll}{2,20} #?\d{1,5}(?:\s?[–—-]\s|:\s|\s[–—-])/u;

/**
 * `account`: somebody tells of a meeting, and a speech goes on until the next speaker. `clerk`: minutes that go from form to form,
 * in which every line is a matter of its own.
 */
export type Manner = 'account' | 'clerk';

/** What stands in quotation marks goes on being whose it was, whatever it says. */
export function quotedOn(floor: Floor): Attribution {
  return { speaker: floor.holder, found: 'continued', confidence: 0.9, evidence: floor.evidence };
}

/** A question is answered by whoever reports, where nobody else is named; and who reports may tell of having asked. */
export function isAsked(floor: Floor): void {
  floor.holder = floor.reporter;
  floor.continued = LONG_CONTINUED;
}

export function silence(floor: Floor): Attribution {
  floor.holder = null;
  return { speaker: null, found: 'narration', confidence: 0.7, evidence: null };
}

/** What may be somebody else's as well. */
export const DOUBTED = 0.5;

const LONG_CONTINUED = 15;

export function continueFloor(floor: Floor): Attribution {
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

/** Nobody means by a pronoun or a first name a person named so many people ago. */
const MOST_NAMED = 60;

/** Keeps the order of naming: whoever is named again comes last. */
export function note(member: Member, floor: Floor): void {
  floor.named.delete(member);
  floor.named.add(member);
  const [first] = floor.named;
  if (first && floor.named.size > MOST_NAMED) floor.named.delete(first);
}
