// Takes the text of an RTF file apart into groups, control words and characters, with the characters of its code pages decoded. What
// the words mean is not its business.

export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  /** "\b0": word "b", number 0; `null` where it has none. "\*" has the word "*". */
  | { readonly kind: 'word'; readonly word: string; readonly number: number | null }
  | { readonly kind: 'text'; readonly text: string }
  /** A byte of the code page that holds. */
  | { readonly kind: 'byte'; readonly byte: number };

const CONTROL = /\\(?:([a-z]{1,32})(-?\d{1,10})?[ ]?|'([\da-f]{2})|([^a-z']))/iy;
const PLAIN = /[^\\{}\r\n]+/y;

/** In the order of the file, one after the other; line ends mean nothing. @param source bytes as Latin-1 */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  while (at < source.length) {
    const character = source[at];
    if (character === '{' || character === '}') {
      yield { kind: character === '{' ? 'open' : 'close' };
      at++;
    } else if (character === '\\') {
      CONTROL.lastIndex = at;
      const match = CONTROL.exec(source);
      if (!match) return;
      at += match[0].length;
      const [, word, number, byte, sign] = match;
      // Bytes of pictures follow the word and mean nothing.
      if (word === 'bin') at += Math.max(0, Number(number ?? 0));
      else if (word !== undefined) yield { kind: 'word', word, number: number === undefined ? null : Number(number) };
      else if (byte !== undefined) yield { kind: 'byte', byte: Number.parseInt(byte, 16) };
      else if (sign !== undefined) yield signOf(sign);
    } else if (character === '\r' || character === '\n') {
      at++;
    } else {
      PLAIN.lastIndex = at;
      const text = PLAIN.exec(source)?.[0] ?? source.slice(at, at + 1);
      at += text.length;
      yield { kind: 'text', text };
    }
  }
}

function signOf(sign: string): RtfToken {
  switch (sign) {
    case '~':
      return { kind: 'text', text: ' ' };
    case '_':
      return { kind: 'text', text: '-' };
    case '-':
      return { kind: 'text', text: '' };
    case '\n':
    case '\r':
      return { kind: 'word', word: 'par', number: null };
    case '*':
      return { kind: 'word', word: '*', number: null };
    default:
      return { kind: 'text', text: '\\{}'.includes(sign) ? sign : '' };
  }
}
