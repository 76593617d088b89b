// The command lines that README and docs print, and those that the program's own output names. Reads text; runs nothing.

export interface CommandLine {
  /** "README.md:12". */
  readonly where: string;
  /** As a shell reads it: with the lines before it in its block that set variables. */
  readonly line: string;
  /** As it is printed. */
  readonly printed: string;
}

const PROGRAMS = /^(?:npm|npx|git|docker|sudo|curl|node|cp|openssl)\s/;
const SETS_VARIABLES = /^export\s/;
const INLINE = /`((?:npm|npx|docker|sudo|node) [^`]+)`/g;

/** In the order in which somebody reads them: lines of indented blocks, and commands in the text and in tables. */
export function commandLinesOf(markdown: string, name: string): readonly CommandLine[] {
  const found: CommandLine[] = [];
  let exports: string[] = [];
  for (const [index, text] of markdown.split('\n').entries()) {
    const where = `${name}:${index + 1}`;
    const block = /^ {4,}(\S.*)$/.exec(text)?.[1]?.trimEnd();
    if (block === undefined) {
      exports = [];
      for (const [, printed = ''] of text.matchAll(INLINE)) found.push({ where, line: printed, printed });
    } else if (SETS_VARIABLES.test(block)) {
      exports.push(block);
    } else if (PROGRAMS.test(block)) {
      found.push({ where, line: [...exports, block].join('\n'), printed: block.replace(/\s+#.*$/, '') });
    }
  }
  return found;
}

/** The commands that a program's output tells people to type: up to the end of the line, the quotes around them, or the words that follow. */
export function hintsIn(output: string): readonly string[] {
  const hints: string[] = [];
  for (const { index, 0: begin } of output.matchAll(/\b(?:npx rapporteur|npm start --) (?=\S)/g)) {
    const before = output[index - 1];
    const rest = output.slice(index, output.indexOf('\n', index) < 0 ? undefined : output.indexOf('\n', index));
    const closing = before === '“' ? '”' : before === '"' ? '"' : null;
    const end = closing === null ? rest.search(/(?<=\S)(?: {2,}|[,;)] |[.,;)]$| \()/) : rest.indexOf(closing);
    const hint = (end < 0 ? rest : rest.slice(0, end)).trim();
    if (hint.length > begin.trim().length && !hints.includes(hint)) hints.push(hint);
  }
  return hints;
}
