// Reads plain-text minutes that are written between the lines of an agenda, as one answers a mail: the numbered points stand behind a
// mark of quotation, what was said stands below each. Takes the marks off, so that the points are heads. Loses no word.

/** The agenda's lines without their marks, each point apart from what was said; any other text as it is. */
export function withoutAgendaQuotes(text: string): string {
  const lines = text.split('\n');
  const mark = MARKS.find((one) => isAnsweredAgenda(lines, one));
  if (mark === undefined) return text;
  let wasQuoted = false;
  return lines
    .flatMap((line) => {
      const quoted = quotedBy(line, mark);
      const isApart = (quoted !== null) !== wasQuoted || (quoted !== null && POINT.test(quoted));
      wasQuoted = quoted !== null;
      // "| ------" underlines the title above.
      if (quoted !== null && /^\s*[-=_~]{3,}\s*$/.test(quoted)) return [''];
      return isApart ? ['', quoted ?? line] : [quoted ?? line];
    })
    .join('\n');
}

const MARKS = ['|', '>', ':', '%'] as const;
type Mark = (typeof MARKS)[number];

const HEAD = /^ {0,3}(?:item )?(\d{1,2})[.):]\s+\S/i;
const POINT = /^\s*(?:\d{1,6}[.)]|[a-z][.)]|[-*•o])\s/i;
/** Fewer points are a quotation like any other. */
const FEWEST = 3;
/** Of the points, how many have an answer below them. */
const LEAST_ANSWERED = 0.5;

/** What stands behind the mark, with its indentation; `null` for a line without one and for a row of a table. */
function quotedBy(line: string, mark: Mark): string | null {
  const words = line.trim();
  if (!words.startsWith(mark) || (words.length > 1 && !/\s/.test(words[1] ?? ''))) return null;
  const quoted = words.slice(1).replace(/^\s/, '');
  return mark === '|' && quoted.includes('|') ? null : quoted;
}

/** Numbers that count up behind the mark, with lines without it between most of them. */
function isAnsweredAgenda(lines: readonly string[], mark: Mark): boolean {
  let heads = 0;
  let answered = 0;
  let last: number | null = null;
  let isOpen = false;
  for (const line of lines) {
    const quoted = quotedBy(line, mark);
    if (quoted === null) {
      if (isOpen && /\p{L}/u.test(line)) {
        answered++;
        isOpen = false;
      }
      continue;
    }
    const number = HEAD.exec(quoted)?.[1];
    if (number === undefined || (last !== null && Number(number) !== last + 1)) continue;
    last = Number(number);
    heads++;
    isOpen = true;
  }
  return heads >= FEWEST && answered >= heads * LEAST_ANSWERED;
}
