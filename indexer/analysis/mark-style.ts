// Decides for a whole report which marks it uses to say who speaks, so that a label before a colon is not taken for a speaker, and
// an unknown speaker not for the one before. Weighs evidence only; whose a mark is, is the cast's business.
import type { Block } from './blocks.ts';
import { nameBefore } from './comma-marks.ts';
import { subjectInitials } from './initials.ts';
import { type FoundMark, isTitled, type Mark, markOf } from './mark-kinds.ts';
import { atMarkedLines, isCertainBreak, nameAbove } from './marked-lines.ts';
import { isVoiced, nounsIn, type Spoken, spokenIn } from './spoken.ts';

/**
 * `speaker`: the mark says who speaks. `doubtful`: it names somebody whom nothing else in the report speaks for. `nobody`: whether
 * it names anybody is unknown; it ends the floor. `label`: it names no person and ends the floor. `none`: it is no mark.
 */
export type Standing = 'speaker' | 'doubtful' | 'nobody' | 'label' | 'none';

export interface MarkStyle {
  /** So much is marked that what is not marked goes on with the speech before it. */
  readonly isMinutes: boolean;
  standingOf(mark: Mark): Standing;
  /** Paragraphs that go on with a speech are marked as well ("…"). */
  readonly marksContinuing: boolean;
  /** Whom marks name in full: a first name alone is theirs, too. */
  readonly fullNames: readonly string[];
}

