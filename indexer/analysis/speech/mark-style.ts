// Decides for a whole report which marks it uses to say who speaks, so that a label before a colon is not taken for a speaker, and
// an unknown speaker not for the one before. Weighs evidence only; whose a mark is, is the cast's business.
import type { Block } from '../text/blocks.ts';
import { subjectInitials } from './initials.ts';
import { countMarks } from './mark-counts.ts';
import { isTitled, type Mark } from './mark-kinds.ts';
import {
  type Family,
  family,
  isColon,
  isInCapitals,
  isNounLike,
  isOpenLabel,
  isPersonLike,
  keyOf,
  looksInvented,
  type Tally,
} from './mark-tallies.ts';
import { atMarkedLines, isCertainBreak } from './marked-lines.ts';
import { nounsIn, writtenSmallIn } from './spoken.ts';

/**
 * `speaker`: the mark says who speaks. `doubtful`: it names somebody whom nothing else in the report speaks for. `nobody`: whether
 * it names anybody is unknown; it ends the floor. `label`: it names no person and ends the floor. `none`: it is no mark.
 */
export type Standing = 'speaker' | 'doubtful' | 'nobody' | 'label' | 'none';

export interface MarkStyle {
  /** So much is marked that what is not marked goes on with the speech before it. */
  readonly isMinutes: boolean;
  standingOf(mark: Mark): Standing;
  /** Paragraphs that go on with a speech are marked as well: by "…", or by the same name again. */
  readonly marksContinuing: boolean;
  /** Beside the marks, paragraphs tell what those present say ("Ada notes that …"). */
  readonly tells: boolean;
  /** Whom marks name, as printed. */
  readonly names: ReadonlySet<string>;
  /** Capitals that are initials here, though they mostly introduce something else. */
  readonly initialled: ReadonlySet<string>;
  /** Labels mostly name whose a task or a matter is, so that they mark speech only where words say so. */
  readonly namesOwners: boolean;
  /** Handles whom marks name, as printed. */
  readonly nicks: ReadonlySet<string>;
  /** Who writes down what others say: a mark behind their own says whose words follow. */
  readonly scribes: ReadonlySet<string>;
  /** Whom marks name in full: a first name alone is theirs, too. */
  readonly fullNames: readonly string[];
  /** A name alone, before a paragraph’s words, is a mark. */
  readonly isPlain: boolean;
}

