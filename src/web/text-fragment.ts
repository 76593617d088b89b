// Makes links that land on a passage of its source: text fragments (https://wicg.github.io/scroll-to-text-fragment/).

/** Above this many words the fragment names the first and the last few words instead of all. */
const WHOLE_WORDS = 10;
const END_WORDS = 4;
/** Scripts without spaces make one endless word; a fragment of this length still fits every address bar. */
const MAX_CHARACTERS = 300;

/**
 * The report's address with a fragment that lands on `passage` (plain text, as a statement has it); `null` where the report has no http(s) address.
 * A fragment must not span blocks, so of several lines the first with words counts; a passage without any leaves the address as it is.
 */
export function sourceUrl(reportUrl: string | null, passage: string | null): string | null {
  const url = reportUrl === null ? null : URL.parse(reportUrl);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const address = url.href.replace(/:~:.*$/s, '');
  const directive = passage === null ? null : textDirective(passage);
  if (directive === null) return address.replace(/#$/, '');
  return `${address.includes('#') ? address : `${address}#`}:~:text=${directive}`;
}

function textDirective(passage: string): string | null {
  const firstBlock = passage.split(/[\n\r\u2028\u2029]+/).find((line) => /[\p{L}\p{N}]/u.test(line));
  if (firstBlock === undefined) return null;
  // Passages of a search may begin and end with an ellipsis that the source does not have.
  const words = firstBlock.replace(/^[\s…]+|[\s…]+$/gu, '').split(/\s+/u);
  const whole = words.join(' ');
  if (words.length <= WHOLE_WORDS && whole.length <= MAX_CHARACTERS) return encode(whole);
  if (words.length <= 2 * END_WORDS) return encode([...whole].slice(0, MAX_CHARACTERS).join(''));
  return `${encode(words.slice(0, END_WORDS).join(' '))},${encode(words.slice(-END_WORDS).join(' '))}`;
}

/** `-`, `,` and `&` are syntax of the directive; encodeURIComponent leaves the hyphen, and throws on half a surrogate pair. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
}