/** What marks a report uses. `isMeant` tells labels that mean one person by the lists of those present and of the archive. */
export function markStyleOf(blocks: readonly Block[], isMeant: (label: string) => boolean): MarkStyle {
  const lines = blocks.flatMap((block) => atMarkedLines(block, isCertainBreak));
  const tallies = new Map<string, Tally>();
  let paragraphs = 0;
  let continuing = 0;
  lines.forEach((line, index) => {
    const { form, text, spans } = line;
    if (form === 'heading' || form === 'code') return;
    if (form === 'paragraph') paragraphs++;
    if (form === 'paragraph') continuing += text.split(CONTINUING).length - 1;
    const above = nameAbove(line, lines[index + 1]);
    // Without a colon only a name that the lists have is one.
    const found =
      markOf(text, spans, form === 'table') ?? [above, nameBefore(line)].find((one) => one?.mark.labels.every(isMeant));
    if (!found) return;
    // "abrown:" stands above what abrown said.
    const next = lines[index + 1];
    const behind = text.slice(found.printed);
    count(tallies, found, behind.trim() === '' && next?.form === 'list' ? next.text : behind);
  });
  const all = [...tallies.values()];
  const isNoun = nounsIn(lines.map(({ text }) => text));
  const sum = (which: (tally: Tally) => boolean): number =>
    all.reduce((so, tally) => so + (which(tally) ? tally.count : 0), 0);
  const ofKind = (kind: Mark['kind']): number => sum(({ mark }) => mark.kind === kind && isColon(mark));

  const initials = ofKind('initials');
  const hasInitials = initials >= FEWEST && initials >= paragraphs * SMALLEST_SHARE;
  const hasQuestions = ofKind('question') >= FEWEST && ofKind('answer') >= 1;
  const isPlausible = ({ mark, count: all, speech, noSpeech }: Tally): boolean =>
    isPersonLike(mark) &&
    !isNounLike(mark.label, isNoun) &&
    // Who stands in brackets raises a matter, which may be two words.
    (mark.form === 'square' ? noSpeech < all : speech > 0 && speech >= noSpeech);
  // "[Rolf] I’d rather wait": one such bracket is enough.
  const isVoicedPerson = (tally: Tally): boolean =>
    tally.voiced > 0 && tally.mark.kind !== 'initials' && isPlausible(tally);
  const hasNames =
    sum(
      (tally) =>
        tally.mark.kind === 'name' && isColon(tally.mark) && tally.mark.label.includes(' ') && isPlausible(tally),
    ) >= 3;
  const angles = sum(({ mark }) => mark.form === 'angle');
  const isChat = angles >= FEWEST && angles >= lines.length * SMALLEST_SHARE;
  const meant = sum(({ mark }) => isColon(mark) && mark.labels.every(isMeant));
  const bracketed = sum(({ mark }) => mark.form === 'square');
  const withComma = all.filter(({ mark }) => mark.form === 'comma');
  const hasCommas = withComma.length >= FEWEST && withComma.reduce((so, tally) => so + tally.count, 0) > FEWEST;
  const isSure = (mark: Mark): boolean =>
    (hasCommas || (mark.form !== 'comma' && mark.form !== 'bare')) &&
    mark.kind !== 'label' &&
    mark.kind !== 'group' &&
    mark.form !== 'action' &&
    // One bracket in a report of prose is a remark, whomever it names.
    (mark.form !== 'square' || (tallies.has(keyOf(mark)) && (bracketed >= FEWEST || meant >= FEWEST))) &&
    (mark.labels.every(isMeant) || isTitled(mark.label) || (mark.form === 'angle' && isChat));
  const sureMarks = sum(({ mark }) => isSure(mark));
  const recurring = (form: Family): Tally[] =>
    all.filter((tally) => family(tally.mark) === form && tally.count >= FEWEST && isPlausible(tally));
  const hasForm = new Map(
    (['colon', 'square', 'cell'] as const).map((form) => {
      const often = recurring(form);
      const isRecurring = often.length >= FEWEST && often.reduce((so, tally) => so + tally.count, 0) >= FEWEST * 2;
      // Bracketed names each raise a matter: several of them are a manner, though each comes once.
      const isManner =
        form === 'square' && all.filter((tally) => tally.mark.form === form && isPlausible(tally)).length > FEWEST;
      const isVoice = form === 'square' && all.some((tally) => tally.mark.form === form && isVoicedPerson(tally));
      return [
        form,
        isRecurring || isManner || isVoice || all.some(({ mark }) => family(mark) === form && isSure(mark)),
      ];
    }),
  );

  // "<relay> {pdx} …": whoever passes on what others say says nothing himself.
  const relays = new Set(all.flatMap(({ mark }) => RELAY.exec(mark.evidence)?.[1] ?? []));
  const personStanding = (mark: Mark): Standing => {
    if (mark.form === 'angle' && relays.has(mark.label)) return 'nobody';
    if (isSure(mark)) {
      // A table of handles and names is no talk.
      const cell = mark.form === 'cell' ? tallies.get(keyOf(mark)) : undefined;
      if (cell && !mark.isTimed && cell.speech * 2 < cell.count) return 'none';
      const needsCompany = mark.form === 'dash' || mark.form === 'bold' || mark.form === 'glued';
      return needsCompany && sureMarks < FEWEST ? 'none' : 'speaker';
    }
    const form = family(mark);
    const tally = tallies.get(keyOf(mark));
    if (mark.form === 'action') return isChat && tallies.has(keyOf({ ...mark, form: 'angle' })) ? 'speaker' : 'none';
    if (mark.form === 'angle') return sureMarks >= FEWEST ? 'nobody' : 'none';
    if (mark.form === 'glued' || mark.form === 'dash' || mark.form === 'bold' || form === null || !tally)
      return mark.form === 'glued' && mark.kind === 'initials' && (hasInitials || sureMarks >= FEWEST)
        ? 'nobody'
        : 'none';
    const isAccepted = hasForm.get(form) || (form === 'colon' && (hasNames || hasInitials));
    if (mark.isTimed && tally.speech > 0) return 'speaker';
    if (isPlausible(tally)) {
      const isFull = mark.label.includes(' ');
      if (isFull && form === 'colon' && (hasNames || tally.count > FEWEST)) return 'speaker';
      if (isAccepted && tally.count >= FEWEST) return 'speaker';
      if (isAccepted && (mark.kind !== 'nick' || form === 'square' || looksInvented(mark.label))) return 'doubtful';
    }
    return isAccepted && form !== 'cell' ? 'nobody' : 'none';
  };
  // "Chicken and Egg Trap:" is more likely a heading than two people.
  const strangersIn = (mark: Mark): Standing => (/\sand\s/.test(mark.label) ? 'none' : personStanding(mark));
  const standingOf = (mark: Mark): Standing => {
    switch (mark.kind) {
      case 'initials':
        if (mark.form === 'colon' && hasInitials) return 'speaker';
        return personStanding(mark);
      case 'joint':
        return mark.labels.every((label) => standingOf({ ...mark, ...asSingle(label) }) === 'speaker')
          ? 'speaker'
          : strangersIn(mark);
      case 'name':
      case 'nick':
        return personStanding(mark);
      case 'question':
      case 'answer':
        return hasQuestions ? 'speaker' : 'none';
      case 'label': {
        const form = family(mark);
        return form && form !== 'cell' && (hasForm.get(form) || hasNames || hasInitials) ? 'label' : 'none';
      }
      default:
        // "<Speaker 2> …": whoever it is, it is not the former speaker.
        if (mark.form === 'angle') return isChat ? 'nobody' : 'none';
        if (mark.form !== 'colon') return 'none';
        return hasInitials || ofKind('name') + ofKind('office') >= 3 || sureMarks >= FEWEST ? 'speaker' : 'none';
    }
  };
  const accepted = sum(({ mark }) => standingOf(mark) === 'speaker');
  // Notes say "JB asked …" as often as "JB: …": what they do not mark is told, not spoken.
  const isTold = subjectInitials(lines.map((line) => line.text).join('\n')).length > accepted / 2;
  return {
    isMinutes: !hasQuestions && !isTold && accepted >= FEWEST && accepted >= paragraphs * SMALLEST_SHARE,
    standingOf,
    marksContinuing: continuing > MANY,
    fullNames: all
      .filter(({ mark }) => mark.kind === 'name' && mark.label.includes(' ') && !isTitled(mark.label))
      .filter(({ mark }) => standingOf(mark) === 'speaker')
      .map(({ mark }) => mark.label),
  };
}

