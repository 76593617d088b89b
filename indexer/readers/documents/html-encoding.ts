// Decodes the bytes of an HTML page: as it declares, unless it is plainly something else.
import { detect } from 'chardet';
import sniffHTMLEncoding from 'html-encoding-sniffer';
import { decodeUtf8 } from '../../archive/utf8.ts';

/**
 * @param declared the character set that came with the page ("windows-1252"), where one did
 * Valid UTF-8 is UTF-8 whatever is declared; what declares UTF-8 and is none is mostly windows-1252.
 */
export function decodeHtml(bytes: Uint8Array, declared?: string): string {
  const { text } = decodeUtf8(bytes);
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (text !== undefined && !isUtf16 && !bytes.includes(0x1b)) return text;
  const stated = sniffHTMLEncoding(bytes, declared === undefined ? {} : { transportLayerEncodingLabel: declared });
  const encoding = stated === 'UTF-8' ? (detect(bytes) ?? 'windows-1252') : stated;
  return decoderFor(encoding).decode(bytes);
}

function decoderFor(encoding: string) {
  try {
    return new TextDecoder(encoding === 'UTF-8' || encoding === 'ISO-8859-1' ? 'windows-1252' : encoding);
  } catch {
    // The detector knows names that decoders do not.
    return new TextDecoder('windows-1252');
  }
}
