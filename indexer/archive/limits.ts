// What no report may hold, because reading it as Markdown would take minutes or more memory than there is. Told with the line,
// so that such a file is passed over and the run goes on. The bounds are far beyond anything that people write.

/** Quotes and lists inside each other: the parser takes as many steps deep as there are levels. */
const MOST_LEVELS = 100;
/** Of lines without an empty one between them, in UTF-16 units: the parser's expressions give up at about two million. */
const LONGEST_PARAGRAPH = 1_000_000;
/** `*`, `_`, `[` and the like in one paragraph: the parser compares every one with every other. */
const MOST_MARKS = 10_000;

export interface TooMuch {
  /** 1 for the first line of `markdown`. */
  readonly line: number;
  /** What is wrong and how to mend it. */
  readonly message: string;
}

/** The first place of a report's text that goes beyond a limit; `null` where none does. */
export function tooMuchIn(markdown: string): TooMuch | null {
  let paragraph = { line: 1, length: 0, marks: 0 };
  let line = 0;
  for (const content of markdown.split('\n')) {
    line++;
    if (levelsOf(content) > MOST_LEVELS) {
      return { line, message: `quotes or lists are nested more than ${MOST_LEVELS} levels deep: take some out` };
    }
    if (content.trim() === '') {
      paragraph = { line: line + 1, length: 0, marks: 0 };
      continue;
    }
    paragraph.length += content.length;
    if (paragraph.length > LONGEST_PARAGRAPH) {
      const message = `a paragraph is longer than ${LONGEST_PARAGRAPH} characters: divide it by empty lines`;
      return { line: paragraph.line, message };
    }
    paragraph.marks += content.match(/[*_~`[\]<!&\\]/g)?.length ?? 0;
    if (paragraph.marks > MOST_MARKS) {
      const message = `a paragraph has more than ${MOST_MARKS} formatting marks (such as * _ [ \`): divide it by empty lines`;
      return { line: paragraph.line, message };
    }
  }
  return null;
}

/** How many quotes and lists the line is inside of at the most, by the marks before its text and by their indentation. */
function levelsOf(line: string): number {
  const start = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+/.exec(line)?.[0];
  if (start === undefined) return 0;
  const marks = start.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0;
  const indentation = /^[ \t]*/.exec(start)?.[0].replaceAll('\t', '    ').length ?? 0;
  return marks + Math.floor(indentation / 2);
}