/** Begins a line that goes on with the speech before it. */
export const CONTINUING = /^(?:…|\.{3}|->|→)/m;
/** So many are a manner. */
const MANY = 4;
const RELAY = /^(?:\*\s*)?<([^<>]{1,40})>\s*[{<[]/;
const FEWEST = 2;
/** A smaller share of marked paragraphs are acronyms in prose. */
const SMALLEST_SHARE = 0.2;

/** Forms in which a report may mark by whatever labels it likes; of the others only what is meant by a list counts. */
type Family = 'colon' | 'square' | 'cell';

function family({ form }: Mark): Family | null {
  return form === 'colon' || form === 'square' || form === 'cell' ? form : null;
}

interface Tally {
  readonly mark: Mark;
  count: number;
  speech: number;
  noSpeech: number;
  /** Somebody speaks of himself in the words. */
  voiced: number;
}

function count(tallies: Map<string, Tally>, { mark }: FoundMark, behind: string): void {
  const key = keyOf(mark);
  const tally = tallies.get(key) ?? { mark, count: 0, speech: 0, noSpeech: 0, voiced: 0 };
  const spoken: Spoken = spokenIn(behind);
  tally.count++;
  if (spoken === 'speech') tally.speech++;
  if (spoken === 'none') tally.noSpeech++;
  if (isVoiced(behind)) tally.voiced++;
  tallies.set(key, tally);
}

function isColon({ form }: Mark): boolean {
  return form === 'colon';
}

function isPersonLike({ kind, label }: Mark): boolean {
  if (kind === 'initials' || kind === 'nick') return true;
  // "LF Policies": an acronym among words in small letters is no first name.
  return kind === 'name' && !(/\p{Ll}/u.test(label) && label.split(/\s+/).some((word) => /^[A-Z]{2,}$/.test(word)));
}

function isNounLike(label: string, isNoun: (word: string) => boolean): boolean {
  const last = label.split(/\s+/).at(-1) ?? '';
  // Few names end like nouns of doing and being: "Correction:", "Testing:".
  return isNoun(last) || (last === label && /(?:[ts]ion|ment|ness|ing|ism|bility)s?$/.test(label));
}

/** No word of the language: "kfalk2", "trm", "EinMByte". */
function looksInvented(nick: string): boolean {
  return /\d|[_^|]|\p{Ll}\p{Lu}/u.test(nick) || !/[aeiouy]/i.test(nick);
}

function asSingle(label: string): Pick<Mark, 'kind' | 'label' | 'labels'> {
  const kind = /^[A-Z][A-Z0-9]{1,4}$/.test(label) ? 'initials' : /^\p{Lu}/u.test(label) ? 'name' : 'nick';
  return { kind, label, labels: [label] };
}

function keyOf(mark: Mark): string {
  return `${family(mark) ?? mark.form}:${mark.kind}:${mark.label}`;
}
