// Finds in logs and chats who writes down what others say ("<pdx> Rolf: not yet", "<pdx> ... but soon"), so that their words are
// not the writer's. To call somebody by name is no such thing: a scribe also names himself, goes on, or is announced.
import { type FoundMark, type Mark, markOf } from './mark-kinds.ts';

/** A line with the mark at its beginning. */
export interface MarkedLine {
  readonly text: string;
  readonly found: FoundMark;
}

/** Labels of those who write down others' words. */
export function scribesIn(lines: readonly MarkedLine[]): ReadonlySet<string> {
  const tallies = new Map<string, { labelled: number; own: number; continued: number }>();
  const announced = new Set<string>();
  for (const { text, found } of lines) {
    const { label } = found.mark;
    const tally = tallies.get(label) ?? { labelled: 0, own: 0, continued: 0 };
    const behind = text.slice(found.printed);
    const inner = innerMark(behind);
    if (inner) tally.labelled++;
    if (inner?.mark.label === label) tally.own++;
    if (GOES_ON.test(behind)) tally.continued++;
    tallies.set(label, tally);
    for (const [, name = ''] of `${found.mark.label}: ${behind}`.matchAll(ANNOUNCED)) announced.add(name);
  }
  return new Set(
    [...tallies]
      .filter(([label, { labelled, own, continued }]) => {
        if (labelled < FEWEST) return false;
        return own > 0 || continued > 1 || announced.has(label);
      })
      .map(([label]) => label),
  );
}

/** Whose words a scribe's line holds; `null` where it names nobody: then they are the scribe's remark. */
export function innerMark(behind: string): FoundMark | null {
  const colon = behind.indexOf(':');
  const found = colon > 0 && colon <= LONGEST_LABEL ? markOf(behind) : null;
  return found?.mark.form === 'colon' && PERSONS.has(found.mark.kind) ? found : null;
}

/** Begins what goes on with the words before it. */
export const GOES_ON = /^(?:…|\.{2,}|->|→)/;

const PERSONS: ReadonlySet<Mark['kind']> = new Set(['initials', 'name', 'nick', 'joint']);
const ANNOUNCED = /\bscribe(?:nick)?(?:\s+is|\s*[:+])\s*@?([^\s,;:]+)/gi;
const FEWEST = 3;
const LONGEST_LABEL = 50;
