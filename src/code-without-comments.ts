// TypeScript without what no program depends on: comments, indentation and blank lines. Reads literals only as far as to find their ends, so
// it costs a fraction of a parser; a test compares its result with what a real one makes of the same files.

/** The same program: equal texts for files that differ in comments, indentation and blank lines alone. Line ends stay where they can matter. */
export function withoutComments(code: string): string {
  let kept = '';
  let isNewLine = false;
  for (let at = 0; at < code.length; ) {
    const end = tokenEnd(code, at, kept);
    const token = code.slice(at, end);
    at = end;
    if (isBlank(token)) {
      // A comment of several lines ends a statement as a line end does.
      isNewLine ||= token.includes('\n');
      if (!isNewLine && kept !== '' && !kept.endsWith(' ')) kept += ' ';
      continue;
    }
    if (isNewLine && kept !== '') kept = `${kept.trimEnd()}\n`;
    isNewLine = false;
    kept += token;
  }
  return kept.trimEnd();
}

function isBlank(token: string): boolean {
  return /^\s|^\/[/*]/.test(token);
}

const BLANK = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const WORD = /[\p{ID_Continue}$#]+/uy;
const QUOTED = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const REGULAR_EXPRESSION = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** After these a slash begins a regular expression; after anything else that is a value it divides. */
const BEFORE_A_VALUE =
  /(?:^|[([{,;:=!&|?+\-*%~^<>}]|\b(?:return|typeof|case|in|of|do|else|void|throw|new|delete|await|yield))\s*$/;

/** Where the token ends that begins at `at`; `before` is what precedes it. */
function tokenEnd(code: string, at: number, before: string): number {
  const matched = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(code) ? pattern.lastIndex : at;
  };
  const blank = matched(BLANK);
  if (blank > at) return blank;
  const character = code[at];
  if (character === '`') return templateEnd(code, at);
  if (character === '/' && BEFORE_A_VALUE.test(before.slice(-20))) return Math.max(matched(REGULAR_EXPRESSION), at + 1);
  const literal = character === "'" || character === '"' ? matched(QUOTED) : matched(WORD);
  return Math.max(literal, at + 1);
}

/** A template is kept as it stands, with the code in it. */
function templateEnd(code: string, start: number): number {
  for (let at = start + 1; at < code.length; at++) {
    if (code[at] === '\\') at++;
    else if (code[at] === '`') return at + 1;
    else if (code.startsWith('${', at)) at = expressionEnd(code, at + 2);
  }
  return code.length;
}

/** Where the brace is that closes the one before `start`. */
function expressionEnd(code: string, start: number): number {
  let depth = 0;
  for (let at = start; at < code.length; ) {
    if (code[at] === '}' && depth-- === 0) return at;
    if (code[at] === '{') depth++;
    at = tokenEnd(code, at, code.slice(Math.max(0, at - 20), at));
  }
  return code.length;
}
