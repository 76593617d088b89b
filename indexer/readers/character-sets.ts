// Turns the bytes of pages and feeds into text, as they declare it and as they are: old pages say UTF-8 and mean windows-1252, or
// the other way round, and some mix both.
import { analyse } from 'chardet';
import htmlEncodingSniffer from 'html-encoding-sniffer';
import { decodeUtf8 } from '../archive/utf8.ts';

export type MarkupLanguage = 'html' | 'xml' | 'json';

/** @param contentType header of the answer, `null` where it had none */
export function decodeMarkup(bytes: Uint8Array, contentType: string | null, language: MarkupLanguage): string {
  const label = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const declared =
    language === 'json'
      ? 'UTF-8'
      : htmlEncodingSniffer(bytes, {
          xml: language === 'xml',
          transportLayerEncodingLabel: label,
          defaultEncoding: 'UTF-8',
        });
  return mendMojibake(decode(bytes, declared));
}

function decode(bytes: Uint8Array, declared: string): string {
  const { text } = decodeUtf8(bytes);
  // Text of another set is hardly ever sound UTF-8 by accident.
  if (text !== undefined && !declared.startsWith('UTF-16') && !/^ISO-2022/i.test(declared)) return text;
  if (!/^utf-8$/i.test(declared)) return new TextDecoder(declared).decode(bytes);
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return UTF8_SEQUENCE.test(latin1) ? decodeMixed(latin1) : new TextDecoder(detected(bytes)).decode(bytes);
}

/** Bytes of one character beyond ASCII, as Latin-1. */
const UTF8_SEQUENCE = /[\xc3-\xdf][\x80-\xbf]|\xc2[\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/;

/** What is UTF-8 counts as it, every other byte as windows-1252. */
function decodeMixed(latin1: string): string {
  const parts = latin1.split(new RegExp(`(${UTF8_SEQUENCE.source})`));
  const windows = new TextDecoder('windows-1252');
  return parts
    .map((part, index) =>
      index % 2 === 1 ? Buffer.from(part, 'latin1').toString() : windows.decode(Buffer.from(part, 'latin1')),
    )
    .join('');
}

/** Statistics are believed only where they are sure: a few curly quotes of an English text prove nothing. */
const SURE = 60;

function detected(bytes: Uint8Array): string {
  const [best] = analyse(bytes).filter(({ name }) => !/^(?:UTF|ASCII)/.test(name));
  if (!best || best.confidence < SURE || !isKnown(best.name)) return 'windows-1252';
  return best.name;
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** UTF-8 that somebody has read as windows-1252 and saved again: "â€™" for an apostrophe. */
const MOJIBAKE =
  /[\u00c2\u00c3\u00e2][\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}/g;

function mendMojibake(text: string): string {
  return text.replace(MOJIBAKE, (found) => {
    for (const length of [found.length, found.length - 1]) {
      const bytes = windowsBytes(found.slice(0, length));
      const mended = bytes && decodeUtf8(bytes).text;
      if (mended?.length === 1) return mended + found.slice(length);
    }
    return found;
  });
}

/** `null` where a character is none of windows-1252. */
function windowsBytes(text: string): Uint8Array | null {
  const bytes = [...text].map((character) => WINDOWS_BYTES.get(character));
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : null;
}

const WINDOWS_BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
);