/** What marks a report uses. `isMeant` tells labels that mean one person by the lists of those present and of the archive. */
export function markStyleOf(blocks: readonly Block[], isMeant: (label: string) => boolean): MarkStyle {
  const lines = blocks.flatMap((block) => atMarkedLines(block, isCertainBreak));
  const counts = countMarks(lines, isMeant);
  const { tallies, initialled, scribes, scribed, paragraphs, continuing, repeated, unmarked, known, others } = counts;
  const all = [...tallies.values()];
  const texts = lines.map(({ text }) => text);
  const named = all.filter(({ mark }) => mark.kind === 'name' && isColon(mark));
  const names = new Set(named.flatMap(({ mark }) => [mark.label, mark.label.split(' ')[0] ?? '']));
  const telling = counts.tellers.filter((name) => isMeant(name) || names.has(name)).length;
  const isNoun = nounsIn(texts);
  const isWord = writtenSmallIn(texts);
  const sum = (which: (tally: Tally) => boolean): number =>
    all.reduce((so, tally) => so + (which(tally) ? tally.count : 0), 0);
  const ofKind = (kind: Mark['kind']): number => sum(({ mark }) => mark.kind === kind && isColon(mark));

  const initials = ofKind('initials');
  const hasInitials = initials >= FEWEST && initials >= paragraphs * SMALLEST_SHARE;
  const hasQuestions = ofKind('question') >= FEWEST && ofKind('answer') >= 1;
  const isPlausible = ({ mark, count: all, speech, noSpeech, voiced }: Tally): boolean =>
    isPersonLike(mark) &&
    // "the pdx logs": no word of the language, before words of somebody's own.
    (!isNounLike(mark.label, isNoun) || (voiced > 1 && looksInvented(mark.label))) &&
    // A word that the report writes small is none of its names, unless it comes again and again.
    (all > 2 || mark.kind !== 'name' || !mark.label.split(/\s+/).every(isWord)) &&
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
  const sure = all.filter(({ mark }) => isSure(mark));
  const dressed = sure.reduce((so, tally) => so + tally.strong, 0);
  const capitals = sure.reduce((so, tally) => so + (isInCapitals(tally.mark) ? tally.count : 0), 0);
  // Where those who are known stand in plain letters, a label in bold or in capitals is no name, and the other way round.
  const isDressedAlike = ({ mark, count: all, strong }: Tally): boolean =>
    sureMarks <= FEWEST ||
    mark.form === 'bold' ||
    ((strong < all || dressed > 0) && (strong > 0 || dressed < sureMarks) && (!isInCapitals(mark) || capitals > 0));
  const isSingle = ({ label }: Mark): boolean => !label.includes(' ') && !isNounLike(label, isNoun) && !isWord(label);
  const recurring = (form: Family): Tally[] =>
    all.filter((tally) => family(tally.mark) === form && tally.count >= FEWEST && isPlausible(tally));
  const withDash = all.filter(({ mark }) => mark.form === 'dash' && mark.kind === 'name');
  const sureDashes = withDash.filter(({ mark }) => isSure(mark));
  const hasForm = new Map(
    (['colon', 'square', 'cell', 'dash'] as const).map((form) => {
      const often = recurring(form);
      // Dashes part much else: they mark speech where most of what they follow is somebody, or several who are known.
      if (form === 'dash') {
        const isMost = often.length >= FEWEST && often.reduce((so, tally) => so + tally.count, 0) * 2 > lines.length;
        return [form, sureDashes.length >= FEWEST || isMost];
      }
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
  // Names that others of the marks print with their capitals.
  const fullNames = new Set(
    all
      .filter(({ mark }) => mark.kind === 'name' && mark.label.includes(' '))
      .map(({ mark }) => mark.label.toLowerCase()),
  );
  const nicks = all.filter(
    ({ mark, count }) => mark.kind === 'nick' && isColon(mark) && (count >= FEWEST || isSure(mark)),
  );
  /** A handle, or a name written small, where others are. */
  const isOneOfNicks = (mark: Mark): boolean =>
    mark.evidence.startsWith('@') ||
    (nicks.length >= FEWEST && /^\p{Ll}[\p{L}\p{N}_.-]{2,}$/u.test(mark.label) && !isWord(mark.label));
  const personStanding = (mark: Mark): Standing => {
    if (mark.form === 'angle' && relays.has(mark.label)) return 'nobody';
    if (isSure(mark)) {
      // A table of handles and names is no talk.
      const cell = mark.form === 'cell' ? tallies.get(keyOf(mark)) : undefined;
      if (cell && !mark.isTimed && cell.speech * 2 < cell.count) return 'none';
      const needsCompany = mark.form === 'dash' || mark.form === 'bold' || mark.form === 'glued';
      return needsCompany && sureMarks < FEWEST ? 'none' : 'speaker';
    }
    // "Nick" above a list, where most who stand so are known.
    if (mark.evidence === mark.label && isColon(mark))
      return known >= FEWEST && known >= others && mark.kind === 'name' && isSingle(mark) ? 'doubtful' : 'none';
    const form = family(mark);
    const tally = tallies.get(keyOf(mark));
    if (mark.form === 'action') return isChat && tallies.has(keyOf({ ...mark, form: 'angle' })) ? 'speaker' : 'none';
    if (mark.form === 'angle')
      return sureMarks < FEWEST ? 'none' : tally && tally.speech > 0 && !isWord(mark.label) ? 'doubtful' : 'nobody';
    if (mark.form === 'dash') {
      if (!tally || mark.kind !== 'name' || !isPlausible(tally) || !isDressedAlike(tally)) return 'none';
      if (hasForm.get('dash')) return tally.count >= FEWEST ? 'speaker' : 'doubtful';
      return mark.label.includes(' ') && tally.voiced > 0 && sureMarks >= FEWEST ? 'nobody' : 'none';
    }
    if (mark.form === 'glued' || mark.form === 'bold' || form === null || !tally)
      return mark.form === 'glued' && mark.kind === 'initials' && (hasInitials || sureMarks >= FEWEST)
        ? 'nobody'
        : 'none';
    if (scribed.has(keyOf(mark)) && isPlausible(tally)) return tally.count >= FEWEST ? 'speaker' : 'doubtful';
    const isAccepted = scribed.size > 0 || hasForm.get(form) || (form === 'colon' && (hasNames || hasInitials));
    if (mark.isTimed && (tally.speech > 0 || tally.below > 0)) return 'speaker';
    if (isPlausible(tally) && isDressedAlike(tally)) {
      const isFull = mark.label.includes(' ');
      if (isFull && form === 'colon' && (hasNames || tally.count > FEWEST)) return 'speaker';
      if (isAccepted && tally.count >= FEWEST) return 'speaker';
      if (isAccepted && (mark.kind !== 'nick' || form === 'square' || looksInvented(mark.label) || isOneOfNicks(mark)))
        return 'doubtful';
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
        if (hasQuestions) return 'speaker';
        // Whoever "A:" is, it is not the speaker before.
        return mark.evidence.endsWith(':') && sureMarks >= FEWEST ? 'nobody' : 'none';
      case 'words':
        if (mark.form === 'colon' && (isMeant(mark.label) || fullNames.has(mark.label.toLowerCase()))) return 'speaker';
        if ((tallies.get(keyOf(mark))?.below ?? 0) >= FEWEST) return 'speaker';
        // "Mystery guest:", "Two pilots:".
        return /^\p{Lu}\p{Ll}+ \p{Ll}{3,}$/u.test(mark.label) ? standingOf({ ...mark, kind: 'label' }) : 'none';
      case 'label': {
        const form = family(mark);
        return form && form !== 'cell' && form !== 'dash' && (hasForm.get(form) || hasNames || hasInitials)
          ? 'label'
          : 'none';
      }
      default:
        // "<Speaker 2> …": whoever it is, it is not the former speaker.
        if (mark.form === 'angle') return isChat ? 'nobody' : 'none';
        if (mark.form !== 'colon') return 'none';
        return hasInitials || ofKind('name') + ofKind('office') >= 3 || sureMarks >= FEWEST ? 'speaker' : 'none';
    }
  };
  const talk = all.reduce((so, tally) => so + (isOpenLabel(tally.mark) ? tally.talk : 0), 0);
  const accepted = sum(({ mark }) => standingOf(mark) === 'speaker' || scribed.has(keyOf(mark)));
  // Notes say "JB asked …" as often as "JB: …": what they do not mark is told, not spoken.
  const isTold = subjectInitials(lines.map((line) => line.text).join('\n')).length > accepted / 2;
  return {
    isMinutes: !hasQuestions && !isTold && accepted >= FEWEST && accepted >= paragraphs * SMALLEST_SHARE,
    standingOf,
    marksContinuing: continuing > MANY || (repeated > MANY && repeated >= unmarked),
    initialled,
    scribes,
    namesOwners:
      sum(({ mark }) => isOpenLabel(mark)) >= FEWEST_OWNERS && talk * 5 < sum(({ mark }) => isOpenLabel(mark)) * 2,
    nicks: new Set(nicks.filter(({ mark }) => standingOf(mark) === 'speaker').map(({ mark }) => mark.label)),
    isPlain: counts.isPlain,
    tells: telling >= FEWEST && telling * 10 >= accepted,
    names: new Set(
      [...tallies.values()]
        .filter(({ mark }) => mark.kind === 'name' && ['speaker', 'doubtful'].includes(standingOf(mark)))
        .map(({ mark }) => mark.label),
    ),
    fullNames: all
      .filter(({ mark }) => mark.kind === 'name' && mark.label.includes(' ') && !isTitled(mark.label))
      .filter(({ mark }) => standingOf(mark) === 'speaker')
      .map(({ mark }) => mark.label),
  };
}

/** So many are a manner. */
const MANY = 4;
const RELAY = /^(?:\*\s*)?<([^<>]{1,40})>\s*[{<[]/;
const FEWEST = 2;
/** Fewer labels are no manner of naming owners. */
const FEWEST_OWNERS = 4;
/** A smaller share of marked paragraphs are acronyms in prose. */
const SMALLEST_SHARE = 0.2;

function asSingle(label: string): Pick<Mark, 'kind' | 'label' | 'labels'> {
  const kind = /^[A-Z][A-Z0-9]{1,4}$/.test(label) ? 'initials' : /^\p{Lu}/u.test(label) ? 'name' : 'nick';
  return { kind, label, labels: [label] };
}
