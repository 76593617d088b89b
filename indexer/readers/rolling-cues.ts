// Takes out what live captions show twice: lines that roll up and stay for the next cue, and lines that grow word by word. Whether a
// file rolls is weighed over the whole of it, so that somebody who says a thing twice is heard twice.
import type { Cue, CueLine } from './cues.ts';

/** The cues with every line once, each at the time at which it was first shown; as they are where the file does not roll. */
export function withoutRolling(cues: readonly Cue[]): readonly Cue[] {
  const pairs = cues.slice(1).filter((cue, index) => isNear(cues[index], cue));
  const rolling = pairs.filter((cue) => {
    const before = cues[cues.indexOf(cue) - 1];
    return before !== undefined && (shared(before.lines, cue.lines) > 0 || grows(before, cue));
  });
  if (rolling.length < FEWEST || rolling.length < pairs.length * SMALLEST_SHARE) return cues;
  const once: Cue[] = [];
  /** What is on the screen. */
  let shown: readonly CueLine[] = [];
  for (const cue of cues) {
    const last = once.at(-1);
    const isGoingOn = last !== undefined && isNear(last, cue);
    const lines = isGoingOn ? cue.lines.slice(shared(shown, cue.lines)) : cue.lines;
    const [first] = lines;
    const growing = shown.at(-1);
    shown = cue.lines;
    if (!first) {
      if (last) once[once.length - 1] = { ...last, end: Math.max(last.end, cue.end) };
    } else if (isGoingOn && growing && isBeginningOf(growing, first)) {
      once[once.length - 1] = { ...last, end: cue.end, lines: [...last.lines.slice(0, -1), first] };
      if (lines.length > 1) once.push({ ...cue, lines: lines.slice(1) });
    } else {
      once.push({ ...cue, lines });
    }
  }
  return once;
}

const FEWEST = 2;
/** Of the cues that follow one another; people who repeat themselves do so less often. */
const SMALLEST_SHARE = 0.3;
/** Seconds without a caption after which nothing rolls on. */
const LONGEST_GAP = 3;

function isNear(before: Cue | undefined, cue: Cue): boolean {
  return before !== undefined && cue.start - before.end <= LONGEST_GAP && cue.start >= before.start;
}

/** How many lines at the beginning of `after` are the last ones of `before`. */
function shared(before: readonly CueLine[], after: readonly CueLine[]): number {
  for (let count = Math.min(before.length, after.length); count > 0; count--) {
    const tail = before.slice(-count);
    if (tail.every(({ text }, index) => text === after[index]?.text)) return count;
  }
  return 0;
}

function grows(before: Cue, cue: Cue): boolean {
  const [last, first] = [before.lines.at(-1), cue.lines[0]];
  return last !== undefined && first !== undefined && isBeginningOf(last, first);
}

function isBeginningOf(one: CueLine, longer: CueLine): boolean {
  return longer.text.length > one.text.length && longer.text.startsWith(`${one.text} `);
}
