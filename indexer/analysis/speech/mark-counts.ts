// Counts what stands in a report as marks of speech stand, line by line, with what stands behind it and between. Weighs nothing: whether
// any of it says who speaks is for the report's style of marking.
import type { Block } from '../text/blocks.ts';
import { nameBefore } from './comma-marks.ts';
import { asInitials, type FoundMark, markOf } from './mark-kinds.ts';
import { count, isColon, keyOf, type Tally } from './mark-tallies.ts';
import { nameAbove } from './marked-lines.ts';
import { marksPlainly, plainNames } from './plain-marks.ts';
import { innerMark, scribesIn } from './scribes.ts';
import { isOnlyName, isTalk } from './spoken.ts';
import { verbAfter } from './verbs.ts';

export interface MarkCounts {
  readonly tallies: ReadonlyMap<string, Tally>;
  /** Capitals that are initials here, though they mostly introduce something else. */
  readonly initialled: ReadonlySet<string>;
  /** Who writes down what others say. */
  readonly scribes: ReadonlySet<string>;
  /** Marks behind a scribe's. */
  readonly scribed: ReadonlySet<string>;
  readonly paragraphs: number;
  /** Lines that go on with the speech before them. */
  readonly continuing: number;
  /** Marked paragraphs right behind one with the same mark. */
  readonly repeated: number;
  /** Unmarked paragraphs behind a marked one. */
  readonly unmarked: number;
  /** Points that are nothing but a name above a list, of those present. */
  readonly known: number;
  /** Such points with other names. */
  readonly others: number;
  /** Names with which paragraphs begin that tell what somebody says. */
  readonly tellers: readonly string[];
  /** Words of those present follow their names without any sign. */
  readonly isPlain: boolean;
}

/** @param isMeant tells labels that mean one person by the lists */
export function countMarks(lines: readonly Block[], isMeant: (label: string) => boolean): MarkCounts {
  const tallies = new Map<string, Tally>();
  const marks = lines.map(({ form, text, spans }) =>
    form === 'heading' || form === 'code' ? null : markOf(text, spans, form === 'table'),
  );
  // "PS:" is somebody whose initials these are, where words that somebody says stand behind it.
  const initialled = new Set(
    marks.flatMap((found, index) => {
      const { mark, printed } = found ?? {};
      const isCapitals = mark?.kind === 'label' && mark.form === 'colon' && /^[A-Z]{2,4}$/.test(mark.label);
      return isCapitals && isMeant(mark.label) && isTalk(lines[index]?.text.slice(printed) ?? '') ? [mark.label] : [];
    }),
  );
  const scribes = scribesIn(
    lines.flatMap(({ text }, index) => {
      const found = marks[index];
      return found ? [{ text, found }] : [];
    }),
  );
  const markAt = (index: number): FoundMark | null => {
    const found = marks[index] ?? null;
    return found?.mark.kind === 'label' && initialled.has(found.mark.label) ? asInitials(found) : found;
  };
  /** Marks behind a scribe's. */
  const scribed = new Set<string>();
  let paragraphs = 0;
  let continuing = 0;
  /** Marked paragraphs right behind one with the same mark, and unmarked ones behind a marked one. */
  let [repeated, unmarked] = [0, 0];
  let before: string | null = null;
  /** Points that are nothing but a name above a list: of those present, and others. */
  let [known, others] = [0, 0];
  const tellers: string[] = [];
  const isPlain = marksPlainly(lines, isMeant);
  lines.forEach((line, index) => {
    const { form, text } = line;
    if (form === 'heading') before = null;
    if (form === 'heading' || form === 'code') return;
    if (form === 'paragraph') paragraphs++;
    if (form === 'paragraph') continuing += text.split(CONTINUING).length - 1;
    const above = nameAbove(line, lines[index + 1]);
    // Without a colon only a name that the lists have is one.
    const found =
      markAt(index) ??
      [above, nameBefore(line), ...(isPlain ? plainNames(line) : [])].find((one) => one?.mark.labels.every(isMeant));
    const teller = found || form !== 'paragraph' ? null : tellerIn(text);
    if (teller !== null) tellers.push(teller);
    if (form === 'paragraph') {
      if (found && found.mark.label === before) repeated++;
      else if (!found && before !== null) unmarked++;
      before = found?.mark.label ?? null;
    }
    if (above && found === above) known++;
    else if (above) others++;
    if (!found) return;
    if (scribes.has(found.mark.label)) {
      const inner = innerMark(text.slice(found.printed));
      if (inner) {
        count(tallies, inner, text.slice(found.printed + inner.printed), line);
        scribed.add(keyOf(inner.mark));
      }
      return;
    }
    // "abrown:" stands above what abrown said.
    const next = lines[index + 1];
    const behind = text.slice(found.printed);
    // "Treasurer: Bo Rask", "Moved: Ada Lane": fields, in which nobody speaks.
    const isField = !line.isBelowName;
    if (
      isField &&
      found.mark.kind === 'name' &&
      isColon(found.mark) &&
      !isMeant(found.mark.label) &&
      isOnlyName(behind)
    )
      return;
    if (found.mark.kind === 'office' && isOnlyName(behind)) return;
    const isAbove = behind.trim() === '' && next?.form === 'list';
    count(tallies, found, isAbove ? next.text : behind, line);
  });
  return {
    tallies,
    initialled,
    scribes,
    scribed,
    paragraphs,
    continuing,
    repeated,
    unmarked,
    known,
    others,
    tellers,
    isPlain,
  };
}

/** The name with which a paragraph begins that goes on with a verb of saying, `null` for any other. */
function tellerIn(text: string): string | null {
  const name = /^(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?)(?=\s+\p{Ll})/u.exec(text.slice(0, 60));
  return name?.[1] !== undefined && verbAfter(text, name[0].length) ? name[1] : null;
}

/** Begins a line that goes on with the speech before it. */
export const CONTINUING = /^(?:…|\.{3}|->|→)/m;
