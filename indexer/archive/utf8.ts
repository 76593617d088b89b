// Reads bytes as UTF-8 strictly: a wrong byte is told, never replaced by a question mark that nobody notices.

export type DecodedText =
  | { readonly text: string; readonly badByteAt?: undefined }
  /** Offset of the first byte that belongs to no character. */
  | { readonly text?: undefined; readonly badByteAt: number };

/** A byte order mark at the start is left out. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { badByteAt: firstBadByte(bytes) };
  }
}

/** The line, 1 for the first, on which the byte at `offset` stands. */
export function lineOfByte(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at++) if (bytes[at] === 0x0a) line++;
  return line;
}

function firstBadByte(bytes: Uint8Array): number {
  // With `stream` a prefix decodes as long as it holds no bad byte, also where it ends inside a character.
  const decodes = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  // The character that the good prefix may end inside of is the one that is broken.
  for (let start = good - 1; start >= 0 && start > good - 4; start--) {
    const byte = bytes[start] ?? 0;
    if (byte >= 0xc0) return start + lengthFrom(byte) > good ? start : good;
    if (byte < 0x80) break;
  }
  return good;
}

/** How many bytes a character takes that begins with `lead`. */
function lengthFrom(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
