// Counts the marks of a report and what stands behind them, and tells by a label's shape what speaks for a person and against.
// Weighs nothing: that is the report's style of marking.
import type { Block } from '../text/blocks.ts';
import type { FoundMark, Mark } from './mark-kinds.ts';
import { isTalk, isVoiced, type Spoken, spokenIn } from './spoken.ts';

/** Forms in which a report may mark by whatever labels it likes; of the others only what is meant by a list counts. */
export type Family = 'colon' | 'square' | 'cell' | 'dash';

/** `null` for forms of which only what a list has counts. */
export function family({ form }: Mark): Family | null {
  return form === 'colon' || form === 'square' || form === 'cell' || form === 'dash' ? form : null;
}

/** How often a mark stands in a report, and before what words. */
export interface Tally {
  readonly mark: Mark;
  count: number;
  speech: number;
  noSpeech: number;
  /** Somebody speaks of himself in the words. */
  voiced: number;
  /** Before words that somebody says or reports, rather than a task or a matter. */
  talk: number;
  /** In a line of a time and a name above the words: whatever they are, somebody says them. */
  below: number;
  /** In bold. */
  strong: number;
}

/** Adds a mark before the words `behind`, in a line of the report. */
export function count(tallies: Map<string, Tally>, found: FoundMark, behind: string, line: Block): void {
  const { mark } = found;
  const key = keyOf(mark);
  const tally = tallies.get(key) ?? { mark, count: 0, speech: 0, noSpeech: 0, voiced: 0, talk: 0, below: 0, strong: 0 };
  const spoken: Spoken = spokenIn(behind);
  tally.count++;
  if (spoken === 'speech') tally.speech++;
  if (spoken === 'none') tally.noSpeech++;
  if (isVoiced(behind)) tally.voiced++;
  if (isTalk(behind)) tally.talk++;
  if (line.isBelowName) tally.below++;
  if (isStrong(line, found)) tally.strong++;
  tallies.set(key, tally);
}

function isStrong({ spans }: Block, { mark }: FoundMark): boolean {
  const [span] = spans;
  return span?.kind === 'strong' && span.start <= 1 && span.end >= mark.label.length;
}

/** "NOTICE": a word, not somebody's initials. */
export function isInCapitals({ label }: Mark): boolean {
  return /^\p{Lu}{5,}$/u.test(label);
}

/** The commonest form. */
export function isColon({ form }: Mark): boolean {
  return form === 'colon';
}

/** By the shape of the words alone. */
export function isPersonLike({ kind, label }: Mark): boolean {
  if (kind === 'initials' || kind === 'nick') return true;
  // "LF Policies": an acronym among words in small letters is no first name.
  return kind === 'name' && !(/\p{Ll}/u.test(label) && label.split(/\s+/).some((word) => /^[A-Z]{2,}s?$/.test(word)));
}

/** Used as a noun in the report, or ending like one. */
export function isNounLike(label: string, isNoun: (word: string) => boolean): boolean {
  const last = label.split(/\s+/).at(-1) ?? '';
  // Few names end like nouns of doing and being: "Correction:", "Testing:".
  return (
    isNoun(last) ||
    (last === label && /(?:[ts]ion|ment|ness|ing|ism|ility|ative|ship|hood|ics|ogy|less|ful)s?$/.test(label))
  );
}

/** No word of the language: "kfalk2", "trm", "EinMByte". */
export function looksInvented(nick: string): boolean {
  return /\d|[_^|]|\p{Ll}\p{Lu}/u.test(nick) || !/[aeiouy]/i.test(nick);
}

/** Whether a mark may stand before a task or a matter as well as before speech: "Ada: …", "(Ada) …". */
export function isOpenLabel({ form, kind, label, evidence, isTimed }: Mark): boolean {
  // A name alone above a list is whoever reports what stands in it.
  return (form === 'colon' || form === 'square') && evidence !== label && !isTimed && OPEN_KINDS.has(kind);
}

const OPEN_KINDS: ReadonlySet<Mark['kind']> = new Set(['initials', 'name', 'nick', 'joint']);

/** One key for a label, however the form of one family is printed. */
export function keyOf(mark: Mark): string {
  return `${family(mark) ?? mark.form}:${mark.kind}:${mark.label}`;
}
