// Makes links that land on a passage of its source: text fragments (https://wicg.github.io/scroll-to-text-fragment/).

/** Above this many words the fragment names the first and the last few words instead of all. */
export const WHOLE_WORDS = 10;
export const END_WORDS = 4;
/** Scripts without spaces make one endless word; a fragment of this length still fits every address bar. */
const MAX_CHARACTERS = 300;

/** What a fragment says, as plain text; a browser marks from `start` to `end`, or `start` alone. */
export interface TextDirective {
  readonly start: string;
  readonly end: string | null;
  /** What must stand right before and right after, where the words alone would fit elsewhere, too. */
  readonly prefix: string | null;
  readonly suffix: string | null;
}

/**
 * The report's address with a fragment that lands on `passage` (plain text, as a statement has it); `null` where the report has no http(s) address.
 * A fragment must not span blocks, so of several lines the first with words counts; a passage without any leaves the address as it is.
 */
export function sourceUrl(reportUrl: string | null, passage: string | null): string | null {
  const words = passage === null ? [] : firstBlockOf(passage);
  return directedUrl(reportUrl, words.length === 0 ? null : directiveFor(words));
}

/** The address with that fragment in the place of any other; `null` where it is no http(s) address. */
export function directedUrl(reportUrl: string | null, directive: TextDirective | null): string | null {
  const url = reportUrl === null ? null : URL.parse(reportUrl);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const address = url.href.replace(/:~:.*$/s, '');
  if (directive === null) return address.replace(/#$/, '');
  return `${address.includes('#') ? address : `${address}#`}:~:text=${encodeDirective(directive)}`;
}

/** Words of the first line of a passage that has any, without the number of a list's item. */
export function firstBlockOf(passage: string): readonly string[] {
  const firstBlock = passage.split(BLOCK_END).find((line) => /[\p{L}\p{N}]/u.test(line)) ?? '';
  // Passages of a search may begin and end with an ellipsis that the source does not have; browsers draw the numbers of lists themselves.
  return firstBlock
    .replace(/^[\s…]+|[\s…]+$/gu, '')
    .replace(/^\(?\d{1,3}[.)]\s+(?=\S)/, '')
    .split(/\s+/u)
    .filter(Boolean);
}

export const BLOCK_END = /[\n\r\u2028\u2029]+/;

function directiveFor(words: readonly string[]): TextDirective {
  const alone = { end: null, prefix: null, suffix: null };
  const whole = words.join(' ');
  if (words.length <= WHOLE_WORDS && whole.length <= MAX_CHARACTERS) return { start: whole, ...alone };
  if (words.length <= 2 * END_WORDS) return { start: shortened(whole), ...alone };
  return { ...alone, start: words.slice(0, END_WORDS).join(' '), end: words.slice(-END_WORDS).join(' ') };
}

function encodeDirective({ start, end, prefix, suffix }: TextDirective): string {
  const parts = [
    prefix === null ? null : `${encode(prefix)}-`,
    encode(start),
    end === null ? null : encode(end),
    suffix === null ? null : `-${encode(suffix)}`,
  ];
  return parts.filter((part) => part !== null).join(',');
}

/** `-`, `,` and `&` are syntax of the directive; encodeURIComponent leaves the hyphen, and throws on half a surrogate pair. */
function encode(text: string): string {
  return encodeURIComponent(shortened(text).toWellFormed()).replaceAll('-', '%2D');
}

function shortened(text: string): string {
  return text.length <= MAX_CHARACTERS ? text : [...text].slice(0, MAX_CHARACTERS).join('');
}
