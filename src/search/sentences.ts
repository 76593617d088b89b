// Cuts a text into sentences by a simple rule of English. Good enough to begin and end a quotation at; refuses grammar.

/** UTF-16 offsets `[start, end)`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The sentences of a text in order, without the white space around them. A line feed ends one, too. */
export function sentencesOf(text: string): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  const close = (end: number, next: number) => {
    const sentence = text.slice(start, end);
    const [from, to] = [start + sentence.length - sentence.trimStart().length, start + sentence.trimEnd().length];
    if (to > from) ranges.push({ start: from, end: to });
    start = next;
  };
  for (const gap of text.matchAll(GAP)) {
    const next = gap.index + gap[0].length;
    const isNewSentence =
      BEGINNING.test(text.slice(next, next + 4)) && isEnd(text.slice(Math.max(start, gap.index - 12), gap.index));
    if (gap[0].includes('\n') || isNewSentence) close(gap.index, next);
  }
  close(text.length, text.length);
  return ranges;
}

const GAP = /(?<!\s)\s+(?=\S)/g;
const BEGINNING = /^["'“‘([]*[\p{Lu}\p{N}]/u;
const FULL_STOP = /[.!?…]["'”’)\]]*$/;
const ABBREVIATION = /(?:^|[^\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Cllr|Rev|Prof|St|No|vs|e\.g|i\.e)\.$/u;

function isEnd(before: string): boolean {
  return FULL_STOP.test(before) && !ABBREVIATION.test(before);
}
